"""Counts of the views for many open desks: recomputed at most once a second per person, never out of date for good."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from uuid import UUID

from core.db.session import Database, Session
from core.events.published import current_seq
from core.staff.principal import Principal
from ticketing.tickets.reading import ViewCounts, count_views

_SECOND = 1.0
_LONGEST_PAUSE = 10.0
_MOST_PEOPLE = 5_000


@dataclass(slots=True)
class _Kept:
    """What one person was told last. `turn` lets one request compute while the others wait for its answer."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    counts: ViewCounts | None = None
    asked_as: Principal | None = None
    computed_at: float = 0.0
    took: float = 0.0


class CountKeeper:
    """Answers from memory within the second while nothing was published; else lets the second pass and counts anew.

    So a screen that asks again because of an event always gets an answer that knows of it. With `patience`, what takes
    long to count is counted less often: a pause is at least so many times as long as the work before it.
    """

    def __init__(
        self,
        seconds: float = _SECOND,
        count: Callable[[Session, Principal], Awaitable[ViewCounts]] = count_views,
        patience: float = 0,
    ) -> None:
        self._seconds = seconds
        self._count = count
        self._patience = patience
        self._kept: dict[UUID, _Kept] = {}

    async def counts(self, database: Database, principal: Principal) -> ViewCounts:
        """The person's counts, as of an event that is at least as new as the newest published before this call."""
        async with database.read() as session:
            asked_seq = await current_seq(session)
        kept = self._kept.setdefault(principal.user_id, _Kept())
        async with kept.turn:
            pause = max(self._seconds, min(_LONGEST_PAUSE, kept.took * self._patience))
            rest = kept.computed_at + pause - time.monotonic()
            if rest > 0 and kept.counts is not None and kept.asked_as == principal:
                if kept.counts.as_of_seq >= asked_seq:
                    return kept.counts
                await asyncio.sleep(rest)
            kept.computed_at, kept.asked_as = time.monotonic(), principal
            async with database.read() as session:
                kept.counts = await self._count(session, principal)
            kept.took = time.monotonic() - kept.computed_at
            answer = kept.counts
        self._forget_some()
        return answer

    def _forget_some(self) -> None:
        if len(self._kept) > _MOST_PEOPLE:
            oldest = sorted(self._kept, key=lambda user_id: self._kept[user_id].computed_at)
            for user_id in oldest[: _MOST_PEOPLE // 2]:
                if not self._kept[user_id].turn.locked():
                    del self._kept[user_id]
