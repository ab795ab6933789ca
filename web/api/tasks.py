"""Tasks on tickets, and everybody's own list of them."""

from uuid import UUID

from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.tasks import reading, service
from ticketing.tasks.templates import apply_template
from web.access import SIGNED_IN
from web.api.schemas.common import Cursor, IfMatch, Limit, Page, PageLimit
from web.api.schemas.tasks import (
    MyTask,
    Task,
    TaskCounts,
    TaskInput,
    TaskOrder,
    TaskPatch,
    TicketTasks,
    my_task_shape,
    task_shape,
)
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("tasks")


@resource.route("GET", "/tasks", access=SIGNED_IN)
async def list_tasks(
    request: ApiRequest,
    owner_id: UUID | None = None,
    done: bool = False,
    cursor: Cursor = None,
    limit: Limit = PageLimit,
) -> Page[MyTask]:
    """Your tasks, or a colleague's on tickets that you see: the most overdue first; `done` ones: the latest first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        page = await reading.list_tasks(
            session, request.principal, owner_id=owner_id, is_done=done, cursor=cursor, limit=limit
        )
    items = [my_task_shape(task) for task in page.items]
    return Page(items=items, next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("GET", "/tasks/counts", access=SIGNED_IN)
async def count_tasks(request: ApiRequest) -> TaskCounts:
    """How much you still have to do, and how much of it is overdue."""
    async with request.context.database.read() as session:
        counts = await reading.count_tasks(session, request.principal)
    return TaskCounts(open=counts.open, overdue=counts.overdue)


@resource.route("PATCH", "/tasks/{task_id}", access=Permission.NOTE_TICKETS, errors=(404, 409, 412))
async def change_task(request: ApiRequest, task_id: UUID, body: TaskPatch, if_match: IfMatch = None) -> Task:
    """Change a task, tick it off (`is_done`) or open it again. 422 `unknown_owner`."""
    changes = body.changes
    is_done = changes.pop("is_done", None)
    async with request.context.database.write() as session:
        task = await service.change_task(session, request.principal, task_id, changes, if_match)
        if is_done is not None:
            task = await service.set_done(session, request.principal, task_id, is_done=is_done)
    request.set_etag(task.version)
    return task_shape(task)


@resource.route("DELETE", "/tasks/{task_id}", access=Permission.NOTE_TICKETS, errors=(404, 409))
async def remove_task(request: ApiRequest, task_id: UUID) -> None:
    """Take a task off its ticket."""
    async with request.context.database.write() as session:
        await service.remove_task(session, request.principal, task_id)


@resource.route("GET", "/tickets/{ticket_id}/tasks", access=SIGNED_IN, errors=(404,))
async def list_ticket_tasks(request: ApiRequest, ticket_id: UUID) -> TicketTasks:
    """The tasks of a ticket in their order."""
    async with request.context.database.read() as session:
        tasks = await reading.tasks_on(session, request.principal, ticket_id)
    return TicketTasks(items=[task_shape(task) for task in tasks])


@resource.route("POST", "/tickets/{ticket_id}/tasks", access=Permission.NOTE_TICKETS, status=201, errors=(404, 409))
async def add_task(request: ApiRequest, ticket_id: UUID, body: TaskInput) -> Task:
    """Put a task at the end of a ticket's list. Who is given one on a ticket that he would not see follows it.

    422 `unknown_owner`; 409 `too_many_tasks`.
    """
    async with request.context.database.write() as session:
        task = await service.add_task(session, request.principal, ticket_id, body.title, body.owner_id, body.due_at)
    request.set_etag(task.version)
    return task_shape(task)


@resource.route("PUT", "/tickets/{ticket_id}/tasks/order", access=Permission.NOTE_TICKETS, errors=(404, 409))
async def order_ticket_tasks(request: ApiRequest, ticket_id: UUID, body: TaskOrder) -> TicketTasks:
    """Put the tasks of a ticket in this order. 422 `not_all_tasks` unless every task is named once."""
    async with request.context.database.write() as session:
        tasks = await service.order_tasks(session, request.principal, ticket_id, body.ids)
    return TicketTasks(items=[task_shape(task) for task in tasks])


@resource.route(
    "POST",
    "/tickets/{ticket_id}/checklists/{checklist_id}",
    access=Permission.NOTE_TICKETS,
    status=201,
    errors=(404, 409),
)
async def apply_checklist(request: ApiRequest, ticket_id: UUID, checklist_id: UUID) -> TicketTasks:
    """Put a checklist's tasks on a ticket, in your language. 409 `too_many_tasks`."""
    async with request.context.database.write() as session:
        principal = request.principal
        await apply_template(session, principal, ticket_id, checklist_id, principal.language)
        tasks = await reading.tasks_on(session, principal, ticket_id)
    return TicketTasks(items=[task_shape(task) for task in tasks])
