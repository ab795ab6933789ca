"""What is different about mail out of an archive: it happened long ago, so it moves nothing that lives today. Pure."""

from datetime import datetime
from uuid import UUID

from core import ids
from core.messages import InboundMessage
from ticketing.tickets import lifecycle
from ticketing.tickets.lifecycle import Status, TicketState


def opening_status(message: InboundMessage, *, is_blocked: bool) -> Status:
    """The status of a case that `message` opens."""
    if is_blocked:
        return Status.SPAM
    return Status.CLOSED if message.imported and not message.imported.stays_open else Status.NEW


def id_for(message: InboundMessage) -> UUID:
    """A key that sorts where the message belongs in time: now, or for an archive's mail when it was written."""
    return ids.id_at(message.received_at) if message.imported else ids.new_id()


def apply_message(
    ticket: TicketState, message: InboundMessage, message_id: UUID, at: datetime, snippet: str, *, starts_waiting: bool
) -> None:
    """Add a message to its ticket. One of an archive does not push itself in front of what came later."""
    if message.imported is None:
        lifecycle.apply_inbound(ticket, message_id, at, snippet, starts_waiting=starts_waiting)
        return
    if at < ticket.last_message_at:
        ticket.inbound_count += 0 if message.imported.is_answer else 1
        return
    if message.imported.is_answer:
        lifecycle.apply_outbound(ticket, message_id, at, snippet)
    else:
        lifecycle.apply_inbound(ticket, message_id, at, snippet, starts_waiting=False)
    if ticket.status == Status.CLOSED and ticket.closed_at is not None:
        ticket.solved_at = ticket.closed_at = max(ticket.closed_at, at)
