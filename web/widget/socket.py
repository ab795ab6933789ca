"""The WebSocket of a visitor's page: hello, what the page says, goodbye. What it is told, the hub writes.

A thousand quiet pages cost little: a socket has its handler and nothing else, no task, no timer, no compression state.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

import structlog
from aiohttp import WSCloseCode, WSMessage, WSMsgType, web
from pydantic import ValidationError

from channels.webchat.posting import NewPost
from core.errors import AppError, NotFound, NotSignedIn, TooManyRequests
from web.access import PUBLIC
from web.rate_limits import Rule, spend
from web.widget import envelopes, limits
from web.widget.door import VisitorRequest, prove, visitor_resource
from web.widget.envelopes import Hello, Ping, Said, SayAck, SayEnd, SayMessage, SayPage, SayRead, SayTyping
from web.widget.hub import TURNED_AWAY_CODE, VISITOR_HUB, VisitorHub
from web.widget.marks import Mark
from web.widget.rooms import PageSocket, Room
from web.widget.standings import chat_json
from web.widget.verbs import Verbs
from web.widget.widgets import WIDGETS

resource = visitor_resource("socket")
BAD_MESSAGE_CODE: Final = 4400
SIGNED_OUT_CODE: Final = 4401
_HELLO_SECONDS: Final = 20.0
_LONGEST_MESSAGE: Final = 256 * 1024
_MOST_PER_SECOND: Final = 30
_TYPING_SECONDS: Final = 1.0
_log = structlog.get_logger(__name__)


@resource.route("GET", "/socket", access=PUBLIC, errors=(400, 403), is_documented=False)
async def open_visitor_socket(request: VisitorRequest) -> web.WebSocketResponse:
    """Everything that a visitor's page shows, as it happens; docs/realtime.md has the messages."""
    ws = web.WebSocketResponse(autoping=False, compress=False, max_msg_size=_LONGEST_MESSAGE)
    await ws.prepare(request.http)
    ws.headers.clear()  # they are sent; a page stays for hours, and there are thousands
    talk = await _let_in(request, ws)
    if talk is not None:
        await talk.serve()
    return ws


async def _let_in(request: VisitorRequest, ws: web.WebSocketResponse) -> "_Talk | None":
    """Hear hello and say welcome; None for who was shown out."""
    hello = await _read_hello(ws)
    if hello is None:
        await ws.close(code=BAD_MESSAGE_CODE, message=b"say hello first")
        return None
    try:
        return await _begin(request, ws, hello)
    except AppError as error:
        await ws.send_str(envelopes.refused_hello(error.code, error.message))
        await ws.close(code=_closing_code(error), message=error.code.encode())
        return None


async def _read_hello(ws: web.WebSocketResponse) -> Hello | None:
    try:
        async with asyncio.timeout(_HELLO_SECONDS):
            message = await ws.receive()
    except TimeoutError:
        return None
    said = _understood(message)
    return said if isinstance(said, Hello) else None


async def _begin(request: VisitorRequest, ws: web.WebSocketResponse, hello: Hello) -> "_Talk":
    """Who it is, where his talk stands, and the welcome. Raises what web.widget.door.prove raises."""
    visitor, widget = await prove(request.http, hello.token)
    await spend(request, limits.CONNECTIONS_BY_VISITOR, str(visitor.id))
    hub = request.http.config_dict[VISITOR_HUB]
    chat = await chat_json(request.context, hub, visitor)
    now = await hub.availabilities.of(widget.id)
    hub.news.note_told(widget.id, now.availability)
    if chat is not None and chat["state"] == "waiting":
        hub.news.expect_place(widget.id)
    await ws.send_str(envelopes.welcome(visitor.last_seq, chat, is_available=now.availability.is_available))
    transport = request.http.transport
    page = PageSocket(ws, transport, min(hello.after, visitor.last_seq))
    return _Talk(request, ws, page, hub.join(visitor.id, widget.id, page))


