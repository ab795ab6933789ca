"""Answering a customer."""

from uuid import UUID

from core.errors import Conflict
from core.events.facts.ticket import TicketStatusChanged
from core.events.log import recorded_in
from core.staff.principal import Permission
from ticketing.replies import service
from ticketing.tickets.undoing import undoable
from web.api.composed import new_reply
from web.api.schemas.replies import ReplyAccepted, ReplyInput, address_warnings
from web.api.ticket_shapes import read_accepted, read_messages
from web.api.written import LARGEST_WRITTEN, capabilities_of
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("replies")


@resource.route(
    "POST",
    "/tickets/{ticket_id}/replies",
    access=Permission.WORK_TICKETS,
    status=202,
    errors=(404, 409),
    max_body=LARGEST_WRITTEN,
)
async def send_reply(request: ApiRequest, ticket_id: UUID, body: ReplyInput) -> ReplyAccepted:
    """Accept an answer for sending; within the channel's undo time it can be taken back.

    409 `stale_reply` with `data.newer` (messages the author has not seen), 409 `policy_problems` with
    `data.problems`, 409 `ticket_state`, 409 `no_conversation`. The same `client_id` again gives the same answer.
    `warnings` name addresses that are probably mistyped (`likely_mistyped`).
    """
    new = await new_reply(body)
    try:
        async with request.context.database.write() as session:
            accepted = await service.reply(session, request.principal, ticket_id, new, capabilities_of=capabilities_of)
    except Conflict as refusal:
        raise await with_newer(request, refusal) from refusal
    message, ticket = await read_accepted(request.context.database, request.principal, accepted)
    undo = undoable(recorded_in(session), ticket_id, {TicketStatusChanged.type})
    return ReplyAccepted(message=message, ticket=ticket, warnings=address_warnings(message), undo=undo)


async def with_newer(request: ApiRequest, refusal: Conflict) -> Conflict:
    """A refusal because of newer messages together with these; any other as it is."""
    if refusal.code != "stale_reply":
        return refusal
    message_ids = [UUID(message_id) for message_id in refusal.data["newer_message_ids"]]
    async with request.context.database.read() as session:
        newer = await read_messages(session, message_ids)
    data = {"newer": [message.model_dump(mode="json") for message in newer]}
    return Conflict(refusal.message, code=refusal.code, data=data)
