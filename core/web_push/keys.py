"""The keys by which push services know an installation, and the proof it sends along (VAPID, RFC 8292). Pure."""

import base64
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

_TOKEN_LIFE: Final = timedelta(hours=12)  # RFC 8292 section 2 allows 24
_COORDINATE: Final = 32  # bytes of a number of P-256


@dataclass(frozen=True, slots=True)
class NewKeys:
    """A pair: the public key as browsers take it (base64url of the uncompressed point), the private one as PEM."""

    public_key: str
    private_pem: str


def new_keys() -> NewKeys:
    """Make a pair on P-256."""
    private = ec.generate_private_key(ec.SECP256R1())
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return NewKeys(to_base64url(point), pem.decode())


def authorization(keys: NewKeys, endpoint: str, contact: str, now: datetime) -> str:
    """The Authorization header for one push service. `contact` is a mail address it may write to."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((now + _TOKEN_LIFE).timestamp()),
        "sub": f"mailto:{contact}",
    }
    signed = f"{_segment({'typ': 'JWT', 'alg': 'ES256'})}.{_segment(claims)}"
    private = load_pem_private_key(keys.private_pem.encode(), None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    r, s = decode_dss_signature(private.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    signature = r.to_bytes(_COORDINATE, "big") + s.to_bytes(_COORDINATE, "big")
    return f"vapid t={signed}.{to_base64url(signature)}, k={keys.public_key}"


def to_base64url(data: bytes) -> str:
    """Base64url without padding (RFC 7515 section 2)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """The bytes behind base64url, with or without padding. Raises ValueError."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _segment(document: dict[str, object]) -> str:
    return to_base64url(json.dumps(document, separators=(",", ":")).encode())
