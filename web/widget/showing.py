"""Stored frames as a visitor's page gets them: files and pictures with addresses that this visitor may use now.

Addresses are paths of this server. A file's carries a grant that ends by itself; a picture's is signed for good, since
it names its content.
"""

import hmac
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from aiohttp import web

from channels.webchat.frames import FrameFile, people_in, shown
from channels.webchat.posts import PostedFile
from channels.webchat.stream import Frame
from channels.webchat.tokens import FileGrant, VisitorTokens
from core.db.session import Session
from core.secrets import Secrets
from core.staff.avatars import avatar_keys
from web.openapi import CHAT_BASE

SHOWING: Final[web.AppKey["Showing"]] = web.AppKey("showing")
_PICTURE_PURPOSE: Final = "visitor-avatar"
_SIGNATURE_LENGTH: Final = 32
_REMEMBER_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class ShownFrame:
    """A frame with the document that goes over the wire."""

    seq: int
    kind: str
    document: dict[str, Any]


class Showing:
    """Makes addresses with this installation's keys."""

    def __init__(self, secrets: Secrets, tokens: VisitorTokens, now: Callable[[], float] = time.monotonic) -> None:
        self._picture_key = secrets.signing_key(_PICTURE_PURPOSE)
        self._tokens, self._now = tokens, now
        self._pictures: dict[UUID, tuple[str | None, float]] = {}

    async def frames(self, session: Session, frames: Sequence[Frame]) -> list[ShownFrame]:
        """Frames ready to be sent; one query for all pictures in them."""
        people = set[UUID]().union(*(people_in(frame.document) for frame in frames))
        pictures = await self.pictures(session, people)
        return [
            ShownFrame(frame.seq, frame.kind, shown(frame.kind, frame.document, self.file, pictures.get))
            for frame in frames
        ]

    async def pictures(self, session: Session, user_ids: Collection[UUID]) -> Mapping[UUID, str]:
        """The addresses of people's pictures as of half a minute ago at most; who has none is left out."""
        now = self._now()
        unknown = [one for one in user_ids if self._pictures.get(one, (None, 0.0))[1] <= now]
        if unknown:
            keys = await avatar_keys(session, unknown)
            for user_id in unknown:
                key = keys.get(user_id)
                self._pictures[user_id] = (self.picture(key) if key else None, now + _REMEMBER_SECONDS)
        found = ((user_id, self._pictures[user_id][0]) for user_id in user_ids)
        return {user_id: address for user_id, address in found if address is not None}

    def file(self, file: FrameFile) -> str:
        """The address of a file of a message."""
        return self._file(file.id, file.blob_key, file.file_name, file.content_type, file.size)

    def upload(self, file: PostedFile) -> str:
        """The address of an uploaded file."""
        return self._file(str(file.id), file.blob_key, file.file_name, file.content_type, file.size)

    def picture(self, blob_key: str) -> str:
        """The address of a staff member's picture."""
        return f"{CHAT_BASE}/avatars/{blob_key}?s={self._signature(blob_key)}"

    def is_picture(self, blob_key: str, signature: str) -> bool:
        """Whether we made this address, so that no other blob can be fetched by its key."""
        return hmac.compare_digest(signature.encode(), self._signature(blob_key).encode())

    def _signature(self, blob_key: str) -> str:
        return hmac.new(self._picture_key, blob_key.encode(), sha256).hexdigest()[:_SIGNATURE_LENGTH]

    def _file(self, file_id: str, blob_key: str, file_name: str, content_type: str, size: int) -> str:
        token = self._tokens.sign_file(FileGrant(blob_key, file_name, content_type, size))
        return f"{CHAT_BASE}/files/{file_id}?token={token}"
