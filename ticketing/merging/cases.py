"""Cases in the hands of one verb that joins or cuts them: seen, locked in one order, and told about."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.events.base import Audience
from core.events.facts.ticket import TicketFact, TicketStatusChanged
from core.staff.principal import Principal
from ticketing.merging import repository
from ticketing.replies.states import DeliveryState, trouble
from ticketing.tickets import lifecycle
from ticketing.tickets.access import ticket_not_found
from ticketing.tickets.models import Ticket
from ticketing.tickets.reading import listeners_of
from ticketing.tickets.recorder import TicketRecorder, fact_about, ticket_audience


class Cases:
    """Some locked cases. Who heard of them before anything changed hears what is recorded, and who hears of them now.

    Call `flush` when everything is decided.
    """

    def __init__(
        self, principal: Principal, tickets: Mapping[UUID, Ticket], followers: Mapping[UUID, frozenset[UUID]]
    ) -> None:
        self.principal = principal
        self.now = clock.utc_now()
        self.recorder = TicketRecorder()
        self._tickets = dict(tickets)
        self._followers = dict(followers)
        self._heard_by: dict[UUID, Audience] = {
            ticket.id: ticket_audience(ticket, followers.get(ticket.id, ())) for ticket in tickets.values()
        }

    def __getitem__(self, ticket_id: UUID) -> Ticket:
        return self._tickets[ticket_id]

    def among(self, ticket_ids: Collection[UUID]) -> list[Ticket]:
        """Those of these cases that are here."""
        return [self._tickets[one] for one in ticket_ids if one in self._tickets]

    def add(self, ticket: Ticket) -> None:
        """A case that has just been made; its opening is in `recorder`."""
        self._tickets[ticket.id] = ticket

    def listeners(self, ticket_id: UUID) -> frozenset[UUID]:
        """Who hears of a case because he follows it or was mentioned."""
        return self._followers.get(ticket_id, frozenset())

    def add_listeners(self, ticket_id: UUID, user_ids: Collection[UUID]) -> None:
        """These people hear of a case from now on."""
        self._followers[ticket_id] = self.listeners(ticket_id) | frozenset(user_ids)

    def record(
        self,
        ticket: Ticket,
        fact: type[TicketFact],
        *,
        reason: str | None = None,
        detail: dict[str, Any] | None = None,
        **fields: Any,
    ) -> None:
        """Add an event about where a case stands now; `detail` is its erasable part."""
        self.recorder.add(
            ticket,
            fact_about(fact, ticket, **fields),
            self.principal.actor,
            heard_by=self._heard_by.get(ticket.id),
            follower_ids=self.listeners(ticket.id),
            reason=reason,
            detail=detail,
        )

    def set_status(self, ticket: Ticket, status: str, reason: str) -> None:
        """Another status because of what came or went."""
        if ticket.status == status:
            return
        before, stood = ticket.status, lifecycle.standing_of(ticket)
        lifecycle.apply_status(ticket, status, self.now)
        self.tell_status(ticket, before, stood.status_id, reason)

    def tell_status(self, ticket: Ticket, before: str, status_id_before: UUID | None, reason: str) -> None:
        """Say that the status changed."""
        self.record(ticket, TicketStatusChanged, reason=reason, before=before, status_id_before=status_id_before)

    async def flush(self, session: AsyncSession) -> None:
        """Write the cases and their events."""
        await self.recorder.flush(session)
        await session.flush()


async def open_cases(
    session: AsyncSession,
    principal: Principal,
    ticket_ids: Collection[UUID],
    *,
    parents: Collection[UUID] = (),
    more: Collection[UUID] = (),
    conversation_ids: Collection[UUID] = (),
) -> Cases:
    """Take the turn, pass the gate of `ticket_ids`, and lock: threads first, then cases by their ids.

    The children of `parents` and `more` are locked too, whether the person sees them or not. Raises NotFound.
    """
    await repository.take_turn(session)
    wanted = set(ticket_ids)
    if await repository.visible_ids(session, principal, wanted) != wanted:
        raise ticket_not_found()
    children = await repository.children_of(session, parents) if parents else []
    await repository.lock_conversations(session, wanted, conversation_ids)
    tickets = await repository.lock_tickets(session, {*wanted, *children, *more})
    return Cases(principal, tickets, await listeners_of(session, tickets))


async def settle_trouble(session: AsyncSession, *tickets: Ticket) -> None:
    """Bring the warnings about deliveries up to date after deliveries came or went."""
    await session.flush()
    for ticket in tickets:
        states = await repository.delivery_states(session, ticket.id)
        warning = trouble([DeliveryState(state) for state in states])
        ticket.delivery_trouble = warning.value if warning else None
