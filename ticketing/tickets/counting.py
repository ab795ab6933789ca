"""Counts of the views for many open desks: recomputed at most once a second per person, never out of date for good."""

import asyncio
import time
from dataclasses import dataclass, field
from uuid import UUID

from core.db.session import Database
from core.staff.principal import Principal
from ticketing.tickets.reading import ViewCounts, count_views

_SECOND = 1.0
_MOST_PEOPLE = 5_000


@dataclass(slots=True)
class _Kept:
    """What one person was told last. `turn` lets one request compute while the others wait for its answer."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    counts: ViewCounts | None = None
    asked_as: Principal | None = None
    computed_at: float = 0.0


class CountKeeper:
    """Answers from memory within the second; a request that comes sooner waits for the second to pass.

    So a screen that asks again because something changed always gets an answer newer than the change.
    """

    def __init__(self, seconds: float = _SECOND) -> None:
        self._seconds = seconds
        self._kept: dict[UUID, _Kept] = {}

    async def counts(self, database: Database, principal: Principal) -> ViewCounts:
        """The person's counts, computed after this call began or shared with others that wait for them."""
        asked_at = time.monotonic()
        kept = self._kept.setdefault(principal.user_id, _Kept())
        async with kept.turn:
            if kept.counts is not None and kept.asked_as == principal and kept.computed_at >= asked_at:
                return kept.counts
            await asyncio.sleep(max(0.0, kept.computed_at + self._seconds - time.monotonic()))
            started_at = time.monotonic()
            async with database.read() as session:
                kept.counts = await count_views(session, principal)
            kept.computed_at, kept.asked_as = started_at, principal
        self._forget_some()
        return kept.counts

    def _forget_some(self) -> None:
        if len(self._kept) > _MOST_PEOPLE:
            oldest = sorted(self._kept, key=lambda user_id: self._kept[user_id].computed_at)
            for user_id in oldest[: _MOST_PEOPLE // 2]:
                if not self._kept[user_id].turn.locked():
                    del self._kept[user_id]
