"""Shapes of answers and notes as the composer hands them in."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from ticketing.tickets.lifecycle import Status
from web.api.schemas.common import Body, Ids, LongText, View
from web.api.schemas.messages import AddrInputs, Message
from web.api.schemas.tickets import Subject, Ticket

AttachmentIds = Annotated[list[UUID], Field(max_length=100)]


class ReplyInput(Body):
    """An answer. `client_id` makes a double click one answer; `last_seen_message_id` is the newest one on the screen.

    `send_anyway` sends although newer messages are there (409 `stale_reply` has told of them).
    """

    client_id: UUID
    html: LongText = ""
    text: LongText = ""
    to: AddrInputs
    cc: AddrInputs = Field(default_factory=list)
    bcc: AddrInputs = Field(default_factory=list)
    attachment_ids: AttachmentIds = Field(default_factory=list)
    last_seen_message_id: UUID | None = None
    set_status: Status | None = None
    send_anyway: bool = False
    subject: Subject | None = None


class ReplyAccepted(View):
    """The answer on its way, and the ticket as it stands now."""

    message: Message
    ticket: Ticket


class NoteInput(Body):
    """An internal note; whoever is in `mentions` is told, and sees the ticket from now on."""

    client_id: UUID
    html: LongText = ""
    text: LongText = ""
    mentions: Ids = Field(default_factory=list)
    attachment_ids: AttachmentIds = Field(default_factory=list)
