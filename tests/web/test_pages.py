"""What is outside the API: the desk's files, the description, and what machines ask."""

import gzip
import json
import re
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import insert

from core import clock
from core.context import AppContext
from core.events.base import NewEvent
from core.events.facts.desk import SettingsChanged
from core.events.log import record_events
from core.events.models import Event, Outbox
from core.ids import new_id
from core.staff.principal import Role
from tests.web.conftest import Caller, SignIn
from web.desk_files import Desk


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A small built desk."""
    folder = tmp_path / "desk"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>สวัสดี</title>")
    (folder / "assets" / "app-1a2b.js").write_text("console.log('สวัสดี')")
    (folder / ".stamp").write_text("secret stamp")
    return folder


async def _client(built: Path) -> TestClient:
    app = web.Application()
    app.add_routes([web.get("/{path:(?!api/).*}", Desk(built).serve)])
    return TestClient(TestServer(app), auto_decompress=False)


async def test_pages_of_the_desk_are_its_index(built: Path):
    async with await _client(built) as client:
        for path in ("/", "/inbox/mine", "/tickets/1042"):
            page = await client.get(path)
            assert (page.status, page.content_type) == (200, "text/html")
            assert page.headers["Cache-Control"] == "no-cache"
            again = await client.get(path, headers={"If-None-Match": page.headers["ETag"]})
            assert again.status == 304


async def test_assets_are_kept_for_ever_and_compressed(built: Path):
    async with await _client(built) as client:
        plain = await client.get("/assets/app-1a2b.js", headers={"Accept-Encoding": "identity"})
        assert "immutable" in plain.headers["Cache-Control"]
        assert plain.headers["Content-Type"] == "text/javascript; charset=utf-8"
        small = await client.get("/assets/app-1a2b.js", headers={"Accept-Encoding": "gzip"})
        assert small.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(await small.read()) == await plain.read()
        (built / "assets" / "app-1a2b.js.br").write_bytes(b"ready-made")
    async with await _client(built) as client:
        best = await client.get("/assets/app-1a2b.js", headers={"Accept-Encoding": "gzip, br"})
        assert (best.headers["Content-Encoding"], await best.read()) == ("br", b"ready-made")


@pytest.mark.parametrize("path", ["/assets/app-gone.js", "/.stamp", "/..%2f..%2fsecret.key", "/favicon.ico"])
async def test_what_was_not_built_is_404(built: Path, path: str):
    async with await _client(built) as client:
        assert (await client.get(path)).status == 404


async def test_a_desk_that_was_not_built_says_so(tmp_path: Path):
    async with await _client(tmp_path / "nothing") as client:
        page = await client.get("/")
        assert page.status == 503
        assert "./run build" in await page.text()


async def test_headers_that_every_answer_carries(stranger: Caller):
    api = await stranger.get("/setup")
    assert api.headers["X-Content-Type-Options"] == "nosniff"
    assert "Server" not in api.headers
    assert "default-src 'none'" in api.headers["Content-Security-Policy"]
    assert api.headers["Cache-Control"] == "no-store"
    page = await stranger.client.get("/")
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["X-Frame-Options"] == "DENY"
    kept = await stranger.client.get("/healthz", headers={"X-Request-ID": "proxy-said-this"})
    assert kept.headers["X-Request-ID"] == "proxy-said-this"
    replaced = await stranger.client.get("/healthz", headers={"X-Request-ID": "a b <script>"})
    assert replaced.headers["X-Request-ID"] != "a b <script>"


async def test_ready_while_publishing_keeps_up(stranger: Caller, app_context: AppContext):
    ready = await stranger.client.get("/readyz")
    assert (ready.status, await ready.json()) == (200, {"status": "ready", "relay_waiting": 0})
    async with app_context.database.write() as session:
        await record_events(session, [NewEvent(SettingsChanged(change="changed"), "organization", new_id(), 1)])
    assert (await (await stranger.client.get("/readyz")).json())["relay_waiting"] == 1
    async with app_context.database.write() as session:
        row = {"type": "settings.changed", "aggregate_kind": "organization", "aggregate_id": new_id(), "version": 1}
        row |= {"actor_kind": "system", "actor_name": "", "occurred_at": clock.ago(600), "data": {}}
        row |= {"audience_teams": [], "audience_users": [], "audience_everyone": True}
        event_id = (await session.execute(insert(Event).values(row).returning(Event.id))).scalar_one()
        await session.execute(insert(Outbox).values(event_id=event_id))
    late = await stranger.client.get("/readyz")
    assert (late.status, (await late.json())["status"]) == (503, "relay_late")


async def test_figures(stranger: Caller, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    await agent.get("/me")
    figures = await (await stranger.client.get("/metrics")).text()
    assert 'sawasdesk_request_seconds_count{method="GET",route="/api/v1/me",status="200"}' in figures


async def test_the_description_needs_nobody_and_runs_no_script(stranger: Caller):
    document = json.loads(await (await stranger.client.get("/api/openapi.json")).text())
    assert document["openapi"] == "3.1.0"
    page = await (await stranger.client.get("/api/docs")).text()
    assert "<script" not in page
    assert "http://" not in page
    assert not re.search(r"(?:src|href)=[\"']?https?:", page)
    for methods in document["paths"].values():
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in page
