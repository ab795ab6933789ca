"""The SQL of joining and cutting cases: the turn, the locks, what goes where, and what lies on a case."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import batched, insert_missing_rows, insert_rows, padded
from core.db.paging import AnyRow
from core.db.repository import is_sqlite
from core.messages import Direction
from core.staff.principal import Principal
from ticketing.conversations.models import Conversation, ConversationParticipant
from ticketing.merging.models import TicketOperation
from ticketing.merging.reads import ReadMark
from ticketing.messages.models import Message
from ticketing.replies.models import OutboundDelivery
from ticketing.tags.models import Tag, TicketTag
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket, TicketFollower, TicketMention, TicketRead

_TURN = 7_240_011
_DELIVERIES_LOOKED_AT = 50


async def take_turn(session: AsyncSession) -> None:
    """One transaction at a time joins and cuts, so that what it looks up before it locks stays so.

    Taken before every row lock. On SQLite the write transaction itself is the turn.
    """
    if not is_sqlite(session):
        await session.execute(text(f"SELECT pg_advisory_xact_lock({_TURN})"))


async def visible_ids(session: AsyncSession, principal: Principal, ticket_ids: Collection[UUID]) -> set[UUID]:
    """Those of these cases that `principal` sees."""
    query = select(Ticket.id).where(Ticket.id.in_(padded(ticket_ids)), visible_to(principal))
    return set((await session.execute(query)).scalars())


async def lock_conversations(
    session: AsyncSession, ticket_ids: Collection[UUID], conversation_ids: Collection[UUID] = ()
) -> None:
    """Hold the threads that may bring something to these cases, or take it out: before the cases, as everybody does."""
    keys = padded(ticket_ids)
    places = [
        Conversation.current_ticket_id.in_(keys),
        Conversation.id.in_(select(Ticket.conversation_id).where(Ticket.id.in_(keys))),
    ]
    if conversation_ids:
        places.append(Conversation.id.in_(padded(conversation_ids)))
    query = select(Conversation.id).where(or_(*places)).order_by(Conversation.id)
    await session.execute(query.with_for_update())


async def lock_tickets(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, Ticket]:
    """These cases as they are now, held in the order of their ids."""
    query = select(Ticket).where(Ticket.id.in_(padded(ticket_ids))).order_by(Ticket.id)
    query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return {ticket.id: ticket for ticket in (await session.execute(query)).scalars()}


async def children_of(session: AsyncSession, ticket_ids: Collection[UUID]) -> list[UUID]:
    """The cases that are part of these."""
    query = select(Ticket.id).where(Ticket.parent_id.in_(padded(ticket_ids))).order_by(Ticket.id)
    return list((await session.execute(query)).scalars())


# --- messages --------------------------------------------------------------------------------------------------------


async def message_rows(session: AsyncSession, message_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """(id, ticket_id, conversation_id, channel_kind, direction, subject_changed) of messages, oldest first."""
    query = (
        select(
            Message.id,
            Message.ticket_id,
            Message.conversation_id,
            Conversation.channel_kind,
            Message.direction,
            Message.subject_changed,
        )
        .outerjoin(Conversation, Conversation.id == Message.conversation_id)
        .where(Message.id.in_(padded(message_ids)))
        .order_by(Message.id)
    )
    return (await session.execute(query)).all()


async def count_messages(session: AsyncSession, ticket_id: UUID) -> int:
    """How many messages and notes lie on a case."""
    return (await session.execute(select(func.count()).where(Message.ticket_id == ticket_id))).scalar_one()


async def move_messages(session: AsyncSession, message_ids: Collection[UUID], source_id: UUID, target_id: UUID) -> None:
    """Let messages of one case lie on another."""
    for some in batched(message_ids):
        await session.execute(
            update(Message)
            .where(Message.id.in_(some), Message.ticket_id == source_id)
            .values(ticket_id=target_id)
            .execution_options(synchronize_session=False)
        )


async def move_between_threads(session: AsyncSession, message_ids: Collection[UUID], before: UUID, after: UUID) -> None:
    """Let messages of one thread, and what is sent of them, be part of another."""
    for some in batched(message_ids):
        for table, key in ((Message, Message.id), (OutboundDelivery, OutboundDelivery.message_id)):
            await session.execute(
                update(table)
                .where(key.in_(some), table.conversation_id == before)
                .values(conversation_id=after)
                .execution_options(synchronize_session=False)
            )


async def set_flags(session: AsyncSession, message_ids: Collection[UUID], *, is_changed: bool) -> None:
    """Mark messages as talking about something else than their case, or as no longer doing so."""
    for some in batched(message_ids):
        await session.execute(
            update(Message)
            .where(Message.id.in_(some))
            .values(subject_changed=is_changed, version=Message.version + 1)
            .execution_options(synchronize_session=False)
        )


async def forget_snapshots(session: AsyncSession, ticket_ids: Collection[UUID]) -> None:
    """Where a case stood before an answer that still may be taken back means nothing once messages came or went."""
    await session.execute(
        update(OutboundDelivery)
        .where(OutboundDelivery.ticket_id.in_(padded(ticket_ids)), OutboundDelivery.undo.is_not(None))
        .values(undo=None)
        .execution_options(synchronize_session=False)
    )


async def messages_of_threads(session: AsyncSession, ticket_id: UUID, conversation_ids: Collection[UUID]) -> list[UUID]:
    """The messages of these threads that lie on a case."""
    if not conversation_ids:
        return []
    query = select(Message.id).where(
        Message.ticket_id == ticket_id, Message.conversation_id.in_(padded(conversation_ids))
    )
    return list((await session.execute(query.order_by(Message.id))).scalars())


async def messages_on(session: AsyncSession, ticket_id: UUID, among: Collection[UUID] | None = None) -> list[UUID]:
    """The messages of a case, or those of `among` that still lie there."""
    query = select(Message.id).where(Message.ticket_id == ticket_id).order_by(Message.id)
    if among is None:
        return list((await session.execute(query)).scalars())
    found: list[UUID] = []
    for some in batched(among):
        found += (await session.execute(query.where(Message.id.in_(some)))).scalars()
    return found


async def inbound_on(session: AsyncSession, ticket_id: UUID) -> list[UUID]:
    """The customer messages of a case, oldest first."""
    query = select(Message.id).where(Message.ticket_id == ticket_id, Message.direction == Direction.INBOUND.value)
    return list((await session.execute(query.order_by(Message.id))).scalars())


async def delivery_states(session: AsyncSession, ticket_id: UUID) -> list[str]:
    """The states of a case's last deliveries, newest first."""
    query = select(OutboundDelivery.state).where(OutboundDelivery.ticket_id == ticket_id)
    return list(
        (await session.execute(query.order_by(OutboundDelivery.id.desc()).limit(_DELIVERIES_LOOKED_AT))).scalars()
    )


