"""The host page proves who is signed in there, or it proves nothing."""

import hashlib
import hmac

import pytest

from channels.webchat.identity import HostIdentity, identity_hash, prove_identity
from core.errors import NotPermitted

SECRET = "a secret that the shop's server knows"
EMAIL = "สมชาย@siam-audio.example"
TRUE = identity_hash(SECRET, "7", EMAIL)


def told(**changes: str) -> HostIdentity:
    return HostIdentity(**{"user_id": "7", "name": "สมชาย", "email": EMAIL, "phone": "081", "hash": TRUE, **changes})


def refusal(identity: HostIdentity, secret: str | None = SECRET) -> str:
    with pytest.raises(NotPermitted) as refused:
        prove_identity(secret, identity)
    assert refused.value.http_status == 403
    return refused.value.code


def test_the_hash_is_what_the_guide_tells_servers_to_compute() -> None:
    expected = hmac.new(SECRET.encode(), b"7\n" + EMAIL.encode(), hashlib.sha256).hexdigest()
    assert expected == TRUE


def test_a_signed_identity_is_verified() -> None:
    claims = prove_identity(SECRET, told())
    assert (claims.host_user_id, claims.email, claims.name, claims.is_verified) == ("7", EMAIL, "สมชาย", True)
    assert prove_identity(SECRET, told(hash=TRUE.upper())).is_verified


@pytest.mark.parametrize(
    "changes",
    [
        {"user_id": "8"},
        {"email": "somebody.else@siam-audio.example"},
        {"email": ""},
        {"user_id": ""},
        {"hash": "0" * 64},
        {"hash": TRUE[:-1]},
        {"hash": TRUE + "0"},
        {"hash": "ก" * 64},
        {"hash": "\ud800"},
        {"hash": identity_hash("another secret", "7", EMAIL)},
        {"user_id": "7\n" + EMAIL, "email": ""},
    ],
)
def test_whatever_is_changed_is_forged(changes: dict[str, str]) -> None:
    assert refusal(told(**changes)) == "identity_forged"


def test_a_widget_with_a_secret_believes_nothing_unsigned() -> None:
    assert refusal(told(hash="")) == "identity_unproven"


def test_a_widget_without_a_secret_says_so_instead_of_believing() -> None:
    assert refusal(told(), secret=None) == "identity_not_set_up"


def test_without_a_secret_what_the_page_tells_is_only_a_claim() -> None:
    claims = prove_identity(None, told(hash=""))
    assert (claims.name, claims.email, claims.host_user_id, claims.is_verified) == ("สมชาย", EMAIL, "", False)


@pytest.mark.parametrize("user_id", ["", "x" * 201])
def test_a_proof_needs_a_user(user_id: str) -> None:
    signed = told(user_id=user_id, hash=identity_hash(SECRET, user_id, EMAIL))
    assert refusal(signed) == "identity_without_user"
