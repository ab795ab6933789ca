"""What surrounds every handler: unexpected trouble, proxies, HTTPS."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import DummyCookieJar, web
from aiohttp.test_utils import TestClient, TestServer

from core.context import AppContext
from core.errors import Unavailable
from core.staff.organization import ensure_setup_token
from tests.web.conftest import Caller
from web.app import build_app

FORM = {"name": "A", "email": "a@desk.test", "password": "long enough one", "language": "en", "organization_name": "C"}


async def _broken(_request: web.Request) -> web.Response:
    raise RuntimeError("the password is hunter2")


async def _away(_request: web.Request) -> web.Response:
    raise Unavailable("The mail server does not answer.", code="no_connection")


@pytest.fixture
async def behind_a_proxy(app_context: AppContext) -> AsyncIterator[Caller]:
    """An application that trusts one proxy, with two routes in trouble."""
    settings = app_context.settings.model_copy(update={"trusted_proxies": 1})
    routes = [web.get("/broken", _broken), web.get("/away", _away)]
    app = build_app(replace(app_context, settings=settings), routes)
    async with TestClient(TestServer(app), cookie_jar=DummyCookieJar()) as client:
        yield Caller(client)


async def test_unexpected_trouble_is_a_500_that_tells_nothing(behind_a_proxy: Caller):
    answer = await behind_a_proxy.client.get("/broken")
    problem = await answer.json()
    assert (answer.status, problem["code"]) == (500, "internal_server_error")
    assert "hunter2" not in str(problem)
    assert answer.headers["X-Request-ID"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_expected_trouble_keeps_its_status_and_code(behind_a_proxy: Caller):
    answer = await behind_a_proxy.client.get("/away")
    assert (answer.status, (await answer.json())["code"]) == (503, "no_connection")


async def test_cookies_are_secure_when_the_browser_came_by_https(behind_a_proxy: Caller, app_context: AppContext):
    async with app_context.database.write() as session:
        token = await ensure_setup_token(session)
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.7"}
    made = await behind_a_proxy.post("/setup", FORM | {"token": token}, headers=headers)
    assert made.cookies["sawasdesk_session"]["secure"]
    assert made.headers["Strict-Transport-Security"].startswith("max-age=")


async def test_nobody_is_trusted_unless_the_settings_say_so(stranger: Caller, app_context: AppContext):
    async with app_context.database.write() as session:
        token = await ensure_setup_token(session)
    made = await stranger.post("/setup", FORM | {"token": token}, headers={"X-Forwarded-Proto": "https"})
    assert not made.cookies["sawasdesk_session"]["secure"]
    assert "Strict-Transport-Security" not in made.headers


async def test_figures_are_for_the_private_network_and_administrators(behind_a_proxy: Caller):
    async def ask(address: str) -> int:
        return (await behind_a_proxy.client.get("/metrics", headers={"X-Forwarded-For": address})).status

    assert await ask("10.1.2.3") == 200
    assert await ask("8.8.8.8") == 401
    assert await ask("nonsense") == 200, "what is no address is not believed; the proxy's own counts"
