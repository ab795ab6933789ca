"""Signing in and out, and what a cookie or token is worth."""

from datetime import timedelta

import pytest
from aiohttp import ClientResponse
from sqlalchemy import select

from core import clock
from core.context import AppContext
from core.staff.models import StaffSession, User
from core.staff.passwords import hash_password
from core.staff.principal import Role
from tests.web.conftest import Caller, SignIn

PASSWORD = "ยาวพอและจำง่าย"


@pytest.fixture
async def nok(sign_in: SignIn, app_context: AppContext) -> Caller:
    """An agent who has a password."""
    person = await sign_in(Role.AGENT, email="nok@desk.test")
    password_hash = await hash_password(PASSWORD)
    async with app_context.database.write() as session:
        user = await session.get_one(User, person.user_id)
        user.password_hash = password_hash
    return person


async def _sign_in(caller: Caller, **form: str) -> ClientResponse:
    return await caller.post("/session", {"email": "nok@desk.test", "password": PASSWORD} | form)


async def test_signing_in_gives_a_new_session_each_time(nok: Caller, stranger: Caller):
    first = await _sign_in(stranger, email=" NOK@desk.test")
    second = await _sign_in(stranger)
    assert (first.status, second.status) == (200, 200)
    cookies = {answer.cookies["sawasdesk_session"].value for answer in (first, second)}
    assert len(cookies) == 2
    info = await first.json()
    assert info["user"]["name"] == "agent person"
    assert info["user"]["preferences"]["notify"]["assigned"] == {
        "bell": True,
        "browser": True,
        "sound": True,
        "mail": "at_once",
        "push": True,
    }


async def test_a_planted_cookie_never_becomes_a_session(nok: Caller, stranger: Caller):
    planted = Caller(stranger.client, None, "planted-by-somebody-else")
    answer = await _sign_in(planted)
    assert answer.status == 200
    assert answer.cookies["sawasdesk_session"].value != "planted-by-somebody-else"
    assert (await planted.get("/me")).status == 401


@pytest.mark.parametrize("form", [{"password": "wrong"}, {"email": "nobody@desk.test"}, {"email": "a\ud7ffb"}])
async def test_wrong_address_and_wrong_password_sound_the_same(nok: Caller, stranger: Caller, form: dict[str, str]):
    refused = await _sign_in(stranger, **form)
    assert (refused.status, (await refused.json())["code"]) == (401, "bad_credentials")
    assert "Set-Cookie" not in refused.headers


async def test_signing_out_ends_the_session_at_once(nok: Caller):
    assert (await nok.get("/session")).status == 200
    assert (await nok.delete("/session")).status == 204
    assert (await nok.get("/session")).status == 401


async def test_a_deactivated_person_is_out(nok: Caller, sign_in: SignIn, stranger: Caller):
    admin = await sign_in(Role.ADMIN)
    assert (await nok.get("/me")).status == 200
    assert (await admin.patch(f"/users/{nok.user_id}", {"is_active": False})).status == 200
    assert (await nok.get("/me")).status == 401
    assert (await _sign_in(stranger)).status == 401


async def test_a_session_expires_and_lives_on_while_used(nok: Caller, app_context: AppContext):
    async with app_context.database.write() as session:
        row = (await session.execute(select(StaffSession))).scalar_one()
        row.last_used_at = clock.utc_now() - timedelta(days=13)
        row.expires_at = clock.utc_now() + timedelta(days=1)
    assert (await nok.get("/me")).status == 200
    async with app_context.database.read() as session:
        row = (await session.execute(select(StaffSession))).scalar_one()
        assert row.expires_at > clock.utc_now() + timedelta(days=13)
        assert clock.utc_now() - row.last_used_at < timedelta(minutes=1)


async def test_asking_who_one_is_prolongs_the_cookie(nok: Caller, stranger: Caller):
    renewed = (await nok.get("/session")).cookies["sawasdesk_session"]
    assert (renewed.value, renewed["max-age"]) == (nok.cookie, str(14 * 24 * 3600))
    made = await (await nok.post("/me/tokens", {"name": "program"})).json()
    program = await stranger.get("/session", headers={"Authorization": f"Bearer {made['token']}"})
    assert (program.status, program.cookies) == (200, {})


async def test_an_expired_session_is_none(nok: Caller, app_context: AppContext):
    async with app_context.database.write() as session:
        row = (await session.execute(select(StaffSession))).scalar_one()
        row.expires_at = clock.utc_now() - timedelta(seconds=1)
    assert (await nok.get("/me")).status == 401


async def test_unsafe_methods_need_the_csrf_token(nok: Caller):
    for token in ("", "guess", "ก"):
        refused = await nok.call("PATCH", "/me", json={"theme": "dark"}, headers={"X-CSRF-Token": token})
        assert (refused.status, (await refused.json())["code"]) == (403, "bad_csrf_token")
    assert (await nok.patch("/me", {"theme": "dark"})).status == 200


async def test_other_sites_are_refused_even_with_everything_right(nok: Caller, stranger: Caller):
    for origin in ("https://evil.test", "null", "http://[", ""):
        refused = await nok.patch("/me", {"theme": "dark"}, headers={"Origin": origin})
        assert (refused.status, (await refused.json())["code"]) == (403, "bad_origin")
        assert (await stranger.post("/session", {}, headers={"Origin": origin})).status == 403
    own = f"http://{nok.client.host}:{nok.client.port}"
    assert (await nok.patch("/me", {"theme": "dark"}, headers={"Origin": own})).status == 200


async def test_a_bearer_token_needs_no_csrf_and_can_be_revoked(nok: Caller, stranger: Caller):
    made = await (await nok.post("/me/tokens", {"name": "report script"})).json()
    program = {"Authorization": f"Bearer {made['token']}"}
    assert (await stranger.get("/me", headers=program)).status == 200
    assert (await stranger.patch("/me", {"theme": "dark"}, headers=program)).status == 200

    listed = (await (await nok.get("/me/tokens")).json())["items"]
    assert [token["id"] for token in listed] == [made["id"]]
    assert listed[0]["token"] is None

    assert (await nok.delete(f"/me/tokens/{made['id']}")).status == 204
    assert (await stranger.get("/me", headers=program)).status == 401
    assert (await nok.delete(f"/me/tokens/{made['id']}")).status == 404


async def test_a_bad_bearer_token_does_not_fall_back_to_the_cookie(nok: Caller):
    for header in ("Bearer nonsense", "Basic eDp5", "Bearer ", "x" * 5000):
        refused = await nok.get("/me", headers={"Authorization": header})
        assert refused.status == 401
        assert refused.headers["WWW-Authenticate"] == "Bearer"


async def test_nobody_can_revoke_the_token_of_another(nok: Caller, sign_in: SignIn):
    made = await (await nok.post("/me/tokens", {"name": "mine"})).json()
    admin = await sign_in(Role.ADMIN)
    assert (await admin.delete(f"/me/tokens/{made['id']}")).status == 404
