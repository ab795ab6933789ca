"""Keeps the open desks of this node up to date: events by their published order, presence, and who views what.

The relay tells only how far the published order has come; what happened is read from the database, once for all
connections, so a lost envelope costs a moment and never an event.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any, Final
from uuid import UUID

import structlog

from core import ids
from core.context import AppContext
from core.events.base import PublishedEvent
from core.events.facts.desk import TeamChanged, UserChanged
from core.realtime import EVENTS, SIGNALS
from core.staff.signed_in import SignedIn
from web.realtime import envelopes, replay
from web.realtime.connection import Connection
from web.realtime.envelopes import Activity
from web.realtime.presence import PresenceWatch
from web.realtime.viewers import REPEAT_SECONDS, Board, Sighting
from web.realtime.visitor_news import VisitorNews

_LOOK_SECONDS: Final = 5.0
_RECHECK_SECONDS: Final = 60.0
MOST_PUMPED: Final = 5_000
_log = structlog.get_logger(__name__)

Recheck = Callable[[], Awaitable[SignedIn | None]]


class Hub:
    """One per web node. `forget` drops what the node remembers of a person's rights (None: of everybody's)."""

    def __init__(self, context: AppContext, forget: Callable[[UUID | None], None]) -> None:
        self._context = context
        self._forget = forget
        self._connections: dict[UUID, Connection] = {}
        self._rechecks: dict[UUID, Recheck] = {}
        self._presence = PresenceWatch(context, ids.new_id().hex, self._connections)
        self._board = Board()
        self._visitors = VisitorNews(context.database, self._connections)
        self._seq = 0
        self._more = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Listen and pump until the block ends; then say goodbye to every desk."""
        self._seq = await replay.newest_seq(self._context.database)
        async with self._context.realtime.listening(self._hear):
            works = (
                self._pump, self._presence.watch, self._visitors.pass_on, self._repeat_views, self._recheck_all,
            )  # fmt: skip
            tasks = [asyncio.create_task(work(), name=f"hub {work.__name__}") for work in works]
            try:
                yield
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                self.close_all()
                await self._presence.leave_node()

    def close_all(self) -> None:
        """Let every socket end with what is queued for it; its desk will come back, to another node."""
        for connection in list(self._connections.values()):
            connection.close()

    # --- desks come and go -------------------------------------------------------------------------------------------

    async def join(self, connection: Connection, since: int | None, recheck: Recheck) -> None:
        """Welcome a desk and bring it from `since` to now; from here on it gets what happens."""
        connection.seq = self._seq
        self._connections[connection.id] = connection
        self._rechecks[connection.id] = recheck
        connection.put(envelopes.welcome(connection.seq, connection.principal.user_id))
        await self._catch_up(connection, since)
        connection.put(self._presence.message())
        self._presence.arrive(connection)

    def leave(self, connection: Connection) -> None:
        """The desk is gone. Nothing is awaited: the socket's task may be canceled at any moment now."""
        connection.close()
        self._rechecks.pop(connection.id, None)
        if self._connections.pop(connection.id, None) is not None:
            self._presence.leave(connection)

    async def look_at(self, connection: Connection, ticket_id: UUID | None, activity: Activity) -> None:
        """The desk has a ticket open that its person may see, or none, and he does something on it."""
        is_new = ticket_id != connection.focus
        connection.focus, connection.activity = ticket_id, activity
        await self._tell_view(connection)
        if is_new and ticket_id is not None:
            connection.put(self._viewers_message(ticket_id))

    async def sign_out(self, session_id: UUID) -> None:
        """End the sockets of a browser session, on every node."""
        await self._context.realtime.publish(SIGNALS, {"kind": "signed_out", "session_id": str(session_id)})

    def viewers_of(self, ticket_id: UUID) -> list[tuple[UUID, str, Activity]]:
        """(user, name, activity) of everybody who has the ticket open, on any node."""
        return self._board.on(ticket_id)

    # --- events ------------------------------------------------------------------------------------------------------

    async def _catch_up(self, connection: Connection, since: int | None) -> None:
        """Send what is missing. Until the last line the pump leaves this desk alone, so nothing comes out of order."""
        database, start = self._context.database, connection.seq
        if since is not None and since > start:
            newest = await replay.newest_seq(database)
            if since > newest:  # it knows another history than ours
                connection.put(envelopes.refetch(newest))
            connection.seq = min(since, newest)
        elif since is not None and start - since > replay.MOST_REPLAYED:
            connection.put(envelopes.refetch(start))
        elif since is not None:
            connection.seq = since
        while connection.seq < self._seq:
            batch = await replay.read_batch(database, connection.seq)
            if not batch:
                break
            self._send(connection, batch)
        connection.is_welcome = True

    async def _pump(self) -> None:
        while True:
            self._more.clear()
            try:
                await self._advance()
            except Exception:  # noqa: BLE001 - the next look, at the latest in five seconds, finds what was missed
                _log.exception("realtime_pump_failed")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_SECONDS):
                    await self._more.wait()

    async def _advance(self) -> None:
        database = self._context.database
        if not self._connections:
            newest = await replay.newest_seq(database)
            if not self._connections:  # a desk that came while we asked is told like any other
                if newest > self._seq:
                    await self._jump_to(newest)
                return
        while batch := await replay.read_batch(database, self._seq):
            if batch.is_full and (newest := await replay.newest_seq(database)) - self._seq > MOST_PUMPED:
                await self._jump_to(newest)
                continue
            await self._note_rights([one.event for one in batch.ready])
            self._seq = batch.last_seq
            for connection in list(self._connections.values()):
                if connection.is_welcome:
                    self._send(connection, batch)
            if not batch.is_full:  # the end of the published order; what comes behind it is told of by the relay
                return
            await asyncio.sleep(0)

    async def _jump_to(self, newest: int) -> None:
        """Thousands of events at once (an import) are cheaper read anew than told; without desks nobody is told."""
        self._seq = newest
        self._forget(None)
        for connection in list(self._connections.values()):
            await self._recheck(connection)
            connection.seq = newest
            connection.put(envelopes.refetch(newest))

    def _send(self, connection: Connection, batch: replay.Batch) -> None:
        news = batch.after(connection.seq)
        if not news:
            return
        connection.seq = news.last_seq
        message = news.message_for(connection.principal)
        if message is not None:
            connection.put(message)

    # --- rights ------------------------------------------------------------------------------------------------------

    async def _note_rights(self, events: list[PublishedEvent]) -> None:
        """People whose role, teams or sign-in changed are looked up anew before they are told anything more."""
        changed = {event.aggregate_id for event in events if event.type == UserChanged.type}
        is_about_teams = any(event.type == TeamChanged.type for event in events)
        if not changed and not is_about_teams:
            return
        for user_id in [None] if is_about_teams else changed:
            self._forget(user_id)
        self._presence.look_again()
        concerned = [c for c in self._connections.values() if is_about_teams or c.principal.user_id in changed]
        for connection in concerned:
            await self._recheck(connection)

    async def _recheck(self, connection: Connection) -> None:
        recheck = self._rechecks.get(connection.id)
        if recheck is None:
            return
        signed_in = await recheck()
        if signed_in is None:
            connection.put(envelopes.SIGNED_OUT)
            connection.close()
            return
        before, connection.signed_in = connection.principal, signed_in
        after = connection.principal
        if (before.role, before.team_ids) != (after.role, after.team_ids):
            connection.put(envelopes.refetch(connection.seq))

    async def _recheck_all(self) -> None:
        """Sign-ins also end by themselves."""
        while True:
            await asyncio.sleep(_RECHECK_SECONDS)
            for connection in list(self._connections.values()):
                try:
                    await self._recheck(connection)
                except Exception:  # noqa: BLE001 - asked again in a minute
                    _log.exception("realtime_recheck_failed")

    # --- signals between nodes ---------------------------------------------------------------------------------------

    async def _hear(self, channel: str, envelope: dict[str, Any]) -> None:
        if channel == EVENTS:
            self._more.set()
        elif channel == SIGNALS:
            match envelope.get("kind"):
                case "presence":
                    self._presence.look_again()
                case "view":
                    self._see(envelope)
                case "gone":
                    self._tell_viewers(self._board.see(UUID(envelope["connection"]), None))
                case "signed_out":
                    self._end_session(UUID(envelope["session_id"]))
                case "visitor":
                    self._visitors.note(envelope)

    def _end_session(self, session_id: UUID) -> None:
        for connection in self._connections.values():
            if connection.signed_in.session_id == session_id:
                self._forget(connection.principal.user_id)
                connection.put(envelopes.SIGNED_OUT)
                connection.close()

    # --- who views what ----------------------------------------------------------------------------------------------

    async def _tell_view(self, connection: Connection) -> None:
        principal = connection.principal
        await self._context.realtime.publish(
            SIGNALS,
            {
                "kind": "view",
                "connection": str(connection.id),
                "ticket_id": str(connection.focus) if connection.focus else None,
                "user_id": str(principal.user_id),
                "name": principal.name,
                "activity": connection.activity.value,
            },
        )

    def _see(self, envelope: dict[str, Any]) -> None:
        now = asyncio.get_running_loop().time()
        sighting = None
        if envelope["ticket_id"] is not None:
            sighting = Sighting(
                ticket_id=UUID(envelope["ticket_id"]),
                user_id=UUID(envelope["user_id"]),
                name=envelope["name"],
                activity=Activity(envelope["activity"]),
                heard_at=now,
                typed_at=now,
            )
        self._tell_viewers(self._board.see(UUID(envelope["connection"]), sighting))

    async def _repeat_views(self) -> None:
        """Say again what this node's desks have open, and forget what other nodes no longer say."""
        loop = asyncio.get_running_loop()
        repeat_at = loop.time() + REPEAT_SECONDS
        while True:
            await asyncio.sleep(2)
            if loop.time() >= repeat_at:
                repeat_at = loop.time() + REPEAT_SECONDS
                for connection in list(self._connections.values()):
                    if connection.focus is not None:
                        connection.activity = Activity.VIEWING
                        await self._tell_view(connection)
            self._tell_viewers(self._board.forget_silent(loop.time()))

    def _tell_viewers(self, ticket_ids: Iterable[UUID]) -> None:
        for ticket_id in ticket_ids:
            message = self._viewers_message(ticket_id)
            for connection in self._connections.values():
                if connection.focus == ticket_id:
                    connection.put(message)

    def _viewers_message(self, ticket_id: UUID) -> str:
        users = [
            {"id": str(user_id), "name": name, "activity": activity.value}
            for user_id, name, activity in self._board.on(ticket_id)
        ]
        return envelopes.viewers(ticket_id, users)
