"""The lists of customers and companies, a page at a time."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import Page, page_of
from crm_link.customers import listing_repository, service
from crm_link.customers.accounts import AccountView, account_view
from crm_link.customers.listing_repository import ContactFilter
from crm_link.customers.service import ContactView

_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class AccountListItem:
    """A company, and how many people of it we know."""

    account: AccountView
    people: int


async def list_contacts(
    session: AsyncSession,
    words: str = "",
    cursor: str | None = None,
    limit: int = 20,
    *,
    is_vip: bool | None = None,
    is_blocked: bool | None = None,
    account_id: UUID | None = None,
    channel: str = "",
) -> Page[ContactView]:
    """Contacts whose name or addresses hold all `words`, the newest first; four queries.

    Words may be written with other tone marks; a telephone number may be written in any way. Raises
    Invalid(code="bad_cursor").
    """
    wanted = ContactFilter(_split(words), is_vip, is_blocked, account_id, channel)
    rows = await listing_repository.list_contacts(session, wanted, cursor, limit)
    page = page_of(rows, limit, lambda row: [row.id])
    views = await service.load_contacts(session, [row.id for row in page.items])
    return Page([views[row.id] for row in page.items], page.next_cursor)


async def list_accounts(
    session: AsyncSession,
    words: str = "",
    cursor: str | None = None,
    limit: int = 20,
    *,
    is_vip: bool | None = None,
    has_people: bool | None = None,
) -> Page[AccountListItem]:
    """Companies whose name or domain holds all `words`, by name; two queries.

    `is_vip`: with a customer who is a VIP, or without; `has_people`: with anybody, or without. Raises
    Invalid(code="bad_cursor").
    """
    rows = await listing_repository.list_accounts(session, _split(words), is_vip, has_people, cursor, limit)
    page = page_of(rows, limit, lambda account: [account.name, account.id])
    people = await listing_repository.count_people(session, [account.id for account in page.items])
    return Page(
        [AccountListItem(account_view(account), people.get(account.id, 0)) for account in page.items],
        page.next_cursor,
    )


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split()[:_MOST_WORDS])
