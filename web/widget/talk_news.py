"""What passes on a talk and stands in no stream: an agent writes or has read, a place in the queue, who is there.

Signals are only noted when they are heard; what they mean is looked up by one task, for all that came meanwhile, so
that no signal about a stream ever waits for it.
"""

import asyncio
import contextlib
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import structlog

from channels.webchat import stream
from core.context import AppContext
from core.errors import NotFound
from ticketing.chats.policy import Availability
from ticketing.chats.reading import places_of_account
from ticketing.conversations.threads import threads_on
from web.widget import envelopes
from web.widget.availabilities import Availabilities
from web.widget.rooms import Room, Rooms
from web.widget.showing import Showing
from web.widget.widgets import KIND, Widgets

QUEUE_SIGNAL: Final = "chat_queue"
READ_SIGNAL: Final = "agent_read"
TYPING_SECONDS: Final = 12.0
LOOK_SECONDS: Final = 15.0
_GATHER_SECONDS: Final = 0.05
_PRESENCE_SECONDS: Final = 1.0
_TICKET_SECONDS: Final = 60.0
_MOST_TICKETS: Final = 10_000
_AT_ONCE: Final = 100
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Typing:
    """Somebody's desk on which an answer to a visitor is being written."""

    visitor_id: UUID
    agent: dict[str, str | None]
    heard_at: float


