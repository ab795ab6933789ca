"""The normalized shapes every channel speaks: what came in, what goes out, and what became of it.

An adapter turns a vendor's bytes into these values and these values into a vendor's call; nothing above the adapters
knows a vendor's words. All are frozen and JSON round-trips through `encode_inbound` / `decode_inbound`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter


class Direction(StrEnum):
    """Who speaks: the customer, the company, or nobody outside (a note)."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"
    INTERNAL = "internal"


class AttachmentState(StrEnum):
    """pending: bytes not fetched yet. refused: over a limit or a type we do not keep, with the reason beside it."""

    PENDING = "pending"
    STORED = "stored"
    FAILED = "failed"
    REFUSED = "refused"


class MachineKind(StrEnum):
    """Why a message is taken for a machine's. Machine mail is stored and marked, never answered, never reopens."""

    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    DELIVERY_REPORT = "delivery_report"
    FEEDBACK = "feedback"
    LIST = "list"
    LOOP = "loop"


@dataclass(frozen=True, slots=True)
class Address:
    """How a person is reached. kind: email|phone|line|messenger|telegram|webchat|webform.

    `scope` is the provider or page within which the id is unique, or ''.
    """

    kind: str
    external_id: str
    name: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file on a message. `blob_key` is the sha-256 hex of its bytes once stored; `size` is in bytes."""

    file_name: str
    content_type: str
    size: int
    blob_key: str | None = None
    content_id: str | None = None
    is_inline: bool = False
    state: AttachmentState = AttachmentState.STORED
    reason: str | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class ThreadHints:
    """What a message itself says about which ticket it belongs to, strongest first.

    `own_message_ids` are ids this installation signed and the adapter verified, newest first; `reply_token` is the
    verified plus-address token (a conversation id); `references` are all other ids named (In-Reply-To first).
    `ticket_numbers` come from a subject like "[#1042]" and only count together with a known participant.
    `is_own_nearest`: the mail that is answered is the first of `own_message_ids`, and not the first of `references`.
    """

    thread_key: str
    reply_token: UUID | None = None
    own_message_ids: tuple[UUID, ...] = ()
    references: tuple[str, ...] = ()
    ticket_numbers: tuple[int, ...] = ()
    clean_subject: str = ""
    is_own_nearest: bool = True


@dataclass(frozen=True, slots=True)
class Machine:
    """The verdict that no human wrote this, and the header or shape that proves it."""

    kind: MachineKind
    reason: str


class ReceiptState(StrEnum):
    """What a channel reports about something we sent."""

    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    BOUNCED = "bounced"


@dataclass(frozen=True, slots=True)
class DeliveryReceipt:
    """A report about one recipient of one of our deliveries, arriving through the inbound path.

    `own_message_id` is the message we sent (verified); `is_permanent` is True for a hard bounce (RFC 3464 action
    failed with a 5.x.x status); `diagnostic` is the remote server's own sentence. `channel_kind` tells which way out
    is meant when a message left through several channels; '' means its first.
    """

    own_message_id: UUID
    state: ReceiptState
    recipient: str | None = None
    status_code: str | None = None
    diagnostic: str | None = None
    is_permanent: bool = False
    channel_kind: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """Where on the web somebody was when he wrote: a page of the company's own site, and what led there.

    `referrer` is the page before; the utm fields are those of the address (https://web.dev utm convention), '' when
    they were not there. The first touch of a customer is kept for ever, the last one moves.
    """

    page_url: str
    at: datetime
    page_title: str = ""
    referrer: str = ""
    utm_source: str = ""
    utm_medium: str = ""
    utm_campaign: str = ""
    utm_term: str = ""
    utm_content: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a visitor said about himself, typed into a form or told by the host page.

    `is_verified` only when the host page signed who he is (HMAC): what is merely typed opens nobody's history. The
    signature may leave the e-mail out, which he can type then: `is_email_verified` only when the page signed that too.
    `fields` are the answers of a form by field key, as text.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    host_user_id: str = ""
    is_verified: bool = False
    is_email_verified: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """Marks a message out of an archive: nobody is told of it, answered or woken by it.

    A case that it opens is closed on the message's own date, or open when it `stays_open`. `is_answer`: the company
    wrote it under the name `author`, and the message's `sender` is the customer it went to.
    """

    stays_open: bool = False
    is_answer: bool = False
    author: str = ""


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """One message from outside, as ingest sees it.

    `lane` orders handling (channel account + peer or thread); `external_event_id` is what dedupe compares. `text` is
    the whole readable text, `reply_text` only what is new, `quoted_text` what was folded away; `html` is cleaned.
    `authentication` is a short verdict such as "dkim=pass spf=fail" or ''. `date` is the sender's claim, in UTC.
    `first_touch`/`last_touch` and `claims` come from the channels of our own pages (web chat, web form).
    """

    channel_account_id: UUID
    external_event_id: str
    lane: str
    sender: Address
    hints: ThreadHints
    received_at: datetime
    external_message_id: str = ""
    date: datetime | None = None
    subject: str = ""
    text: str = ""
    html: str = ""
    reply_text: str = ""
    quoted_text: str = ""
    signature: str = ""
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    machine: Machine | None = None
    may_auto_reply: bool = True
    receipts: tuple[DeliveryReceipt, ...] = ()
    language: str = ""
    authentication: str = ""
    first_touch: Touch | None = None
    last_touch: Touch | None = None
    claims: Claims | None = None
    imported: Imported | None = None


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """Everything an adapter needs to send one delivery; assembled before sending, no database behind it.

    `message_id` is ours; the e-mail adapter derives the signed Message-ID header from it. `references` are external
    ids oldest first. `in_reply_to` is the last of them. `automatic` marks acknowledgements (Auto-Submitted).
    `author_id` is the staff member who wrote, None for an automatic message. `quick_replies` are answers that the
    customer can give by one tap, where the channel shows them.
    """

    delivery_id: UUID
    message_id: UUID
    conversation_id: UUID
    channel_account_id: UUID
    recipients: tuple[Address, ...]
    sender_name: str
    subject: str
    text: str
    html: str = ""
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    ticket_number: int | None = None
    language: str = "th"
    automatic: bool = False
    created_at: datetime | None = None
    author_id: UUID | None = None
    quick_replies: tuple[str, ...] = ()


class SendOutcome(StrEnum):
    """How an attempt ended. uncertain: the bytes may have been accepted, nobody knows; never resent blindly."""

    SENT = "sent"
    RETRY = "retry"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class RecipientResult:
    """The outcome for one recipient: its address and the server's reply."""

    external_id: str
    outcome: SendOutcome
    diagnostic: str = ""


@dataclass(frozen=True, slots=True)
class SendResult:
    """The outcome of one attempt. `external_message_id` is the id others will reference (mail: with <>).

    `account_problem` is a stable code when the account itself is the trouble and not this message: login_refused,
    oauth_refused, no_connection, … `sent_copy` are the bytes to keep in the account's sent folder, None for no copy;
    `archive_problem` is what the account's archive said when it refused its blind copy.
    """

    outcome: SendOutcome
    external_message_id: str = ""
    diagnostic: str = ""
    recipients: tuple[RecipientResult, ...] = ()
    retry_after_seconds: float | None = None
    account_problem: str = ""
    sent_copy: bytes | None = None
    archive_problem: str = ""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can carry; the composer and `replies.policy` read it. Sizes in bytes, lengths in characters.

    `can_quick_reply`: it shows answers that the customer gives by one tap.
    """

    can_html: bool = False
    can_subject: bool = False
    can_cc: bool = False
    can_quick_reply: bool = False
    can_attach: bool = True
    max_text_length: int | None = None
    max_attachment_bytes: int = 25 * 1024 * 1024
    max_attachments: int = 50
    allowed_content_types: tuple[str, ...] = ()
    reply_window_hours: int | None = None
    undo_seconds: int = 0
    has_idempotency_key: bool = False
    reports_delivery: bool = False
    reports_read: bool = False


@dataclass(frozen=True, slots=True)
class ParsedDelivery:
    """What an adapter makes of one inbound delivery: its messages in order, and what it could not understand."""

    messages: tuple[InboundMessage, ...] = ()
    parked: tuple["ParkedPart", ...] = ()


@dataclass(frozen=True, slots=True)
class ParkedPart:
    """A part of a delivery that waits for a person: the reason, and the key that makes it unique."""

    external_event_id: str
    reason: str
    lane: str = field(default="")


_INBOUND: TypeAdapter[InboundMessage] = TypeAdapter(InboundMessage)
_TOUCH: TypeAdapter[Touch] = TypeAdapter(Touch)


def encode_inbound(message: InboundMessage) -> bytes:
    """JSON bytes of a message, for the inbox row that carries it from parse to story."""
    return _INBOUND.dump_json(message, exclude_defaults=True)


def decode_inbound(data: bytes | str) -> InboundMessage:
    """The message that `encode_inbound` wrote. Raises pydantic.ValidationError on anything else."""
    return _INBOUND.validate_json(data)


def touch_document(touch: Touch) -> dict[str, Any]:
    """The JSON document that columns called `first_touch` and `last_touch` hold."""
    document: dict[str, Any] = _TOUCH.dump_python(touch, mode="json")
    return document


def touch_of(document: Mapping[str, Any]) -> Touch:
    """The touch that `touch_document` wrote. Raises pydantic.ValidationError on anything else."""
    return _TOUCH.validate_python(document)
