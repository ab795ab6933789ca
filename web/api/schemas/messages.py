"""Shapes of messages, their attachments and what became of them on the way out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from core.messages import AttachmentState, Direction
from ticketing.messages.reading import AttachmentView, MessageView
from ticketing.replies.reactions import ReactionView
from web.api.schemas.calls import Call
from web.api.schemas.common import Body, View
from web.api.schemas.deliveries import Delivery
from web.api.schemas.reactions import Reaction, reaction_shape


class Addr(View):
    """How a person is reached: kind email|phone|…, the address, and the name beside it."""

    kind: str
    external_id: str
    name: str


class AddrInput(Body):
    """A person to write to."""

    kind: Annotated[str, StringConstraints(max_length=20)] = "email"
    external_id: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=320)]
    name: Annotated[str, StringConstraints(max_length=200)] = ""


AddrInputs = Annotated[list[AddrInput], Field(max_length=100)]
QuickReply = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
QuickReplies = Annotated[list[QuickReply], Field(max_length=10)]


class Author(View):
    """Who said it. kind: contact|user|system."""

    kind: str
    id: UUID | None
    name: str


class Machine(View):
    """Why a message is taken for a machine's."""

    kind: str
    reason: str


class Attachment(View):
    """A file. `url` gives its bytes once it is stored; `reason` says why it is not."""

    id: UUID
    file_name: str
    content_type: str
    size: int
    is_inline: bool
    state: AttachmentState
    reason: str | None
    url: str


class Message(View):
    """One thing said. Show `html_url` in a sandboxed frame when there is one, else `reply_text` (or `text`).

    `is_side`: to or from somebody outside who is not the customer; it goes on in `conversation_id`.
    """

    id: UUID
    ticket_id: UUID | None
    conversation_id: UUID | None
    direction: Direction
    author: Author
    subject: str
    text: str
    reply_text: str
    quoted_text: str
    signature: str
    has_html: bool
    has_quoted: bool
    html_url: str | None
    created_at: datetime
    sent_at: datetime | None
    to: list[Addr]
    cc: list[Addr]
    bcc: list[Addr]
    attachments: list[Attachment]
    machine: Machine | None
    authentication: str
    is_automatic: bool
    is_side: bool
    subject_changed: bool
    mentions: list[UUID]
    quick_replies: list[str]
    delivery: Delivery | None
    call: Call | None
    reactions: list[Reaction]
    has_raw: bool
    version: int


def attachment_url(attachment_id: UUID) -> str:
    """Where an attachment's bytes are."""
    return f"/api/v1/attachments/{attachment_id}"


def attachment_shape(view: AttachmentView) -> Attachment:
    """An attachment as the API shows it."""
    return Attachment(
        id=view.id,
        file_name=view.file_name,
        content_type=view.content_type,
        size=view.size,
        is_inline=view.is_inline,
        state=AttachmentState(view.state),
        reason=view.reason,
        url=attachment_url(view.id),
    )


def message_shape(
    view: MessageView,
    delivery: Delivery | None,
    call: Call | None = None,
    reactions: Sequence[ReactionView] = (),
) -> Message:
    """A message as the API shows it, with its way out when it has one, the call that it notes, and its reactions."""
    return Message(
        id=view.id,
        ticket_id=view.ticket_id,
        conversation_id=view.conversation_id,
        direction=Direction(view.direction),
        author=Author(kind=view.author.kind, id=view.author.id, name=view.author.name),
        subject=view.subject,
        text=view.text,
        reply_text=view.reply_text,
        quoted_text=view.quoted_text,
        signature=view.signature,
        has_html=view.has_html,
        has_quoted=view.has_quoted,
        html_url=f"/api/v1/messages/{view.id}/html" if view.has_html else None,
        created_at=view.created_at,
        sent_at=delivery.sent_at if delivery else None,
        to=[Addr.model_validate(address, from_attributes=True) for address in view.to],
        cc=[Addr.model_validate(address, from_attributes=True) for address in view.cc],
        bcc=[Addr.model_validate(address, from_attributes=True) for address in view.bcc],
        attachments=[attachment_shape(attachment) for attachment in view.attachments],
        machine=Machine(kind=view.machine.kind, reason=view.machine.reason) if view.machine else None,
        authentication=view.authentication,
        is_automatic=view.is_automatic,
        is_side=view.is_side,
        subject_changed=view.subject_changed,
        mentions=list(view.mentions),
        quick_replies=list(view.quick_replies),
        delivery=delivery,
        call=call,
        reactions=[reaction_shape(one) for one in reactions],
        has_raw=view.has_raw,
        version=view.version,
    )