# --- threads ---------------------------------------------------------------------------------------------------------


async def get_conversations(session: AsyncSession, conversation_ids: Collection[UUID]) -> dict[UUID, Conversation]:
    """These threads."""
    query = select(Conversation).where(Conversation.id.in_(padded(conversation_ids)))
    query = query.execution_options(populate_existing=True)
    return {one.id: one for one in (await session.execute(query)).scalars()}


async def copy_participants(session: AsyncSession, old_id: UUID, new_id: UUID) -> None:
    """Let whoever takes part in one thread take part in another."""
    query = select(ConversationParticipant).where(ConversationParticipant.conversation_id == old_id)
    rows = [
        {"conversation_id": new_id, "identity_id": one.identity_id, "role": one.role}
        for one in (await session.execute(query)).scalars()
    ]
    await insert_rows(session, ConversationParticipant, rows)


# --- what hangs on a case --------------------------------------------------------------------------------------------


async def copy_followers(session: AsyncSession, source_id: UUID, target_id: UUID) -> list[UUID]:
    """Let who follows the one follow the other too; those who did not before."""
    known = select(TicketFollower.user_id).where(TicketFollower.ticket_id == target_id)
    query = select(TicketFollower).where(TicketFollower.ticket_id == source_id, TicketFollower.user_id.not_in(known))
    found = list((await session.execute(query.order_by(TicketFollower.user_id))).scalars())
    rows = [
        {"ticket_id": target_id, "user_id": one.user_id, "reason": one.reason, "created_at": one.created_at}
        for one in found
    ]
    await insert_missing_rows(session, TicketFollower, rows)
    return [one.user_id for one in found]


