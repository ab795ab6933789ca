"""The SQL of taking changes back."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.db.paging import AnyRow
from core.events.models import Event, EventDetail
from ticketing.tickets.access import ticket_not_found
from ticketing.tickets.models import Ticket


async def event_rows(session: AsyncSession, ticket_id: UUID, event_ids: Collection[int]) -> Sequence[AnyRow]:
    """These events of a ticket, in order, with their personal words as `detail`."""
    query = (
        select(Event.id, Event.type, Event.actor_id, Event.occurred_at, Event.data, EventDetail.data.label("detail"))
        .outerjoin(EventDetail, EventDetail.event_id == Event.id)
        .where(Event.id.in_(padded(event_ids)), Event.aggregate_kind == "ticket", Event.aggregate_id == ticket_id)
        .order_by(Event.id)
    )
    return (await session.execute(query)).all()


async def lock_ticket(session: AsyncSession, ticket_id: UUID) -> Ticket:
    """The ticket, whoever may see it; its row is held until the transaction ends. Raises NotFound."""
    query = select(Ticket).where(Ticket.id == ticket_id).with_for_update(of=Ticket, key_share=True)
    ticket = (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if ticket is None:
        raise ticket_not_found()
    return ticket