class TalkNews:
    """Tells the rooms of a node."""

    def __init__(
        self, context: AppContext, rooms: Rooms, showing: Showing, widgets: Widgets, availabilities: Availabilities
    ) -> None:
        self._context, self._rooms, self._showing = context, rooms, showing
        self._widgets, self._availabilities = widgets, availabilities
        self._views: dict[str, dict[str, Any]] = {}
        self._read: set[UUID] = set()
        self._queues: set[UUID] = set()
        self._is_presence_due = False
        self._something = asyncio.Event()
        self._typing: dict[str, _Typing] = {}
        self._tickets: dict[UUID, tuple[UUID | None, float]] = {}
        self._told: dict[UUID, Availability] = {}

    def hear(self, envelope: dict[str, Any]) -> None:
        """Note a signal that may concern visitors."""
        match envelope.get("kind"):
            case "view":
                self._views[envelope["connection"]] = envelope
            case "gone":
                self._views[envelope["connection"]] = {"activity": None}
            case "agent_read":
                self._read.add(UUID(envelope["ticket_id"]))
            case "chat_queue":
                self._queues.add(UUID(envelope["account_id"]))
            case "presence":
                self._is_presence_due = True
            case _:
                return
        self._something.set()

    def expect_place(self, account_id: UUID) -> None:
        """Somebody who waits has come: he wants to know his place."""
        self._queues.add(account_id)
        self._something.set()

    def note_told(self, account_id: UUID, told: Availability) -> None:
        """A page was told how its widget stands; it is told again when that changes."""
        self._told.setdefault(account_id, told)

    async def watch(self) -> None:
        """Look up and tell, for as long as the node lives."""
        looked_at = presence_at = time.monotonic()
        while True:
            pause = TYPING_SECONDS / 4 if self._typing else LOOK_SECONDS
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_PRESENCE_SECONDS if self._is_presence_due else pause):
                    await self._something.wait()
            await asyncio.sleep(_GATHER_SECONDS)
            self._something.clear()
            now = time.monotonic()
            is_due = now - looked_at >= LOOK_SECONDS
            if is_due:
                looked_at = now
                self._queues |= {room.account_id for room in self._rooms if room.place is not None}
            try:
                await self._tell_typing(now)
                await self._tell_read()
                await self._tell_places()
                if is_due or (self._is_presence_due and now - presence_at >= _PRESENCE_SECONDS):
                    presence_at, self._is_presence_due = now, False
                    await self._tell_availability()
            except Exception:  # noqa: BLE001 - passing news: what was missed is told with the next change
                _log.exception("visitor_news_failed")

    # --- an agent writes, an agent has read --------------------------------------------------------------------------

    async def _tell_typing(self, now: float) -> None:
        views, self._views = self._views, {}
        for connection, view in views.items():
            visitor_id = await self._visitor_of_view(view, now)
            before = self._typing.pop(connection, None)
            if before is not None and before.visitor_id != visitor_id:
                await self._say_typing(before, is_typing=False)
            if visitor_id is not None:
                agent = before.agent if before is not None else await self._agent(view)
                self._typing[connection] = _Typing(visitor_id, agent, now)
                await self._say_typing(self._typing[connection], is_typing=True)
        for connection, one in list(self._typing.items()):
            if now - one.heard_at > TYPING_SECONDS:
                del self._typing[connection]
                await self._say_typing(one, is_typing=False)

    async def _visitor_of_view(self, view: dict[str, Any], now: float) -> UUID | None:
        """The visitor on this node to whom the desk is writing."""
        if view["activity"] != "replying" or view["ticket_id"] is None:
            return None
        visitor_id = await self._visitor_of(UUID(view["ticket_id"]), now)
        return visitor_id if visitor_id is not None and self._rooms.find(visitor_id) is not None else None

    async def _say_typing(self, one: _Typing, *, is_typing: bool) -> None:
        room = self._rooms.find(one.visitor_id)
        if room is not None:
            await room.tell(envelopes.typing(one.agent, is_typing=is_typing))

    async def _agent(self, view: dict[str, Any]) -> dict[str, str | None]:
        user_id = UUID(view["user_id"])
        async with self._context.database.read() as session:
            pictures = await self._showing.pictures(session, [user_id])
        return {"name": view["name"], "avatar_url": pictures.get(user_id)}

    async def _tell_read(self) -> None:
        tickets, self._read = self._read, set()
        visitors = [await self._visitor_of(ticket_id, time.monotonic()) for ticket_id in tickets]
        rooms = [room for one in visitors if one is not None and (room := self._rooms.find(one)) is not None]
        if not rooms:
            return
        async with self._context.database.read() as session:
            seqs = await stream.last_seqs(session, [room.visitor_id for room in rooms])
        for room in rooms:
            await room.tell(envelopes.agent_read(seqs.get(room.visitor_id, 0)))

    async def _visitor_of(self, ticket_id: UUID, now: float) -> UUID | None:
        """The visitor whose next message goes to this ticket; of mail tickets that there is none."""
        known = self._tickets.get(ticket_id)
        if known is not None and known[1] > now:
            return known[0]
        async with self._context.database.read() as session:
            threads = await threads_on(session, ticket_id, KIND)
        visitor_id = UUID(threads[-1]) if threads else None
        if len(self._tickets) >= _MOST_TICKETS:
            self._tickets.clear()
        self._tickets[ticket_id] = (visitor_id, now + _TICKET_SECONDS)
        return visitor_id

    # --- how long it takes, and whether anybody is there -------------------------------------------------------------

    async def _tell_places(self) -> None:
        accounts, self._queues = self._queues, set()
        for account_id in accounts:
            rooms = self._rooms.of_account(account_id)
            if not rooms or not await self._shows_wait(account_id):
                continue
            async with self._context.database.read() as session:
                places = await places_of_account(session, account_id)
            for room in rooms:
                place = places.get(str(room.visitor_id))
                now = (place.position, place.expected_seconds) if place is not None else None
                before, room.place = room.place, now
                if now is not None and now != before:
                    await room.tell(envelopes.queue(*now))

    async def _shows_wait(self, account_id: UUID) -> bool:
        try:
            return (await self._widgets.get(account_id)).config.shows_wait
        except NotFound:
            return False

    async def _tell_availability(self) -> None:
        accounts = self._rooms.account_ids
        self._told = {account_id: told for account_id, told in self._told.items() if account_id in accounts}
        for account_id in accounts:
            now = (await self._availabilities.look(account_id)).availability
            before = self._told.get(account_id)
            self._told[account_id] = now
            if before is not None and before != now:
                message = envelopes.availability(now.opens_at, is_available=now.is_available)
                await _tell_all(self._rooms.of_account(account_id), message)


async def _tell_all(rooms: Iterable[Room], message: str) -> None:
    """A page that takes nothing holds up at most a hundred others, and those for ten seconds."""
    waiting = list(rooms)
    for start in range(0, len(waiting), _AT_ONCE):
        await asyncio.gather(*(room.tell(message) for room in waiting[start : start + _AT_ONCE]))
