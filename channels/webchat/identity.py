"""Who is signed in on the host page, proven by the page's server: HMAC-SHA256 over user id and e-mail (RFC 2104).

The host's server computes, with the secret that our admin page shows, the hash of the user id, a line feed and the
e-mail, and its page hands the result to the widget. A page alone cannot make it, so a visitor cannot pretend to be
somebody else.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from core.errors import NotPermitted
from core.messages import Claims

LONGEST_USER_ID = 200


@dataclass(frozen=True, slots=True)
class HostIdentity:
    """What the host page told about its visitor. `hash` is lower-case hex, '' when the page gave none."""

    user_id: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    hash: str = ""


def identity_hash(secret: str, user_id: str, email: str) -> str:
    """The hash that the host's server has to compute."""
    return hmac.new(secret.encode(), _bytes(f"{user_id}\n{email}"), sha256).hexdigest()


def prove_identity(secret: str | None, told: HostIdentity) -> Claims:
    """What may be believed. Verified claims carry `host_user_id`; everything else is only what a page says.

    Raises NotPermitted, and nothing may be kept then: `identity_unproven` when the widget has a secret and no hash
    came, `identity_not_set_up` when a hash came and the widget has no secret, `identity_forged` when the hash is
    wrong, `identity_without_user` when a hash came without a user id.
    """
    if secret is None and told.hash:
        raise NotPermitted("This widget has no identity secret yet.", code="identity_not_set_up")
    if secret is None:
        return Claims(name=told.name, email=told.email, phone=told.phone)
    if not told.hash:
        raise NotPermitted("The host page must sign who its visitor is.", code="identity_unproven")
    expected = identity_hash(secret, told.user_id, told.email)
    if not hmac.compare_digest(expected.encode(), _bytes(told.hash.lower())):
        raise NotPermitted("The signature of this identity is wrong.", code="identity_forged")
    if not told.user_id or len(told.user_id) > LONGEST_USER_ID:
        raise NotPermitted("An identity needs a user id of at most 200 characters.", code="identity_without_user")
    return Claims(
        told.name, told.email, told.phone, told.user_id, is_verified=True, is_email_verified=bool(told.email.strip())
    )


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
