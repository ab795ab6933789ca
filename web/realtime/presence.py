"""Who is here: writes down the desks of this node that come and go, and tells all of them who is at work."""

import asyncio
import contextlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import structlog

from core.context import AppContext
from core.realtime import SIGNALS
from core.staff import presence
from web.realtime import envelopes
from web.realtime.connection import Connection

_log = structlog.get_logger(__name__)


class PresenceWatch:
    """One per hub, whose open `connections` it looks at and never changes."""

    def __init__(self, context: AppContext, node: str, connections: Mapping[UUID, Connection]) -> None:
        self._context = context
        self._node = node
        self._connections = connections
        self._arrived: set[UUID] = set()
        self._left: set[UUID] = set()
        self._availabilities: dict[UUID, str] = {}
        self._changed = asyncio.Event()

    def message(self) -> str:
        """What a desk that has just come is told: everybody who is at work."""
        return envelopes.presence({u: a for u, a in self._availabilities.items() if a != presence.OFFLINE})

    def arrive(self, connection: Connection) -> None:
        """A desk was opened."""
        self._arrived.add(connection.id)
        self._changed.set()

    def leave(self, connection: Connection) -> None:
        """A desk was closed."""
        self._left.add(connection.id)
        self._changed.set()

    def look_again(self) -> None:
        """Another node, or a change of somebody's rights, may have changed who is here."""
        self._changed.set()

    async def watch(self) -> None:
        """Write down who came and went, however many at once, keep the rows fresh, and tell the desks."""
        loop = asyncio.get_running_loop()
        refresh_at = 0.0
        while True:
            self._changed.clear()
            try:
                is_due = loop.time() >= refresh_at
                if is_due:
                    refresh_at = loop.time() + presence.REFRESH_SECONDS
                await self._write(everybody=is_due)
                await self._tell_desks()
            except Exception:  # noqa: BLE001 - tried again with the next change, at the latest in half a minute
                _log.exception("realtime_presence_failed")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(0.05, refresh_at - loop.time())):
                    await self._changed.wait()

    async def leave_node(self) -> None:
        """This node shuts down: nobody is here any more."""
        async with self._context.database.write() as session:
            await presence.leave_node(session, self._node)

    async def _write(self, *, everybody: bool) -> None:
        arrived, self._arrived = self._arrived, set()
        left, self._left = self._left, set()
        wanted = self._connections.keys() if everybody else arrived & self._connections.keys()
        people = {connection_id: self._connections[connection_id].principal.user_id for connection_id in wanted}
        if not people and not left:
            return
        async with self._context.database.write() as session:
            await presence.leave(session, left)
            await presence.stay(session, self._node, people)
        if arrived or left:
            await self._signal({"kind": "presence"})
        for connection_id in left:
            await self._signal({"kind": "gone", "connection": str(connection_id)})

    async def _tell_desks(self) -> None:
        async with self._context.database.read() as session:
            now = await presence.availabilities(session)
        before, self._availabilities = self._availabilities, now
        everybody = before.keys() | now.keys()
        differences = {
            user_id: now.get(user_id, presence.OFFLINE)
            for user_id in everybody
            if before.get(user_id, presence.OFFLINE) != now.get(user_id, presence.OFFLINE)
        }
        if differences:
            message = envelopes.presence(differences)
            for connection in self._connections.values():
                connection.put(message)

    async def _signal(self, envelope: dict[str, Any]) -> None:
        await self._context.realtime.publish(SIGNALS, envelope)
