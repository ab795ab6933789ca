"""Who has which ticket open, on all nodes. Nothing is stored: nodes repeat themselves, and silence forgets."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from web.realtime.envelopes import Activity

FORGET_SECONDS: Final = 70.0
REPEAT_SECONDS: Final = 25.0
TYPING_SECONDS: Final = 12.0
_BUSIEST_FIRST: Final = {Activity.REPLYING: 0, Activity.NOTING: 1, Activity.VIEWING: 2}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One desk that has a ticket open. `heard_at` and `typed_at` are on the hub's own clock, in seconds."""

    ticket_id: UUID
    user_id: UUID
    name: str
    activity: Activity
    heard_at: float
    typed_at: float


class Board:
    """What this node has heard. Keys are connections, so that two desks of one person are two until they are shown."""

    def __init__(self) -> None:
        self._sightings: dict[UUID, Sighting] = {}

    def see(self, connection_id: UUID, sighting: Sighting | None) -> set[UUID]:
        """A desk moved to a ticket, or to none; the tickets whose viewers changed by it."""
        before = self._sightings.pop(connection_id, None)
        if sighting is not None:
            self._sightings[connection_id] = sighting
        if before is not None and sighting is not None and _is_same(before, sighting):
            return set()
        return {one.ticket_id for one in (before, sighting) if one is not None}

    def forget_silent(self, now: float) -> set[UUID]:
        """Drop desks not heard of for long, and take down who stopped typing; the tickets changed by it."""
        changed: set[UUID] = set()
        for connection_id, one in list(self._sightings.items()):
            if now - one.heard_at > FORGET_SECONDS:
                changed |= self.see(connection_id, None)
            elif one.activity is not Activity.VIEWING and now - one.typed_at > TYPING_SECONDS:
                resting = Sighting(one.ticket_id, one.user_id, one.name, Activity.VIEWING, one.heard_at, one.typed_at)
                changed |= self.see(connection_id, resting)
        return changed

    def on(self, ticket_id: UUID) -> list[tuple[UUID, str, Activity]]:
        """(user, name, activity) of everybody on a ticket, each once with the busiest thing he does, by name."""
        found: dict[UUID, Sighting] = {}
        for one in self._sightings.values():
            if one.ticket_id == ticket_id:
                known = found.get(one.user_id)
                if known is None or _BUSIEST_FIRST[one.activity] < _BUSIEST_FIRST[known.activity]:
                    found[one.user_id] = one
        return sorted((one.user_id, one.name, one.activity) for one in found.values())


def _is_same(before: Sighting, after: Sighting) -> bool:
    return (before.ticket_id, before.activity, before.name) == (after.ticket_id, after.activity, after.name)
