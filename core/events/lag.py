"""How far publishing is behind: what readiness and figures ask."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.events.models import Event, Outbox


@dataclass(frozen=True, slots=True)
class RelayLag:
    """Events recorded and not yet published, and the age of the oldest of them in seconds (0.0 when none waits)."""

    waiting: int
    oldest_seconds: float


async def relay_lag(session: AsyncSession) -> RelayLag:
    """The relay's backlog now, in one query."""
    query = select(func.count(), func.min(Event.occurred_at)).join_from(Outbox, Event, Event.id == Outbox.event_id)
    waiting, oldest = (await session.execute(query)).one()
    age = max(0.0, (clock.utc_now() - oldest).total_seconds()) if oldest is not None else 0.0
    return RelayLag(waiting, age)
