"""The SQL of sending: releasing what is due, claiming one delivery per conversation, leases, loading what to send."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.channel_accounts.models import ChannelAccount
from core.db.bulk import padded
from core.db.repository import is_sqlite
from core.messages import AttachmentState
from ticketing.conversations.models import Conversation
from ticketing.messages.models import Attachment, Message
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.replies.states import BLOCKING, IN_FLIGHT, DeliveryState
from ticketing.tickets.models import Ticket

_MOST_REFERENCES = 20
_MOST_RELEASED = 500
_Earlier = aliased(OutboundDelivery)


@dataclass(frozen=True, slots=True)
class ClaimedRow:
    """A delivery that is ours to send until its lease ends."""

    delivery_id: UUID
    conversation_id: UUID
    ticket_id: UUID
    message_id: UUID


async def release_due(session: AsyncSession, now: datetime) -> int:
    """Queue everything whose undo window or pause is over; how many that were.

    Rows that another worker or a person who takes them back holds right now are left for the next look.
    """
    due = (
        select(OutboundDelivery.id)
        .where(
            OutboundDelivery.state.in_([DeliveryState.HELD.value, DeliveryState.RETRY.value]),
            OutboundDelivery.due_at <= now,
        )
        .order_by(OutboundDelivery.id)
        .limit(_MOST_RELEASED)
        .with_for_update(skip_locked=True)
    )
    delivery_ids = list((await session.execute(due)).scalars())
    if delivery_ids:
        await session.execute(
            update(OutboundDelivery)
            .where(OutboundDelivery.id.in_(padded(delivery_ids)))
            .values(state=DeliveryState.QUEUED.value, due_at=None, version=OutboundDelivery.version + 1)
            .execution_options(synchronize_session=False)
        )
    return len(delivery_ids)


async def anything_to_do(session: AsyncSession, now: datetime) -> bool:
    """Whether something is queued, due, or left behind by a worker that vanished."""
    due = and_(OutboundDelivery.state.in_(["held", "retry"]), OutboundDelivery.due_at <= now)
    left = and_(OutboundDelivery.state.in_(sorted(IN_FLIGHT)), OutboundDelivery.lease_until < now)
    query = select(OutboundDelivery.id).where(or_(OutboundDelivery.state == "queued", due, left)).limit(1)
    return (await session.execute(query)).first() is not None


async def claim(
    session: AsyncSession, token: UUID, now: datetime, lease_until: datetime, limit: int
) -> list[ClaimedRow]:
    """Lease at most one delivery of each of up to `limit` conversations, the oldest first.

    Only what leaves through the same account waits for what is before it: a mail to a visitor who left does not hold
    up the talk when he is back.

    PostgreSQL: the conversations' rows are locked first, so that the second look below sees whatever another worker
    or a new answer has committed. SQLite's writer is alone.
    """
    ready = await _ready(session, now, None, limit)
    if ready and not is_sqlite(session):
        query = select(Conversation.id).where(Conversation.id.in_(padded(row.conversation_id for row in ready)))
        locked = list((await session.execute(query.with_for_update(key_share=True, skip_locked=True))).scalars())
        ready = await _ready(session, now, locked, limit) if locked else []
    chosen: dict[UUID, ClaimedRow] = {}
    for row in ready:
        chosen.setdefault(row.conversation_id, row)
    if not chosen:
        return []
    statement = (
        update(OutboundDelivery)
        .where(
            OutboundDelivery.id.in_(padded(row.delivery_id for row in chosen.values())),
            OutboundDelivery.state == DeliveryState.QUEUED.value,
        )
        .values(
            state=DeliveryState.SENDING.value,
            lease_token=token,
            lease_until=lease_until,
            attempts=OutboundDelivery.attempts + 1,
            passed_a_blocked_one=or_(OutboundDelivery.passed_a_blocked_one, _has_earlier(OutboundDelivery)),
            version=OutboundDelivery.version + 1,
        )
        .returning(OutboundDelivery.id)
        .execution_options(synchronize_session=False)
    )
    mine = set((await session.execute(statement)).scalars())
    return [row for row in chosen.values() if row.delivery_id in mine]


async def mark_transmitting(session: AsyncSession, token: UUID, delivery_id: UUID, lease_until: datetime) -> bool:
    """Note that the content leaves now; False when the lease was lost and nothing may be sent."""
    statement = (
        update(OutboundDelivery)
        .where(
            OutboundDelivery.id == delivery_id,
            OutboundDelivery.lease_token == token,
            OutboundDelivery.state == DeliveryState.SENDING.value,
        )
        .values(state=DeliveryState.TRANSMITTING.value, lease_until=lease_until)
        .returning(OutboundDelivery.id)
        .execution_options(synchronize_session=False)
    )
    return (await session.execute(statement)).first() is not None


async def renew(
    session: AsyncSession, token: UUID, delivery_ids: Collection[UUID], lease_until: datetime
) -> frozenset[UUID]:
    """Hold leases longer; those that are still ours."""
    statement = (
        update(OutboundDelivery)
        .where(OutboundDelivery.id.in_(padded(delivery_ids)), OutboundDelivery.lease_token == token)
        .values(lease_until=lease_until)
        .returning(OutboundDelivery.id)
        .execution_options(synchronize_session=False)
    )
    return frozenset((await session.execute(statement)).scalars())


async def find_left_behind(session: AsyncSession, now: datetime, limit: int) -> list[OutboundDelivery]:
    """Deliveries in flight whose lease is over."""
    query = (
        select(OutboundDelivery)
        .where(OutboundDelivery.state.in_(sorted(IN_FLIGHT)), OutboundDelivery.lease_until < now)
        .order_by(OutboundDelivery.lease_until)
        .limit(limit)
    )
    return list((await session.execute(query)).scalars())


async def lock_by_lease(session: AsyncSession, delivery_id: UUID, token: UUID) -> OutboundDelivery | None:
    """The delivery if the lease still is ours, its row held. Take the ticket's lock first."""
    query = select(OutboundDelivery).where(OutboundDelivery.id == delivery_id, OutboundDelivery.lease_token == token)
    query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.execute(query)).scalar_one_or_none()


