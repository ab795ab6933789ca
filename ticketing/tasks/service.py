"""The verbs on tasks. Who may write notes on a ticket may keep its tasks.

Whoever is given a task on a ticket that he would not see follows that ticket from then on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.ordering import put_in_order
from core.errors import Conflict, Invalid, NotFound
from core.events.facts.task import TaskAdded, TaskChanged, TaskDone, TaskFact, TaskRemoved
from core.events.facts.ticket import TicketFollowerAdded
from core.staff.principal import Principal
from core.versions import require_version
from ticketing.tasks import repository
from ticketing.tasks.models import TicketTask
from ticketing.tasks.reading import TaskView, task_view
from ticketing.tickets.access import require_on
from ticketing.tickets.service import Opened, open_ticket

MOST_ON_A_TICKET: Final = 100


@dataclass(frozen=True, slots=True)
class NewTask:
    """Something to do. Its owner may be nobody, and it may have no date."""

    title: str
    owner_id: UUID | None = None
    due_at: datetime | None = None


async def add_task(
    session: AsyncSession,
    principal: Principal,
    ticket_id: UUID,
    title: str,
    owner_id: UUID | None = None,
    due_at: datetime | None = None,
) -> TaskView:
    """Put a task at the end of a ticket's list. Raises as `add_tasks`."""
    [task] = await add_tasks(session, principal, ticket_id, [NewTask(title, owner_id, due_at)])
    return task


async def add_tasks(
    session: AsyncSession, principal: Principal, ticket_id: UUID, new: Sequence[NewTask]
) -> list[TaskView]:
    """Put tasks at the end of a ticket's list, in their order.

    Raises NotFound, NotPermitted and Conflict(code="ticket_state") from the gate; Invalid(code="title_missing" |
    "unknown_owner"); Conflict(code="too_many_tasks").
    """
    opened, before = await _open(session, principal, ticket_id)
    if len(before) + len(new) > MOST_ON_A_TICKET:
        raise Conflict("There are enough tasks.", code="too_many_tasks", data={"most": MOST_ON_A_TICKET})
    position = max((task.position for task in before), default=-1)
    owner_ids = dict.fromkeys(one.owner_id for one in new if one.owner_id is not None)
    for owner_id in owner_ids:
        opened = await _with_owner(session, opened, owner_id)
    names, tasks = await repository.names_of(session, owner_ids), []
    for place, one in enumerate(new, start=position + 1):
        task = TicketTask(
            id=ids.new_id(),
            ticket_id=ticket_id,
            position=place,
            title=_title(one.title),
            owner_id=one.owner_id,
            due_at=one.due_at,
            created_at=clock.utc_now(),
            version=1,
        )
        session.add(task)
        tasks.append(task)
        _record(opened, names, TaskAdded, task, {"title": task.title, "due_at": _moment(task.due_at)})
    await opened.recorder.flush(session)
    added = {task.id for task in tasks}
    return [task_view(row) for row in await repository.tasks_on(session, ticket_id) if row.id in added]


async def change_task(
    session: AsyncSession, principal: Principal, task_id: UUID, changes: Mapping[str, Any], version: int | None
) -> TaskView:
    """Change `title`, `owner_id` or `due_at`; a new date is told anew when it comes.

    Raises NotFound, PreconditionFailed, and as `add_tasks`.
    """
    opened, task = await _open_task(session, principal, task_id)
    require_version(task.version, version)
    wanted = dict(changes)
    if "title" in wanted:
        wanted["title"] = _title(wanted["title"])
    news = sorted(name for name, value in wanted.items() if getattr(task, name) != value)
    if not news:
        return await _view(session, task_id)
    before = {name: getattr(task, name) for name in news}
    if "owner_id" in news:
        opened = await _with_owner(session, opened, wanted["owner_id"])
    for name in news:
        setattr(task, name, wanted[name])
    if "due_at" in news:
        task.due_told_at = None
    task.version += 1
    detail = {"title": task.title, "due_at": _moment(task.due_at)}
    if "title" in news:
        detail["title_before"] = before["title"]
    _record(opened, await _names(session, task), TaskChanged, task, detail, fields=news)
    await opened.recorder.flush(session)
    return await _view(session, task_id)


