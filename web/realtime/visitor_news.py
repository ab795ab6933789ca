"""What a visitor does right now, for the desks that want to know: those on his ticket, and whoever talks with him.

Nothing of it is stored: he is here or not, he types, he looks at a page.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from core.db.session import Database
from ticketing.chats.reading import Watched, watchers_of_visitor
from web.realtime import envelopes
from web.realtime.connection import Connection

VISITOR_SIGNAL: Final = "visitor"
_KNOWN_SECONDS: Final = 1.0
_MOST_KNOWN: Final = 5_000


@dataclass(frozen=True, slots=True)
class _Known:
    watched: Watched
    until: float


class VisitorNews:
    """Passes signals on. Where a visitor writes is remembered for a second, since he types letter by letter.

    That he writes nowhere yet is not remembered: his first message may be on its way to becoming a ticket.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[UUID, _Known] = {}

    async def tell(self, signal: dict[str, Any], connections: Iterable[Connection]) -> None:
        """Tell these desks as far as they are concerned. A node whose desks look at nothing asks nothing."""
        desks = list(connections)
        if not desks:
            return
        visitor_id = UUID(signal["visitor_id"])
        watched = await self._watched(visitor_id, UUID(signal["account_id"]))
        if watched is None:
            return
        message = envelopes.visitor(
            watched.ticket_id,
            visitor_id,
            is_here=bool(signal["is_here"]),
            is_typing=bool(signal["is_typing"]),
            page=signal.get("page"),
        )
        for desk in desks:
            if desk.focus == watched.ticket_id or desk.principal.user_id == watched.agent_id:
                desk.put(message)

    async def _watched(self, visitor_id: UUID, account_id: UUID) -> Watched | None:
        now = time.monotonic()
        known = self._known.get(visitor_id)
        if known is None or known.until < now:
            async with self._database.read() as session:
                watched = await watchers_of_visitor(session, account_id, str(visitor_id))
            if watched is None:
                return None
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[visitor_id] = _Known(watched, now + _KNOWN_SECONDS)
        return known.watched
