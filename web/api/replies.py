"""Answering a customer."""

from uuid import UUID

from core.errors import Conflict
from core.events.facts.ticket import TicketStatusChanged
from core.events.log import recorded_in
from core.staff.principal import Permission
from ticketing.replies import service
from ticketing.replies.service import NewReply
from ticketing.tickets.undoing import undoable
from web.api.schemas.replies import ReplyAccepted, ReplyInput, address_warnings
from web.api.ticket_shapes import read_accepted, read_messages
from web.api.written import LARGEST_WRITTEN, addresses, capabilities_of, written_body
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
    new = NewReply(
        client_id=str(body.client_id),
        body=await written_body(body.html, body.text),
        to=addresses(body.to),
        cc=addresses(body.cc),
        bcc=addresses(body.bcc),
        attachment_ids=tuple(dict.fromkeys(body.attachment_ids)),
        last_seen_message_id=body.last_seen_message_id,
        set_status=body.set_status.value if body.set_status else None,
        send_anyway=body.send_anyway,
        subject=body.subject,
        quick_replies=tuple(dict.fromkeys(body.quick_replies)),
        signature=body.signature,
    )
    try:
        async with request.context.database.write() as session:
            accepted = await service.reply(session, request.principal, ticket_id, new, capabilities_of=capabilities_of)
    except Conflict as refusal:
        if refusal.code == "stale_reply":
            raise await _with_newer(request, refusal) from refusal
        raise
    message, ticket = await read_accepted(request.context.database, request.principal, accepted)
    undo = undoable(recorded_in(session), ticket_id, {TicketStatusChanged.type})
    return ReplyAccepted(message=message, ticket=ticket, warnings=address_warnings(message), undo=undo)


async def _with_newer(request: ApiRequest, refusal: Conflict) -> Conflict:
    """The refusal together with the messages that its author has not seen."""
    message_ids = [UUID(message_id) for message_id in refusal.data["newer_message_ids"]]
    async with request.context.database.read() as session:
        newer = await read_messages(session, message_ids)
    data = {"newer": [message.model_dump(mode="json") for message in newer]}
    return Conflict(refusal.message, code=refusal.code, data=data)
