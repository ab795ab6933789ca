"""The SQL of accepting answers and notes: locks, the stale guard's question, inserts, and what is read back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, bindparam, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount
from core.db.bulk import insert_rows, padded
from core.db.repository import upsert
from core.messages import Direction
from core.staff.models import User
from ticketing.conversations.models import Conversation
from ticketing.messages.models import Attachment, Message
from ticketing.replies.models import AutomaticMail, OutboundDelivery, OutboundRecipient
from ticketing.tickets.models import Ticket, TicketFollower, TicketMention

_MOST_NEWER = 50


@dataclass(frozen=True, slots=True)
class Thread:
    """Where answers on a ticket go out, with the account they go through (deleted ones included)."""

    conversation: Conversation
    account: ChannelAccount | None


async def lock_thread(session: AsyncSession, ticket_id: UUID) -> Thread | None:
    """The ticket's thread, its row held until the transaction ends. Take it before the ticket's."""
    row = (await session.execute(_LOCK_THREAD, {"ticket_id": ticket_id})).first()
    return Thread(row[0], row[1]) if row else None


async def lock_ticket(session: AsyncSession, ticket_id: UUID) -> Ticket | None:
    """The ticket without asking who looks, its row held: for workers and reports from channels."""
    query = select(Ticket).where(Ticket.id == ticket_id)
    query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return (await session.execute(query)).scalar_one_or_none()


async def lock_ticket_of(session: AsyncSession, delivery: OutboundDelivery, expected: Ticket | None) -> Ticket | None:
    """The ticket of a locked delivery: `expected`, unless its message went to another one while that was waited for."""
    if expected is not None and expected.id == delivery.ticket_id:
        return expected
    return await lock_ticket(session, delivery.ticket_id)


async def lock_tickets(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, Ticket]:
    """Several tickets, their rows held, locked in a fixed order."""
    query = select(Ticket).where(Ticket.id.in_(padded(ticket_ids))).order_by(Ticket.id)
    query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return {ticket.id: ticket for ticket in (await session.execute(query)).scalars()}


async def newer_message_ids(
    session: AsyncSession, ticket_id: UUID, last_seen_message_id: UUID | None, own_user_id: UUID
) -> list[UUID]:
    """What the author has not seen: customers' messages and colleagues' answers, oldest first, at most 50.

    Notes, machines' mail, acknowledgements, the author's own answers, answers that were taken back and what a colleague
    forwarded to somebody else do not count; what such a person answered does.
    """
    values = {"ticket_id": ticket_id, "own_user_id": own_user_id, "last_seen": last_seen_message_id or _BEFORE_ALL}
    return sorted((await session.execute(_NEWER_MESSAGES, values)).scalars())


async def last_inbound_at(session: AsyncSession, conversation_id: UUID) -> datetime | None:
    """When the customer wrote last in this thread; reply windows count from here."""
    query = (
        select(Message.created_at)
        .where(Message.conversation_id == conversation_id, Message.direction == Direction.INBOUND.value)
        .order_by(Message.id.desc())
        .limit(1)
    )
    return (await session.execute(query)).scalar()


async def find_uploads(session: AsyncSession, attachment_ids: Collection[UUID], user_id: UUID) -> list[Attachment]:
    """The user's own uploads that are on no message yet, locked."""
    if not attachment_ids:
        return []
    query = select(Attachment).where(
        Attachment.id.in_(list(attachment_ids)), Attachment.message_id.is_(None), Attachment.uploaded_by == user_id
    )
    return list((await session.execute(query.with_for_update().order_by(Attachment.id))).scalars())


async def hand_uploads(
    session: AsyncSession, attachment_ids: Collection[UUID], from_user_id: UUID, to_user_id: UUID
) -> None:
    """Make uploads of one person, on no message yet, those of another who goes on writing."""
    if attachment_ids and from_user_id != to_user_id:
        await session.execute(
            update(Attachment)
            .where(
                Attachment.id.in_(padded(attachment_ids)),
                Attachment.message_id.is_(None),
                Attachment.uploaded_by == from_user_id,
            )
            .values(uploaded_by=to_user_id)
            .execution_options(synchronize_session=False)
        )


