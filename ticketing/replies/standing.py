"""What a ticket's messages say about it, told anew after messages came, went or were taken back."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.messages import Direction
from ticketing.messages.appending import snippet_of
from ticketing.messages.models import Message
from ticketing.replies.models import OutboundDelivery
from ticketing.replies.states import DeliveryState
from ticketing.tickets.lifecycle import Status

_CUSTOMER_WAITS = frozenset({Status.NEW, Status.OPEN, Status.ON_HOLD})
_BEFORE_ALL = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Talk:
    """A ticket's list line and clocks."""

    last_message_id: UUID | None
    last_message_at: datetime
    last_message_direction: str
    snippet: str
    inbound_count: int
    waiting_since: datetime | None
    first_replied_at: datetime | None


class Talking(Protocol):
    """The fields of a ticket that its messages decide, and those that decide how."""

    id: UUID
    status: str
    created_at: datetime
    last_message_id: UUID | None
    last_message_at: datetime
    last_message_direction: str
    snippet: str
    inbound_count: int
    waiting_since: datetime | None
    first_replied_at: datetime | None


@dataclass(frozen=True, slots=True)
class LastMessage:
    """The newest message that a list would show."""

    id: UUID
    at: datetime
    snippet: str


@dataclass(frozen=True, slots=True)
class Said:
    """What lies on a ticket.

    Notes, acknowledgements and answers that were taken back do not count. `direction` is that of the newest message
    between the customer and us (none: ''). `unanswered` are what people wrote after our last answer, and since when.
    """

    last: LastMessage | None
    direction: str
    inbound_count: int
    first_replied_at: datetime | None
    unanswered: tuple[UUID, ...]
    unanswered_since: datetime | None


def told(ticket: Talking, said: Said) -> Talk:
    """The list line and clocks by what was said. A ticket on which nothing was said keeps the line it had."""
    last = said.last
    return Talk(
        last_message_id=last.id if last else None,
        last_message_at=last.at if last else max(ticket.created_at, ticket.last_message_at),
        last_message_direction=said.direction or ticket.last_message_direction,
        snippet=last.snippet if last else ticket.snippet,
        inbound_count=said.inbound_count,
        waiting_since=said.unanswered_since if ticket.status in _CUSTOMER_WAITS else None,
        first_replied_at=said.first_replied_at,
    )


def put_talk(ticket: Talking, talk: Talk) -> None:
    """Give a ticket this list line and these clocks."""
    for one in fields(Talk):
        setattr(ticket, one.name, getattr(talk, one.name))


async def said_on(session: AsyncSession, ticket_id: UUID) -> Said:
    """What lies on a ticket, looked at anew; six queries."""
    await session.flush()
    counts = _counts(ticket_id)
    is_inbound = Message.direction == Direction.INBOUND.value
    newest = select(Message.id, Message.created_at, Message.reply_text, Message.text, Message.subject).where(counts)
    last = (await session.execute(newest.order_by(Message.id.desc()).limit(1))).one_or_none()
    directions = select(Message.direction).where(counts, ~Message.is_side).order_by(Message.id.desc()).limit(1)
    inbound = select(func.count()).where(counts, is_inbound)
    answers = select(Message.id, Message.created_at).where(counts, ~is_inbound, ~Message.is_side)
    first_answer = (await session.execute(answers.order_by(Message.id).limit(1))).one_or_none()
    last_answer = (await session.execute(answers.order_by(Message.id.desc()).limit(1))).one_or_none()
    unanswered = (
        select(Message.id, Message.created_at)
        .where(counts, is_inbound, ~Message.is_side, Message.machine.is_(None))
        .where(Message.id > (last_answer.id if last_answer else _BEFORE_ALL))
        .order_by(Message.id)
    )
    waiting = (await session.execute(unanswered)).all()
    shown = snippet_of(last.reply_text, last.text, last.subject) if last else ""
    return Said(
        last=LastMessage(last.id, last.created_at, shown) if last else None,
        direction=(await session.execute(directions)).scalar() or "",
        inbound_count=(await session.execute(inbound)).scalar_one(),
        first_replied_at=first_answer.created_at if first_answer else None,
        unanswered=tuple(row.id for row in waiting),
        unanswered_since=waiting[0].created_at if waiting else None,
    )


def _counts(ticket_id: UUID) -> ColumnElement[bool]:
    """What between a customer and us a ticket's list line and clocks are made of."""
    canceled = DeliveryState.CANCELED.value
    sent = select(OutboundDelivery.id).where(OutboundDelivery.message_id == Message.id)
    was_taken_back = and_(
        exists(sent.where(OutboundDelivery.state == canceled)), ~exists(sent.where(OutboundDelivery.state != canceled))
    )
    is_answer = and_(Message.direction == Direction.OUTBOUND.value, Message.is_automatic.is_(False), ~was_taken_back)
    return and_(Message.ticket_id == ticket_id, or_(Message.direction == Direction.INBOUND.value, is_answer))
