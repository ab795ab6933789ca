"""The company's own ticket fields: kept under /ticket-fields, filled in on a ticket."""

from uuid import UUID

from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.fields import service
from ticketing.fields.reading import list_fields, preview
from ticketing.fields.showing import About
from ticketing.tickets.filling import fill_fields
from web.access import SIGNED_IN
from web.api.schemas.common import IfMatch, Page
from web.api.schemas.ticket_fields import (
    FieldOrder,
    FieldsAnswer,
    FieldsChange,
    FieldsQuestion,
    TicketField,
    TicketFieldInput,
    TicketFieldPatch,
    ticket_field_shape,
)
from web.api.schemas.tickets import Ticket
from web.api.ticket_shapes import read_ticket
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("ticket fields")


@resource.route("GET", "/ticket-fields", access=SIGNED_IN)
async def list_ticket_fields(request: ApiRequest) -> Page[TicketField]:
    """Every field in its order, archived ones too: tickets may still hold them."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        fields = await list_fields(session)
    return Page(items=[ticket_field_shape(field) for field in fields], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/ticket-fields", access=Permission.ADMINISTER, status=201, errors=(409,))
async def create_ticket_field(request: ApiRequest, body: TicketFieldInput) -> TicketField:
    """Add a field at the end.

    422 `label_missing`, `choices_missing`, `bad_choices`, `bad_decimals`, `bad_condition`, `circular_condition`; 409
    `too_many_fields`.
    """
    async with request.context.database.write() as session:
        field = await service.create_field(session, request.principal, body.kind, body.settings)
    request.set_etag(field.version)
    return ticket_field_shape(field)


@resource.route("PUT", "/ticket-fields/order", access=Permission.ADMINISTER)
async def order_ticket_fields(request: ApiRequest, body: FieldOrder) -> Page[TicketField]:
    """Put the fields in this order. 422 `not_all_fields` unless every field is named once."""
    async with request.context.database.write() as session:
        fields = await service.order_fields(session, request.principal, body.ids)
        as_of_seq = await current_seq(session)
    return Page(items=[ticket_field_shape(field) for field in fields], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/ticket-fields/preview", access=SIGNED_IN)
async def preview_ticket_fields(request: ApiRequest, body: FieldsQuestion) -> FieldsAnswer:
    """Which fields a ticket that holds this would show and need. Nothing is kept; values that make no sense count as
    empty.
    """
    about = About(body.priority.value, body.type.value if body.type else None)
    async with request.context.database.read() as session:
        found = await preview(session, about, body.values)
    return FieldsAnswer(
        shown_field_ids=[field.id for field in found.shown],
        needed_field_ids=[field.id for field in found.needed],
        missing_field_ids=[field.id for field in found.missing],
    )


@resource.route("PATCH", "/ticket-fields/{field_id}", access=Permission.ADMINISTER, errors=(404, 409, 412))
async def change_ticket_field(
    request: ApiRequest, field_id: UUID, body: TicketFieldPatch, if_match: IfMatch = None
) -> TicketField:
    """Change or archive a field; what tickets hold in it stays. Refusals as for a new one; 409 `field_in_use` with
    `data.names_en` when other fields' conditions ask about one that is to be archived.
    """
    async with request.context.database.write() as session:
        field = await service.change_field(session, request.principal, field_id, body.settings, if_match)
    request.set_etag(field.version)
    return ticket_field_shape(field)


@resource.route("PATCH", "/tickets/{ticket_id}/fields", access=Permission.WORK_TICKETS, errors=(404, 409))
async def fill_ticket_fields(request: ApiRequest, ticket_id: UUID, body: FieldsChange) -> Ticket:
    """Fill in fields of a ticket; null empties one.

    409 `changed` with `data.current` by field id when a field in `expected` holds something else by now,
    `fields_missing` when a field that is always required would be emptied; 422 `unknown_field`, `bad_field_value` with
    `data.field_id` and `data.why`.
    """
    async with request.context.database.write() as session:
        await fill_fields(session, request.principal, ticket_id, body.values, body.expected)
    async with request.context.database.read() as session:
        return await read_ticket(session, request.principal, ticket_id, gated=False)
