"""Visitors: what an idle page costs, and how soon a hundred lively talks hear each other.

One web node (PostgreSQL: a worker beside it). A thousand pages are connected and say nothing; a hundred visitors write
every ten seconds or so and are answered by an agent as often. The clock runs from the moment somebody sends: the
agent's reply until it is at the visitor's socket, the visitor's words until they are at the desk's. What is said in the
first seconds, while a fresh process compiles and prepares its statements, is not counted.
"""

import asyncio
import json
import random
import re
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import aiohttp

from bench.company import Company
from bench.ground import Ground, cpu_seconds
from bench.stillness import disk_watched, uncollected
from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from tests.support.server import Server
from workers.bootstrap import open_context

IDLE = 1_000
CHATTING = 100
_WARM_UP_SOCKETS = 50
_WARM_UP_SECONDS = 15.0
_SECONDS = 60.0
_EVERY = (8.0, 12.0)  # seconds between two messages of one person
_SETTLE_SECONDS = 32.0  # longer than it takes until every page was written down anew
_PATIENCE_SECONDS = 20.0
_AT_ONCE = 20
_KEY = "bench-widget"
_CHAT, _DESK = "/chat/v1", "/api/v1"
_MARK = re.compile(r"marked-([0-9a-f-]{36})")


@dataclass
class SocketFigures:
    """Milliseconds (of the disk alone too), kB per idle page, the web node's share of a processor during the talks."""

    to_visitor: list[float] = field(default_factory=list)
    to_desk: list[float] = field(default_factory=list)
    disk: list[float] = field(default_factory=list)
    idle_kilobytes: float = 0.0
    cpu_share: float = 0.0


class _Clock:
    """When what was sent, and who waits for it: a message carries its mark in its words."""

    def __init__(self) -> None:
        self._sent: dict[str, tuple[float, asyncio.Future[float]]] = {}

    def mark(self) -> tuple[str, asyncio.Future[float]]:
        """Words to send, and the milliseconds until they are heard."""
        name, heard = str(uuid4()), asyncio.get_running_loop().create_future()
        self._sent[name] = (time.perf_counter(), heard)
        return f"marked-{name} ลำโพงข้างซ้ายไม่มีเสียงครับ", heard

    def hear(self, text: str) -> None:
        """Something came that may carry marks."""
        now = time.perf_counter()
        for name in _MARK.findall(text):
            sent, heard = self._sent.pop(name, (0.0, None))
            if heard is not None and not heard.done():
                heard.set_result((now - sent) * 1000)


@dataclass
class _Talk:
    """One lively talk."""

    socket: aiohttp.ClientWebSocketResponse
    ticket_id: UUID | None = None


async def measure_sockets(ground: Ground, company: Company) -> SocketFigures:
    """Raises TimeoutError when something that was said is not heard."""
    await _connect_widget(ground)
    worker = ground.start_worker() if ground.redis_url else None
    try:
        server = ground.start_serve()
        try:
            tokens = await _visit(server.url, _WARM_UP_SOCKETS + IDLE + CHATTING)
        finally:
            server.stop()
        server = ground.start_serve()  # a fresh process: what the visits took and gave back must not hide the sockets
        try:
            return await _measure(server, company, tokens, ground.folder)
        finally:
            server.stop()
    finally:
        if worker is not None:
            worker.stop()


async def _measure(server: Server, company: Company, tokens: list[str], folder: Path) -> SocketFigures:
    found = SocketFigures()
    async with AsyncExitStack() as stack:
        connector = aiohttp.TCPConnector(limit=0)
        visitors = await stack.enter_async_context(aiohttp.ClientSession(server.url, connector=connector))
        idle = [await _hello(visitors, token) for token in tokens[:_WARM_UP_SOCKETS]]
        stack.push_async_callback(_silenced, [asyncio.create_task(_stay(socket)) for socket in idle])
        await asyncio.sleep(_SETTLE_SECONDS)
        before = _resident(server)
        many = [await _hello(visitors, token) for token in tokens[_WARM_UP_SOCKETS : _WARM_UP_SOCKETS + IDLE]]
        stack.push_async_callback(_silenced, [asyncio.create_task(_stay(socket)) for socket in many])
        await asyncio.sleep(_SETTLE_SECONDS)
        found.idle_kilobytes = (_resident(server) - before) / IDLE
        headers = {"Authorization": f"Bearer {company.supervisor_token}"}
        desk = await stack.enter_async_context(aiohttp.ClientSession(server.url, headers=headers))
        with uncollected(), disk_watched(folder) as found.disk:
            await _talk(found, server, visitors, desk, tokens[-CHATTING:])
        assert not any(socket.closed for socket in (*idle, *many)), "an idle page was let go meanwhile"
    return found


async def _talk(
    found: SocketFigures,
    server: Server,
    visitors: aiohttp.ClientSession,
    desk: aiohttp.ClientSession,
    tokens: list[str],
) -> None:
    clock_of, talks = _Clock(), [_Talk(await _hello(visitors, token)) for token in tokens]
    by_mark: dict[str, _Talk] = {}
    screen = await desk.ws_connect(f"{_DESK}/realtime")
    await screen.send_str(json.dumps({"type": "hello", "since": None}))
    await screen.receive()
    listening = [asyncio.create_task(_listen_at_desk(screen, clock_of, by_mark))]
    listening += [asyncio.create_task(_listen(talk.socket, clock_of)) for talk in talks]
    try:
        for talk in talks:  # the first words open the tickets
            await _say(talk, clock_of, by_mark)
        await _all_talk(talks, clock_of, by_mark, desk, SocketFigures(), _WARM_UP_SECONDS)
        before, begun = cpu_seconds(server), time.perf_counter()
        await _all_talk(talks, clock_of, by_mark, desk, found, _SECONDS)
        found.cpu_share = (cpu_seconds(server) - before) / (time.perf_counter() - begun)
    finally:
        await _silenced(listening)