async def copy_mentions(session: AsyncSession, source_id: UUID, target_id: UUID) -> list[UUID]:
    """The same for who was mentioned."""
    known = select(TicketMention.user_id).where(TicketMention.ticket_id == target_id)
    query = select(TicketMention).where(TicketMention.ticket_id == source_id, TicketMention.user_id.not_in(known))
    found = list((await session.execute(query.order_by(TicketMention.user_id))).scalars())
    rows = [{"ticket_id": target_id, "user_id": one.user_id, "mentioned_at": one.mentioned_at} for one in found]
    await insert_missing_rows(session, TicketMention, rows)
    return [one.user_id for one in found]


async def copy_tags(session: AsyncSession, source_id: UUID, target_id: UUID) -> dict[UUID, str]:
    """Put the tags of the one on the other; the names of those that were not on it."""
    known = select(TicketTag.tag_id).where(TicketTag.ticket_id == target_id)
    query = (
        select(TicketTag.tag_id, Tag.name)
        .join(Tag, Tag.id == TicketTag.tag_id)
        .where(TicketTag.ticket_id == source_id, TicketTag.tag_id.not_in(known))
        .order_by(TicketTag.tag_id)
    )
    found = {row.tag_id: row.name for row in (await session.execute(query)).all()}
    await insert_missing_rows(session, TicketTag, [{"ticket_id": target_id, "tag_id": tag_id} for tag_id in found])
    return found


async def remove_copies(
    session: AsyncSession,
    ticket_id: UUID,
    *,
    followers: Collection[UUID],
    mentions: Collection[UUID],
    tags: Collection[UUID],
) -> None:
    """Take off a case what a merge put on it."""
    for model, column, keys in (
        (TicketFollower, TicketFollower.user_id, followers),
        (TicketMention, TicketMention.user_id, mentions),
        (TicketTag, TicketTag.tag_id, tags),
    ):
        if keys:
            await session.execute(delete(model).where(model.ticket_id == ticket_id, column.in_(padded(keys))))


async def tag_names(session: AsyncSession, ticket_id: UUID, tag_ids: Collection[UUID]) -> dict[UUID, str]:
    """Those of these tags that are on a case."""
    query = select(Tag.id, Tag.name).join(TicketTag, TicketTag.tag_id == Tag.id)
    query = query.where(TicketTag.ticket_id == ticket_id, Tag.id.in_(padded(tag_ids)))
    return {row.id: row.name for row in (await session.execute(query)).all()} if tag_ids else {}


async def read_marks(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[tuple[UUID, UUID], ReadMark]:
    """Everybody's marks on these cases, by case and person."""
    query = select(TicketRead).where(TicketRead.ticket_id.in_(padded(ticket_ids)))
    rows = (await session.execute(query.execution_options(populate_existing=True))).scalars()
    return {(row.ticket_id, row.user_id): ReadMark(row.last_message_id, row.inbound_count) for row in rows}


async def put_read_marks(
    session: AsyncSession, marks: Iterable[tuple[UUID, UUID, ReadMark | None]], now: datetime
) -> None:
    """Set people's marks on cases, wherever they were; None takes one away."""
    wanted = list(marks)
    for ticket_id in {ticket for ticket, _, _ in wanted}:
        people = [user for ticket, user, _ in wanted if ticket == ticket_id]
        for some in batched(people):
            await session.execute(
                delete(TicketRead)
                .where(TicketRead.ticket_id == ticket_id, TicketRead.user_id.in_(some))
                .execution_options(synchronize_session=False)
            )
    rows = [
        {
            "user_id": user_id,
            "ticket_id": ticket_id,
            "last_message_id": mark.last_message_id,
            "inbound_count": mark.inbound_count,
            "updated_at": now,
        }
        for ticket_id, user_id, mark in wanted
        if mark is not None
    ]
    await insert_missing_rows(session, TicketRead, sorted(rows, key=lambda row: (row["user_id"], row["ticket_id"])))


# --- the ledger ------------------------------------------------------------------------------------------------------


async def find_operation(session: AsyncSession, operation_id: UUID) -> TicketOperation | None:
    """An entry of the ledger as it is now, held."""
    query = select(TicketOperation).where(TicketOperation.id == operation_id).with_for_update()
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
