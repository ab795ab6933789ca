"""What a visitor posted, as the web chat's door writes it down: the raw bytes of a delivery of this channel.

The document is made by our own server from what it knows, never by the visitor's page, so who wrote is proven.
"""

import re
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from channels.webchat.manifest import LONGEST_TEXT, MOST_FILES
from core.messages import Claims, Touch

ClientId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
BlobKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class PostedFile(BaseModel):
    """A file that the visitor uploaded before. `size` in bytes; `content_type` is what its bytes proved."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: UUID
    file_name: str = Field(min_length=1, max_length=300)
    content_type: str = Field(max_length=200)
    size: int = Field(ge=0)
    blob_key: BlobKey


class VisitorPost(BaseModel):
    """One message of a visitor. `client_id` is made by his page and makes sending it again harmless.

    `language` is the page's ('th', 'en' or ''); `sent_at` is when our server got it. Text or a file is there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    visitor_id: UUID
    client_id: ClientId
    text: str = Field(default="", max_length=LONGEST_TEXT)
    uploads: Annotated[tuple[PostedFile, ...], Field(max_length=MOST_FILES)] = ()
    claims: Claims = Claims()
    first_touch: Touch | None = None
    last_touch: Touch | None = None
    language: str = Field(default="", max_length=35)
    sent_at: datetime


def encode_post(post: VisitorPost) -> bytes:
    """The JSON bytes that the inbox keeps."""
    return post.model_dump_json().encode()


def decode_post(raw: bytes) -> VisitorPost:
    """What `encode_post` wrote. Raises pydantic.ValidationError (a ValueError) on anything else."""
    return VisitorPost.model_validate_json(raw)


def tidy_text(text: str) -> str:
    """What somebody typed, without what no text has: control characters, halves of characters, blank ends."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def event_key(visitor_id: UUID, client_id: str) -> str:
    """What makes a post unique within its widget: the delivery key at the door and the event id in the inbox."""
    return f"{visitor_id}:{client_id}"
