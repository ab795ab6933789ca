"""What the placeholders of an action's words stand for on a ticket."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount
from core.db.bulk import padded
from core.staff.models import Organization
from crm_link.customers.models import Contact
from ticketing.actions.words import Place
from ticketing.tickets.models import Ticket


async def place_of(session: AsyncSession, ticket_id: UUID, acting_name: str) -> Place:
    """The place that a ticket is for words, in one query."""
    return (await places_of(session, [ticket_id], acting_name))[ticket_id]


async def places_of(session: AsyncSession, ticket_ids: Collection[UUID], acting_name: str) -> dict[UUID, Place]:
    """The places that these tickets are, as many as there are in one query."""
    keys = padded(ticket_ids)
    if not keys:
        return {}
    company = select(Organization.name).limit(1).scalar_subquery()
    query = (
        select(Ticket.id, Ticket.number, Ticket.subject, Contact.name, ChannelAccount.brand, company)
        .select_from(Ticket)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .outerjoin(ChannelAccount, ChannelAccount.id == Ticket.channel_account_id)
        .where(Ticket.id.in_(keys))
    )
    return {
        ticket_id: Place(number, subject, contact_name or "", acting_name, brand or company_name or "")
        for ticket_id, number, subject, contact_name, brand, company_name in (await session.execute(query)).all()
    }