async def insert_messages(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Outbound or internal messages."""
    await insert_rows(session, Message, rows)


async def insert_deliveries(
    session: AsyncSession, deliveries: Sequence[dict[str, Any]], recipients: Sequence[dict[str, Any]]
) -> None:
    """Deliveries and their recipients."""
    await insert_rows(session, OutboundDelivery, deliveries)
    await insert_rows(session, OutboundRecipient, recipients)


async def follower_ids(session: AsyncSession, ticket_id: UUID) -> frozenset[UUID]:
    """Who follows the ticket."""
    return frozenset((await session.execute(_FOLLOWERS, {"ticket_id": ticket_id})).scalars())


async def add_followers(
    session: AsyncSession, ticket_id: UUID, user_ids: Iterable[UUID], reason: str, now: datetime
) -> set[UUID]:
    """Let people follow; those who do already keep their reason. Returns who is new."""
    rows = [
        {"ticket_id": ticket_id, "user_id": user_id, "reason": reason, "created_at": now}
        for user_id in sorted(user_ids)
    ]
    if not rows:
        return set()
    statement = upsert(session, TicketFollower).values(rows).on_conflict_do_nothing()
    return set((await session.execute(statement.returning(TicketFollower.user_id))).scalars())


async def record_mentions(session: AsyncSession, ticket_id: UUID, user_ids: Iterable[UUID], now: datetime) -> None:
    """Put the ticket on the mentioned people's list, or move it up there."""
    rows = [{"ticket_id": ticket_id, "user_id": user_id, "mentioned_at": now} for user_id in sorted(user_ids)]
    if rows:
        statement = upsert(session, TicketMention).values(rows)
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=[TicketMention.ticket_id, TicketMention.user_id], set_={"mentioned_at": now}
            )
        )


async def active_users(session: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, str]:
    """Names of those of `user_ids` who work here."""
    if not user_ids:
        return {}
    query = select(User.id, User.name).where(User.id.in_(list(user_ids)), User.is_active)
    rows = (await session.execute(query)).all()
    return {row.id: row.name for row in rows}


async def find_message(session: AsyncSession, message_id: UUID) -> Message | None:
    """A message by id."""
    return await session.get(Message, message_id, populate_existing=True)


