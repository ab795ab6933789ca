"""What a visitor does right now, for the desks that want to know: those on his ticket, and whoever talks with him.

Nothing of it is stored: he is here or not, he types, he looks at a page. What comes while the last look-up is under way
waits for the next, which asks for all of them at once: a thousand pages that close together hold up nobody's events.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final
from uuid import UUID

import structlog

from core.db.session import Database
from ticketing.chats.reading import Watched, watchers_of_visitors
from web.realtime import envelopes
from web.realtime.connection import Connection

_KNOWN_SECONDS: Final = 1.0
_MOST_KNOWN: Final = 5_000
_AT_ONCE: Final = 200
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Known:
    watched: Watched
    until: float


@dataclass(frozen=True, slots=True)
class _Signal:
    account_id: UUID
    is_here: bool
    is_typing: bool
    page: dict[str, str] | None


class VisitorNews:
    """Passes signals on to a hub's open `connections`. A node whose desks look at nothing asks nothing.

    Where a visitor writes is remembered for a second, since he types letter by letter. That he writes nowhere yet is
    not remembered: his first message may be on its way to becoming a ticket.
    """

    def __init__(self, database: Database, connections: Mapping[UUID, Connection]) -> None:
        self._database = database
        self._connections = connections
        self._known: dict[UUID, _Known] = {}
        self._waiting: dict[UUID, _Signal] = {}
        self._more = asyncio.Event()

    def note(self, envelope: Mapping[str, Any]) -> None:
        """A signal came. Of several about one visitor the last one counts; the page he went to is kept."""
        if not self._connections:
            return
        visitor_id = UUID(envelope["visitor_id"])
        before = self._waiting.get(visitor_id)
        self._waiting[visitor_id] = _Signal(
            UUID(envelope["account_id"]),
            is_here=bool(envelope["is_here"]),
            is_typing=bool(envelope["is_typing"]),
            page=envelope.get("page") or (before.page if before else None),
        )
        self._more.set()

    async def pass_on(self) -> None:
        """Tell the desks what was noted, for as long as the hub runs."""
        while True:
            await self._more.wait()
            self._more.clear()
            while self._waiting:
                some = {one: self._waiting.pop(one) for one in list(islice(self._waiting, _AT_ONCE))}
                try:
                    await self._tell(some)
                except Exception:  # noqa: BLE001 - it passes anyway; what he does next is told again
                    _log.exception("visitor_news_failed", visitors=len(some))

    async def _tell(self, signals: Mapping[UUID, _Signal]) -> None:
        watched = await self._watched({visitor_id: one.account_id for visitor_id, one in signals.items()})
        for visitor_id, where in watched.items():
            signal = signals[visitor_id]
            message = envelopes.visitor(
                where.ticket_id, visitor_id, is_here=signal.is_here, is_typing=signal.is_typing, page=signal.page
            )
            for desk in self._connections.values():
                if desk.focus == where.ticket_id or desk.principal.user_id == where.agent_id:
                    desk.put(message)

    async def _watched(self, accounts: Mapping[UUID, UUID]) -> dict[UUID, Watched]:
        now = time.monotonic()
        fresh = {one: known for one in accounts if (known := self._known.get(one)) is not None and known.until >= now}
        unknown = {one: account_id for one, account_id in accounts.items() if one not in fresh}
        if not unknown:
            return {one: known.watched for one, known in fresh.items()}
        async with self._database.read() as session:
            found = await watchers_of_visitors(session, unknown)
        if len(self._known) + len(found) > _MOST_KNOWN:
            self._known.clear()
        self._known |= {one: _Known(watched, now + _KNOWN_SECONDS) for one, watched in found.items()}
        return found | {one: known.watched for one, known in fresh.items()}
