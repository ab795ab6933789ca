"""Two web nodes on one database, joined by Redis: a visitor may be on either, or on both."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from channels.webchat.frames import FrameSender, MessageDocument, delivery_source, frame_of
from channels.webchat.stream import append_frame
from core import clock, ids
from core.context import AppContext
from core.db.session import Database
from core.realtime_redis import RedisRealtime
from tests.support.eventually import eventually
from tests.web.widget.conftest import Page
from web.app import build_app
from web.widget.hub import VISITOR_HUB
from workers.jobs import visitor_frames
from workers.runtime import Runtime


class Node:
    """A web node with a database connection and a Redis connection of its own."""

    def __init__(self, context: AppContext, client: TestClient) -> None:
        self.context, self.client = context, client

    async def agent_says(self, visitor_id, text: str) -> int:
        document = MessageDocument(id=str(ids.new_id()), sender=FrameSender.AGENT, text=text, at=clock.utc_now())
        async with self.context.database.write() as session:
            return await append_frame(session, visitor_id, frame_of(document, delivery_source(ids.new_id())))


@asynccontextmanager
async def node_on(context: AppContext, url: str, redis_url: str, prefix: str) -> AsyncIterator[Node]:
    own = replace(context, database=Database(url), realtime=RedisRealtime(redis_url, prefix))
    runtime = Runtime({"visitor_frames": visitor_frames.run, "inbound": _rest}, ())
    runtime.start(own)
    own.database.jobs = runtime
    try:
        async with TestClient(TestServer(build_app(own))) as client:
            yield Node(own, client)
    finally:
        await runtime.stop()
        await own.realtime.close()
        await own.database.close()


async def _rest(_context: AppContext, _key: str) -> None:
    """Nobody looks into the inbox here."""


@pytest_asyncio.fixture(loop_scope="session")
async def nodes(widget, app_context, database_url, redis_url, redis_prefix):
    async with (
        node_on(app_context, database_url, redis_url, redis_prefix) as one,
        node_on(app_context, database_url, redis_url, redis_prefix) as other,
    ):
        yield one, other


async def test_what_one_node_writes_the_pages_of_the_other_show(nodes, open_page):
    one, other = nodes
    page = await open_page(client=one.client)
    here = await page.connect()
    there = await Page(other.client, page.token, page.visitor_id).connect()
    for node, text in ((one, "1"), (other, "2"), (one, "3")):
        await node.agent_says(page.visitor_id, text)
    for end in (here, there):
        frames = await end.frames_up_to(3)
        assert [(frame["seq"], frame["document"]["text"]) for frame in frames] == [(1, "1"), (2, "2"), (3, "3")]
    await there.ws.close()


async def test_a_visitor_whose_node_goes_down_continues_on_the_other(nodes, open_page):
    one, other = nodes
    page = await open_page(client=one.client)
    end = await page.connect()
    assert await page.say("ก่อนเครื่องดับ", "m-1") == 1
    await end.frames_up_to(1)
    await one.client.close()
    missed = await other.agent_says(page.visitor_id, "said while he was nowhere")
    page.client = other.client
    assert await page.say("ก่อนเครื่องดับ", "m-1") == 1  # the page could not know that it was kept
    end = await page.connect(after=1)
    assert [frame["seq"] for frame in await end.frames_up_to(missed)] == [2]
    await end.say(type="message", client_id="m-2", text="อยู่เครื่องใหม่แล้ว")
    assert (await end.hear_until("accepted"))["seq"] == 3


async def test_a_long_poll_on_one_node_hears_of_a_reply_through_the_other(nodes, open_page):
    one, other = nodes
    page = await open_page(client=one.client)

    poll = asyncio.create_task(page.frames(after=0, wait=20))
    hub = one.client.server.app[VISITOR_HUB]
    await eventually(lambda: any(room.waiters for room in hub.rooms))
    await other.agent_says(page.visitor_id, "สวัสดีค่ะ")
    assert [frame["seq"] for frame in await poll] == [1]