async def load_to_send(
    session: AsyncSession, delivery_ids: Sequence[UUID]
) -> list[tuple[OutboundDelivery, Message, Ticket, ChannelAccount | None]]:
    """Deliveries with what they carry, for which ticket, through which account."""
    query = (
        select(OutboundDelivery, Message, Ticket, ChannelAccount)
        .join(Message, Message.id == OutboundDelivery.message_id)
        .join(Ticket, Ticket.id == OutboundDelivery.ticket_id)
        .outerjoin(ChannelAccount, ChannelAccount.id == OutboundDelivery.channel_account_id)
        .where(OutboundDelivery.id.in_(padded(delivery_ids)))
    )
    return [tuple(row) for row in (await session.execute(query)).all()]  # type: ignore[misc]


async def load_attachments(session: AsyncSession, message_ids: Collection[UUID]) -> list[Attachment]:
    """The stored files of messages, in order."""
    query = select(Attachment).where(
        Attachment.message_id.in_(padded(message_ids)), Attachment.state == AttachmentState.STORED.value
    )
    return list((await session.execute(query.order_by(Attachment.message_id, Attachment.position))).scalars())


async def load_references(
    session: AsyncSession, conversation_ids: Collection[UUID]
) -> dict[UUID, list[tuple[UUID, str]]]:
    """Per conversation the (message id, external id) of its last 20 messages that others can refer to, oldest first."""
    age = func.row_number().over(partition_by=Message.conversation_id, order_by=Message.id.desc()).label("age")
    known = (
        select(Message.conversation_id, Message.id, Message.external_message_id, age)
        .where(Message.conversation_id.in_(padded(conversation_ids)), Message.external_message_id != "")
        .subquery()
    )
    query = select(known).where(known.c.age <= _MOST_REFERENCES).order_by(known.c.id)
    found: dict[UUID, list[tuple[UUID, str]]] = {}
    for row in (await session.execute(query)).all():
        found.setdefault(row.conversation_id, []).append((row.id, row.external_message_id))
    return found


async def load_recipients(session: AsyncSession, delivery_ids: Collection[UUID]) -> list[OutboundRecipient]:
    """Everybody the deliveries go to, by address."""
    query = select(OutboundRecipient).where(OutboundRecipient.delivery_id.in_(padded(delivery_ids)))
    return list((await session.execute(query.order_by(OutboundRecipient.external_id))).scalars())


async def _ready(
    session: AsyncSession, now: datetime, conversation_ids: Sequence[UUID] | None, limit: int
) -> list[ClaimedRow]:
    blocked = exists().where(
        _Earlier.conversation_id == OutboundDelivery.conversation_id,
        _Earlier.channel_account_id == OutboundDelivery.channel_account_id,
        _Earlier.state.in_(sorted(BLOCKING)),
        _Earlier.id != OutboundDelivery.id,
        _Earlier.blocks_until > now,
        or_(_Earlier.id < OutboundDelivery.id, _Earlier.state.in_(sorted(IN_FLIGHT))),
    )
    query = select(
        OutboundDelivery.id,
        OutboundDelivery.conversation_id,
        OutboundDelivery.ticket_id,
        OutboundDelivery.message_id,
    ).where(OutboundDelivery.state == DeliveryState.QUEUED.value, ~blocked)
    if conversation_ids is not None:
        query = query.where(OutboundDelivery.conversation_id.in_(padded(conversation_ids)))
    rows: Any = await session.execute(query.order_by(OutboundDelivery.id).limit(limit))
    return [ClaimedRow(*row) for row in rows.all()]


def _has_earlier(delivery: type[OutboundDelivery]) -> ColumnElement[bool]:
    """Whether an older one of the same conversation still waits, so that this one goes past it."""
    return exists().where(
        _Earlier.conversation_id == delivery.conversation_id,
        _Earlier.channel_account_id == delivery.channel_account_id,
        _Earlier.state.in_(sorted(BLOCKING)),
        _Earlier.id < delivery.id,
    )
