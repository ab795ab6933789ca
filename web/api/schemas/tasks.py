"""Shapes of tasks and checklists."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, Field, StringConstraints

from ticketing.tasks.reading import MyTask as MyTaskView
from ticketing.tasks.reading import TaskView
from ticketing.tasks.service import MOST_ON_A_TICKET
from ticketing.tasks.templates import MOST_ITEMS, ChecklistItem, Owner, TemplateSettings, TemplateView
from web.api.schemas.common import Body, Patch, View, omitted
from web.api.schemas.staff import UserRef

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
HalfTitle = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
ChecklistName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
Hours = Annotated[int, Field(ge=1, le=24 * 366)]


class Task(View):
    """Something to do on a ticket."""

    id: UUID
    ticket_id: UUID
    title: str
    owner: UserRef | None
    due_at: datetime | None
    done_at: datetime | None
    done_by: UserRef | None
    created_at: datetime
    version: int


class MyTask(Task):
    """A task beside its ticket."""

    ticket_number: int
    ticket_subject: str


class TicketTasks(View):
    """The tasks of a ticket in their order."""

    items: list[Task]


class TaskCounts(View):
    """How many open tasks the reader has and how many are overdue; counts stop at 100 (show 99+)."""

    open: int
    overdue: int


class TaskInput(Body):
    """A new task."""

    title: Title
    owner_id: UUID | None = None
    due_at: AwareDatetime | None = None


class TaskPatch(Patch):
    """Changes of a task."""

    title: Title = omitted()
    owner_id: UUID | None = omitted()
    due_at: AwareDatetime | None = omitted()
    is_done: bool = omitted()


class TaskOrder(Body):
    """Every task of the ticket once."""

    ids: Annotated[list[UUID], Field(max_length=MOST_ON_A_TICKET)]


class ChecklistEntry(Body):
    """One task of a checklist; `due_hours` after it is put on a ticket.

    `owner`: a person, `adder` (whoever puts it on a ticket), `ticket_owner` (the ticket's by then), or nobody yet.
    """

    title_th: HalfTitle = ""
    title_en: HalfTitle = ""
    due_hours: Hours | None = None
    owner: Owner = None


class Checklist(View):
    """Tasks that belong together. What is empty in one language is taken from the other."""

    id: UUID
    name_th: str
    name_en: str
    items: list[ChecklistEntry]
    is_archived: bool
    version: int


Entries = Annotated[list[ChecklistEntry], Field(max_length=MOST_ITEMS)]


class ChecklistInput(Body):
    """A new checklist."""

    name_th: ChecklistName = ""
    name_en: ChecklistName = ""
    items: Entries

    @property
    def settings(self) -> TemplateSettings:
        """What the service takes."""
        return TemplateSettings(self.name_th, self.name_en, items_of(self.items))


class ChecklistPatch(Patch):
    """Changes of a checklist; `items` are replaced as a whole."""

    name_th: ChecklistName = omitted()
    name_en: ChecklistName = omitted()
    items: Entries = omitted()
    is_archived: bool = omitted()

    @property
    def settings(self) -> dict[str, Any]:
        """The changes as the service takes them."""
        changes = self.changes
        if "items" in changes:
            changes["items"] = items_of(self.items)
        return changes


def items_of(entries: list[ChecklistEntry]) -> tuple[ChecklistItem, ...]:
    """The tasks of a checklist as the service takes them."""
    return tuple(ChecklistItem(one.title_th, one.title_en, one.due_hours, one.owner) for one in entries)


def task_shape(view: TaskView) -> Task:
    """A task as the API shows it."""
    return Task.model_validate(view, from_attributes=True)


def my_task_shape(view: MyTaskView) -> MyTask:
    """A task beside its ticket as the API shows it."""
    return MyTask.model_validate(view, from_attributes=True)


def checklist_shape(view: TemplateView) -> Checklist:
    """A checklist as the API shows it."""
    items = [
        ChecklistEntry(title_th=one.title_th, title_en=one.title_en, due_hours=one.due_hours, owner=one.owner)
        for one in view.items
    ]
    return Checklist(
        id=view.id,
        name_th=view.name_th,
        name_en=view.name_en,
        items=items,
        is_archived=view.is_archived,
        version=view.version,
    )
