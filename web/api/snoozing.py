"""Setting tickets aside, saying when they are due, and taking one's own changes back."""

from uuid import UUID

from core import clock
from core.db.session import Session
from core.events.log import recorded_in
from core.staff.principal import Permission
from core.staff.working_time import company_hours
from ticketing.snoozing import service
from ticketing.snoozing.presets import due_presets, snooze_presets
from ticketing.tickets.undoing import undo, undoable
from web.access import SIGNED_IN
from web.api.schemas.snoozing import (
    ChangedTicket,
    DueDate,
    Snooze,
    TimePreset,
    TimePresets,
    UndoInput,
    changed_ticket,
)
from web.api.schemas.tickets import Ticket
from web.api.ticket_shapes import read_ticket
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("tickets")


@resource.route("GET", "/time-presets", access=SIGNED_IN)
async def get_time_presets(request: ApiRequest) -> TimePresets:
    """The times that people mean when they snooze a ticket or say when it is due."""
    async with request.context.database.read() as session:
        hours = await company_hours(session)
    now = clock.utc_now()
    return TimePresets(
        snooze=[TimePreset(moment=one.moment, at=one.at) for one in snooze_presets(now, hours)],
        due=[TimePreset(moment=one.moment, at=one.at) for one in due_presets(now, hours)],
    )


@resource.route("PUT", "/tickets/{ticket_id}/snooze", access=Permission.WORK_TICKETS, errors=(404, 409))
async def snooze_ticket(request: ApiRequest, ticket_id: UUID, body: Snooze) -> ChangedTicket:
    """Take a ticket out of the queues until a time, or until its customer replies. 422 `time_not_ahead`."""
    async with request.context.database.write() as session:
        await service.snooze(session, request.principal, ticket_id, body.until)
    return await changed(request, ticket_id, session)


@resource.route("DELETE", "/tickets/{ticket_id}/snooze", access=Permission.WORK_TICKETS, errors=(404, 409))
async def wake_ticket(request: ApiRequest, ticket_id: UUID) -> ChangedTicket:
    """Bring a ticket back into the queues now."""
    async with request.context.database.write() as session:
        await service.fetch_back(session, request.principal, ticket_id)
    return await changed(request, ticket_id, session)


@resource.route("PUT", "/tickets/{ticket_id}/due", access=Permission.WORK_TICKETS, errors=(404, 409))
async def set_ticket_due(request: ApiRequest, ticket_id: UUID, body: DueDate) -> ChangedTicket:
    """Say when a ticket is due. 422 `time_not_ahead` for a time that is years away."""
    async with request.context.database.write() as session:
        await service.set_due(session, request.principal, ticket_id, body.due_at)
    return await changed(request, ticket_id, session)


@resource.route("POST", "/tickets/{ticket_id}/undo", access=Permission.WORK_TICKETS, errors=(403, 404, 409))
async def undo_ticket_change(request: ApiRequest, ticket_id: UUID, body: UndoInput) -> Ticket:
    """Take one's own changes back within a minute. What was sent or written stays as it is.

    409 `changed_since` with `data.fields` when somebody changed them again, `too_late_to_undo`, `nothing_to_undo`;
    403 `not_your_change`; 404 `change_not_found`.
    """
    async with request.context.database.write() as session:
        await undo(session, request.principal, ticket_id, body.events)
    async with request.context.database.read() as session:
        return await read_ticket(session, request.principal, ticket_id, gated=False)


async def changed(request: ApiRequest, ticket_id: UUID, done: Session) -> ChangedTicket:
    """The ticket after a verb that passed the gate (and may have moved it out of sight), with the way back.

    `done` is the session of the verb, whose transaction is over.
    """
    async with request.context.database.read() as session:
        ticket = await read_ticket(session, request.principal, ticket_id, gated=False)
    return changed_ticket(ticket, undoable(recorded_in(done), ticket_id))
