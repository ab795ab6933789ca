"""Another program's webhook: a local server that keeps what it is told and answers as it is asked to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web


@dataclass
class Told:
    """One request: its headers by their lower-case names, and its bytes."""

    headers: dict[str, str]
    body: bytes


@dataclass
class HookServer:
    """`answers` are the statuses of the next requests; 200 when there is none left."""

    url: str = ""
    told: list[Told] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    words: str = "thank you"

    async def handle(self, request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.told.append(Told(headers, await request.read()))
        status = self.answers.pop(0) if self.answers else 200
        return web.Response(status=status, text=self.words, headers={"Location": "/elsewhere"} if status == 302 else {})


@asynccontextmanager
async def hook_server() -> AsyncIterator[HookServer]:
    """A server on a free port of this machine."""
    server, app = HookServer(), web.Application()
    app.router.add_post("/{tail:.*}", server.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}/hook"
    try:
        yield server
    finally:
        await runner.cleanup()