async def set_done(session: AsyncSession, principal: Principal, task_id: UUID, *, is_done: bool) -> TaskView:
    """Tick a task off, or open it again; a second time changes nothing. Raises as `change_task`."""
    opened, task = await _open_task(session, principal, task_id)
    if (task.done_at is not None) != is_done:
        task.done_at = clock.utc_now() if is_done else None
        task.done_by_id = principal.user_id if is_done else None
        task.version += 1
        _record(opened, await _names(session, task), TaskDone, task, {"title": task.title}, is_done=is_done)
    await opened.recorder.flush(session)
    return await _view(session, task_id)


async def remove_task(session: AsyncSession, principal: Principal, task_id: UUID) -> None:
    """Take a task off its ticket; the history keeps its title. Raises NotFound and as the gate does."""
    opened, task = await _open_task(session, principal, task_id)
    _record(opened, await _names(session, task), TaskRemoved, task, {"title": task.title})
    await session.delete(task)
    await opened.recorder.flush(session)


async def order_tasks(
    session: AsyncSession, principal: Principal, ticket_id: UUID, task_ids: Sequence[UUID]
) -> list[TaskView]:
    """Put the tasks of a ticket in this order. Raises as the gate does; Invalid(code="not_all_tasks")."""
    _, tasks = await _open(session, principal, ticket_id)
    put_in_order(tasks, task_ids, one="task", every="tasks")
    await session.flush()
    return [task_view(row) for row in await repository.tasks_on(session, ticket_id)]


def task_not_found() -> NotFound:
    """The error for a task that is not there or must not be known."""
    return NotFound("There is no such task.", code="task_not_found")


async def _open(session: AsyncSession, principal: Principal, ticket_id: UUID) -> tuple[Opened, Sequence[TicketTask]]:
    opened = await open_ticket(session, principal, ticket_id)
    require_on(principal, opened.ticket, "note")
    return opened, await repository.lock_tasks(session, ticket_id)


async def _open_task(session: AsyncSession, principal: Principal, task_id: UUID) -> tuple[Opened, TicketTask]:
    ticket_id = await repository.find_ticket_id(session, task_id)
    if ticket_id is None:
        raise task_not_found()
    try:
        opened, tasks = await _open(session, principal, ticket_id)
    except NotFound as error:
        raise task_not_found() from error
    task = next((one for one in tasks if one.id == task_id), None)
    if task is None:  # taken off, or moved with a merge, while this waited for the lock
        raise task_not_found()
    return opened, task


async def _with_owner(session: AsyncSession, opened: Opened, owner_id: UUID | None) -> Opened:
    """Make sure that whoever is given the task works here and sees the ticket; the audience from now on."""
    if owner_id is None:
        return opened
    name = await repository.name_of_person(session, owner_id)
    if name is None:
        raise Invalid("This person cannot take a task.", code="unknown_owner", data={"owner_id": str(owner_id)})
    if owner_id in opened.follower_ids or await repository.sees_ticket(session, owner_id, opened.ticket):
        return opened
    await repository.add_follower(session, opened.ticket.id, owner_id)
    with_him = Opened(
        opened.ticket, opened.principal, opened.heard_by, opened.follower_ids | {owner_id}, opened.recorder
    )
    with_him.record(TicketFollowerAdded, user_id=owner_id, user_name=name, how="task")
    return with_him


async def _names(session: AsyncSession, task: TicketTask) -> Mapping[UUID, str]:
    return await repository.names_of(session, [task.owner_id] if task.owner_id else [])


def _record(
    opened: Opened,
    names: Mapping[UUID, str],
    fact: type[TaskFact],
    task: TicketTask,
    detail: dict[str, Any],
    **fields: Any,
) -> None:
    opened.record(
        fact,
        detail,
        task_id=task.id,
        task_owner_id=task.owner_id,
        task_owner_name=names.get(task.owner_id, "") if task.owner_id else "",
        **fields,
    )


async def _view(session: AsyncSession, task_id: UUID) -> TaskView:
    row = await repository.find_row(session, task_id)
    if row is None:
        raise task_not_found()
    return task_view(row)


def _title(title: str) -> str:
    words = " ".join(title.split())
    if not words:
        raise Invalid("Say what is to be done.", code="title_missing", data={"field": "title"})
    return words


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
