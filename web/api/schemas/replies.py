"""Shapes of answers and notes as the composer hands them in."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from core.text.mail_domains import likely_domain
from ticketing.tickets.lifecycle import Status
from web.api.schemas.common import Body, Ids, LongText, View
from web.api.schemas.messages import AddrInputs, Message
from web.api.schemas.tickets import Subject, Ticket

QuickReply = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
QuickReplies = Annotated[list[QuickReply], Field(max_length=10)]
AttachmentIds = Annotated[list[UUID], Field(max_length=100)]


class ReplyInput(Body):
    """An answer. `client_id` makes a double click one answer; `last_seen_message_id` is the newest one on the screen.

    `send_anyway` sends although newer messages are there (409 `stale_reply` has told of them). Without `to` it goes
    where the ticket's `composer` says. `quick_replies` are answers that the customer can tap, where the channel can.
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
    send_anyway: bool = False
    subject: Subject | None = None
    quick_replies: QuickReplies = Field(default_factory=list)


class AddressWarning(View):
    """An address that is most likely mistyped. code: likely_mistyped; `suggestion` is what was probably meant."""

    code: str
    address: str
    suggestion: str


class ReplyAccepted(View):
    """The answer on its way, and the ticket as it stands now. `warnings` stop nothing: it can still be taken back."""

    message: Message
    ticket: Ticket
    warnings: list[AddressWarning] = []


def address_warnings(message: Message) -> list[AddressWarning]:
    """What looks wrong about the addresses that a message goes to."""
    found = []
    for one in (*message.to, *message.cc, *message.bcc):
        local, _, domain = one.external_id.rpartition("@")
        if one.kind == "email" and (meant := likely_domain(domain)):
            found.append(AddressWarning(code="likely_mistyped", address=one.external_id, suggestion=f"{local}@{meant}"))
    return found


class NoteInput(Body):
    """An internal note; whoever is in `mentions` is told, and sees the ticket from now on."""

    client_id: UUID
    html: LongText = ""
    text: LongText = ""
    mentions: Ids = Field(default_factory=list)
    attachment_ids: AttachmentIds = Field(default_factory=list)
