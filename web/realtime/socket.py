"""The WebSocket of a desk: the handshake, what it says, and the writer that empties its queue."""

import asyncio
import contextlib
import time
from typing import Final

import structlog
from aiohttp import WSCloseCode, WSMsgType, web
from pydantic import ValidationError

from core.errors import NotFound
from core.staff.signed_in import SignedIn
from ticketing.tickets.access import get_visible_ticket
from web.access import SIGNED_IN
from web.context import GATE, ApiRequest
from web.openapi import Resource
from web.realtime import envelopes
from web.realtime.connection import Connection
from web.realtime.envelopes import Activity, ClientMessage, Focus, Hello, Ping, Typing
from web.realtime.hub import Hub

resource = Resource("realtime")
HUB: Final = web.AppKey("hub", Hub)
SIGNED_OUT_CODE: Final = 4401
BAD_MESSAGE_CODE: Final = 4400
_HELLO_SECONDS: Final = 20.0
_HEARTBEAT_SECONDS: Final = 30.0
_LONGEST_MESSAGE: Final = 4096
_SEND_SECONDS: Final = 30.0
_MOST_PER_SECOND: Final = 30
_log = structlog.get_logger(__name__)


@resource.route("GET", "/realtime", access=SIGNED_IN, errors=(400,), produces="application/json", is_documented=False)
async def open_realtime(request: ApiRequest) -> web.WebSocketResponse:
    """Everything that happens and that the person may see, as it happens; see the contract of the socket."""
    socket = web.WebSocketResponse(heartbeat=_HEARTBEAT_SECONDS, max_msg_size=_LONGEST_MESSAGE, compress=False)
    await socket.prepare(request.http)
    desk = _Desk(request, socket)
    await desk.serve()
    return socket


class _Desk:
    """One socket from hello to goodbye."""

    def __init__(self, request: ApiRequest, socket: web.WebSocketResponse) -> None:
        self._request = request
        self._socket = socket
        self._hub = request.http.config_dict[HUB]
        self._connection = Connection(request.signed_in)

    async def serve(self) -> None:
        """Read until either side ends it."""
        hello = await self._read_hello()
        if hello is None:
            await self._socket.close(code=BAD_MESSAGE_CODE, message=b"say hello first")
            return
        writer = asyncio.create_task(self._write(), name="socket writer")
        try:
            await self._hub.join(self._connection, hello.since, self._recheck)
            await self._read()
        finally:
            self._hub.leave(self._connection)
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            with contextlib.suppress(ConnectionError, TimeoutError):
                await self._socket.close()

    async def _read_hello(self) -> Hello | None:
        try:
            async with asyncio.timeout(_HELLO_SECONDS):
                message = await self._socket.receive()
        except TimeoutError:
            return None
        if message.type is not WSMsgType.TEXT:
            return None
        said = _understood(message.data)
        return said if isinstance(said, Hello) else None

    async def _read(self) -> None:
        """Hear what the desk says, at a pace that a person and a desk can have."""
        second, heard = 0, 0
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT:
                continue
            now = int(time.monotonic())
            second, heard = now, heard + 1 if now == second else 1
            if heard > _MOST_PER_SECOND:
                await self._socket.close(code=WSCloseCode.POLICY_VIOLATION, message=b"too many messages")
                return
            said = _understood(message.data)
            if said is None or isinstance(said, Hello):
                await self._socket.close(code=BAD_MESSAGE_CODE, message=b"not understood")
                return
            await self._hear(said)

    async def _hear(self, said: ClientMessage) -> None:
        connection = self._connection
        if isinstance(said, Ping):
            connection.put(envelopes.PONG)
        elif isinstance(said, Focus):
            if said.ticket_id is None or await self._may_see(said):
                await self._hub.look_at(connection, said.ticket_id, Activity.VIEWING)
        elif isinstance(said, Typing) and (said.ticket_id == connection.focus or await self._may_see(said)):
            await self._hub.look_at(connection, said.ticket_id, said.activity)

    async def _may_see(self, said: Focus | Typing) -> bool:
        """The same gate as everywhere; a ticket that may not be seen is treated as if nothing had been said."""
        if said.ticket_id is None:
            return False
        try:
            async with self._request.context.database.read() as session:
                await get_visible_ticket(session, self._connection.principal, said.ticket_id)
        except NotFound:
            return False
        return True

    async def _write(self) -> None:
        """Send what is queued. A client that takes nothing for half a minute is let go; it will come back."""
        try:
            while (message := await self._connection.next_message()) is not None:
                async with asyncio.timeout(_SEND_SECONDS):
                    await self._socket.send_str(message)
                if message == envelopes.SIGNED_OUT:
                    await self._socket.close(code=SIGNED_OUT_CODE, message=b"signed out")
                    return
            await self._socket.close(code=WSCloseCode.GOING_AWAY)
        except (ConnectionError, TimeoutError, RuntimeError) as error:
            _log.info("socket_lost", error=str(error))
            with contextlib.suppress(ConnectionError, TimeoutError, RuntimeError):
                await self._socket.close(code=WSCloseCode.GOING_AWAY)

    async def _recheck(self) -> SignedIn | None:
        return await self._request.http.config_dict[GATE].find_signed_in(self._request.http)


def _understood(text: str) -> ClientMessage | None:
    try:
        return envelopes.read_message(text)
    except ValidationError:
        return None
