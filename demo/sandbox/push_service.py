"""A push service at home (RFC 8030) with its browsers: takes pushes, checks who sends them, and opens them for real.

The decryption is written out from RFC 8291 and RFC 8188 instead of using the library that encrypts, so that the two
prove each other.
"""

import base64
import json
import os
import time
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import web
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_SALT, _RECORD_SIZE = 16, 4
_LAST_RECORD: Final = 2  # the delimiter of the last record, RFC 8188 section 2


class Refused(Exception):
    """Why a push is not taken, with its HTTP status."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass
class Push:
    """A push that was taken and opened."""

    document: dict[str, Any]
    topic: str
    ttl: int
    claims: dict[str, Any]


@dataclass
class PretendBrowser:
    """A browser that subscribed: its keys, and what arrived. `answers` other than 201 say how the service behaves."""

    name: str
    application_server_key: str = ""
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))
    status: int = 201
    received: list[Push] = field(default_factory=list)

    @property
    def point(self) -> bytes:
        """The public key as browsers hand it out."""
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def subscription(self, base_url: str) -> dict[str, str]:
        """What PushSubscription.toJSON() gives, flat."""
        return {
            "endpoint": f"{base_url}/push/{self.name}",
            "p256dh": _encode(self.point),
            "auth": _encode(self.auth),
        }

    def open(self, body: bytes) -> bytes:
        """The words in an aes128gcm body. Raises Refused."""
        salt, rest = body[:_SALT], body[_SALT + _RECORD_SIZE :]
        sender_point, sealed = rest[1 : 1 + rest[0]], rest[1 + rest[0] :]
        sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender_point)
        shared = self.private.exchange(ec.ECDH(), sender)
        key_info = b"WebPush: info\x00" + self.point + sender_point
        secret = HKDF(hashes.SHA256(), 32, salt=self.auth, info=key_info).derive(shared)
        key = HKDF(hashes.SHA256(), 16, salt=salt, info=b"Content-Encoding: aes128gcm\x00").derive(secret)
        nonce = HKDF(hashes.SHA256(), 12, salt=salt, info=b"Content-Encoding: nonce\x00").derive(secret)
        opened = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\x00")
        if not opened or opened[-1] != _LAST_RECORD:
            raise Refused(400, "not the last record")
        return opened[:-1]


class PushService:
    """The service: `app` takes posts on /push/{name}; `browsers` are who subscribed."""

    def __init__(self) -> None:
        self.browsers: dict[str, PretendBrowser] = {}
        self.app = web.Application()
        self.app.router.add_post("/push/{name}", self._take)

    def browser(self, name: str, application_server_key: str = "") -> PretendBrowser:
        """A browser that subscribes, for pushes of this application server only."""
        browser = self.browsers[name] = PretendBrowser(name, application_server_key)
        return browser

    async def _take(self, request: web.Request) -> web.Response:
        browser = self.browsers.get(request.match_info["name"])
        try:
            if browser is None:
                raise Refused(410, "no such browser")
            if browser.status != 201:
                raise Refused(browser.status, "as told")
            if request.headers.get("Content-Encoding") != "aes128gcm":
                raise Refused(415, "not encrypted")
            claims = _claims_of(request.headers.get("Authorization", ""), browser.application_server_key)
            if claims["aud"] != f"{request.scheme}://{request.host}" or not claims["sub"].startswith("mailto:"):
                raise Refused(403, "meant for somebody else")
            document = json.loads(browser.open(await request.read()))
            ttl = int(request.headers["TTL"])
        except Refused as error:
            return web.Response(status=error.status, text=str(error))
        browser.received.append(Push(document, request.headers.get("Topic", ""), ttl, claims))
        return web.Response(status=201)


def _claims_of(authorization: str, expected_key: str) -> dict[str, Any]:
    """The claims of a VAPID header after its signature was proven. Raises Refused."""
    kind, _, rest = authorization.partition(" ")
    fields = dict(part.strip().split("=", 1) for part in rest.split(",") if "=" in part)
    if kind != "vapid" or {"t", "k"} - fields.keys() or (expected_key and fields["k"] != expected_key):
        raise Refused(403, "no proof of who sends this")
    signed, _, signature = fields["t"].rpartition(".")
    raw = _decode(signature)
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _decode(fields["k"]))
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    try:
        public.verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise Refused(403, "a wrong signature") from error
    claims: dict[str, Any] = json.loads(_decode(signed.partition(".")[2]))
    if not time.time() - 1 < claims["exp"] < time.time() + 24 * 3600:
        raise Refused(403, "out of date")
    return claims


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