class _Talk:
    """One socket from the welcome to goodbye."""

    __slots__ = ("_page", "_request", "_room", "_typed_at", "_ws")

    def __init__(self, request: VisitorRequest, ws: web.WebSocketResponse, page: PageSocket, room: Room) -> None:
        self._request, self._ws, self._page, self._room = request, ws, page, room
        self._typed_at = 0.0

    async def serve(self) -> None:
        """Read until either side ends it."""
        hub, room, page = self._hub, self._room, self._page
        try:
            await self._read()
        except (ConnectionError, RuntimeError) as error:
            page.cut(str(error))
        except NotFound:  # the visitor was erased, or his widget switched off, while he was here
            await page.close(SIGNED_OUT_CODE, b"gone")
        except Exception:  # noqa: BLE001 - the page comes back and says again what was not answered
            _log.exception("visitor_socket_failed", visitor_id=str(room.visitor_id))
            await page.close(WSCloseCode.INTERNAL_ERROR, b"")
        finally:
            hub.leave(room, page)

    @property
    def _hub(self) -> VisitorHub:
        return self._request.http.config_dict[VISITOR_HUB]

    @property
    def _verbs(self) -> Verbs:
        return Verbs(self._request.context, self._hub.attendance, self._room.visitor_id, self._room.account_id)

    async def _read(self) -> None:
        second, heard = 0, 0
        while True:
            message = await self._ws.receive()
            if message.type in {WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR}:
                return
            self._page.heard_at = time.monotonic()
            if message.type is WSMsgType.PONG:
                continue
            now = int(self._page.heard_at)
            second, heard = now, heard + 1 if now == second else 1
            if heard > _MOST_PER_SECOND:
                await self._page.close(WSCloseCode.POLICY_VIOLATION, b"too fast")
                return
            if message.type is WSMsgType.PING:
                await self._ws.pong(message.data)
                continue
            said = _understood(message)
            if said is None or isinstance(said, Hello):
                await self._page.close(BAD_MESSAGE_CODE, b"not understood")
                return
            if await self._hear(said):
                return

    async def _hear(self, said: Said) -> bool:
        """Do what the page says; True when it was turned away."""
        visitor_id, hub = self._room.visitor_id, self._hub
        match said:
            case Ping():
                await self._page.tell(envelopes.PONG)
            case SayMessage():
                return await self._say(said)
            case SayTyping():
                await self._type(is_typing=said.is_typing)
            case SayAck():
                hub.marks.note(visitor_id, Mark(delivered=said.seq))
            case SayRead():
                hub.marks.note(visitor_id, Mark(read=said.seq))
            case SayPage():
                await self._if_allowed(limits.PAGES_BY_VISITOR, lambda: self._verbs.visit(said))
            case SayEnd():
                await self._if_allowed(limits.SIGNS_BY_VISITOR, self._verbs.end)
        return False

    async def _say(self, said: SayMessage) -> bool:
        """Keep a message and answer for it; a blocked visitor is shown out."""
        try:
            widget = await self._request.http.config_dict[WIDGETS].get(self._room.account_id)
            await limits.spend_message(self._request, widget, self._room.visitor_id)
            posted = await self._verbs.say(NewPost(said.client_id, said.text, said.uploads), said.page)
        except AppError as error:
            await self._page.tell(envelopes.refused(said.client_id, error.code, error.message, error.data))
            if error.code == "blocked":
                await self._page.close(TURNED_AWAY_CODE, b"blocked")
                return True
            return False
        self._typed_at = 0.0
        await self._page.tell(envelopes.accepted(said.client_id, posted.seq))
        return False

    async def _type(self, *, is_typing: bool) -> None:
        """Once a second at most: a page that says it for every key tells nobody more."""
        now = time.monotonic()
        if is_typing and now - self._typed_at < _TYPING_SECONDS:
            return
        self._typed_at = now if is_typing else 0.0
        await self._verbs.type(is_typing=is_typing)

    async def _if_allowed(self, rule: Rule, work: Callable[[], Awaitable[Any]]) -> None:
        """What is no message is dropped when there is too much of it."""
        try:
            await spend(self._request, rule, str(self._room.visitor_id))
        except TooManyRequests:
            return
        await work()


def _understood(message: WSMessage) -> Said | None:
    if message.type is not WSMsgType.TEXT:
        return None
    try:
        return envelopes.read_said(message.data)
    except ValidationError:
        return None


def _closing_code(error: AppError) -> int:
    """4401: begin a new visit; 4403: do not come back; else try again later."""
    if isinstance(error, NotSignedIn) or error.code == "unknown_visitor":
        return SIGNED_OUT_CODE
    if error.http_status in {403, 404}:
        return TURNED_AWAY_CODE
    return int(WSCloseCode.TRY_AGAIN_LATER)
