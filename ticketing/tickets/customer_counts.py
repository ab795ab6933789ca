"""How many cases a customer has, as far as the one who asks may see them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.staff.principal import Principal
from ticketing.tickets.access import HIDDEN_STATUSES, visible_to
from ticketing.tickets.models import Ticket

MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class CustomerCounts:
    """All visible cases of a contact, and those among them that are active. Counting stops at 1,000."""

    tickets: int = 0
    open_tickets: int = 0


@dataclass(frozen=True, slots=True)
class CustomerActivity:
    """How many visible cases of a contact are active, and when anything was last said in any of them."""

    open_tickets: int = 0
    last_message_at: datetime | None = None


async def activity_of_contacts(
    session: AsyncSession, principal: Principal, contact_ids: Collection[UUID]
) -> dict[UUID, CustomerActivity]:
    """Of a page of contacts, in one query; those without a case are left out. Spam and trash do not count."""
    if not contact_ids:
        return {}
    query = (
        select(Ticket.contact_id, func.count().filter(Ticket.is_active), func.max(Ticket.last_message_at))
        .where(Ticket.contact_id.in_(padded(contact_ids)), visible_to(principal), Ticket.status.not_in(HIDDEN_STATUSES))
        .group_by(Ticket.contact_id)
    )
    return {
        contact_id: CustomerActivity(int(active), last)
        for contact_id, active, last in (await session.execute(query)).all()
        if contact_id is not None
    }


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
