"""The first start: the printed token makes one administrator, once."""

from core.context import AppContext
from core.staff.organization import ensure_setup_token
from tests.web.conftest import Caller

FORM = {
    "name": "มานี",
    "email": " Manee@Desk.test ",
    "password": "a long sentence",
    "language": "th",
    "organization_name": "Sawas Audio",
}


async def _token(context: AppContext) -> str | None:
    async with context.database.write() as session:
        return await ensure_setup_token(session)


async def test_the_holder_of_the_printed_token_becomes_administrator(app_context: AppContext, stranger: Caller):
    token = await _token(app_context)
    assert await (await stranger.get("/setup")).json() == {"needs_setup": True}
    made = await stranger.post("/setup", FORM | {"token": token})
    assert made.status == 201
    info = await made.json()
    assert info["user"]["role"] == "admin"
    assert info["user"]["email"] == "manee@desk.test"
    assert info["organization"] == {"name": "Sawas Audio", "time_zone": "Asia/Bangkok", "default_language": "th"}
    assert "administer" in info["user"]["permissions"]
    cookie = made.cookies["sawasdesk_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    signed_in = Caller(stranger.client, None, cookie.value, info["csrf_token"])
    assert (await signed_in.get("/session")).status == 200

    assert await (await stranger.get("/setup")).json() == {"needs_setup": False}
    again = await stranger.post("/setup", FORM | {"token": token, "email": "other@desk.test"})
    assert (again.status, (await again.json())["code"]) == (409, "already_set_up")
    assert await _token(app_context) is None


async def test_a_guessed_or_older_token_does_nothing(app_context: AppContext, stranger: Caller):
    before_any = await stranger.post("/setup", FORM | {"token": "x"})
    assert before_any.status == 403
    older, newest = await _token(app_context), await _token(app_context)
    for token in ("guess", older):
        refused = await stranger.post("/setup", FORM | {"token": token})
        assert (refused.status, (await refused.json())["code"]) == (403, "bad_setup_token")
    weak = await stranger.post("/setup", FORM | {"token": newest, "password": "aaaaaaaaaaaa"})
    assert (weak.status, (await weak.json())["code"]) == (422, "weak_password")
    assert await (await stranger.get("/setup")).json() == {"needs_setup": True}
