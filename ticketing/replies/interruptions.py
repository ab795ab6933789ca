"""Whoever writes on a ticket stops the answers that wait there for their time: a subscriber of what was said."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.events.base import PublishedEvent
from core.events.facts.ticket import MessageReceived, MessageSent
from ticketing.replies.scheduled import stop_because_of, tickets_with_waiting


async def handle(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
    """Stop what people have not seen these messages of customers and colleagues when they chose its time."""
    said = [event for event in events if event.ticket_id is not None and (_by_customer(event) or _by_colleague(event))]
    concerned = await tickets_with_waiting(session, {event.ticket_id for event in said if event.ticket_id})
    for event in said:
        if event.ticket_id in concerned and event.ticket_id is not None:
            is_customer = _by_customer(event)
            await stop_because_of(
                session,
                event.ticket_id,
                UUID(event.data["message_id"]),
                "customer_wrote" if is_customer else "colleague_answered",
                but_of=None if is_customer else event.actor.id,
            )


def _by_customer(event: PublishedEvent) -> bool:
    data = event.data
    is_his = not data.get("is_side") and not data.get("is_imported") and data.get("machine_kind") is None
    return event.type == MessageReceived.type and is_his


def _by_colleague(event: PublishedEvent) -> bool:
    return event.type == MessageSent.type and not event.data.get("is_automatic")
