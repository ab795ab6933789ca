"""The SQL behind the ways to a customer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount
from core.db.bulk import padded
from core.messages import Direction
from crm_link.customers.models import ContactIdentity
from ticketing.conversations.models import Conversation, ConversationParticipant
from ticketing.messages.models import Message
from ticketing.tickets.models import Ticket

MAIL = "email"
TALK = "webchat"
_MOST_THREADS = 10


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread with the account it is on, deleted ones included."""

    conversation: Conversation
    account: ChannelAccount | None


async def lock_conversation(session: AsyncSession, conversation_id: UUID) -> None:
    """Hold a thread's row."""
    query = select(Conversation.id).where(Conversation.id == conversation_id).with_for_update(key_share=True)
    await session.execute(query)


async def threads_of(session: AsyncSession, ticket_id: UUID, own_id: UUID | None) -> list[ThreadRow]:
    """The ticket's own thread, and others of its customer whose next message comes to it; its own first."""
    query = _threads().where(
        or_(Conversation.id == own_id, Conversation.current_ticket_id == ticket_id), Conversation.is_side.is_(False)
    )
    query = query.order_by((Conversation.id == own_id).desc() if own_id else Conversation.id, Conversation.id.desc())
    return [ThreadRow(row[0], row[1]) for row in (await session.execute(query.limit(_MOST_THREADS))).all()]


async def free_talks_of(session: AsyncSession, contact_id: UUID, ticket_id: UUID) -> list[ThreadRow]:
    """The contact's newest web chat that no other case of his goes on in."""
    mine = (
        select(ConversationParticipant.conversation_id)
        .join(ContactIdentity, ContactIdentity.identity_id == ConversationParticipant.identity_id)
        .where(
            ContactIdentity.contact_id == contact_id,
            ContactIdentity.until.is_(None),
            ConversationParticipant.role == "sender",
        )
    )
    query = (
        _threads()
        .outerjoin(Ticket, Ticket.id == Conversation.current_ticket_id)
        .where(
            Conversation.id.in_(mine),
            Conversation.channel_kind == TALK,
            or_(Ticket.id.is_(None), Ticket.id == ticket_id, Ticket.is_active.is_(False)),
            ChannelAccount.is_enabled,
            ChannelAccount.deleted_at.is_(None),
        )
        .order_by(Conversation.id.desc())
        .limit(1)
    )
    return [ThreadRow(row[0], row[1]) for row in (await session.execute(query)).all()]


async def last_inbound(session: AsyncSession, conversation_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """When somebody outside wrote last in each of these threads."""
    if not conversation_ids:
        return {}
    query = (
        select(Message.conversation_id, func.max(Message.created_at))
        .where(Message.conversation_id.in_(padded(conversation_ids)), Message.direction == Direction.INBOUND.value)
        .group_by(Message.conversation_id)
    )
    return {row[0]: row[1] for row in (await session.execute(query)).all() if row[0] is not None}


async def find_mailbox(session: AsyncSession, wanted_ids: Collection[UUID]) -> ChannelAccount | None:
    """The first of the wanted mailboxes, else the oldest; only one that is switched on and not removed."""
    query = select(ChannelAccount).where(
        ChannelAccount.kind == MAIL, ChannelAccount.is_enabled, ChannelAccount.deleted_at.is_(None)
    )
    if wanted_ids:
        query = query.order_by(ChannelAccount.id.in_(padded(wanted_ids)).desc())
    query = query.order_by(ChannelAccount.created_at, ChannelAccount.id).limit(1)
    return (await session.execute(query)).scalar_one_or_none()


async def tie_to_ticket(session: AsyncSession, conversation_id: UUID, ticket_id: UUID) -> None:
    """The thread's next message comes to this ticket."""
    await session.execute(
        update(Conversation)
        .where(Conversation.id == conversation_id, Conversation.current_ticket_id.is_distinct_from(ticket_id))
        .values(current_ticket_id=ticket_id)
        .execution_options(synchronize_session=False)
    )


def _threads() -> Select[Conversation, ChannelAccount | None]:
    return select(Conversation, ChannelAccount).outerjoin(
        ChannelAccount, ChannelAccount.id == Conversation.channel_account_id
    )
