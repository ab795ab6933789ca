"""The open pages of visitors on this node: small objects, since there are thousands of them and most are quiet."""

import asyncio
import time
from collections.abc import Iterator
from typing import Final
from uuid import UUID

import structlog
from aiohttp import web

from core import ids

SEND_SECONDS: Final = 10.0
_log = structlog.get_logger(__name__)


class PageSocket:
    """One open socket. `seq` is the number of the last frame that was sent to it; only its room's pump moves it.

    There is no queue and no task of its own: what is to be told is written at once, and a page that takes nothing for
    ten seconds while its buffer is full is let go. It comes back and says where it was.
    """

    __slots__ = ("_transport", "_ws", "heard_at", "id", "seq")

    def __init__(self, ws: web.WebSocketResponse, transport: asyncio.Transport | None, seq: int) -> None:
        self.id: UUID = ids.new_id()
        self.seq = seq
        self.heard_at = time.monotonic()
        self._ws, self._transport = ws, transport

    async def tell(self, message: str) -> None:
        """Write a message. Never raises for a page that is gone."""
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._ws.send_str(message)
        except (ConnectionError, TimeoutError, RuntimeError) as error:
            self.cut(str(error) or type(error).__name__)

    async def ping(self) -> None:
        """Ask for a sign of life."""
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._ws.ping()
        except (ConnectionError, TimeoutError, RuntimeError) as error:
            self.cut(str(error) or type(error).__name__)

    def cut(self, why: str) -> None:
        """End the connection without a goodbye; its handler notices."""
        _log.debug("visitor_socket_cut", why=why)
        if self._transport is not None:
            self._transport.abort()

    async def close(self, code: int, message: bytes) -> None:
        """End it with a goodbye, for which two seconds are left."""
        try:
            async with asyncio.timeout(2):
                await self._ws.close(code=code, message=message)
        except (ConnectionError, TimeoutError, RuntimeError) as error:
            self.cut(str(error) or type(error).__name__)


class Room:
    """The pages that one visitor has open on this node. `place` is what was last told of his place in the queue."""

    __slots__ = ("account_id", "again", "conversation_id", "place", "pump", "sockets", "visitor_id", "waiters")

    def __init__(self, visitor_id: UUID, account_id: UUID) -> None:
        self.visitor_id, self.account_id = visitor_id, account_id
        self.conversation_id: UUID | None = None
        self.sockets: list[PageSocket] = []
        self.waiters: list[asyncio.Event] = []
        self.pump: asyncio.Task[None] | None = None
        self.again = False
        self.place: tuple[int, int | None] | None = None

    @property
    def is_empty(self) -> bool:
        """Nobody listens here any more."""
        return not self.sockets and not self.waiters

    async def tell(self, message: str) -> None:
        """Say something passing to every open page; it is in no stream and not repeated."""
        for socket in tuple(self.sockets):
            await socket.tell(message)


class Rooms:
    """All rooms of the node."""

    def __init__(self) -> None:
        self._rooms: dict[UUID, Room] = {}

    def __len__(self) -> int:
        return len(self._rooms)

    def __iter__(self) -> Iterator[Room]:
        return iter(tuple(self._rooms.values()))

    def find(self, visitor_id: UUID) -> Room | None:
        """The room of a visitor who is here."""
        return self._rooms.get(visitor_id)

    def enter(self, visitor_id: UUID, account_id: UUID) -> Room:
        """The room of a visitor, opened when he is the first of his pages."""
        room = self._rooms.get(visitor_id)
        if room is None:
            room = self._rooms[visitor_id] = Room(visitor_id, account_id)
        return room

    def tidy(self, room: Room) -> None:
        """Forget a room that everybody left."""
        if room.is_empty:
            self._rooms.pop(room.visitor_id, None)

    def of_account(self, account_id: UUID) -> list[Room]:
        """The rooms of one widget's visitors."""
        return [room for room in self._rooms.values() if room.account_id == account_id]

    @property
    def account_ids(self) -> set[UUID]:
        """The widgets whose visitors are here."""
        return {room.account_id for room in self._rooms.values()}
