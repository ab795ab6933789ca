"""The SQL of forwarding: what is quoted, its files, its mailbox, the side conversation it goes on in."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.db.bulk import insert_rows, padded
from core.messages import AttachmentState, Direction
from crm_link.customers.models import Identity
from ticketing.conversations.models import Conversation
from ticketing.messages.models import Attachment, Message
from ticketing.replies.models import OutboundDelivery
from ticketing.tickets.models import Ticket

MAIL = "email"


async def messages_to_quote(
    session: AsyncSession, ticket_id: UUID, message_ids: Collection[UUID] | None
) -> list[tuple[Message, Identity | None, ChannelAccount | None]]:
    """Messages of a ticket that outsiders may read, oldest first, each with its sender and the account it came through.

    None stands for all of them. Notes and answers that were taken back are nobody's to read.
    """
    taken_back = exists().where(OutboundDelivery.message_id == Message.id, OutboundDelivery.state == "canceled")
    query = (
        select(Message, Identity, ChannelAccount)
        .outerjoin(Identity, Identity.id == Message.sender_identity_id)
        .outerjoin(ChannelAccount, ChannelAccount.id == Message.channel_account_id)
        .where(
            Message.ticket_id == ticket_id,
            Message.direction.in_((Direction.INBOUND.value, Direction.OUTBOUND.value)),
            ~taken_back,
        )
        .order_by(Message.id)
    )
    if message_ids is not None:
        query = query.where(Message.id.in_(padded(message_ids)))
    return [(row[0], row[1], row[2]) for row in (await session.execute(query)).all()]


async def stored_files(session: AsyncSession, message_ids: Collection[UUID]) -> list[Attachment]:
    """The files of messages that are here, in the order of their messages."""
    if not message_ids:
        return []
    query = select(Attachment).where(
        Attachment.message_id.in_(padded(message_ids)), Attachment.state == AttachmentState.STORED.value
    )
    return list((await session.execute(query.order_by(Attachment.message_id, Attachment.position))).scalars())


async def files_on_ticket(session: AsyncSession, ticket_id: UUID, attachment_ids: Collection[UUID]) -> list[Attachment]:
    """Those of these files that are on what outsiders may read of a ticket."""
    if not attachment_ids:
        return []
    query = (
        select(Attachment)
        .join(Message, Message.id == Attachment.message_id)
        .where(
            Attachment.id.in_(padded(attachment_ids)),
            Attachment.state == AttachmentState.STORED.value,
            Message.ticket_id == ticket_id,
            Message.direction != Direction.INTERNAL.value,
        )
    )
    return list((await session.execute(query)).scalars())


async def insert_copies(
    session: AsyncSession, message_id: UUID, files: Sequence[tuple[Attachment, str | None]], first_position: int
) -> None:
    """Put copies of files on a message; beside each the Content-ID it has there as a picture of the text, or None."""
    rows = [
        {
            "id": ids.new_id(),
            "message_id": message_id,
            "uploaded_by": None,
            "position": first_position + place,
            "file_name": file.file_name,
            "content_type": file.content_type,
            "size": file.size,
            "blob_key": file.blob_key,
            "content_id": content_id,
            "is_inline": content_id is not None,
            "state": file.state,
            "reason": None,
            "created_at": clock.utc_now(),
        }
        for place, (file, content_id) in enumerate(files)
    ]
    await insert_rows(session, Attachment, rows)


async def lock_side_conversation(
    session: AsyncSession, ticket_id: UUID, conversation_id: UUID
) -> tuple[Conversation, ChannelAccount | None] | None:
    """A side conversation of a ticket with its account, its row held. Take it before the ticket's."""
    query = (
        select(Conversation, ChannelAccount)
        .outerjoin(ChannelAccount, ChannelAccount.id == Conversation.channel_account_id)
        .where(
            Conversation.id == conversation_id,
            Conversation.current_ticket_id == ticket_id,
            Conversation.is_side.is_(True),
        )
        .with_for_update(of=Conversation, key_share=True)
        .execution_options(populate_existing=True)
    )
    row = (await session.execute(query)).first()
    return (row[0], row[1]) if row else None


async def find_mailbox(session: AsyncSession, wanted_id: UUID | None, ticket: Ticket) -> ChannelAccount | None:
    """The mailbox that was asked for; else the ticket's own or the one that answers for it, else the oldest.

    Only one that is switched on and not removed.
    """
    query = select(ChannelAccount).where(
        ChannelAccount.kind == MAIL, ChannelAccount.is_enabled, ChannelAccount.deleted_at.is_(None)
    )
    if wanted_id is not None:
        return (await session.execute(query.where(ChannelAccount.id == wanted_id))).scalar_one_or_none()
    own = select(ChannelAccount.reply_channel_account_id).where(ChannelAccount.id == ticket.channel_account_id)
    query = query.order_by(
        (ChannelAccount.id == ticket.channel_account_id).desc() if ticket.channel_account_id else ChannelAccount.kind,
        (ChannelAccount.id == own.scalar_subquery()).desc().nulls_last(),
        ChannelAccount.created_at,
        ChannelAccount.id,
    )
    return (await session.execute(query.limit(1))).scalar_one_or_none()
