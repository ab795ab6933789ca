"""The widget's own files, as any page on the internet takes them; and the visitors' API's own description."""

import json

import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from web.app import VISITOR_RESOURCES, product_version
from web.document import build_document, document_bytes
from web.widget.door import VISITORS_API
from web.widget.files import WidgetFiles


@pytest_asyncio.fixture(loop_scope="session")
async def built(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "widget.js").write_text("console.log('loader')" * 50)
    (tmp_path / "assets" / "panel-AbC123.js").write_text("export const panel = 1")
    (tmp_path / "assets" / "panel-AbC123.js.map").write_text("{}")
    (tmp_path / "secret.txt").write_text("not an asset")
    app = web.Application()
    app.add_routes(WidgetFiles(tmp_path).routes())
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_the_loader_is_fresh_within_minutes_and_asked_for_by_its_mark(built):
    answer = await built.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"].startswith("public, max-age=300")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in answer.headers
    again = await built.get("/widget.js", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status, await again.read()) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"


async def test_parts_are_kept_for_ever_and_nothing_else_is_served(built):
    part = await built.get("/widget/assets/panel-AbC123.js")
    assert "immutable" in part.headers["Cache-Control"]
    assert part.headers["Access-Control-Allow-Origin"] == "*"
    for path in ("panel-other.js", "panel-AbC123.js.map", "../widget.js", "..%2fsecret.txt"):
        assert (await built.get(f"/widget/assets/{path}")).status == 404, path


async def test_a_widget_that_was_never_built_says_so(tmp_path):
    app = web.Application()
    app.add_routes(WidgetFiles(tmp_path / "nowhere").routes())
    async with TestClient(TestServer(app)) as client:
        answer = await client.get("/widget.js")
        assert answer.status == 503
        assert "not built" in await answer.text()


async def test_the_visitors_api_describes_itself(stranger):
    answer = await stranger.client.get("/chat/openapi.json")
    document = json.loads(await answer.read())
    expected = document_bytes(build_document(VISITOR_RESOURCES, product_version(), VISITORS_API))
    assert document == json.loads(expected)
    assert document["servers"] == [{"url": "/chat/v1"}]
    assert document["paths"]["/messages"]["post"]["security"] == [{"visitor": []}]
    assert list(document["components"]["securitySchemes"]) == ["visitor"]
    assert (await stranger.client.get("/chat/docs")).status == 200
