"""Time spent on tickets, and the timer that measures it."""

from uuid import UUID

from core.db.session import Session
from core.staff.principal import Permission, Principal
from ticketing.time_entries import reading, service
from web.access import SIGNED_IN
from web.api.schemas.common import IfMatch
from web.api.schemas.time_entries import (
    TicketTime,
    TimeEntry,
    TimeEntryInput,
    TimeEntryPatch,
    TimerStop,
    time_entry_shape,
    timer_shape,
)
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("time entries")


@resource.route("GET", "/tickets/{ticket_id}/time", access=SIGNED_IN, errors=(404,))
async def list_ticket_time(request: ApiRequest, ticket_id: UUID) -> TicketTime:
    """The time spent on a ticket, newest first."""
    async with request.context.database.read() as session:
        return await _time_on(session, request.principal, ticket_id)


@resource.route("POST", "/tickets/{ticket_id}/time", access=Permission.NOTE_TICKETS, status=201, errors=(404, 409))
async def add_time_entry(request: ApiRequest, ticket_id: UUID, body: TimeEntryInput) -> TimeEntry:
    """Write down time that you worked on a ticket. 422 `bad_day`."""
    async with request.context.database.write() as session:
        entry = await service.add_entry(session, request.principal, ticket_id, body.minutes, body.note, body.worked_on)
    request.set_etag(entry.version)
    return time_entry_shape(entry)


@resource.route("PATCH", "/time-entries/{entry_id}", access=Permission.NOTE_TICKETS, errors=(404, 409, 412))
async def change_time_entry(
    request: ApiRequest, entry_id: UUID, body: TimeEntryPatch, if_match: IfMatch = None
) -> TimeEntry:
    """Correct an entry of yours; administrators correct everybody's. 422 `bad_day`."""
    changes = body.changes
    if "worked_on" in changes:
        changes["day"] = changes.pop("worked_on")
    async with request.context.database.write() as session:
        entry = await service.change_entry(session, request.principal, entry_id, changes, if_match)
    request.set_etag(entry.version)
    return time_entry_shape(entry)


@resource.route("DELETE", "/time-entries/{entry_id}", access=Permission.NOTE_TICKETS, errors=(404, 409))
async def remove_time_entry(request: ApiRequest, entry_id: UUID) -> None:
    """Take an entry of yours back."""
    async with request.context.database.write() as session:
        await service.remove_entry(session, request.principal, entry_id)


@resource.route("PUT", "/tickets/{ticket_id}/timer", access=Permission.NOTE_TICKETS, errors=(404, 409))
async def start_timer(request: ApiRequest, ticket_id: UUID) -> TicketTime:
    """Start your timer on a ticket. 409 `timer_runs` with `data.ticket_number` while it runs on another one."""
    async with request.context.database.write() as session:
        await service.start_timer(session, request.principal, ticket_id)
        return await _time_on(session, request.principal, ticket_id)


@resource.route("POST", "/tickets/{ticket_id}/timer/stop", access=Permission.NOTE_TICKETS, errors=(404, 409))
async def stop_timer(request: ApiRequest, ticket_id: UUID, body: TimerStop) -> TicketTime:
    """Stop your timer and write its time down, rounded up to minutes. 409 `no_timer`."""
    async with request.context.database.write() as session:
        await service.stop_timer(session, request.principal, ticket_id, body.note, keep=body.keep)
        return await _time_on(session, request.principal, ticket_id)


async def _time_on(session: Session, principal: Principal, ticket_id: UUID) -> TicketTime:
    found = await reading.time_on(session, principal, ticket_id)
    return TicketTime(
        items=[time_entry_shape(entry) for entry in found.entries],
        total_minutes=found.total_minutes,
        timer=timer_shape(found.timer) if found.timer else None,
    )
