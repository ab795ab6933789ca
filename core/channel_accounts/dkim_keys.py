"""Keys that sign outgoing mail (RFC 6376): made, checked, and told as the DNS record that publishes them."""

import base64
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from core.errors import Invalid

_BITS: Final = 2048
_FEWEST_BITS: Final = 1024  # RFC 8301 section 3.2: verifiers trust nothing shorter


@dataclass(frozen=True, slots=True)
class DnsRecord:
    """A TXT record: its full name and its text, which DNS software splits into pieces of 255 by itself."""

    name: str
    value: str


def make_key() -> str:
    """A new RSA key as PEM. Takes a good part of a second: call it in a thread."""
    return _pem(rsa.generate_private_key(public_exponent=65537, key_size=_BITS))


def checked_key(pem: str) -> str:
    """A key somebody pasted, as the PEM we keep. Raises Invalid(code="bad_private_key")."""
    return _pem(_load(pem))


def record_of(pem: str, selector: str, domain: str) -> DnsRecord:
    """What must stand in DNS for others to believe the signature (RFC 6376 section 3.6.1). Raises Invalid."""
    public = (
        _load(pem)
        .public_key()
        .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    value = f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"
    return DnsRecord(f"{selector}._domainkey.{domain}", value)


def _load(pem: str) -> rsa.RSAPrivateKey:
    try:
        key = serialization.load_pem_private_key(pem.strip().encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise _bad("This is no private key in PEM form without a passphrase.") from error
    if not isinstance(key, rsa.RSAPrivateKey) or key.key_size < _FEWEST_BITS:
        raise _bad("The key must be an RSA key of at least 1024 bits.")
    return key


def _pem(key: rsa.RSAPrivateKey) -> str:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    ).decode()


def _bad(words: str) -> Invalid:
    return Invalid(words, code="bad_private_key", data={"field": "dkim.private_key"})
