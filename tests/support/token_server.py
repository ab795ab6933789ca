"""An authorization server (RFC 6749 token endpoint) that answers what a test tells it to."""

from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class TokenServer:
    """`answers` are given one after the other, then the last one for ever: (status, JSON document)."""

    url: str = ""
    answers: deque[tuple[int, dict[str, Any]]] = field(default_factory=deque)
    asked: list[dict[str, str]] = field(default_factory=list)

    def grant(self, token: str, expires_in: float = 3600, **more: str) -> None:
        """The next answer is this access token."""
        self.answers.append((200, {"access_token": token, "token_type": "Bearer", "expires_in": expires_in, **more}))

    def refuse(self, error: str, description: str = "", status: int = 400) -> None:
        """The next answer is an error (section 5.2)."""
        self.answers.append((status, {"error": error, "error_description": description}))

    async def answer(self, request: web.Request) -> web.Response:
        """POST /token"""
        self.asked.append({name: str(value) for name, value in (await request.post()).items()})
        status, document = self.answers.popleft() if len(self.answers) > 1 else self.answers[0]
        return web.json_response(document, status=status)


@asynccontextmanager
async def running_token_server() -> AsyncIterator[TokenServer]:
    """A server on a free loopback port."""
    server = TokenServer()
    app = web.Application()
    app.router.add_post("/token", server.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert runner.addresses
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}/token"
    try:
        yield server
    finally:
        await runner.cleanup()
