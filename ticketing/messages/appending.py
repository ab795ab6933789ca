"""Adding messages with their attachments, many at once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.bulk import insert_rows
from core.messages import Address, Direction, Machine
from core.messages import Attachment as FilePart
from ticketing.messages.models import Attachment, Message

SNIPPET_LENGTH = 160
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message about to be added. author_kind: contact|user|system. `files` are new attachments, in order."""

    ticket_id: UUID | None
    conversation_id: UUID | None
    direction: Direction
    author_kind: str
    author_name: str
    author_id: UUID | None = None
    channel_account_id: UUID | None = None
    sender_identity_id: UUID | None = None
    external_message_id: str = ""
    subject: str = ""
    text: str = ""
    html: str = ""
    reply_text: str = ""
    quoted_text: str = ""
    signature: str = ""
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    mentions: tuple[UUID, ...] = ()
    files: tuple[FilePart, ...] = ()
    machine: Machine | None = None
    authentication: str = ""
    language: str = ""
    is_automatic: bool = False
    subject_changed: bool = False
    is_side: bool = False
    inbound_delivery_id: UUID | None = None
    sender_date: datetime | None = None
    created_at: datetime = field(default_factory=clock.utc_now)
    id: UUID = field(default_factory=ids.new_id)


async def insert_messages(session: AsyncSession, messages: Sequence[NewMessage]) -> None:
    """Insert messages and their attachments, two statements for all of them."""
    await insert_rows(session, Message, [_message_row(message) for message in messages])
    await insert_rows(session, Attachment, [row for message in messages for row in _attachment_rows(message)])


def snippet_of(*texts: str) -> str:
    """One line of at most 160 characters from the first of `texts` that says anything."""
    for text in texts:
        line = _SPACES.sub(" ", text[: SNIPPET_LENGTH * 4]).strip()
        if line:
            return line if len(line) <= SNIPPET_LENGTH else line[: SNIPPET_LENGTH - 1].rstrip() + "…"
    return ""


def address_rows(addresses: Iterable[Address]) -> list[dict[str, str]]:
    """Addresses as a message's `to`, `cc` and `bcc` columns hold them."""
    return [
        {"kind": one.kind, "external_id": one.external_id, "name": one.name, "scope": one.scope} for one in addresses
    ]


def _message_row(message: NewMessage) -> dict[str, Any]:
    machine = {"kind": message.machine.kind.value, "reason": message.machine.reason} if message.machine else None
    return {
        "id": message.id,
        "conversation_id": message.conversation_id,
        "ticket_id": message.ticket_id,
        "channel_account_id": message.channel_account_id,
        "direction": message.direction.value,
        "author_kind": message.author_kind,
        "author_id": message.author_id,
        "author_name": message.author_name,
        "sender_identity_id": message.sender_identity_id,
        "external_message_id": message.external_message_id,
        "subject": message.subject,
        "text": message.text,
        "html": message.html,
        "reply_text": message.reply_text,
        "quoted_text": message.quoted_text,
        "signature": message.signature,
        "to": address_rows(message.to),
        "cc": address_rows(message.cc),
        "bcc": address_rows(message.bcc),
        "mentions": [str(user_id) for user_id in message.mentions],
        "machine": machine,
        "authentication": message.authentication,
        "language": message.language,
        "is_automatic": message.is_automatic,
        "subject_changed": message.subject_changed,
        "is_side": message.is_side,
        "attachment_count": len(message.files),
        "inbound_delivery_id": message.inbound_delivery_id,
        "created_at": message.created_at,
        "sender_date": message.sender_date,
    }


def _attachment_rows(message: NewMessage) -> list[dict[str, Any]]:
    return [
        {
            "id": ids.new_id(),
            "message_id": message.id,
            "uploaded_by": None,
            "position": position,
            "file_name": part.file_name,
            "content_type": part.content_type,
            "size": part.size,
            "blob_key": part.blob_key,
            "content_id": part.content_id,
            "is_inline": part.is_inline,
            "state": part.state.value,
            "reason": part.reason,
            "created_at": message.created_at,
        }
        for position, part in enumerate(message.files)
    ]
