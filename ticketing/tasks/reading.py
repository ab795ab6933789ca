"""Tasks as others read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.paging import DEFAULT_LIMIT, AnyRow, Page
from core.staff.people import UserRef, find_user_ref
from core.staff.principal import Principal
from ticketing.tasks import repository
from ticketing.tickets.access import get_visible_ticket

MOST_COUNTED: Final = 100


@dataclass(frozen=True, slots=True)
class TaskView:
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


@dataclass(frozen=True, slots=True)
class MyTask(TaskView):
    """A task beside its ticket."""

    ticket_number: int
    ticket_subject: str


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How many open tasks a person has and how many of them are overdue; counts stop at 100."""

    open: int
    overdue: int


async def tasks_on(session: AsyncSession, principal: Principal, ticket_id: UUID) -> list[TaskView]:
    """The tasks of a ticket in their order. Raises NotFound."""
    await get_visible_ticket(session, principal, ticket_id)
    return [TaskView(**_fields(row)) for row in await repository.tasks_on(session, ticket_id)]


async def list_tasks(
    session: AsyncSession,
    principal: Principal,
    *,
    owner_id: UUID | None = None,
    is_done: bool = False,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
) -> Page[MyTask]:
    """A person's tasks (the asker's own when nobody is named) on tickets that the asker sees.

    Open ones: the most overdue first, those without a date last. Done ones: the latest first.
    """
    read = repository.page_of_done if is_done else repository.page_of_open
    page = await read(session, principal, owner_id or principal.user_id, cursor, limit)
    tasks = [
        MyTask(**_fields(row), ticket_number=row.ticket_number, ticket_subject=row.ticket_subject) for row in page.items
    ]
    return Page(tasks, page.next_cursor)


async def count_tasks(session: AsyncSession, principal: Principal) -> TaskCounts:
    """The person's own open tasks."""
    return TaskCounts(*await repository.count_open(session, principal, clock.utc_now(), MOST_COUNTED))


def task_view(row: AnyRow) -> TaskView:
    """The row as a plain value."""
    return TaskView(**_fields(row))


def _fields(row: AnyRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "ticket_id": row.ticket_id,
        "title": row.title,
        "owner": find_user_ref(row.owner_id, row.owner_name),
        "due_at": row.due_at,
        "done_at": row.done_at,
        "done_by": find_user_ref(row.done_by_id, row.done_by_name),
        "created_at": row.created_at,
        "version": row.version,
    }
