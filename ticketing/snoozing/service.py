"""Setting a case aside until a time or until its customer writes, fetching it back, and saying when it is due."""

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.errors import Conflict, Invalid
from core.events.facts.ticket import TicketDueChanged, TicketSnoozed
from core.staff.principal import Principal
from ticketing.snoozing.waking import BY_PERSON, apply_wake
from ticketing.tickets.access import require_on
from ticketing.tickets.models import Ticket
from ticketing.tickets.service import open_ticket

UNTIL_REPLY: Final = datetime(9999, 1, 1, tzinfo=UTC)
FARTHEST: Final = timedelta(days=5 * 366)


async def snooze(session: AsyncSession, principal: Principal, ticket_id: UUID, until: datetime | None) -> None:
    """Take a case out of the queues until a time, or with None until its customer writes (which always brings it back).

    Raises NotFound, NotPermitted, Conflict(code="ticket_state") for one that is over or hidden, and
    Invalid(code="time_not_ahead") for a time that has passed or is more than five years away.
    """
    opened = await open_ticket(session, principal, ticket_id)
    ticket, wanted = opened.ticket, require_ahead(until)
    require_on(principal, ticket, "status")
    require_active(ticket)
    if ticket.snoozed_until == wanted:
        return
    before, ticket.snoozed_until = ticket.snoozed_until, wanted
    opened.record(TicketSnoozed, until=wanted, before=before)
    await opened.recorder.flush(session)


async def fetch_back(session: AsyncSession, principal: Principal, ticket_id: UUID) -> None:
    """Bring a case back at once; nothing happens to one that is not set aside. Raises NotFound, NotPermitted."""
    opened = await open_ticket(session, principal, ticket_id)
    if opened.ticket.snoozed_until is not None:
        require_on(principal, opened.ticket, "status")
        apply_wake(opened.ticket, BY_PERSON, opened.recorder, principal.actor, opened.follower_ids)
    await opened.recorder.flush(session)


async def set_due(session: AsyncSession, principal: Principal, ticket_id: UUID, due_at: datetime | None) -> None:
    """Say when a case is due, or with None that it is not. A time that has passed may be said: it is overdue then.

    Raises NotFound, NotPermitted, Conflict(code="ticket_state") and Invalid(code="time_not_ahead") for a time that is
    more than five years from now.
    """
    opened = await open_ticket(session, principal, ticket_id)
    require_on(principal, opened.ticket, "status")
    if due_at is not None and abs(due_at - clock.utc_now()) > FARTHEST:
        raise _not_ahead()
    if opened.ticket.due_at == due_at:
        return
    before, opened.ticket.due_at = opened.ticket.due_at, due_at
    opened.record(TicketDueChanged, before=before, after=due_at)
    await opened.recorder.flush(session)


def require_ahead(until: datetime | None) -> datetime:
    """The instant to snooze until; None is the customer's reply. Raises Invalid(code="time_not_ahead")."""
    if until is None:
        return UNTIL_REPLY
    now = clock.utc_now()
    if not now < until <= now + FARTHEST:
        raise _not_ahead()
    return until


def require_active(ticket: Ticket) -> None:
    """Raise Conflict(code="ticket_state") for a case that is over: there is nothing to come back to."""
    if not ticket.is_active:
        raise Conflict(
            f"This cannot be done to a ticket that is {ticket.status}.",
            code="ticket_state",
            data={"action": "snooze", "status": ticket.status},
        )


def _not_ahead() -> Invalid:
    return Invalid("This is no time within the next five years.", code="time_not_ahead")
