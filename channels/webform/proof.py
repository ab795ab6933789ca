"""What keeps robots out without asking anybody outside: a signed form token, a little work, or a small question. Pure.

The token is put into each form that is handed out. It names the submission that the form will become, so a form sent
twice is one submission, and a solved token is worth one submission. Whoever cannot or did not do the work (no
JavaScript), was faster than people are, or filled the field that people do not see is asked a question instead: a
person is never turned away without a way on.
"""

import base64
import binascii
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

LIFETIME: Final = timedelta(hours=24)
MOST_BITS: Final = 22
_SIGNATURE_BYTES = 16
_PAYLOAD_BYTES = 16 + 16 + 8
_THAI_DIGITS = str.maketrans({0x0E50 + digit: str(digit) for digit in range(10)})
_LONGEST_TOKEN = 200
_CLOCK_SKEW = timedelta(minutes=5)


class TokenTrouble(StrEnum):
    """Why a token cannot be used."""

    FORGED = "forged"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class FormToken:
    """A form that was handed out: which one, which submission it will become, and when."""

    account_id: UUID
    submission_id: UUID
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """A small sum that anybody can do."""

    first: int
    second: int

    def is_answered_by(self, text: str) -> bool:
        """Whether this is the sum, in Arabic or Thai digits."""
        return text.strip().translate(_THAI_DIGITS) == str(self.first + self.second)


def write_token(key: bytes, token: FormToken) -> str:
    """The token as it stands in the form, 80 URL-safe characters."""
    payload = _payload(token)
    return _encode(payload + _signature(key, payload))


def read_token(key: bytes, text: str, account_id: UUID, now: datetime) -> FormToken | TokenTrouble:
    """The token of this form, or what is wrong with it."""
    if len(text) > _LONGEST_TOKEN or not text.isascii():
        return TokenTrouble.FORGED
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return TokenTrouble.FORGED
    payload, signature = data[:_PAYLOAD_BYTES], data[_PAYLOAD_BYTES:]
    if len(payload) != _PAYLOAD_BYTES or not hmac.compare_digest(signature, _signature(key, payload)):
        return TokenTrouble.FORGED
    token = FormToken(
        account_id=UUID(bytes=payload[:16]),
        submission_id=UUID(bytes=payload[16:32]),
        issued_at=datetime.fromtimestamp(int.from_bytes(payload[32:]) / 1000, tz=now.tzinfo),
    )
    if token.account_id != account_id:
        return TokenTrouble.FORGED
    is_current = -_CLOCK_SKEW <= now - token.issued_at <= LIFETIME
    return token if is_current else TokenTrouble.EXPIRED


def is_proof(token: str, answer: str, bits: int) -> bool:
    """Whether SHA-256 of "token:answer" begins with this many zero bits."""
    if bits == 0:
        return True
    if not 0 < len(answer) <= 20 or not (answer.isascii() and answer.isdigit()):
        return False
    digest = sha256(f"{token}:{answer}".encode()).digest()
    return int.from_bytes(digest) >> (256 - bits) == 0


def question_for(key: bytes, token: str) -> Question:
    """The question that goes with a token; only we know it from the token alone."""
    digest = _signature(key, b"question:" + token.encode())
    return Question(2 + digest[0] % 8, 1 + digest[1] % 9)


def _payload(token: FormToken) -> bytes:
    milliseconds = int(token.issued_at.timestamp() * 1000)
    return token.account_id.bytes + token.submission_id.bytes + milliseconds.to_bytes(8)


def _signature(key: bytes, payload: bytes) -> bytes:
    return hmac.new(key, payload, sha256).digest()[:_SIGNATURE_BYTES]


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
