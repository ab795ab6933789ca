"""The SQL of companies and of who belongs to them."""

from uuid import UUID

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.base import Base
from core.references import Target, references_to
from crm_link.customers.models import Account, ContactAccount


async def find_account(session: AsyncSession, account_id: UUID, *, lock: bool = False) -> Account | None:
    """One company, locked until the transaction ends when `lock`."""
    query = select(Account).where(Account.id == account_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.execute(query)).scalar_one_or_none()


async def find_account_of_domain(session: AsyncSession, domain: str) -> Account | None:
    """The oldest company registered under exactly this domain."""
    query = select(Account).where(Account.domain == domain).order_by(Account.id).limit(1)
    return (await session.execute(query)).scalar_one_or_none()


async def is_referred_to(session: AsyncSession, account_id: UUID) -> bool:
    """Whether anything points at the company, whatever table it is in: core.references knows the columns."""
    columns = (Base.metadata.tables[one.table].c[one.column] for one in references_to(Target.ACCOUNT))
    query = select(or_(*(exists().where(column == account_id) for column in columns)))
    return bool((await session.execute(query)).scalar_one())


async def find_memberships(session: AsyncSession, contact_id: UUID) -> dict[UUID, ContactAccount]:
    """The ties of a contact by company, the primary one first. The contact must be locked."""
    query = (
        select(ContactAccount)
        .where(ContactAccount.contact_id == contact_id)
        .order_by(ContactAccount.is_primary.desc(), ContactAccount.account_id)
        .execution_options(populate_existing=True)
    )
    return {one.account_id: one for one in (await session.execute(query)).scalars()}


async def remove_membership(session: AsyncSession, contact_id: UUID, account_id: UUID) -> None:
    """The contact does not belong there any more."""
    statement = delete(ContactAccount).where(
        ContactAccount.contact_id == contact_id, ContactAccount.account_id == account_id
    )
    await session.execute(statement)
