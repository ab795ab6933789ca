"""Recurring tickets: what opens itself again and again."""

from uuid import UUID

from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.recurring import service
from web.api.schemas.common import IfMatch, Page
from web.api.schemas.recurring import (
    RecurringScheduleInput,
    RecurringTicket,
    RecurringTicketInput,
    RecurringTicketPatch,
    RecurringTimes,
    recurring_ticket_shape,
)
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("recurring tickets")


@resource.route("GET", "/recurring-tickets", access=Permission.READ_ADMINISTRATION)
async def list_recurring_tickets(request: ApiRequest) -> Page[RecurringTicket]:
    """Every recurring ticket by its name, with its next and its last times."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        records = await service.list_recurring(session, request.principal)
    return Page(items=[recurring_ticket_shape(one) for one in records], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/recurring-tickets", access=Permission.ADMINISTER, status=201)
async def create_recurring_ticket(request: ApiRequest, body: RecurringTicketInput) -> RecurringTicket:
    """Add a recurring ticket. 422 `bad_schedule`, `unknown_owner`, `unknown_team`, `unknown_tag`, `unknown_contact`."""
    fields = body.fields
    async with request.context.database.write() as session:
        recurring_id = await service.create_recurring(session, request.principal, fields)
    return await _read(request, recurring_id)


@resource.route("PATCH", "/recurring-tickets/{recurring_id}", access=Permission.ADMINISTER, errors=(404, 412))
async def change_recurring_ticket(
    request: ApiRequest, recurring_id: UUID, body: RecurringTicketPatch, if_match: IfMatch = None
) -> RecurringTicket:
    """Change a recurring ticket. What was missed while it was paused is not made up for."""
    changes = body.changes
    if "schedule" in changes:
        changes["schedule"] = body.schedule.schedule
    if "tag_ids" in changes:
        changes["tag_ids"] = tuple(dict.fromkeys(body.tag_ids))
    changes |= {name: changes[name].value for name in ("priority", "type") if changes.get(name) is not None}
    async with request.context.database.write() as session:
        await service.change_recurring(session, request.principal, recurring_id, changes, if_match)
    return await _read(request, recurring_id)


@resource.route("DELETE", "/recurring-tickets/{recurring_id}", access=Permission.ADMINISTER, errors=(404, 412))
async def delete_recurring_ticket(request: ApiRequest, recurring_id: UUID, if_match: IfMatch = None) -> None:
    """Delete a recurring ticket; what it has opened stays."""
    async with request.context.database.write() as session:
        await service.delete_recurring(session, request.principal, recurring_id, if_match)


@resource.route("POST", "/recurring-tickets/next-times", access=Permission.READ_ADMINISTRATION)
async def preview_recurring_times(request: ApiRequest, body: RecurringScheduleInput) -> RecurringTimes:
    """The next five times of a schedule that is being written. 422 `bad_schedule`."""
    schedule = body.schedule
    async with request.context.database.read() as session:
        return RecurringTimes(items=await service.coming_times(session, request.principal, schedule))


async def _read(request: ApiRequest, recurring_id: UUID) -> RecurringTicket:
    async with request.context.database.read() as session:
        record = await service.get_recurring(session, request.principal, recurring_id)
    request.set_etag(record.version)
    return recurring_ticket_shape(record)
