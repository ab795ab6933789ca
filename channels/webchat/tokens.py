"""Signed tokens of visitors: who somebody on a page is, without a cookie and without a row per token.

A token is base64url of version, visitor, account and time, followed by their HMAC-SHA256 (RFC 2104). It proves only
that we gave it out: whether the visitor still exists or is blocked, channels.webchat.visitors looks up.
"""

import base64
import binascii
import hmac
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from struct import Struct
from uuid import UUID

from core import clock
from core.errors import NotSignedIn
from core.secrets import Secrets

LIFETIME = timedelta(days=400)
FILE_LIFETIME = timedelta(hours=12)
_PURPOSE = "webchat-visitor"
_VERSION = 1
_FIELDS = Struct(">B16s16sQ")
_DIGEST_BYTES = 32
_LONGEST = 4_000
_VISITOR, _FILE = b"visitor\x00", b"file\x00"


@dataclass(frozen=True, slots=True)
class VisitorToken:
    """What a valid token says."""

    visitor_id: UUID
    account_id: UUID
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class FileGrant:
    """The right to fetch one file until a time: all that serving it needs, so that no look-up is made."""

    blob_key: str
    file_name: str
    content_type: str
    size: int
    expires: int = 0


class VisitorTokens:
    """Signs and reads tokens. The first key signs, all are accepted (at least 16 bytes each)."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) < 16 for key in keys):
            raise ValueError("a signing key needs at least 16 bytes")
        self._keys = tuple(keys)

    def sign(self, visitor_id: UUID, account_id: UUID) -> str:
        """A token for this visitor of this widget, valid for 400 days from now."""
        issued = int(clock.utc_now().timestamp())
        return self._sealed(_VISITOR, _FIELDS.pack(_VERSION, visitor_id.bytes, account_id.bytes, issued))

    def read(self, token: str, account_id: UUID | None = None) -> VisitorToken:
        """What the token proves.

        Raises NotSignedIn: code `visitor_token_invalid` for anything we did not make or that is of another widget
        than `account_id`, `visitor_token_expired` for one that is too old.
        """
        body = self._opened(_VISITOR, token)
        if body is None or len(body) != _FIELDS.size:
            raise _invalid()
        version, visitor, account, issued = _FIELDS.unpack(body)
        found = VisitorToken(UUID(bytes=visitor), UUID(bytes=account), datetime.fromtimestamp(issued, UTC))
        if version != _VERSION or (account_id is not None and found.account_id != account_id):
            raise _invalid()
        if clock.utc_now() - found.issued_at > LIFETIME:
            raise NotSignedIn("This visitor token is too old; begin anew.", code="visitor_token_expired")
        return found

    def sign_file(self, grant: FileGrant) -> str:
        """A token for fetching a file. Equal within twelve hours, so that browsers can keep what they fetched."""
        period = int(FILE_LIFETIME.total_seconds())
        expires = (int(clock.utc_now().timestamp()) // period + 2) * period
        content = {**asdict(grant), "expires": expires}
        return self._sealed(_FILE, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())

    def read_file(self, token: str) -> FileGrant:
        """The grant of a file token. Raises NotSignedIn(code="file_token_invalid" | "file_token_expired")."""
        body = self._opened(_FILE, token)
        if body is None:
            raise NotSignedIn("This file token was not made here.", code="file_token_invalid")
        grant = FileGrant(**json.loads(body))
        if clock.utc_now().timestamp() > grant.expires:
            raise NotSignedIn("This file token is too old; load the chat again.", code="file_token_expired")
        return grant

    def _sealed(self, purpose: bytes, body: bytes) -> str:
        return base64.urlsafe_b64encode(body + _digest(self._keys[0], purpose, body)).decode().rstrip("=")

    def _opened(self, purpose: bytes, token: str) -> bytes | None:
        """The signed content, or None; compared in constant time."""
        if len(token) > _LONGEST or not token.isascii():
            return None
        try:
            sealed = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        body, digest = sealed[:-_DIGEST_BYTES], sealed[-_DIGEST_BYTES:]
        is_ours = [hmac.compare_digest(digest, _digest(key, purpose, body)) for key in self._keys]
        return body if any(is_ours) else None


def visitor_tokens(secrets: Secrets) -> VisitorTokens:
    """The tokens of this installation."""
    return VisitorTokens([secrets.signing_key(_PURPOSE)])


def _digest(key: bytes, purpose: bytes, body: bytes) -> bytes:
    return hmac.new(key, purpose + body, sha256).digest()


def _invalid() -> NotSignedIn:
    return NotSignedIn("This visitor token was not made for this widget.", code="visitor_token_invalid")
