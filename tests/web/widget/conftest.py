"""A chat widget, the pages of its visitors, and agents who write into their streams."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from aiohttp import ClientResponse, ClientWebSocketResponse, WSMsgType
from aiohttp.test_utils import TestClient

from channels.webchat.frames import FramePerson, FrameSender, MessageDocument, delivery_source, frame_of
from channels.webchat.stream import append_frame
from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.context import AppContext
from core.db.session import Database
from core.staff.models import Organization
from tests.web.conftest import Caller
from web.openapi import CHAT_BASE
from workers.jobs import visitor_frames
from workers.runtime import Runtime

KEY = "demo-widget-key"
SHOP = "https://shop.example"
PAGE = {"url": f"{SHOP}/speakers?utm_source=line", "title": "ลำโพง", "referrer": "https://search.example/"}


class _OnlyFrames(dict[str, Any]):
    """The runtime's jobs: streams are told of, the rest rests."""

    def __missing__(self, _job: str) -> Callable[..., Awaitable[None]]:
        async def rest(_context: AppContext, _key: str) -> None:
            return None

        return rest


@pytest_asyncio.fixture(loop_scope="session")
async def frames_are_told(app_context: AppContext, database: Database) -> AsyncIterator[None]:
    """The job that tells nodes of grown streams, run by the product's own runtime."""
    runtime = Runtime(_OnlyFrames({"visitor_frames": visitor_frames.run}), ())
    runtime.start(app_context)
    database.jobs = runtime
    yield
    await runtime.stop()


MakeWidget = Callable[..., Awaitable[ChannelAccount]]


@pytest.fixture
def make_widget(app_context: AppContext) -> MakeWidget:
    """Connects a widget: `await make_widget(needs_consent=False)`."""

    async def make(key: str = KEY, **config: Any) -> ChannelAccount:
        document = {"allowed_origins": [SHOP], **config}
        async with app_context.database.write() as session:
            if await session.get(Organization, 1) is None:
                session.add(Organization(id=1, name="Sawas Audio", business_hours=[], holidays=[]))
            account = ChannelAccount(
                id=ids.new_id(),
                kind="webchat",
                name="Shop chat",
                brand="Siam Audio",
                address=key,
                acknowledgement={},
                config_encrypted=app_context.secrets.encrypt(json.dumps(document)),
                created_at=clock.utc_now(),
            )
            session.add(account)
        return account

    return make


@pytest_asyncio.fixture(loop_scope="session")
async def widget(make_widget: MakeWidget, frames_are_told: None) -> ChannelAccount:
    """The shop's widget."""
    return await make_widget()


class PageEnd:
    """One socket of a page, and everything it was told."""

    def __init__(self, ws: ClientWebSocketResponse) -> None:
        self.ws = ws
        self.told: list[dict[str, Any]] = []

    async def say(self, **message: Any) -> None:
        await self.ws.send_str(json.dumps(message))

    async def hear(self) -> dict[str, Any]:
        message = await self.ws.receive(timeout=15)
        assert message.type is WSMsgType.TEXT, message
        told: dict[str, Any] = json.loads(message.data)
        self.told.append(told)
        return told

    async def hear_until(self, kind: str) -> dict[str, Any]:
        while (told := await self.hear())["type"] != kind:
            pass
        return told

    async def frames_up_to(self, seq: int) -> list[dict[str, Any]]:
        """Frames in the order they came, until `seq` is among them."""
        frames: list[dict[str, Any]] = []
        while not frames or frames[-1]["seq"] < seq:
            frames += (await self.hear_until("frames"))["frames"]
        return frames

    async def heard_until_pong(self) -> list[dict[str, Any]]:
        """Everything that is on its way now."""
        await self.say(type="ping")
        heard: list[dict[str, Any]] = []
        while (told := await self.hear())["type"] != "pong":
            heard.append(told)
        return heard


@dataclass
class Page:
    """A page with the widget, and its visitor's token."""

    client: TestClient
    token: str = ""
    visitor_id: UUID | None = None
    origin: str | None = SHOP
    opened: list[PageEnd] = field(default_factory=list)

    async def call(self, method: str, path: str, **options: Any) -> ClientResponse:
        headers = dict(options.pop("headers", {}))
        if self.token:
            headers.setdefault("Authorization", f"Bearer {self.token}")
        if self.origin:
            headers.setdefault("Origin", self.origin)
        return await self.client.request(method, CHAT_BASE + path, headers=headers, **options)

    async def get(self, path: str, **options: Any) -> ClientResponse:
        return await self.call("GET", path, **options)

    async def post(self, path: str, json: Any = None, **options: Any) -> ClientResponse:
        return await self.call("POST", path, json=json, **options)

    async def frames(self, **query: Any) -> list[dict[str, Any]]:
        answer = await self.get("/frames", params=query)
        assert answer.status == 200, await answer.text()
        return (await answer.json())["frames"]

    async def connect(self, after: int = 0, *, hello: bool = True) -> PageEnd:
        headers = {"Origin": self.origin} if self.origin else {}
        end = PageEnd(await self.client.ws_connect(f"{CHAT_BASE}/socket", headers=headers))
        self.opened.append(end)
        if hello:
            await end.say(type="hello", token=self.token, after=after)
            assert (await end.hear())["type"] == "welcome"
        return end

    async def say(self, text: str, client_id: str = "") -> int:
        answer = await self.post("/messages", {"client_id": client_id or ids.new_token(8), "text": text})
        assert answer.status == 202, await answer.text()
        return (await answer.json())["seq"]


OpenPage = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(stranger: Caller) -> AsyncIterator[OpenPage]:
    """Opens a page as a new visitor, or `token=` as one who comes back."""
    pages: list[Page] = []

    async def open_one(key: str = KEY, client: TestClient | None = None, **visit: Any) -> Page:
        page = Page(client or stranger.client)
        pages.append(page)
        answer = await page.post(f"/widgets/{key}/visitors", {"page": PAGE, "language": "th", **visit})
        assert answer.status == 200, await answer.text()
        session = await answer.json()
        page.token, page.visitor_id = session["token"], UUID(session["visitor"]["id"])
        return page

    yield open_one
    for page in pages:
        for end in page.opened:
            await end.ws.close()


Answer = Callable[..., Awaitable[int]]


@pytest.fixture
def agent_says(app_context: AppContext) -> Answer:
    """An agent's message at the end of a visitor's stream; its number there."""

    async def say(visitor_id: UUID | None, text: str, message_id: UUID | None = None) -> int:
        assert visitor_id is not None
        delivery_id, message_id = ids.new_id(), message_id or ids.new_id()
        document = MessageDocument(
            id=str(message_id),
            sender=FrameSender.AGENT,
            text=text,
            author=FramePerson(name="Nok"),
            at=clock.utc_now(),
        )
        async with app_context.database.write() as session:
            return await append_frame(session, visitor_id, frame_of(document, delivery_source(delivery_id), message_id))

    return say
