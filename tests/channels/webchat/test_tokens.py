"""Tokens prove a visitor of one widget, and a file; nothing that we did not make proves anything."""

import base64
from datetime import timedelta

import pytest

from channels.webchat.tokens import LIFETIME, FileGrant, VisitorTokens, visitor_tokens
from channels.webchat.visitors import admit, set_blocked
from core import clock, ids
from core.db.session import Database
from core.errors import AppError, NotFound, NotPermitted, NotSignedIn
from core.secrets import Secrets
from core.staff.principal import Principal, Role
from tests.channels.webchat.widgets import visitor_of_new_widget

KEY = b"a key that only tests know about"
TOKENS = VisitorTokens([KEY])
VISITOR, WIDGET = ids.new_id(), ids.new_id()
PICTURE = FileGrant("0" * 64, "ภาพหน้าจอ.png", "image/png", 1234)


def refusal(token: str, tokens: VisitorTokens = TOKENS) -> str:
    with pytest.raises(NotSignedIn) as refused:
        tokens.read(token, WIDGET)
    return refused.value.code


def test_a_token_names_its_visitor_and_widget() -> None:
    read = TOKENS.read(TOKENS.sign(VISITOR, WIDGET), WIDGET)
    assert (read.visitor_id, read.account_id) == (VISITOR, WIDGET)
    assert clock.utc_now() - read.issued_at < timedelta(minutes=1)


def test_every_changed_byte_is_noticed() -> None:
    token = TOKENS.sign(VISITOR, WIDGET)
    sealed = bytearray(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    for place in range(len(sealed)):
        forged = bytes(sealed[:place]) + bytes([sealed[place] ^ 1]) + bytes(sealed[place + 1 :])
        assert refusal(base64.urlsafe_b64encode(forged).decode().rstrip("=")) == "visitor_token_invalid"


@pytest.mark.parametrize("token", ["", "x", "=", "ก", "a.b.c", "A" * 98, "A" * 100_000, "\ud800", "%00", " "])
def test_what_is_no_token_is_refused(token: str) -> None:
    assert refusal(token) == "visitor_token_invalid"


def test_a_token_of_somebody_elses_key_is_refused() -> None:
    assert refusal(VisitorTokens([b"another key of sixteen bytes"]).sign(VISITOR, WIDGET)) == "visitor_token_invalid"


def test_a_token_of_another_widget_is_refused() -> None:
    assert refusal(TOKENS.sign(VISITOR, ids.new_id())) == "visitor_token_invalid"


def test_a_file_token_is_no_visitor_token_and_the_other_way_round() -> None:
    assert refusal(TOKENS.sign_file(PICTURE)) == "visitor_token_invalid"
    with pytest.raises(NotSignedIn) as refused:
        TOKENS.read_file(TOKENS.sign(VISITOR, WIDGET))
    assert refused.value.code == "file_token_invalid"


def test_a_token_ends() -> None:
    with clock.frozen_at(clock.utc_now() - LIFETIME - timedelta(seconds=1)):
        old = TOKENS.sign(VISITOR, WIDGET)
    assert refusal(old) == "visitor_token_expired"
    with clock.frozen_at(clock.utc_now() - LIFETIME + timedelta(minutes=1)):
        almost = TOKENS.sign(VISITOR, WIDGET)
    assert TOKENS.read(almost).visitor_id == VISITOR


def test_a_changed_key_still_reads_what_the_old_one_signed() -> None:
    rotated = VisitorTokens([b"the new key, sixteen or more", KEY])
    assert rotated.read(TOKENS.sign(VISITOR, WIDGET)).visitor_id == VISITOR
    assert refusal(rotated.sign(VISITOR, WIDGET)) == "visitor_token_invalid"


def test_keys_that_protect_nothing_are_refused() -> None:
    for keys in ([], [b"short"], [KEY, b""]):
        with pytest.raises(ValueError, match="16 bytes"):
            VisitorTokens(keys)


def test_a_file_token_carries_all_that_serving_needs() -> None:
    read = TOKENS.read_file(TOKENS.sign_file(PICTURE))
    assert (read.blob_key, read.file_name, read.content_type, read.size) == (
        "0" * 64,
        "ภาพหน้าจอ.png",
        "image/png",
        1234,
    )


def test_a_file_token_stays_the_same_for_hours_and_ends_within_a_day() -> None:
    now = clock.utc_now()
    with clock.frozen_at(now.replace(hour=1, minute=0)):
        first = TOKENS.sign_file(PICTURE)
    with clock.frozen_at(now.replace(hour=10, minute=0)):
        assert TOKENS.sign_file(PICTURE) == first
        assert TOKENS.read_file(first).file_name == PICTURE.file_name
    with clock.frozen_at(now.replace(hour=1, minute=0) + timedelta(days=1)), pytest.raises(NotSignedIn) as refused:
        TOKENS.read_file(first)
    assert refused.value.code == "file_token_expired"


async def test_a_token_opens_the_door_for_its_visitor_alone(database: Database) -> None:
    tokens = visitor_tokens(Secrets("a secret of the installation, long enough"))
    visitor, other = await visitor_of_new_widget(database), await visitor_of_new_widget(database)
    token = tokens.sign(visitor.id, visitor.account_id)
    async with database.read() as session:
        assert (await admit(session, tokens, token)).id == visitor.id
        assert (await admit(session, tokens, token, visitor.account_id)).id == visitor.id

    async def refused(token: str, account: object = None) -> AppError:
        with pytest.raises(AppError) as trouble:
            async with database.read() as session:
                await admit(session, tokens, token, account)  # type: ignore[arg-type]
        return trouble.value

    assert (await refused(token, other.account_id)).code == "visitor_token_invalid"
    # signed by us, but for a visitor of another widget: such a token is never given out
    assert isinstance(await refused(tokens.sign(visitor.id, other.account_id)), NotFound)
    assert isinstance(await refused(tokens.sign(ids.new_id(), visitor.account_id)), NotFound)
    async with database.write() as session:
        await set_blocked(session, Principal(ids.new_id(), "Ploy", Role.AGENT), visitor.id, True)
    blocked = await refused(token)
    assert isinstance(blocked, NotPermitted)
    assert blocked.code == "blocked"
