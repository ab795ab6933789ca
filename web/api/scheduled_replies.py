"""Answers and forwarded mails that wait for their time."""

from uuid import UUID

from core.errors import Conflict
from core.staff.principal import Permission
from ticketing.messages.reading import load_attachments
from ticketing.replies import scheduled
from web.api.composed import new_forward, new_reply
from web.api.replies import with_newer
from web.api.schemas.replies import ReplyAccepted, address_warnings
from web.api.schemas.scheduled import ScheduledReply, scheduled_shape
from web.api.schemas.scheduling import ScheduleChange, ScheduleInput, SendNow, TakenOut
from web.api.ticket_shapes import read_accepted
from web.api.written import LARGEST_WRITTEN, capabilities_of
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("scheduled replies")


@resource.route(
    "POST",
    "/tickets/{ticket_id}/scheduled-replies",
    access=Permission.WORK_TICKETS,
    status=201,
    errors=(404, 409),
    max_body=LARGEST_WRITTEN,
)
async def schedule_reply(request: ApiRequest, ticket_id: UUID, body: ScheduleInput) -> ScheduledReply:
    """Let an answer or a mail to somebody outside leave later. Nothing has been said until then.

    409 as for sending it now; 422 `time_not_ahead` (at least half a minute, at most a year), `too_many_scheduled`.
    """
    new = await new_reply(body.reply) if body.reply else await new_forward(body.forward) if body.forward else None
    assert new is not None
    try:
        async with request.context.database.write() as session:
            scheduled_id = await scheduled.schedule(
                session, request.principal, ticket_id, new, body.due_at, capabilities_of=capabilities_of
            )
    except Conflict as refusal:
        raise await with_newer(request, refusal) from refusal
    return await _shape(request, scheduled_id)


@resource.route("PATCH", "/scheduled-replies/{scheduled_id}", access=Permission.WORK_TICKETS, errors=(404, 409))
async def put_off_scheduled_reply(request: ApiRequest, scheduled_id: UUID, body: ScheduleChange) -> ScheduledReply:
    """Choose another time; one that was stopped waits again. 422 `time_not_ahead`."""
    async with request.context.database.write() as session:
        await scheduled.put_off(session, request.principal, scheduled_id, body.due_at, body.last_seen_message_id)
    return await _shape(request, scheduled_id)


@resource.route(
    "POST",
    "/scheduled-replies/{scheduled_id}/send",
    access=Permission.WORK_TICKETS,
    status=202,
    errors=(403, 404, 409),
)
async def send_scheduled_reply(request: ApiRequest, scheduled_id: UUID, body: SendNow) -> ReplyAccepted:
    """Its author sends it now. 409 as for any answer, `stale_reply` with what is new; 403 `not_yours`."""
    try:
        async with request.context.database.write() as session:
            accepted = await scheduled.send_now(
                session,
                request.principal,
                scheduled_id,
                capabilities_of=capabilities_of,
                knowingly=body.send_anyway,
            )
    except Conflict as refusal:
        raise await with_newer(request, refusal) from refusal
    message, ticket = await read_accepted(request.context.database, request.principal, accepted)
    return ReplyAccepted(message=message, ticket=ticket, warnings=address_warnings(message))


@resource.route("POST", "/scheduled-replies/{scheduled_id}/edit", access=Permission.WORK_TICKETS, errors=(404, 409))
async def edit_scheduled_reply(request: ApiRequest, scheduled_id: UUID) -> TakenOut:
    """Take it off the list; its words and files return to the reader's draft. A colleague's becomes one's own."""
    async with request.context.database.write() as session:
        kind = await scheduled.take_out(session, request.principal, scheduled_id, keeps_words=True)
    return TakenOut(kind=kind)


@resource.route("DELETE", "/scheduled-replies/{scheduled_id}", access=Permission.WORK_TICKETS, errors=(404, 409))
async def delete_scheduled_reply(request: ApiRequest, scheduled_id: UUID) -> None:
    """Throw it away. 404 when it has left."""
    async with request.context.database.write() as session:
        await scheduled.take_out(session, request.principal, scheduled_id, keeps_words=False)


async def _shape(request: ApiRequest, scheduled_id: UUID) -> ScheduledReply:
    async with request.context.database.read() as session:
        view = await scheduled.get_scheduled(session, request.principal, scheduled_id)
        files = {file.id: file for file in await load_attachments(session, view.request.attachment_ids)}
    return scheduled_shape(view, files)
