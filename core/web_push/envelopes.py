"""Where pushes may go, and the encryption that only the browser opens (RFC 8291, by http-ece). Pure."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec

from core.errors import Invalid
from core.web_push.keys import from_base64url

LARGEST_PAYLOAD: Final = 3_000  # bytes; push services take 4,096 with the encryption around them
_SERVICES: Final = (
    "fcm.googleapis.com",
    "jmt17.google.com",
    ".push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
)
_POINT, _AUTH = 65, 16  # bytes


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser's subscription as it gave it: where to post, its public key and its secret, both base64url."""

    endpoint: str
    p256dh: str
    auth: str


def require_browser(browser: Browser, *, more_services: tuple[str, ...] = (), allow_private: bool = False) -> None:
    """Raise Invalid(code="bad_subscription" | "unknown_push_service").

    The endpoint is whatever a page hands in, so only services we know are posted to, over https. `more_services` are
    hosts that the operator added; with `allow_private` any address will do (a stand-in at home).
    """
    parts = urlsplit(browser.endpoint)
    host = (parts.hostname or "").lower()
    is_known = any(host == one.lstrip(".") or (one[0] == "." and host.endswith(one)) for one in _SERVICES)
    if not allow_private and (parts.scheme != "https" or not (is_known or host in more_services)):
        raise Invalid("This push service is not known.", code="unknown_push_service", data={"host": host})
    try:
        point, secret = from_base64url(browser.p256dh), from_base64url(browser.auth)
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError as error:
        raise _bad() from error
    if len(point) != _POINT or len(secret) != _AUTH or parts.scheme not in ("http", "https"):
        raise _bad()


def seal(payload: bytes, browser: Browser) -> bytes:
    """The body to post, with `Content-Encoding: aes128gcm`. Raises ValueError over LARGEST_PAYLOAD."""
    if len(payload) > LARGEST_PAYLOAD:
        raise ValueError("too long for a push")
    sealed: bytes = http_ece.encrypt(
        payload,
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=from_base64url(browser.p256dh),
        auth_secret=from_base64url(browser.auth),
        version="aes128gcm",
    )
    return sealed


def _bad() -> Invalid:
    return Invalid("These are not the keys of a browser.", code="bad_subscription")
