"""The SQL of following visitors by mail."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from ticketing.conversations.models import Conversation
from ticketing.messages.models import Attachment, Message
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.replies.states import DeliveryState

_MOST_HELD = 500


async def lock_conversation(session: AsyncSession, account_id: UUID, thread_key: str) -> Conversation | None:
    """The thread with this key, its row held until the transaction ends. Take it before the ticket's."""
    query = (
        select(Conversation)
        .where(Conversation.channel_account_id == account_id, Conversation.thread_key == thread_key)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def unsaid_messages(
    session: AsyncSession, conversation_id: UUID, message_ids: Collection[UUID]
) -> Sequence[Message]:
    """Those of these messages that a colleague wrote in the thread and has not taken back, oldest first."""
    taken_back = exists().where(
        OutboundDelivery.message_id == Message.id,
        OutboundDelivery.channel_account_id == Message.channel_account_id,
        OutboundDelivery.state == DeliveryState.CANCELED.value,
    )
    query = (
        select(Message)
        .where(
            Message.id.in_(padded(message_ids)),
            Message.conversation_id == conversation_id,
            Message.direction == "outbound",
            Message.author_kind == "user",
            ~taken_back,
        )
        .order_by(Message.id)
    )
    return (await session.execute(query)).scalars().all()


async def file_names(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, list[str]]:
    """The names of the stored files of each message, in order."""
    found: dict[UUID, list[str]] = {}
    if message_ids:
        query = (
            select(Attachment.message_id, Attachment.file_name)
            .where(Attachment.message_id.in_(padded(message_ids)), Attachment.state == "stored")
            .order_by(Attachment.message_id, Attachment.position)
        )
        for row in (await session.execute(query)).all():
            if row.message_id is not None:
                found.setdefault(row.message_id, []).append(row.file_name)
    return found


async def find_delivery(session: AsyncSession, message_id: UUID, account_id: UUID) -> OutboundDelivery | None:
    """A message's way out through this account, locked."""
    query = (
        select(OutboundDelivery)
        .where(OutboundDelivery.message_id == message_id, OutboundDelivery.channel_account_id == account_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def replace_recipient(session: AsyncSession, recipient: OutboundRecipient) -> None:
    """The only one a delivery goes to."""
    await session.execute(delete(OutboundRecipient).where(OutboundRecipient.delivery_id == recipient.delivery_id))
    session.add(recipient)
    await session.flush()


async def held_deliveries(session: AsyncSession) -> Sequence[tuple[OutboundDelivery, UUID, str]]:
    """Mails to visitors that wait to leave, with the (account, thread key) of the thread they come from."""
    query = (
        select(OutboundDelivery, Conversation.channel_account_id, Conversation.thread_key)
        .join(Conversation, Conversation.id == OutboundDelivery.conversation_id)
        .where(OutboundDelivery.state == DeliveryState.HELD.value, OutboundDelivery.words.is_not(None))
        .limit(_MOST_HELD)
    )
    return [(row[0], row[1], row[2]) for row in (await session.execute(query)).all()]


async def lock_delivery(session: AsyncSession, delivery_id: UUID) -> OutboundDelivery | None:
    """A delivery, locked. Take its ticket's lock first."""
    return await session.get(OutboundDelivery, delivery_id, with_for_update=True, populate_existing=True)
