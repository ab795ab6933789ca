"""The history of a ticket or a customer: events, newest first, with the personal words that have not been erased."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import AnyRow, Page, after, page_of
from core.events.base import Actor
from core.events.models import Event, EventDetail, EventPublication

_OF_CUSTOMERS = ("contact.merged", "contact.merge_undone")


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """One thing that happened. `seq` is None until the relay has published it.

    `data` holds the fields of the fact (core/events/facts/ticket.py) and, as long as they are kept, the before and
    after values that may be erased.
    """

    id: int
    seq: int | None
    type: str
    actor: Actor
    occurred_at: datetime
    data: dict[str, Any]
    reason: str | None


async def history(session: AsyncSession, ticket_id: UUID, cursor: str | None, limit: int) -> Page[HistoryItem]:
    """A page of a ticket's history; one query. The caller has passed the ticket's gate.

    What a single reader did (read marks, drafts) is in the log too, but is nobody else's business. That the customer
    was merged with another is told on the ticket beside which it was done.
    """
    condition = or_(Event.aggregate_kind == "ticket", Event.type.in_(_OF_CUSTOMERS))
    query = _EVENTS.where(Event.ticket_id == ticket_id, condition)
    rows = (await session.execute(after(query, (Event.id,), cursor, limit=limit))).all()
    return _items(page_of(rows, limit, lambda row: (row.id,)))


async def history_of_record(
    session: AsyncSession, kind: str, record_id: UUID, cursor: str | None, limit: int
) -> Page[HistoryItem]:
    """A page of what was done to a customer (`contact`) or a company (`account`); one query."""
    query = _EVENTS.where(Event.aggregate_kind == kind, Event.aggregate_id == record_id)
    rows = (await session.execute(after(query, (Event.version,), cursor, limit=limit))).all()
    return _items(page_of(rows, limit, lambda row: (row.version,)))


_EVENTS: Final = (
    select(
        Event.id,
        Event.version,
        EventPublication.publish_seq,
        Event.type,
        Event.actor_kind,
        Event.actor_id,
        Event.actor_name,
        Event.occurred_at,
        Event.data,
        Event.reason,
        EventDetail.data.label("detail"),
    )
    .outerjoin(EventPublication, EventPublication.event_id == Event.id)
    .outerjoin(EventDetail, EventDetail.event_id == Event.id)
)


def _items(page: Page[AnyRow]) -> Page[HistoryItem]:
    return Page(
        [
            HistoryItem(
                id=row.id,
                seq=row.publish_seq,
                type=row.type,
                actor=Actor(row.actor_kind, row.actor_id, row.actor_name),
                occurred_at=row.occurred_at,
                data={**row.data, **(row.detail or {})},
                reason=row.reason,
            )
            for row in page.items
        ],
        page.next_cursor,
    )
