"""What happens when cases are joined, cut and tied together. Each is told on every case it concerns."""

from typing import ClassVar
from uuid import UUID

from core.events.facts.ticket import TicketFact


class OperationFact(TicketFact):
    """Base: an entry of the ledger by which it is undone (ticketing/merging), seen from one of its two cases.

    role: source (things left this case) | target (they came to it). The other case is named beside it.
    """

    operation_id: UUID
    role: str
    other_ticket_id: UUID
    other_number: int
    message_count: int = 0


class TicketMerged(OperationFact):
    """The source went up in the target: it is closed, and everything on it lies on the target now."""

    type: ClassVar[str] = "ticket.merged"


class TicketMergeUndone(OperationFact):
    """The two are apart again; `status` of the source is what it was."""

    type: ClassVar[str] = "ticket.merge_undone"


class MessagesMoved(OperationFact):
    """Some messages went to another case. how: split (it was made for them) | move."""

    type: ClassVar[str] = "message.moved"
    how: str


class MessagesMovedBack(OperationFact):
    """They are back on the source."""

    type: ClassVar[str] = "message.moved_back"
    how: str


class TicketUnlinked(TicketFact):
    """The case is tied to another one no more. kind and points are those of `ticket.linked`."""

    type: ClassVar[str] = "ticket.unlinked"
    kind: str
    points: bool = True
    target_ticket_id: UUID
    target_number: int


class TicketParentChanged(TicketFact):
    """The case is part of another one now, or of none."""

    type: ClassVar[str] = "ticket.parent_changed"
    parent_id: UUID | None = None
    parent_number: int | None = None
    parent_before: UUID | None = None
    parent_number_before: int | None = None


class TicketChildChanged(TicketFact):
    """Told on the parent. change: added | removed."""

    type: ClassVar[str] = "ticket.child_changed"
    change: str
    child_id: UUID
    child_number: int


class MessageSubjectKept(TicketFact):
    """Somebody said that a mail with another subject belongs here all the same."""

    type: ClassVar[str] = "message.subject_kept"
    message_id: UUID
