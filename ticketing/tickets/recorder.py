"""Numbers and collects the events of locked tickets, and says who may hear of them."""

from collections.abc import Collection
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.events.base import Actor, Audience, NewEvent, audience
from core.events.facts.ticket import TicketFact
from core.events.log import record_events
from ticketing.tickets.models import Ticket

FactType = TypeVar("FactType", bound=TicketFact)


def ticket_audience(ticket: Ticket, follower_ids: Collection[UUID] = ()) -> Audience:
    """Who sees this ticket besides supervisors: its team, its owner and followers; everybody while it has no team."""
    return audience([ticket.team_id], [ticket.owner_id, *follower_ids], everyone=ticket.team_id is None)


def fact_about(fact: type[FactType], ticket: Ticket, **fields: Any) -> FactType:
    """A ticket fact filled with where the ticket stands now."""
    return fact(
        number=ticket.number,
        status=ticket.status,
        status_id=ticket.status_id,
        priority=ticket.priority,
        owner_id=ticket.owner_id,
        team_id=ticket.team_id,
        is_snoozed=ticket.snoozed_until is not None,
        **fields,
    )


class TicketRecorder:
    """Collects events in one transaction; `flush` writes them at once. The ticket rows must be locked or new."""

    def __init__(self) -> None:
        self._events: list[NewEvent] = []

    def add(
        self,
        ticket: Ticket,
        fact: TicketFact,
        actor: Actor,
        *,
        heard_by: Audience | None = None,
        follower_ids: Collection[UUID] = (),
        reason: str | None = None,
        detail: dict[str, Any] | None = None,
    ) -> None:
        """Number the next event of `ticket`. `heard_by` is the audience before a change of team or owner."""
        ticket.version += 1
        ticket.updated_at = clock.utc_now()
        listeners = ticket_audience(ticket, follower_ids)
        self._events.append(
            NewEvent(
                fact=fact,
                aggregate_kind="ticket",
                aggregate_id=ticket.id,
                version=ticket.version,
                actor=actor,
                audience=listeners.joined(heard_by) if heard_by else listeners,
                ticket_id=ticket.id,
                reason=reason,
                detail=detail or {},
            )
        )

    async def flush(self, session: AsyncSession) -> list[int]:
        """Record everything collected so far."""
        return await record_events(session, self.take())

    def take(self) -> list[NewEvent]:
        """Hand over what was collected, for a caller that records it together with other events."""
        events, self._events = self._events, []
        return events
