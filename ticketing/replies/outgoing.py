"""The rows that an accepted message becomes: the message, its way out and everybody it goes to. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from core import ids
from core.messages import Direction
from ticketing.replies.composition import Body
from ticketing.replies.recipients import Envelope, as_documents
from ticketing.replies.states import DeliveryState

BLOCKS_FOR = timedelta(minutes=5)
SYSTEM_AUTHOR = "system"


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks: kind user|system."""

    kind: str
    id: UUID | None
    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """What goes out instead of the message's own words: one mail for several chat messages, with the files of all."""

    subject: str
    text: str
    message_ids: tuple[UUID, ...]

    def document(self) -> dict[str, Any]:
        """As the delivery's row keeps it."""
        return {"subject": self.subject, "text": self.text, "message_ids": [str(one) for one in self.message_ids]}


def words_of(document: dict[str, Any] | None) -> Words | None:
    """The words that `Words.document` wrote; None when the message speaks for itself."""
    if document is None:
        return None
    message_ids = tuple(UUID(one) for one in document["message_ids"])
    return Words(str(document["subject"]), str(document["text"]), message_ids)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message on its way out. `hold_seconds` is the undo window; 0 sends at once.

    `body` is everything that leaves; `reply_text`, `quoted_text` and `signature` are parts of its text, where it has
    several. `is_side`: to somebody who is not the ticket's customer. `written` is what its author handed in.
    """

    ticket_id: UUID
    conversation_id: UUID
    channel_account_id: UUID
    channel_kind: str
    author: Author
    subject: str
    body: Body
    envelope: Envelope
    at: datetime
    hold_seconds: int = 0
    is_automatic: bool = False
    attachment_count: int = 0
    undo: dict[str, Any] | None = None
    quick_replies: tuple[str, ...] = ()
    reply_text: str | None = None
    quoted_text: str = ""
    signature: str = ""
    is_side: bool = False
    written: dict[str, Any] | None = None
    message_id: UUID = field(default_factory=ids.new_id)


@dataclass(frozen=True, slots=True)
class OutgoingRows:
    """One message's rows, ready to be inserted."""

    message_id: UUID
    delivery_id: UUID
    message: dict[str, Any]
    delivery: dict[str, Any]
    recipients: list[dict[str, Any]]


def rows_of(outgoing: Outgoing) -> OutgoingRows:
    """The rows. Make them under the conversation's lock, so that ids of one thread sort in the order of acceptance."""
    message_id, delivery_id = outgoing.message_id, ids.new_id()
    starts = outgoing.at + timedelta(seconds=outgoing.hold_seconds)
    is_held = outgoing.hold_seconds > 0
    envelope = outgoing.envelope
    message = message_row(
        message_id,
        ticket_id=outgoing.ticket_id,
        direction=Direction.OUTBOUND,
        author=outgoing.author,
        body=outgoing.body,
        at=outgoing.at,
        conversation_id=outgoing.conversation_id,
        channel_account_id=outgoing.channel_account_id,
        subject=outgoing.subject,
        envelope=envelope,
        is_automatic=outgoing.is_automatic,
        attachment_count=outgoing.attachment_count,
        quick_replies=outgoing.quick_replies,
        parts=Parts(outgoing.reply_text, outgoing.quoted_text, outgoing.signature),
        is_side=outgoing.is_side,
    )
    delivery = {
        "id": delivery_id,
        "message_id": message_id,
        "ticket_id": outgoing.ticket_id,
        "conversation_id": outgoing.conversation_id,
        "channel_account_id": outgoing.channel_account_id,
        "channel_kind": outgoing.channel_kind,
        "state": (DeliveryState.HELD if is_held else DeliveryState.QUEUED).value,
        "due_at": starts if is_held else None,
        "blocks_until": starts + BLOCKS_FOR,
        "undo": outgoing.undo,
        "written": outgoing.written,
        "created_at": outgoing.at,
    }
    recipients = [
        {
            "delivery_id": delivery_id,
            "kind": address.kind,
            "external_id": address.external_id,
            "name": address.name,
            "role": role,
            "state": DeliveryState.QUEUED.value,
        }
        for role, address in envelope.by_role
    ]
    return OutgoingRows(message_id, delivery_id, message, delivery, recipients)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a message's text: what is new (None: all of it), what is quoted below it, who signed it."""

    reply_text: str | None = None
    quoted_text: str = ""
    signature: str = ""


WHOLE: Final = Parts()


def message_row(
    message_id: UUID,
    *,
    ticket_id: UUID,
    direction: Direction,
    author: Author,
    body: Body,
    at: datetime,
    conversation_id: UUID | None = None,
    channel_account_id: UUID | None = None,
    subject: str = "",
    envelope: Envelope | None = None,
    mentions: list[str] | None = None,
    is_automatic: bool = False,
    attachment_count: int = 0,
    quick_replies: Sequence[str] = (),
    parts: Parts = WHOLE,
    is_side: bool = False,
) -> dict[str, Any]:
    """The row of a message that somebody here wrote."""
    people = envelope or Envelope()
    return {
        "id": message_id,
        "conversation_id": conversation_id,
        "ticket_id": ticket_id,
        "channel_account_id": channel_account_id,
        "direction": direction.value,
        "author_kind": author.kind,
        "author_id": author.id,
        "author_name": author.name,
        "subject": subject,
        "text": body.text,
        "html": body.html,
        "reply_text": body.text if parts.reply_text is None else parts.reply_text,
        "quoted_text": parts.quoted_text,
        "signature": parts.signature,
        "to": as_documents(people.to),
        "cc": as_documents(people.cc),
        "bcc": as_documents(people.bcc),
        "mentions": mentions or [],
        "quick_replies": list(quick_replies),
        "language": body.language,
        "is_automatic": is_automatic,
        "is_side": is_side,
        "attachment_count": attachment_count,
        "created_at": at,
    }
