"""Keeps the open pages of visitors on this node up to date: what stands in their streams, once each and in order.

A signal says only that a stream has grown; what it holds is read from the database, once for all pages of a visitor,
from where the furthest behind of them is. A lost signal costs a moment: the look-round finds the rest.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final
from uuid import UUID

import structlog
from aiohttp import WSCloseCode, web

from channels.webchat import stream
from core import ids
from core.context import AppContext
from core.realtime import SIGNALS
from web.widget import envelopes
from web.widget.attendance import Attendance
from web.widget.availabilities import Availabilities
from web.widget.marks import Marks
from web.widget.rooms import PageSocket, Room, Rooms
from web.widget.showing import Showing
from web.widget.talk_news import TalkNews
from web.widget.widgets import Widgets

BATCH: Final = 200
MOST_PAGES: Final = 20
LOOK_SECONDS: Final = 10.0
QUIET_SECONDS: Final = 25.0
SILENT_SECONDS: Final = 70.0
TURNED_AWAY_CODE: Final = 4403
_AT_ONCE: Final = 100
_log = structlog.get_logger(__name__)


class VisitorHub:
    """One per web node."""

    def __init__(self, context: AppContext, showing: Showing, widgets: Widgets) -> None:
        self._context = context
        self.showing = showing
        self.rooms = Rooms()
        self.attendance = Attendance(context, ids.new_id().hex)
        self.availabilities = Availabilities(context)
        self.marks = Marks(context)
        self.is_closing = False
        self._goodbyes: set[asyncio.Task[None]] = set()
        self.news = TalkNews(context, self.rooms, showing, widgets, self.availabilities)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Listen until the block ends; then say goodbye to every page."""
        async with self._context.realtime.listening(self._hear), self.attendance.keeping():
            tasks = [asyncio.create_task(work(), name=f"visitors {work.__name__}") for work in self._works()]
            try:
                yield
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                await self.close_all()
                await self.marks.finish()

    async def close_all(self) -> None:
        """End every connection; the pages come back, to another node, and say where they were."""
        self.is_closing = True
        waiters = [waiter for room in self.rooms for waiter in room.waiters]
        sockets = [socket for room in self.rooms for socket in room.sockets]
        for waiter in waiters:
            waiter.set()
        await asyncio.gather(*(socket.close(WSCloseCode.GOING_AWAY, b"") for socket in sockets))

    # --- pages come and go -------------------------------------------------------------------------------------------

    def join(self, visitor_id: UUID, account_id: UUID, socket: PageSocket) -> Room:
        """A page is connected: it gets what it misses, then what comes."""
        room = self.rooms.enter(visitor_id, account_id)
        if len(room.sockets) >= MOST_PAGES:
            room.sockets[0].cut("too many pages")
        room.sockets.append(socket)
        self.attendance.arrive(socket.id, visitor_id, account_id)
        self._wake(room)
        return room

    def leave(self, room: Room, socket: PageSocket) -> None:
        """A page is gone. Nothing is awaited: its handler may be canceled at any moment now."""
        with contextlib.suppress(ValueError):
            room.sockets.remove(socket)
        self.attendance.leave(socket.id)
        self.rooms.tidy(room)

    @asynccontextmanager
    async def waiting(self, visitor_id: UUID, account_id: UUID) -> AsyncIterator[asyncio.Event]:
        """A long poll: the event is set as soon as the stream may have grown, or the node stops."""
        room, event, poll_id = self.rooms.enter(visitor_id, account_id), asyncio.Event(), ids.new_id()
        room.waiters.append(event)
        self.attendance.arrive(poll_id, visitor_id, account_id)
        try:
            yield event
        finally:
            room.waiters.remove(event)
            self.attendance.leave(poll_id)
            self.rooms.tidy(room)

    # --- the stream --------------------------------------------------------------------------------------------------

    def _wake(self, room: Room) -> None:
        """Send what is new; while that is under way, once more afterwards."""
        for waiter in room.waiters:
            waiter.set()
        if room.pump is not None:
            room.again = True
        elif room.sockets:
            room.pump = asyncio.create_task(self._pump(room))

    async def _pump(self, room: Room) -> None:
        try:
            while True:
                room.again = False
                await self._deliver(room)
                if not room.again:
                    return
        except Exception:  # noqa: BLE001 - the look-round tries again in some seconds
            _log.exception("visitor_pump_failed", visitor_id=str(room.visitor_id))
        finally:
            room.pump = None

    async def _deliver(self, room: Room) -> None:
        """Bring every page of the room from where it is to the end of the stream."""
        while room.sockets:
            after = min(socket.seq for socket in room.sockets)
            batch = await self._read(room.visitor_id, after)
            if not batch:
                return
            for socket in tuple(room.sockets):
                if socket.seq < after:  # it came while we read; its turn is next
                    room.again = True
                    continue
                missing = [text for seq, text in batch if seq > socket.seq]
                if missing:
                    socket.seq = batch[-1][0]
                    await socket.tell(envelopes.frames(missing))
            if len(batch) < BATCH:  # the end of the stream; what grows behind it comes with a signal of its own
                return

    async def _read(self, visitor_id: UUID, after: int) -> Sequence[tuple[int, str]]:
        async with self._context.database.read() as session:
            frames = await stream.read_after(session, visitor_id, after, BATCH)
            shown = await self.showing.frames(session, frames)
        return [(one.seq, envelopes.frame(one.seq, one.kind, one.document)) for one in shown]

    # --- what is heard -----------------------------------------------------------------------------------------------

    async def _hear(self, channel: str, envelope: dict[str, Any]) -> None:
        if channel != SIGNALS or not self.rooms:
            return
        match envelope.get("kind"):
            case stream.FRAMES_SIGNAL:
                room = self.rooms.find(UUID(envelope["visitor_id"]))
                if room is not None:
                    self._wake(room)
            case "visitor_blocked":
                self._show_out(UUID(envelope["visitor_id"]))
            case _:
                self.news.hear(envelope)

    def _show_out(self, visitor_id: UUID) -> None:
        """A goodbye takes as long as the page wants; nobody else waits for it."""
        room = self.rooms.find(visitor_id)
        for socket in room.sockets if room is not None else ():
            task = asyncio.create_task(socket.close(TURNED_AWAY_CODE, b"blocked"))
            self._goodbyes.add(task)
            task.add_done_callback(self._goodbyes.discard)

    # --- what is looked at again and again ---------------------------------------------------------------------------

    def _works(self) -> tuple[Any, ...]:
        return (self._look_round, self._listen_for_life, self.news.watch)

    async def _look_round(self) -> None:
        """Find streams that grew without a signal having come."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look()
            except Exception:  # noqa: BLE001 - looked at again in some seconds
                _log.exception("visitor_look_failed")

    async def look(self) -> None:
        """Compare every open page with its stream."""
        rooms = [room for room in self.rooms if room.sockets]
        for start in range(0, len(rooms), 1_000):
            some = rooms[start : start + 1_000]
            async with self._context.database.read() as session:
                newest = await stream.last_seqs(session, [room.visitor_id for room in some])
            for room in some:
                if any(socket.seq < newest.get(room.visitor_id, 0) for socket in room.sockets):
                    self._wake(room)

    async def _listen_for_life(self) -> None:
        """Ask quiet pages whether they are there, and cut those that no longer answer. One timer for all of them."""
        while True:
            await asyncio.sleep(QUIET_SECONDS / 2)
            now = time.monotonic()
            sockets = [socket for room in self.rooms for socket in room.sockets]
            for number, socket in enumerate(sockets):
                if now - socket.heard_at > SILENT_SECONDS:
                    socket.cut("silent")
                elif now - socket.heard_at > QUIET_SECONDS:
                    await socket.ping()
                if number % _AT_ONCE == 0:
                    await asyncio.sleep(0)


VISITOR_HUB: Final = web.AppKey("visitor_hub", VisitorHub)
