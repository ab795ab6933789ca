"""Signatures of what we send, by the open Standard Webhooks scheme (standardwebhooks.com, specification 1.0). Pure.

A secret is `whsec_` and the base64 of 24 or more random bytes. What is signed is `<id>.<unix seconds>.<body>`, with
HMAC-SHA256 under those bytes. The header `webhook-signature` holds `v1,<base64>` for every valid secret, with a space
between them.
"""

import base64
import hashlib
import hmac
import secrets as random_secrets
from collections.abc import Mapping, Sequence
from typing import Final

ID_HEADER: Final = "webhook-id"
TIMESTAMP_HEADER: Final = "webhook-timestamp"
SIGNATURE_HEADER: Final = "webhook-signature"
TOLERANCE_SECONDS: Final = 300
_PREFIX: Final = "whsec_"
_SECRET_BYTES: Final = 32


def new_secret() -> str:
    """A fresh secret."""
    return _PREFIX + base64.b64encode(random_secrets.token_bytes(_SECRET_BYTES)).decode()


def signed_headers(secrets: Sequence[str], message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The three headers of a message: its id, when it was sent, and a signature for each secret."""
    signatures = " ".join(f"v1,{signature(secret, message_id, timestamp, body)}" for secret in secrets)
    return {ID_HEADER: message_id, TIMESTAMP_HEADER: str(timestamp), SIGNATURE_HEADER: signatures}


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """The base64 signature of one message under one secret."""
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    signed = f"{message_id}.{timestamp}.".encode() + body
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def is_genuine(secret: str, headers: Mapping[str, str], body: bytes, now: int) -> bool:
    """What a receiver asks: signed with this secret, and sent within the last five minutes. Lower-case header names."""
    try:
        timestamp = int(headers[TIMESTAMP_HEADER])
        expected = signature(secret, headers[ID_HEADER], timestamp, body)
        offered = headers[SIGNATURE_HEADER].split()
    except (KeyError, ValueError):
        return False
    is_fresh = abs(now - timestamp) <= TOLERANCE_SECONDS
    return is_fresh and any(hmac.compare_digest(f"v1,{expected}", one) for one in offered)
