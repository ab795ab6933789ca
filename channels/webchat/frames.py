"""The documents of a visitor's stream: what his page shows. Pure.

A stored document names files by `blob_key` and people by id; `shown` turns it into what goes over the wire, with
addresses that this visitor may use now, so that a stored frame never holds an address that expires.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from channels.adapter import StreamFrame

ANSWERS = "delivery:"


class FrameSender(StrEnum):
    """Who speaks. mail: the visitor again, from his mailbox; system: the company's machine."""

    VISITOR = "visitor"
    AGENT = "agent"
    SYSTEM = "system"
    MAIL = "mail"


class StateCode(StrEnum):
    """What happened to the talk; the widget says it in the visitor's language."""

    CHAT_WAITING = "chat_waiting"
    CHAT_ACCEPTED = "chat_accepted"
    CHAT_TRANSFERRED = "chat_transferred"
    CHAT_ENDED = "chat_ended"
    LEFT_MESSAGE = "left_message"


class TalkState(StrEnum):
    """Where the talk stands for the visitor. away: nobody is there, his message became a case."""

    WAITING = "waiting"
    ACTIVE = "active"
    ENDED = "ended"
    AWAY = "away"


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class FrameFile(_Document):
    """A file of a message. `blob_key` stays on the server, `url` is made when the frame is shown."""

    id: str
    file_name: str
    content_type: str
    size: int
    is_image: bool
    blob_key: str = ""
    url: str = ""


class FramePerson(_Document):
    """An agent as visitors see him; `avatar_url` is made when the frame is shown."""

    id: UUID | None = None
    name: str
    avatar_url: str | None = None


class MessageDocument(_Document):
    """Something said. `id` is the message's id, for the visitor's own words the id of their delivery.

    `client_id` is the one his page gave. `html` is cleaned and only there where it says more than `text`.
    """

    kind: ClassVar[str] = "message"

    id: str
    sender: Annotated[FrameSender, Field(alias="from")]
    client_id: str | None = None
    text: str = ""
    html: str | None = None
    author: FramePerson | None = None
    attachments: tuple[FrameFile, ...] = ()
    quick_replies: tuple[str, ...] = ()
    at: datetime


class CanceledDocument(_Document):
    """A message that its author took back."""

    kind: ClassVar[str] = "canceled"

    message_id: UUID


class StateDocument(_Document):
    """The talk took a turn. `by` as in ticketing.chats.models.Chat.ended_by, where it ended."""

    kind: ClassVar[str] = "state"

    state: TalkState
    code: StateCode
    by: str | None = None
    agent: FramePerson | None = None
    at: datetime


Document = MessageDocument | CanceledDocument | StateDocument
FileAddress = Callable[[FrameFile], str]
"""Makes the address from which this visitor's page gets a file."""
AvatarAddress = Callable[[UUID], str | None]
"""Makes the address of a staff member's picture; None for who has none."""


def frame_of(document: Document, source_key: str, message_id: UUID | None = None) -> StreamFrame:
    """The frame to append. `message_id` is the message whose receipts follow from what the page saw."""
    content = document.model_dump(mode="json", by_alias=True, exclude_none=True)
    return StreamFrame(document.kind, source_key, content, message_id)


def shown(kind: str, stored: Mapping[str, Any], file_url: FileAddress, avatar_url: AvatarAddress) -> dict[str, Any]:
    """A stored document as it goes over the wire. Kinds that this version does not know go as they are."""
    document: dict[str, Any] = dict(stored)
    if kind == MessageDocument.kind:
        files = [FrameFile.model_validate(file) for file in stored.get("attachments", ())]
        document["attachments"] = [
            {**file.model_dump(mode="json", exclude={"blob_key"}), "url": file_url(file)} for file in files
        ]
        document["author"] = _with_picture(stored.get("author"), avatar_url)
    elif kind == StateDocument.kind:
        document["agent"] = _with_picture(stored.get("agent"), avatar_url)
    return document


def people_in(stored: Mapping[str, Any]) -> set[UUID]:
    """The staff members a stored document shows, for whom pictures are to be looked up."""
    people = (stored.get("author"), stored.get("agent"))
    return {UUID(person["id"]) for person in people if person and person.get("id")}


def client_source(client_id: str) -> str:
    """The source key of a visitor's own message."""
    return f"client:{client_id}"


def delivery_source(delivery_id: UUID) -> str:
    """The source key of an agent's message: sending it again puts no second one there."""
    return f"{ANSWERS}{delivery_id}"


def is_answer(source_key: str) -> bool:
    """Whether a frame of this source is a message of ours, with receipts that follow from what the page saw."""
    return source_key.startswith(ANSWERS)


def event_source(event_id: int) -> str:
    """The source key of news from the event log."""
    return f"event:{event_id}"


def is_image(content_type: str) -> bool:
    """Whether pages show it in place. SVG can carry scripts and is offered as a file."""
    return content_type in ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp")


def _with_picture(person: Mapping[str, Any] | None, avatar_url: AvatarAddress) -> dict[str, Any] | None:
    if not person:
        return None
    url = avatar_url(UUID(person["id"])) if person.get("id") else None
    return {"id": person.get("id"), "name": person["name"], "avatar_url": url}
