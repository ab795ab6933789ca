"""Messages and attachments as others read them: plain values, a constant number of queries.

Who may read a message is the ticket's matter: callers pass the gate of ticketing/tickets/access.py first.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.db.paging import AnyRow, Page
from core.errors import NotFound
from ticketing.messages import repository
from ticketing.messages.models import Attachment

PAGE = 50


@dataclass(frozen=True, slots=True)
class AddressView:
    """A person a message came from or went to."""

    kind: str
    external_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Author:
    """Who said it. kind: contact|user|system."""

    kind: str
    id: UUID | None
    name: str


@dataclass(frozen=True, slots=True)
class MachineVerdict:
    """Why a message is taken for a machine's."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A file. `blob_key` is None until it is stored; `message_id` until what it was uploaded for is sent."""

    id: UUID
    message_id: UUID | None
    uploaded_by: UUID | None
    file_name: str
    content_type: str
    size: int
    blob_key: str | None
    content_id: str | None
    is_inline: bool
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message with its attachments. `has_html`: its HTML is served by a URL of its own.

    `is_side`: to or from somebody outside who is not the customer.
    """

    id: UUID
    conversation_id: UUID | None
    ticket_id: UUID | None
    direction: str
    author: Author
    subject: str
    text: str
    reply_text: str
    quoted_text: str
    signature: str
    has_html: bool
    has_quoted: bool
    has_raw: bool
    to: tuple[AddressView, ...]
    cc: tuple[AddressView, ...]
    bcc: tuple[AddressView, ...]
    attachments: tuple[AttachmentView, ...]
    mentions: tuple[UUID, ...]
    quick_replies: tuple[str, ...]
    machine: MachineVerdict | None
    authentication: str
    is_automatic: bool
    is_side: bool
    subject_changed: bool
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class RawMail:
    """The bytes a message arrived as: `data`, or the blob `blob_key`. `size` in bytes."""

    data: bytes | None
    blob_key: str | None
    size: int


async def load_messages(session: AsyncSession, message_ids: Collection[UUID]) -> list[MessageView]:
    """These messages, oldest first; at most two queries."""
    if not message_ids:
        return []
    return await _with_attachments(session, await repository.message_rows(session, message_ids))


async def page_of_messages(
    session: AsyncSession, ticket_id: UUID, cursor: str | None = None, limit: int = PAGE
) -> Page[MessageView]:
    """A page of a ticket's messages, newest first; at most two queries."""
    page = await repository.page_rows(session, ticket_id, cursor, limit)
    return Page(await _with_attachments(session, page.items), page.next_cursor)


async def load_attachments(session: AsyncSession, attachment_ids: Collection[UUID]) -> list[AttachmentView]:
    """The attachments with these ids that exist."""
    if not attachment_ids:
        return []
    rows = await repository.attachment_rows(session, Attachment.id.in_(padded(attachment_ids)))
    return [_attachment(row) for row in rows]


async def attachments_of(session: AsyncSession, message_id: UUID) -> list[AttachmentView]:
    """A message's attachments."""
    rows = await repository.attachment_rows(session, Attachment.message_id == message_id)
    return [_attachment(row) for row in rows]


async def get_html(session: AsyncSession, message_id: UUID) -> str:
    """A message's cleaned HTML, '' when it has none. Raises NotFound."""
    row = await repository.find_html_row(session, message_id)
    if row is None:
        raise message_not_found()
    return str(row.html)


async def get_raw(session: AsyncSession, message_id: UUID) -> RawMail:
    """The mail as it arrived. Raises NotFound(code="no_raw") for what we wrote ourselves, or when it was purged."""
    row = await repository.find_raw_row(session, message_id)
    if row is None or (row.raw is None and row.blob_key is None):
        raise NotFound("The original of this message is not kept.", code="no_raw")
    return RawMail(row.raw, row.blob_key, row.size)


async def find_ticket_id(session: AsyncSession, message_id: UUID) -> UUID | None:
    """The ticket a message lies on."""
    return await repository.find_ticket_of(session, message_id)


async def count_inbound_until(session: AsyncSession, ticket_id: UUID, message_id: UUID) -> int:
    """How many customer messages a ticket has up to and including one."""
    return await repository.count_inbound_until(session, ticket_id, message_id)


async def find_last_sender(session: AsyncSession, ticket_id: UUID) -> UUID | None:
    """The identity that sent a ticket's newest customer message."""
    return await repository.find_last_sender(session, ticket_id)


def message_not_found() -> NotFound:
    """The error for a message that is not there or must not be known."""
    return NotFound("There is no such message.", code="message_not_found")


async def _with_attachments(session: AsyncSession, rows: Sequence[AnyRow]) -> list[MessageView]:
    carriers = [row.id for row in rows if row.attachment_count]
    files: defaultdict[UUID, list[AttachmentView]] = defaultdict(list)
    if carriers:
        for row in await repository.attachment_rows(session, Attachment.message_id.in_(padded(carriers))):
            files[row.message_id].append(_attachment(row))
    return [_message(row, tuple(files[row.id])) for row in rows]


def _message(row: AnyRow, attachments: tuple[AttachmentView, ...]) -> MessageView:
    return MessageView(
        id=row.id,
        conversation_id=row.conversation_id,
        ticket_id=row.ticket_id,
        direction=row.direction,
        author=Author(row.author_kind, row.author_id, row.author_name),
        subject=row.subject,
        text=row.text,
        reply_text=row.reply_text,
        quoted_text=row.quoted_text,
        signature=row.signature,
        has_html=row.has_html,
        has_quoted=row.quoted_text != "",
        has_raw=row.has_raw,
        to=_addresses(row.to),
        cc=_addresses(row.cc),
        bcc=_addresses(row.bcc),
        attachments=attachments,
        mentions=tuple(map(UUID, row.mentions)),
        quick_replies=tuple(row.quick_replies),
        machine=MachineVerdict(row.machine["kind"], row.machine["reason"]) if row.machine else None,
        authentication=row.authentication,
        is_automatic=row.is_automatic,
        is_side=row.is_side,
        subject_changed=row.subject_changed,
        created_at=row.created_at,
        version=row.version,
    )


def _attachment(row: AnyRow) -> AttachmentView:
    return AttachmentView(
        id=row.id,
        message_id=row.message_id,
        uploaded_by=row.uploaded_by,
        file_name=row.file_name,
        content_type=row.content_type,
        size=row.size,
        blob_key=row.blob_key,
        content_id=row.content_id,
        is_inline=row.is_inline,
        state=row.state,
        reason=row.reason,
    )


def _addresses(stored: list[Any]) -> tuple[AddressView, ...]:
    return tuple(AddressView(item["kind"], item["external_id"], item.get("name", "")) for item in stored)
