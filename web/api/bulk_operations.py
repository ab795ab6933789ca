"""Changes of many tickets at once: asked for here, done by a job, watched and undone here."""

from uuid import UUID

from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.bulk import service
from ticketing.bulk.model import parse_actions
from ticketing.bulk.models import BulkOperation as Operation
from web.api.schemas.bulk_operations import (
    BulkInput,
    BulkItem,
    BulkItemState,
    BulkOperation,
    WholeCount,
    WholeList,
    bulk_shape,
    item_shape,
)
from web.api.schemas.common import Cursor, Limit, Page, PageLimit
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("bulk operations")


@resource.route("POST", "/bulk-operations", access=Permission.WORK_TICKETS, status=202, errors=(409,))
async def begin_bulk_operation(request: ApiRequest, body: BulkInput) -> BulkOperation:
    """Do something to many tickets. They are written down now; a job changes them, some hundred at a time.

    All actions are done to a ticket or none. 409 `too_many_tickets` with `data.most`; 422 `bad_view`, `bad_condition`,
    `unknown_owner`, `unknown_team`, `unknown_tag`, `unknown_status`, `status_not_choosable`, `time_not_ahead`.
    """
    async with request.context.database.write() as session:
        operation = await service.begin(session, request.principal, body.actions, body.scope)
    return _shape(operation)


@resource.route("GET", "/bulk-operations", access=Permission.WORK_TICKETS)
async def list_bulk_operations(request: ApiRequest) -> Page[BulkOperation]:
    """Your operations that are going on or were begun within ten minutes, newest first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        found = await service.list_operations(session, request.principal)
    return Page(items=[_shape(one) for one in found], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/bulk-operations/count", access=Permission.WORK_TICKETS)
async def count_whole_list(request: ApiRequest, body: WholeList) -> WholeCount:
    """How many tickets a list shows right now. 422 `bad_view`, `bad_condition`."""
    async with request.context.database.read() as session:
        count = await service.count(session, request.principal, body.scope)
    return WholeCount(count=count, most=service.MOST_TICKETS)


@resource.route("GET", "/bulk-operations/{operation_id}", access=Permission.WORK_TICKETS, errors=(404,))
async def get_bulk_operation(request: ApiRequest, operation_id: UUID) -> BulkOperation:
    """How far one of your operations has come; `bulk_operation.changed` on the socket says the same."""
    async with request.context.database.read() as session:
        return _shape(await service.get_operation(session, request.principal, operation_id))


@resource.route("GET", "/bulk-operations/{operation_id}/items", access=Permission.WORK_TICKETS, errors=(404,))
async def list_bulk_items(
    request: ApiRequest,
    operation_id: UUID,
    state: list[BulkItemState] = [BulkItemState.SKIPPED, BulkItemState.KEPT],  # noqa: B006  (pydantic copies it)
    cursor: Cursor = None,
    limit: Limit = PageLimit,
) -> Page[BulkItem]:
    """What became of each ticket, as far as you may see it; by default those that were skipped or kept, with why."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        states = [one.value for one in state]
        page = await service.list_items(session, request.principal, operation_id, states, cursor, limit)
    return Page(items=[item_shape(row) for row in page.items], next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("POST", "/bulk-operations/{operation_id}/cancel", access=Permission.WORK_TICKETS, errors=(404,))
async def cancel_bulk_operation(request: ApiRequest, operation_id: UUID) -> BulkOperation:
    """Stop after the step that is under way. What was changed stays, and can be undone."""
    async with request.context.database.write() as session:
        operation = await service.cancel(session, request.principal, operation_id)
    return _shape(operation)


@resource.route("POST", "/bulk-operations/{operation_id}/undo", access=Permission.WORK_TICKETS, errors=(404, 409))
async def undo_bulk_operation(request: ApiRequest, operation_id: UUID) -> BulkOperation:
    """Put everything back that nobody changed since, within a minute of the end; a job does it.

    409 `still_running` (cancel it first), `too_late_to_undo`.
    """
    async with request.context.database.write() as session:
        operation = await service.undo(session, request.principal, operation_id)
    return _shape(operation)


def _shape(operation: Operation) -> BulkOperation:
    return bulk_shape(operation, parse_actions(operation.actions), service.undo_until(operation))
