"""Where a ticket stood before an answer, so that taking the answer back within its undo window takes all of it back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from pydantic import TypeAdapter

from ticketing.tickets import lifecycle


@dataclass(frozen=True, slots=True)
class TicketBefore:
    """The fields of a ticket that an answer changes, as they were. The owner is not among them: he stays.

    `status_after` and `status_id_after` are the status that the answer set.
    """

    status: str
    status_after: str
    waiting_since: datetime | None
    first_replied_at: datetime | None
    last_message_id: UUID | None
    last_message_at: datetime
    last_message_direction: str
    snippet: str
    status_id: UUID | None = None
    status_id_after: UUID | None = None

    @classmethod
    def of(cls, ticket: lifecycle.TicketState, status_after: str, status_id_after: UUID | None = None) -> Self:
        """A snapshot of `ticket`, about to become `status_after`."""
        return cls(
            status=ticket.status,
            status_after=status_after,
            waiting_since=ticket.waiting_since,
            first_replied_at=ticket.first_replied_at,
            last_message_id=ticket.last_message_id,
            last_message_at=ticket.last_message_at,
            last_message_direction=ticket.last_message_direction,
            snippet=ticket.snippet,
            status_id=ticket.status_id,
            status_id_after=status_id_after,
        )

    def document(self) -> dict[str, Any]:
        """JSON-ready."""
        document: dict[str, Any] = _BEFORE.dump_python(self, mode="json")
        return document


_BEFORE: TypeAdapter[TicketBefore] = TypeAdapter(TicketBefore)


def ticket_before(document: dict[str, Any]) -> TicketBefore:
    """The snapshot that `TicketBefore.document` wrote."""
    return _BEFORE.validate_python(document)


def restore_ticket(ticket: lifecycle.TicketState, before: TicketBefore, message_id: UUID, now: datetime) -> None:
    """Undo what answer `message_id` did to `ticket`, and nothing that happened since.

    A status chosen since stays. A customer's message that came in meanwhile keeps its place as the last one; he waits
    since the earlier of both moments.
    """
    if ticket.last_message_id == message_id:
        ticket.last_message_id = before.last_message_id
        ticket.last_message_at = before.last_message_at
        ticket.last_message_direction = before.last_message_direction
        ticket.snippet = before.snippet
    ticket.first_replied_at = before.first_replied_at
    restore_status(ticket, before, now)
    if before.waiting_since is not None and ticket.is_active:
        since = [moment for moment in (before.waiting_since, ticket.waiting_since) if moment is not None]
        ticket.waiting_since = min(since)


def restore_status(ticket: lifecycle.TicketState, before: TicketBefore, now: datetime) -> None:
    """Undo the status that came with a message, unless another was chosen since."""
    if ticket.status == before.status_after != before.status:
        lifecycle.apply_status(ticket, before.status, now, before.status_id)
    elif (ticket.status, ticket.status_id) == (before.status, before.status_id_after):
        ticket.status_id = before.status_id
