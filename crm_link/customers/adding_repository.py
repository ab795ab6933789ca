"""The SQL of one customer's tie to one address."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from crm_link.customers.models import ContactIdentity, Identity


async def find_link(session: AsyncSession, identity_id: UUID, contact_id: UUID) -> ContactIdentity | None:
    """The tie, also one that has ended."""
    query = select(ContactIdentity).where(
        ContactIdentity.identity_id == identity_id, ContactIdentity.contact_id == contact_id
    )
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()


async def get_address(session: AsyncSession, identity_id: UUID) -> str:
    """The address of an identity that is known to be there."""
    return (await session.execute(select(Identity.external_id).where(Identity.id == identity_id))).scalar_one()