async def lock_deliveries_of(session: AsyncSession, message_ids: Collection[UUID]) -> list[OutboundDelivery]:
    """All deliveries of several messages, held, in a fixed order. Take the tickets' locks first."""
    query = (
        select(OutboundDelivery)
        .where(OutboundDelivery.message_id.in_(padded(message_ids)))
        .order_by(OutboundDelivery.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list((await session.execute(query)).scalars())


async def delivery_rows(session: AsyncSession, message_ids: Collection[UUID]) -> Sequence[Row[Any]]:
    """For reading: a row for each recipient of the messages' deliveries, by delivery, to before cc before bcc."""
    if not message_ids:
        return []
    result: Any = await session.execute(_DELIVERY_ROWS, {"message_ids": padded(message_ids)})
    rows: Sequence[Row[Any]] = result.all()
    return rows


async def recipients_of(session: AsyncSession, delivery_ids: Collection[UUID]) -> list[OutboundRecipient]:
    """The recipients of deliveries: to before cc before bcc, then by address."""
    if not delivery_ids:
        return []
    query = select(OutboundRecipient).where(OutboundRecipient.delivery_id.in_(padded(delivery_ids)))
    query = query.order_by(OutboundRecipient.role.desc(), OutboundRecipient.external_id)
    return list((await session.execute(query.execution_options(populate_existing=True))).scalars())


async def states_newest_first(session: AsyncSession, conversation_id: UUID, ticket_id: UUID) -> list[str]:
    """The states of the ticket's last 50 deliveries in this thread."""
    query = (
        select(OutboundDelivery.state)
        .where(OutboundDelivery.conversation_id == conversation_id, OutboundDelivery.ticket_id == ticket_id)
        .order_by(OutboundDelivery.id.desc())
        .limit(50)
    )
    return list((await session.execute(query)).scalars())


async def touch_message(session: AsyncSession, message_id: UUID, external_message_id: str | None = None) -> None:
    """Count a change of the message's delivery; keep the id under which others will refer to it."""
    values: dict[str, Any] = {"version": Message.version + 1}
    if external_message_id:
        values["external_message_id"] = external_message_id
    await session.execute(
        update(Message).where(Message.id == message_id).values(values).execution_options(synchronize_session=False)
    )


async def detach_uploads(session: AsyncSession, message_id: UUID, user_id: UUID) -> list[UUID]:
    """Make a taken-back message's files uploads of `user_id` again; returns their ids in order.

    Copies of other messages' files, which nobody uploaded, go: the next attempt makes its own.
    """
    await session.execute(
        delete(Attachment)
        .where(Attachment.message_id == message_id, Attachment.uploaded_by.is_(None))
        .execution_options(synchronize_session=False)
    )
    query = select(Attachment.id).where(Attachment.message_id == message_id).order_by(Attachment.position)
    attachment_ids = list((await session.execute(query)).scalars())
    if attachment_ids:
        await session.execute(
            update(Attachment)
            .where(Attachment.id.in_(attachment_ids))
            .values(message_id=None, uploaded_by=user_id)
            .execution_options(synchronize_session=False)
        )
    return attachment_ids


async def count_automatic(session: AsyncSession, hour: datetime, counts: Mapping[str, int]) -> dict[str, int]:
    """Add to the automatic mails per address of this hour; the new totals."""
    if not counts:
        return {}
    rows = [{"address": address, "hour": hour, "count": counts[address]} for address in sorted(counts)]
    statement = upsert(session, AutomaticMail)
    statement = statement.on_conflict_do_update(
        index_elements=[AutomaticMail.address, AutomaticMail.hour],
        set_={"count": AutomaticMail.count + statement.excluded.count},
    )
    await session.execute(statement, rows)
    query = select(AutomaticMail.address, AutomaticMail.count.label("total")).where(
        AutomaticMail.hour == hour, AutomaticMail.address.in_(padded(counts))
    )
    return {row.address: row.total for row in (await session.execute(query)).all()}


async def tickets_of_messages(session: AsyncSession, message_ids: Collection[UUID]) -> set[UUID]:
    """The tickets behind the deliveries of these messages."""
    query = select(OutboundDelivery.ticket_id).where(OutboundDelivery.message_id.in_(padded(message_ids)))
    return set((await session.execute(query)).scalars())


# Statements of the way from the composer to "accepted" and of every opened ticket are made once: putting one together
# costs as much as sending it.

_BEFORE_ALL = UUID(int=0)
_LOCK_THREAD = (
    select(Conversation, ChannelAccount)
    .join(Ticket, Ticket.conversation_id == Conversation.id)
    .outerjoin(ChannelAccount, ChannelAccount.id == Conversation.channel_account_id)
    .where(Ticket.id == bindparam("ticket_id"))
    .with_for_update(of=Conversation, key_share=True)
    .execution_options(populate_existing=True)
)
_NEWER_MESSAGES = (
    select(Message.id)
    .where(
        Message.ticket_id == bindparam("ticket_id"),
        Message.id > bindparam("last_seen"),
        or_(
            and_(Message.direction == Direction.INBOUND.value, Message.machine.is_(None)),
            and_(
                Message.direction == Direction.OUTBOUND.value,
                Message.author_kind == "user",
                Message.author_id != bindparam("own_user_id"),
                Message.is_automatic.is_(False),
                Message.is_side.is_(False),
                ~exists().where(OutboundDelivery.message_id == Message.id, OutboundDelivery.state == "canceled"),
            ),
        ),
    )
    .order_by(Message.id.desc())
    .limit(_MOST_NEWER)
)
_FOLLOWERS = select(TicketFollower.user_id).where(TicketFollower.ticket_id == bindparam("ticket_id"))
_DELIVERY_ROWS = (
    select(
        OutboundDelivery.id,
        OutboundDelivery.message_id,
        OutboundDelivery.state,
        OutboundDelivery.attempts,
        OutboundDelivery.due_at,
        OutboundDelivery.diagnostic,
        OutboundDelivery.passed_a_blocked_one,
        OutboundDelivery.sent_at,
        OutboundDelivery.delivered_at,
        OutboundDelivery.read_at,
        OutboundRecipient.kind,
        OutboundRecipient.external_id,
        OutboundRecipient.name,
        OutboundRecipient.role,
        OutboundRecipient.state.label("recipient_state"),
        OutboundRecipient.diagnostic.label("recipient_diagnostic"),
    )
    .outerjoin(OutboundRecipient, OutboundRecipient.delivery_id == OutboundDelivery.id)
    .where(OutboundDelivery.message_id.in_(bindparam("message_ids", expanding=True)))
    .order_by(OutboundDelivery.id, OutboundRecipient.role.desc(), OutboundRecipient.external_id)
)
