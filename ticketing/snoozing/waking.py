"""Cases come back: their time has come, or their customer has written."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.bulk import update_rows
from core.events.base import SYSTEM, Actor
from core.events.facts.ticket import TicketWoken
from ticketing.snoozing import repository
from ticketing.tickets.models import Ticket
from ticketing.tickets.reading import listeners_of
from ticketing.tickets.recorder import TicketRecorder, fact_about

MOST_AT_ONCE: Final = 200
BY_TIME: Final = "time"
BY_REPLY: Final = "reply"
BY_PERSON: Final = "person"


def apply_wake(
    ticket: Ticket, why: str, recorder: TicketRecorder, actor: Actor, follower_ids: Collection[UUID] = ()
) -> None:
    """Bring a locked ticket back, if it was set aside, and say so."""
    before = ticket.snoozed_until
    if before is None:
        return
    ticket.snoozed_until = None
    recorder.add(ticket, fact_about(TicketWoken, ticket, why=why, before=before), actor, follower_ids=follower_ids)


async def has_due(session: AsyncSession, now: datetime) -> bool:
    """Whether any case is to come back now; for a look that takes no lock."""
    return await repository.has_due(session, now)


async def wake_due(session: AsyncSession) -> int:
    """Bring back at most `MOST_AT_ONCE` cases whose time has come; how many it were.

    Their rows are claimed by their locks: what another worker is waking right now is left to it.
    """
    tickets = await repository.claim_due(session, clock.utc_now(), MOST_AT_ONCE)
    listeners = await listeners_of(session, [ticket.id for ticket in tickets])
    recorder = TicketRecorder()
    for ticket in tickets:
        apply_wake(ticket, BY_TIME, recorder, SYSTEM, listeners[ticket.id])
    columns = ("id", "snoozed_until", "version", "updated_at")
    rows = [{name: getattr(one, name) for name in columns} for one in tickets]
    await update_rows(session, Ticket, rows)
    await recorder.flush(session)
    return len(tickets)
