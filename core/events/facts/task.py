"""Facts about the tasks of a ticket."""

from typing import ClassVar
from uuid import UUID

from core.events.facts.ticket import TicketFact


class TaskFact(TicketFact):
    """Base: a task of the ticket. Its title is in the erasable detail."""

    task_id: UUID
    task_owner_id: UUID | None = None
    task_owner_name: str = ""


class TaskAdded(TaskFact):
    """There is something to do."""

    type: ClassVar[str] = "ticket.task_added"


class TaskChanged(TaskFact):
    """A task was given to somebody else, moved to another time or worded anew; `fields` names what."""

    type: ClassVar[str] = "ticket.task_changed"
    fields: list[str] = []


class TaskDone(TaskFact):
    """A task was ticked off, or, with `is_done` false, opened again."""

    type: ClassVar[str] = "ticket.task_done"
    is_done: bool = True


class TaskRemoved(TaskFact):
    """A task was taken off the ticket."""

    type: ClassVar[str] = "ticket.task_removed"


class TaskDue(TaskFact):
    """The time of an open task has come."""

    type: ClassVar[str] = "ticket.task_due"