async def _all_talk(
    talks: list[_Talk],
    clock_of: _Clock,
    by_mark: dict[str, _Talk],
    desk: aiohttp.ClientSession,
    found: SocketFigures,
    seconds: float,
) -> None:
    end = time.perf_counter() + seconds
    people = [_visitor(talk, clock_of, by_mark, found, end) for talk in talks]
    people += [_agent(talk, clock_of, desk, found, end) for talk in talks]
    await asyncio.gather(*people)


async def _visitor(talk: _Talk, clock_of: _Clock, by_mark: dict[str, _Talk], found: SocketFigures, end: float) -> None:
    await asyncio.sleep(random.uniform(0, _EVERY[1]))
    while time.perf_counter() < end:
        found.to_desk.append(await _say(talk, clock_of, by_mark))
        await asyncio.sleep(random.uniform(*_EVERY))


async def _agent(talk: _Talk, clock_of: _Clock, desk: aiohttp.ClientSession, found: SocketFigures, end: float) -> None:
    await asyncio.sleep(random.uniform(0, _EVERY[1]))
    while time.perf_counter() < end:
        text, heard = clock_of.mark()
        body = {"client_id": str(uuid4()), "text": text, "send_anyway": True}
        async with desk.post(f"{_DESK}/tickets/{talk.ticket_id}/replies", json=body) as answer:
            if answer.status != 202:
                raise RuntimeError(f"a reply was refused: {answer.status} {(await answer.text())[:500]}")
        async with asyncio.timeout(_PATIENCE_SECONDS):
            found.to_visitor.append(await heard)
        await asyncio.sleep(random.uniform(*_EVERY))


async def _say(talk: _Talk, clock_of: _Clock, by_mark: dict[str, _Talk]) -> float:
    text, heard = clock_of.mark()
    found = _MARK.search(text)
    assert found is not None
    by_mark[found[1]] = talk
    await talk.socket.send_str(json.dumps({"type": "message", "client_id": uuid4().hex, "text": text}))
    async with asyncio.timeout(_PATIENCE_SECONDS):
        return await heard


async def _stay(socket: aiohttp.ClientWebSocketResponse) -> None:
    """An idle page: it answers the server's pings, or it would be let go after a minute."""
    async for _ in socket:
        pass


async def _silenced(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _listen(socket: aiohttp.ClientWebSocketResponse, clock_of: _Clock) -> None:
    """A page: it hears, and says that it got and read what the agent wrote."""
    async for message in socket:
        told = json.loads(message.data)
        for frame in told.get("frames", ()) if told["type"] == "frames" else ():
            if frame["kind"] == "message" and frame["document"]["from"] == "agent":
                clock_of.hear(frame["document"]["text"])
                await socket.send_str(json.dumps({"type": "read", "seq": frame["seq"]}))


async def _listen_at_desk(socket: aiohttp.ClientWebSocketResponse, clock_of: _Clock, by_mark: dict[str, _Talk]) -> None:
    async for message in socket:
        for item in json.loads(message.data).get("items", ()):
            if item["type"] == "message.received":
                snippet = item["data"]["snippet"]
                for name in _MARK.findall(snippet):
                    if name in by_mark:
                        by_mark[name].ticket_id = UUID(item["ticket_id"])
                clock_of.hear(snippet)


async def _visit(url: str, count: int) -> list[str]:
    """The tokens of new visitors."""
    gate = asyncio.Semaphore(_AT_ONCE)

    async def begin(client: aiohttp.ClientSession, number: int) -> str:
        page = {"url": f"https://shop.example/speakers?n={number}", "title": "Speakers", "referrer": ""}
        body = {"page": page, "language": "th", "consent": True}
        async with gate, client.post(f"{_CHAT}/widgets/{_KEY}/visitors", json=body, raise_for_status=True) as answer:
            token: str = (await answer.json())["token"]
            return token

    async with aiohttp.ClientSession(url) as client:
        return list(await asyncio.gather(*(begin(client, number) for number in range(count))))


async def _hello(client: aiohttp.ClientSession, token: str) -> aiohttp.ClientWebSocketResponse:
    socket = await client.ws_connect(f"{_CHAT}/socket", headers={"Origin": "https://shop.example"})
    await socket.send_str(json.dumps({"type": "hello", "token": token, "after": 0}))
    told: dict[str, Any] = await socket.receive_json(timeout=_PATIENCE_SECONDS)
    if told["type"] != "welcome":
        raise RuntimeError(f"a visitor was not let in: {told}")
    return socket


async def _connect_widget(ground: Ground) -> None:
    async with open_context(ground.settings) as context, context.database.write() as session:
        session.add(
            ChannelAccount(
                id=ids.new_id(), kind="webchat", name="Shop chat", address=_KEY, acknowledgement={},
                live_chat={"opening": "presence"}, created_at=clock.utc_now(),
                config_encrypted=context.secrets.encrypt(json.dumps({"allowed_origins": ["https://shop.example"]})),
            )
        )  # fmt: skip


def _resident(program: Server) -> float:
    """Resident kB of its own, without the mapped files that the system drops and reads as it likes."""
    for line in Path(f"/proc/{program.process.pid}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return float(line.split()[1])
    raise ValueError("a process without memory")
