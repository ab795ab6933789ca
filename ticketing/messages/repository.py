"""The SQL of messages and attachments as they are read."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.db.paging import AnyRow, Page, after, page_of
from core.inbox.models import InboundDelivery
from ticketing.messages.models import Attachment, Message

_COLUMNS = (
    Message.id,
    Message.conversation_id,
    Message.ticket_id,
    Message.direction,
    Message.author_kind,
    Message.author_id,
    Message.author_name,
    Message.subject,
    Message.text,
    (Message.html != "").label("has_html"),
    Message.reply_text,
    Message.quoted_text,
    Message.signature,
    Message.to,
    Message.cc,
    Message.bcc,
    Message.mentions,
    Message.quick_replies,
    Message.machine,
    Message.authentication,
    Message.is_automatic,
    Message.is_side,
    Message.subject_changed,
    Message.attachment_count,
    Message.inbound_delivery_id.is_not(None).label("has_raw"),
    Message.created_at,
    Message.version,
)
_ATTACHMENT_COLUMNS = (
    Attachment.id,
    Attachment.message_id,
    Attachment.uploaded_by,
    Attachment.file_name,
    Attachment.content_type,
    Attachment.size,
    Attachment.blob_key,
    Attachment.content_id,
    Attachment.is_inline,
    Attachment.state,
    Attachment.reason,
)


async def message_rows(session: AsyncSession, message_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """The messages with these ids, oldest first."""
    query = select(*_COLUMNS).where(Message.id.in_(padded(message_ids))).order_by(Message.id)
    return (await session.execute(query)).all()


async def page_rows(session: AsyncSession, ticket_id: UUID, cursor: str | None, limit: int) -> Page[AnyRow]:
    """A page of a ticket's messages, newest first."""
    query = select(*_COLUMNS).where(Message.ticket_id == ticket_id)
    rows = (await session.execute(after(query, (Message.id,), cursor, limit=limit))).all()
    return page_of(rows, limit, lambda row: (row.id,))


async def attachment_rows(session: AsyncSession, *conditions: ColumnElement[bool]) -> Sequence[AnyRow]:
    """The attachments that meet all conditions, in the order the sender gave them."""
    query = select(*_ATTACHMENT_COLUMNS).where(*conditions).order_by(Attachment.position, Attachment.id)
    return (await session.execute(query)).all()


async def find_html_row(session: AsyncSession, message_id: UUID) -> AnyRow | None:
    """(ticket_id, html, language) of a message."""
    query = select(Message.ticket_id, Message.html, Message.language).where(Message.id == message_id)
    return (await session.execute(query)).one_or_none()


async def find_raw_row(session: AsyncSession, message_id: UUID) -> AnyRow | None:
    """(raw, blob_key, size) of the delivery a message came in."""
    query = (
        select(InboundDelivery.raw, InboundDelivery.blob_key, InboundDelivery.size)
        .join(Message, Message.inbound_delivery_id == InboundDelivery.id)
        .where(Message.id == message_id)
    )
    return (await session.execute(query)).one_or_none()


async def find_ticket_of(session: AsyncSession, message_id: UUID) -> UUID | None:
    """The ticket a message lies on."""
    return (await session.execute(select(Message.ticket_id).where(Message.id == message_id))).scalar_one_or_none()


async def count_inbound_until(session: AsyncSession, ticket_id: UUID, message_id: UUID) -> int:
    """How many customer messages a ticket has up to and including one."""
    query = select(func.count()).where(
        Message.ticket_id == ticket_id, Message.direction == "inbound", Message.id <= message_id
    )
    return (await session.execute(query)).scalar_one()


async def find_last_sender(session: AsyncSession, ticket_id: UUID) -> UUID | None:
    """The identity that sent the newest customer message of a ticket."""
    query = (
        select(Message.sender_identity_id)
        .where(
            Message.ticket_id == ticket_id,
            Message.direction == "inbound",
            Message.is_side.is_(False),
            Message.sender_identity_id.is_not(None),
        )
        .order_by(Message.id.desc())
        .limit(1)
    )
    return (await session.execute(query)).scalar_one_or_none()
