"""The company's own statuses. A ticket is put into one by PATCH /tickets/{ticket_id} with `status_id`."""

from uuid import UUID

from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.statuses import service
from ticketing.statuses.reading import list_statuses
from ticketing.statuses.service import StatusSettings
from web.access import SIGNED_IN
from web.api.schemas.common import IfMatch, Page
from web.api.schemas.ticket_statuses import (
    StatusOrder,
    TicketStatus,
    TicketStatusInput,
    TicketStatusPatch,
    ticket_status_shape,
)
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("ticket statuses")


@resource.route("GET", "/ticket-statuses", access=SIGNED_IN)
async def list_ticket_statuses(request: ApiRequest) -> Page[TicketStatus]:
    """Every status in its order, archived ones too: tickets may still stand in them."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        views = await list_statuses(session)
    return Page(items=[ticket_status_shape(view) for view in views], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/ticket-statuses", access=Permission.ADMINISTER, status=201, errors=(409,))
async def create_ticket_status(request: ApiRequest, body: TicketStatusInput) -> TicketStatus:
    """Add a status at the end. 422 `name_missing`; 409 `too_many_statuses`."""
    settings = StatusSettings(
        name_th=body.name_th, name_en=body.name_en, color=body.color.value, is_default=body.is_default
    )
    async with request.context.database.write() as session:
        view = await service.create_status(session, request.principal, body.category.value, settings)
    request.set_etag(view.version)
    return ticket_status_shape(view)


@resource.route("PUT", "/ticket-statuses/order", access=Permission.ADMINISTER)
async def order_ticket_statuses(request: ApiRequest, body: StatusOrder) -> Page[TicketStatus]:
    """Put the statuses in this order. 422 `not_all_statuses` unless every status is named once."""
    async with request.context.database.write() as session:
        views = await service.order_statuses(session, request.principal, body.ids)
        as_of_seq = await current_seq(session)
    return Page(items=[ticket_status_shape(view) for view in views], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("PATCH", "/ticket-statuses/{status_id}", access=Permission.ADMINISTER, errors=(404, 412))
async def change_ticket_status(
    request: ApiRequest, status_id: UUID, body: TicketStatusPatch, if_match: IfMatch = None
) -> TicketStatus:
    """Change or archive a status; tickets that stand in it keep it. A new default takes the old one's place. 422
    `name_missing`, `archived_default`.
    """
    changes = body.changes
    if "color" in changes:
        changes["color"] = body.color.value
    async with request.context.database.write() as session:
        view = await service.change_status(session, request.principal, status_id, changes, if_match)
    request.set_etag(view.version)
    return ticket_status_shape(view)
