"""How many cases a customer has, as far as the one who asks may see them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.staff.principal import Principal
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket

MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class CustomerCounts:
    """All visible cases of a contact, and those among them that are active. Counting stops at 1,000."""

    tickets: int = 0
    open_tickets: int = 0


async def count_tickets_of_contact(session: AsyncSession, principal: Principal, contact_id: UUID) -> CustomerCounts:
    """Count in one query over the contact's newest 1,000 cases."""
    newest = (
        select(Ticket.is_active)
        .where(Ticket.contact_id == contact_id, visible_to(principal))
        .order_by(Ticket.last_message_at.desc(), Ticket.id.desc())
        .limit(MOST_COUNTED)
        .subquery()
    )
    query = select(func.count(), func.count().filter(newest.c.is_active)).select_from(newest)
    total, active = (await session.execute(query)).one()
    return CustomerCounts(int(total), int(active))
