"""Desks with an open socket."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientWebSocketResponse, WSMsgType

from core.context import AppContext
from core.events.outbox import publish_batch
from core.events.published import current_seq
from core.realtime import EVENTS
from tests.web.conftest import Caller
from web.document import SESSION_COOKIE
from web.openapi import API_BASE


class Socket:
    """One desk's socket, and everything it was told."""

    def __init__(self, ws: ClientWebSocketResponse) -> None:
        self.ws = ws
        self.told: list[dict[str, Any]] = []

    async def say(self, **message: Any) -> None:
        await self.ws.send_str(json.dumps(message))

    async def hear(self) -> dict[str, Any]:
        """The next message, whatever it is."""
        message = await self.ws.receive(timeout=15)
        assert message.type is WSMsgType.TEXT, message
        told: dict[str, Any] = json.loads(message.data)
        self.told.append(told)
        return told

    async def hear_until(self, kind: str, where: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
        """Read on until a message of this type, for which `where` holds."""
        while True:
            told = await self.hear()
            if told["type"] == kind and where(told):
                return told

    async def event_types_until_pong(self) -> list[str]:
        """Everything that is on its way now: the types of the events, up to the answer to a ping."""
        await self.say(type="ping")
        types: list[str] = []
        while (told := await self.hear())["type"] != "pong":
            types += [item["type"] for item in told.get("items", ())]
        return types


@pytest_asyncio.fixture(loop_scope="session")
async def connect(stranger: Caller) -> AsyncIterator[Callable[..., Any]]:
    """Opens sockets: `await connect(caller, since=None)`; they are closed with the test."""
    opened: list[Socket] = []

    async def open_socket(caller: Caller, since: int | None = None, *, hello: bool = True) -> Socket:
        ws = await caller.client.ws_connect(
            f"{API_BASE}/realtime", headers={"Cookie": f"{SESSION_COOKIE}={caller.cookie}"}
        )
        opened.append(socket := Socket(ws))
        if hello:
            await socket.say(type="hello", since=since)
            assert (await socket.hear())["type"] == "welcome"
        return socket

    yield open_socket
    await asyncio.gather(*[socket.ws.close() for socket in opened])


@pytest.fixture
def relay(app_context: AppContext) -> Callable[[], Any]:
    """Publishes what is recorded, as the relay does; returns the newest sequence."""

    async def publish() -> int:
        async with app_context.database.write() as session:
            await publish_batch(session)
            seq = await current_seq(session)
        await app_context.realtime.publish(EVENTS, {"seq": seq})
        return seq

    return publish
