"""Saved views, and tickets listed by any conditions."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from core.events.published import current_seq
from ticketing.fields.reading import list_fields
from ticketing.tickets.counting import CountKeeper
from ticketing.tickets.lifecycle import Priority, Status
from ticketing.tickets.views import Sort, TicketFilter, parse_view
from ticketing.views import reading, service
from ticketing.views.built_in import asked_like
from ticketing.views.columns import KnownFields
from web.access import SIGNED_IN
from web.api.schemas.common import IfMatch, Page
from web.api.schemas.saved_views import (
    Board,
    BoardColumn,
    BoardQuery,
    Criteria,
    OrderShape,
    SavedView,
    SavedViewInput,
    SavedViewPatch,
    SavedViews,
    TicketCount,
    TicketCountQuery,
    TicketQuery,
    TicketRow,
    ViewArrangement,
    ViewBeginning,
    criteria_shape,
    view_changes,
    view_shape,
)
from web.api.schemas.tickets import TicketCounts
from web.api.ticket_shapes import row_shapes
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("views")
_counts = CountKeeper(count=reading.count_saved_views, patience=10)


@resource.route("GET", "/views", access=SIGNED_IN)
async def list_saved_views(request: ApiRequest) -> SavedViews:
    """The views you see: your own, your teams', everybody's; those of your side bar first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        items = await service.list_views(session, request.principal)
    return SavedViews(items=[view_shape(item) for item in items], as_of_seq=as_of_seq)


@resource.route("GET", "/views/counts", access=SIGNED_IN)
async def count_saved_views(request: ApiRequest) -> TicketCounts:
    """How many tickets each view of your side bar holds, by `saved:<id>`, none counted beyond 100."""
    counts = await _counts.counts(request.context.database, request.principal)
    return TicketCounts(counts=counts.counts, as_of_seq=counts.as_of_seq)


@resource.route("GET", "/views/built-in", access=SIGNED_IN)
async def begin_from_view(
    request: ApiRequest,
    view: Annotated[str, Field(max_length=60)] = "all",
    status: list[Status] = [],  # noqa: B006  (pydantic copies it)
    priority: list[Priority] = [],  # noqa: B006  (pydantic copies it)
    sort: Sort = Sort.RECENT,
) -> ViewBeginning:
    """A built-in view, as GET /tickets lists it, by conditions and order: what a new view may begin with.

    422 `bad_view`.
    """
    asked = asked_like(TicketFilter(parse_view(view), tuple(status), tuple(priority), sort))
    order = OrderShape(field=asked.order.field, is_descending=asked.order.is_descending)
    return ViewBeginning(conditions=dict(asked.conditions), order=order)


@resource.route("POST", "/views", access=SIGNED_IN, status=201, errors=(403, 409))
async def create_saved_view(request: ApiRequest, body: SavedViewInput) -> SavedView:
    """Save a view. 422 `bad_condition`, `bad_columns`, `bad_order`, `bad_board`, `team_missing`, `unknown_team`,
    `bad_default`; 409 `too_many_views`.
    """
    async with request.context.database.write() as session:
        item = await service.create_view(session, request.principal, body.fields)
    request.set_etag(item.version)
    return view_shape(item)


@resource.route("GET", "/views/{view_id}", access=SIGNED_IN, errors=(404,))
async def get_saved_view(request: ApiRequest, view_id: UUID) -> SavedView:
    """One view."""
    async with request.context.database.read() as session:
        item = await service.get_view(session, request.principal, view_id)
    request.set_etag(item.version)
    return view_shape(item)


@resource.route("PATCH", "/views/{view_id}", access=SIGNED_IN, errors=(403, 404, 409, 412))
async def change_saved_view(
    request: ApiRequest, view_id: UUID, body: SavedViewPatch, if_match: IfMatch = None
) -> SavedView:
    """Change a view. Refusals as for a new one."""
    async with request.context.database.write() as session:
        item = await service.change_view(session, request.principal, view_id, view_changes(body.changes), if_match)
    request.set_etag(item.version)
    return view_shape(item)


@resource.route("DELETE", "/views/{view_id}", access=SIGNED_IN, errors=(403, 404, 412))
async def delete_saved_view(request: ApiRequest, view_id: UUID, if_match: IfMatch = None) -> None:
    """Delete a view; its tickets stay."""
    async with request.context.database.write() as session:
        await service.delete_view(session, request.principal, view_id, if_match)


@resource.route("PUT", "/views/order", access=SIGNED_IN)
async def arrange_saved_views(request: ApiRequest, body: ViewArrangement) -> SavedViews:
    """Keep your side bar: `shown` in this order, `hidden` not. It is yours alone."""
    async with request.context.database.write() as session:
        await service.arrange_views(session, request.principal, body.shown, body.hidden)
    return await list_saved_views(request)


@resource.route("GET", "/criteria", access=SIGNED_IN)
async def read_criteria(request: ApiRequest) -> Criteria:
    """What can be asked about tickets, shown of them, and what they can be sorted and cut by."""
    async with request.context.database.read() as session:
        return criteria_shape(KnownFields(await list_fields(session)))


@resource.route("POST", "/tickets/query", access=SIGNED_IN)
async def query_tickets(request: ApiRequest, body: TicketQuery) -> Page[TicketRow]:
    """The tickets that meet conditions and that you may see, in any order, page by page.

    Spam and trash are left out unless a condition names them. 422 `bad_condition`, `bad_columns`, `bad_order`,
    `bad_cursor`.
    """
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        page = await reading.list_rows(session, request.principal, body.asked, body.cursor, body.limit)
        items = await row_shapes(session, request.principal, page.items)
    return Page(items=items, next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("POST", "/tickets/query/count", access=SIGNED_IN)
async def count_queried_tickets(request: ApiRequest, body: TicketCountQuery) -> TicketCount:
    """How many tickets meet conditions; the count stops at 100. 422 `bad_condition`."""
    async with request.context.database.read() as session:
        return TicketCount(count=await reading.count_tickets(session, request.principal, body.conditions))


@resource.route("POST", "/tickets/board", access=SIGNED_IN)
async def read_ticket_board(request: ApiRequest, body: BoardQuery) -> Board:
    """The tickets that meet conditions, cut into the values of one field. 422 as for /tickets/query, `bad_board`."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        found = await reading.read_board(
            session, request.principal, body.asked, body.board_field, body.values, body.limit
        )
        every = [row for column in found for row in column.page.items]
        shapes = {shape.id: shape for shape in await row_shapes(session, request.principal, every)}
    columns = [
        BoardColumn(
            value=column.value,
            count=column.count,
            items=[shapes[row.item.id] for row in column.page.items],
            next_cursor=column.page.next_cursor,
        )
        for column in found
    ]
    return Board(columns=columns, as_of_seq=as_of_seq)
