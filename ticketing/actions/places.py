"""What the placeholders of an action's words stand for on a ticket."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount
from core.staff.models import Organization
from crm_link.customers.models import Contact
from ticketing.actions.words import Place
from ticketing.tickets.models import Ticket


async def place_of(session: AsyncSession, ticket_id: UUID, acting_name: str) -> Place:
    """The place that a ticket is for words, in one query."""
    query = (
        select(Ticket.number, Ticket.subject, Contact.name, ChannelAccount.brand, Organization.name)
        .select_from(Ticket)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .outerjoin(ChannelAccount, ChannelAccount.id == Ticket.channel_account_id)
        .outerjoin(Organization, Organization.id.is_not(None))
        .where(Ticket.id == ticket_id)
        .limit(1)
    )
    number, subject, contact_name, brand, company = (await session.execute(query)).one()
    return Place(number, subject, contact_name or "", acting_name, brand or company or "")
