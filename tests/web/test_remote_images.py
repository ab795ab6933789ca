"""Pictures from elsewhere, fetched through the proxy of an installation that trusts its network."""

from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from core.settings import Settings
from core.staff.principal import Role
from core.text.html import clean_html
from tests.factories import desk
from tests.web.conftest import SignIn

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(environment="test", data_dir=tmp_path, rate_limits=False, allow_private_hosts=True)


@pytest_asyncio.fixture(loop_scope="session")
async def elsewhere():
    """A server with a picture, and a page that pretends to be one."""

    async def picture(_request):
        return web.Response(body=PNG, content_type="text/html")

    async def pretender(_request):
        return web.Response(text="<script>", content_type="image/png")

    app = web.Application()
    app.add_routes([web.get("/picture", picture), web.get("/pretender", pretender)])
    async with TestServer(app) as server:
        yield server


async def test_only_what_is_a_picture_is_passed_on(app_context, sign_in: SignIn, elsewhere):
    agent = await sign_in(Role.AGENT)
    html = "".join(f'<img src="{elsewhere.make_url(path)}">' for path in ("/picture", "/pretender", "/missing"))
    async with app_context.database.write() as session:
        message = await desk.make_message(session, await desk.make_ticket(session), html=clean_html(html))
    picture = await agent.get(f"/messages/{message.id}/images/0")
    assert (picture.status, picture.content_type, await picture.read()) == (200, "image/png", PNG)
    for place in (1, 2):
        refused = await agent.get(f"/messages/{message.id}/images/{place}")
        assert (refused.status, (await refused.json())["code"]) == (503, "fetch_failed")
