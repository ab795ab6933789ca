"""Shapes of answers and notes as the composer hands them in."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from core.signatures.choosing import SignatureChoice
from core.text.mail_domains import likely_domain
from ticketing.tickets.lifecycle import Status
from web.api.schemas.common import Body, Ids, LongText, View
from web.api.schemas.messages import AddrInputs, Attachment, Message, QuickReplies
from web.api.schemas.staff import Language
from web.api.schemas.tickets import Subject, Ticket

WayKey = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}:[0-9a-f-]{36}$")]
AttachmentIds = Annotated[list[UUID], Field(max_length=100)]


class ReplyInput(Body):
    """An answer. `client_id` makes a double click one answer; `last_seen_message_id` is the newest one on the screen.

    `send_anyway` sends although newer messages are there (409 `stale_reply` has told of them). Without `to` it goes
    where the ticket's `composer` says. `quick_replies` are answers that the customer can tap, where the channel can.
    `signature` says what is put below where the channel carries one. `via` is the `key` of another way than the
    ticket's own thread (`GET /tickets/{ticket_id}/ways`); 409 `way_gone` when it is not there any more.
    `set_status_id` is one of the company's own statuses, alone or with its category as `set_status`.
    """

    client_id: UUID
    html: LongText = ""
    text: LongText = ""
    to: AddrInputs = Field(default_factory=list)
    cc: AddrInputs = Field(default_factory=list)
    bcc: AddrInputs = Field(default_factory=list)
    attachment_ids: AttachmentIds = Field(default_factory=list)
    last_seen_message_id: UUID | None = None
    set_status: Status | None = None
    set_status_id: UUID | None = None
    send_anyway: bool = False
    subject: Subject | None = None
    quick_replies: QuickReplies = Field(default_factory=list)
    signature: SignatureChoice = SignatureChoice.NONE
    via: WayKey | None = None


class AddressWarning(View):
    """An address that is most likely mistyped. code: likely_mistyped; `suggestion` is what was probably meant."""

    code: str
    address: str
    suggestion: str


class ReplyAccepted(View):
    """The answer on its way, and the ticket as it stands now. `warnings` stop nothing: it can still be taken back.

    `undo`: the events of the status it set, for `POST …/undo`, which leaves the answer itself alone.
    """

    message: Message
    ticket: Ticket
    warnings: list[AddressWarning] = []
    undo: list[int] = []


def address_warnings(message: Message) -> list[AddressWarning]:
    """What looks wrong about the addresses that a message goes to."""
    found = []
    for one in (*message.to, *message.cc, *message.bcc):
        local, _, domain = one.external_id.rpartition("@")
        if one.kind == "email" and (meant := likely_domain(domain)):
            found.append(AddressWarning(code="likely_mistyped", address=one.external_id, suggestion=f"{local}@{meant}"))
    return found


class NoteInput(Body):
    """An internal note; whoever is in `mentions`, or in a team of `team_mentions`, is told and sees the ticket now."""

    client_id: UUID
    html: LongText = ""
    text: LongText = ""
    mentions: Ids = Field(default_factory=list)
    team_mentions: Ids = Field(default_factory=list)
    attachment_ids: AttachmentIds = Field(default_factory=list)


class HandOverInput(Body):
    """To whom a ticket goes, a person or a team, and what he should know (an internal note; '' for none)."""

    client_id: UUID
    owner_id: UUID | None = None
    team_id: UUID | None = None
    text: LongText = ""


class ForwardInput(Body):
    """A mail to somebody outside with what was said on the ticket below it; `client_id` makes a double click one mail.

    `quoted_message_ids` are messages of the ticket, `kept_attachment_ids` files on them that go along beside own
    uploads. `conversation_id` goes on in a side conversation; otherwise one begins, from `channel_account_id` or the
    mailbox that answers for the ticket. `language` is that of the quote's headings, the ticket's when it is null.
    """

    client_id: UUID
    html: LongText = ""
    text: LongText = ""
    to: AddrInputs
    cc: AddrInputs = Field(default_factory=list)
    bcc: AddrInputs = Field(default_factory=list)
    quoted_message_ids: AttachmentIds = Field(default_factory=list)
    attachment_ids: AttachmentIds = Field(default_factory=list)
    kept_attachment_ids: AttachmentIds = Field(default_factory=list)
    subject: Subject | None = None
    channel_account_id: UUID | None = None
    conversation_id: UUID | None = None
    set_status: Status | None = None
    set_status_id: UUID | None = None
    signature: SignatureChoice = SignatureChoice.NONE
    language: Language | None = None


class ForwardPreviewInput(Body):
    """Messages to be forwarded; null is the whole ticket, without notes."""

    message_ids: AttachmentIds | None = None
    language: Language | None = None


class ForwardPreview(View):
    """What would stand below a forwarded mail, and the files that could go along; pictures in its text do anyway.

    `channel_account_id` is the mailbox it would leave through, null when there is none.
    """

    subject: str
    text: str
    message_ids: list[UUID]
    files: list[Attachment]
    channel_account_id: UUID | None
