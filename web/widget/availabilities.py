"""How each widget stands now: can somebody be talked to, and how long is the queue. Looked up for all pages at once."""

import time
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from core.context import AppContext
from ticketing.chats.availability import availability
from ticketing.chats.policy import Availability
from ticketing.chats.reading import places_of_account

REMEMBER_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class WidgetNow:
    """`waiting` visitors are in the queue of this widget; `seconds` the longest of their expected waits, if known."""

    availability: Availability
    waiting: int
    seconds: int | None


class Availabilities:
    """One per web node."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._known: dict[UUID, tuple[WidgetNow, float]] = {}

    async def of(self, account_id: UUID) -> WidgetNow:
        """How a widget stands, as of some seconds ago at most."""
        known = self._known.get(account_id)
        if known is not None and known[1] > time.monotonic():
            return known[0]
        return await self.look(account_id)

    async def look(self, account_id: UUID) -> WidgetNow:
        """How a widget stands right now."""
        async with self._context.database.read() as session:
            found = await availability(session, account_id)
            places = await places_of_account(session, account_id) if found.is_available else {}
        waits = [place.expected_seconds for place in places.values() if place.expected_seconds is not None]
        now = WidgetNow(found, len(places), max(waits, default=None))
        self._known[account_id] = (now, time.monotonic() + REMEMBER_SECONDS)
        return now
