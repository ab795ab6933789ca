"""The second factor: time-based codes (RFC 6238) that each work once, and recovery codes for a lost phone."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

import pyotp

STEP_SECONDS = 30
RECOVERY_CODES = 10
_DRIFT = (-1, 0, 1)
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class NewFactor:
    """A secret to put into an authenticator app, as text and as the URI its QR code holds."""

    secret: str
    uri: str


def new_factor(email: str, organization: str) -> NewFactor:
    """A fresh secret of 160 bits."""
    secret = pyotp.random_base32()
    return NewFactor(secret, pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=organization or "Sawasdesk"))


def step_of_code(secret: str, code: str, now: datetime, *, last_step: int | None) -> int | None:
    """The time step this code belongs to, or None when it is wrong or not newer than the last one used.

    One step of clock drift is allowed either way; comparing steps makes an overheard code useless (section 5.2).
    """
    digits = code.replace(" ", "")
    if len(digits) != 6 or not digits.isascii() or not digits.isdigit():
        return None
    current = int(now.timestamp()) // STEP_SECONDS
    for step in (current + drift for drift in _DRIFT):
        is_right = hmac.compare_digest(pyotp.TOTP(secret).generate_otp(step), digits)
        if is_right and (last_step is None or step > last_step):
            return step
    return None


def new_recovery_codes() -> list[str]:
    """Ten codes of 80 bits, in four groups of four letters that are hard to confuse."""
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(16)) for _ in range(RECOVERY_CODES)]
    return ["-".join(code[start : start + 4] for start in range(0, 16, 4)) for code in codes]


def recovery_digest(code: str) -> str:
    """What is stored of a recovery code; case, spaces and dashes do not count."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()
