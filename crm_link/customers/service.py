"""The customer record as people use it: look up, correct, block, find somebody to write to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import Page, page_of
from core.errors import NotFound
from core.events.base import Fact
from core.events.facts.desk import ContactBlocked, ContactChanged, ContactUnblocked
from core.events.log import record_events
from core.staff.principal import Permission, Principal
from core.versions import require_version
from crm_link.customers import repository
from crm_link.customers.events import contact_event
from crm_link.customers.models import Contact

CHANGEABLE = ("name", "language", "note", "is_vip")


@dataclass(frozen=True, slots=True)
class IdentityView:
    """One way to reach a contact. `is_verified` False: somebody only claimed it."""

    id: UUID
    kind: str
    external_id: str
    name: str
    role: str
    is_verified: bool
    is_blocked: bool
    is_undeliverable: bool


@dataclass(frozen=True, slots=True)
class CompanyView:
    """A company that a contact belongs to, and as what."""

    id: UUID
    name: str
    domain: str | None
    role: str


@dataclass(frozen=True, slots=True)
class ContactView:
    """A person outside the company."""

    id: UUID
    name: str
    language: str
    note: str
    is_vip: bool
    is_blocked: bool
    created_at: datetime
    identities: tuple[IdentityView, ...]
    accounts: tuple[CompanyView, ...]
    version: int


async def get_contact(session: AsyncSession, contact_id: UUID) -> ContactView:
    """One contact with everything about him, in three queries. Raises NotFound."""
    contact = await repository.find_contact(session, contact_id)
    if contact is None:
        raise contact_not_found()
    return (await _views(session, [contact]))[0]


async def list_contacts(
    session: AsyncSession, words: str = "", cursor: str | None = None, limit: int = 20
) -> Page[ContactView]:
    """Contacts whose name or address contains `words`, the newest first."""
    rows = await repository.list_contacts(session, " ".join(words.split()), cursor, limit)
    page = page_of(rows, limit, lambda contact: [contact.id])
    return Page(await _views(session, page.items), page.next_cursor)


async def change_contact(
    session: AsyncSession,
    principal: Principal,
    contact_id: UUID,
    changes: Mapping[str, Any],
    version: int | None = None,
) -> ContactView:
    """Change some of name, language, note and is_vip. Raises NotPermitted, NotFound, PreconditionFailed."""
    principal.require(Permission.EDIT_CUSTOMERS)
    contact = await _locked(session, contact_id)
    require_version(contact.version, version)
    real = {name: value for name, value in changes.items() if name in CHANGEABLE and value != getattr(contact, name)}
    if real:
        before = {name: getattr(contact, name) for name in real}
        for name, value in real.items():
            setattr(contact, name, value)
        detail = {"before": before, "after": real}
        await _record(session, contact, ContactChanged(fields=sorted(real)), principal, detail)
    return (await _views(session, [contact]))[0]


async def block_contact(session: AsyncSession, principal: Principal, contact_id: UUID) -> ContactView:
    """What this person sends goes to spam from now on; twice is as good as once. Raises NotPermitted, NotFound."""
    return await _set_blocked(session, principal, contact_id, blocked=True)


async def unblock_contact(session: AsyncSession, principal: Principal, contact_id: UUID) -> ContactView:
    """This person may write to us again. Raises NotPermitted, NotFound."""
    return await _set_blocked(session, principal, contact_id, blocked=False)


def contact_not_found() -> NotFound:
    """The error for a contact that is not there."""
    return NotFound("There is no such contact.", code="contact_not_found")


async def _set_blocked(session: AsyncSession, principal: Principal, contact_id: UUID, *, blocked: bool) -> ContactView:
    principal.require(Permission.BLOCK_CUSTOMERS)
    contact = await _locked(session, contact_id)
    if contact.is_blocked is not blocked:
        contact.is_blocked = blocked
        await _record(session, contact, ContactBlocked() if blocked else ContactUnblocked(), principal)
    return (await _views(session, [contact]))[0]


async def _locked(session: AsyncSession, contact_id: UUID) -> Contact:
    contact = await repository.find_contact(session, contact_id, lock=True)
    if contact is None:
        raise contact_not_found()
    return contact


async def _record(
    session: AsyncSession, contact: Contact, fact: Fact, principal: Principal, detail: dict[str, Any] | None = None
) -> None:
    contact.version += 1
    await session.flush()
    await record_events(session, [contact_event(contact.id, contact.version, fact, principal.actor, detail=detail)])


async def _views(session: AsyncSession, contacts: Sequence[Contact]) -> list[ContactView]:
    contact_ids = [contact.id for contact in contacts]
    identities = await repository.load_identities_of(session, contact_ids)
    accounts = await repository.load_accounts_of(session, contact_ids)
    return [
        ContactView(
            id=contact.id,
            name=contact.name,
            language=contact.language,
            note=contact.note,
            is_vip=contact.is_vip,
            is_blocked=contact.is_blocked,
            created_at=contact.created_at,
            identities=tuple(
                IdentityView(
                    id=identity.id,
                    kind=identity.kind,
                    external_id=identity.external_id,
                    name=identity.name,
                    role=link.role,
                    is_verified=link.is_verified,
                    is_blocked=identity.is_blocked,
                    is_undeliverable=identity.is_undeliverable,
                )
                for identity, link in identities.get(contact.id, ())
            ),
            accounts=tuple(
                CompanyView(account.id, account.name, account.domain, link.role)
                for account, link in accounts.get(contact.id, ())
            ),
            version=contact.version,
        )
        for contact in contacts
    ]
