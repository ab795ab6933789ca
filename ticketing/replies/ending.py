"""The status that an answer or a forwarded mail leaves behind."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Invalid
from ticketing.statuses.service import require_status
from ticketing.tickets import lifecycle
from ticketing.tickets.models import Ticket
from ticketing.tickets.required_fields import require_filled


@dataclass(frozen=True, slots=True)
class Ending:
    """Where the ticket is going to stand; `status_id` is one of the company's own within the category."""

    status: str
    status_id: UUID | None

    def put(self, ticket: lifecycle.TicketState, now: datetime) -> bool:
        """Move the ticket there; whether it stood elsewhere before."""
        if (ticket.status, ticket.status_id) == (self.status, self.status_id):
            return False
        if ticket.status == self.status:
            ticket.status_id = self.status_id
        else:
            lifecycle.apply_status(ticket, self.status, now, self.status_id)
        return True


async def ending_of(session: AsyncSession, ticket: Ticket, wanted: str | None, wanted_id: UUID | None) -> Ending:
    """Where an answer leaves its ticket: in the status asked for, else open when it was new.

    Raises Invalid(bad_status | unknown_status | status_mismatch); Conflict(fields_missing) when it cannot be solved.
    """
    named = await require_status(session, wanted_id) if wanted_id is not None else None
    if named is not None and wanted not in (None, named.category):
        raise Invalid("This status belongs to another category.", code="status_mismatch")
    status = _status_after(ticket.status, named.category if named else wanted)
    if lifecycle.ends(ticket.status, status):
        await require_filled(session, ticket)
    if named is not None:
        return Ending(status, named.id)
    return Ending(status, ticket.status_id if status == ticket.status else None)


def _status_after(status: str, wanted: str | None) -> str:
    if wanted is None:
        return lifecycle.Status.OPEN.value if status == lifecycle.Status.NEW else status
    if wanted != status and not lifecycle.may_change(status, wanted):
        raise Invalid("A ticket cannot be set to this status.", code="bad_status", data={"status": wanted})
    return wanted
