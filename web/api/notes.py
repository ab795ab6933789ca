"""Internal notes."""

from uuid import UUID

from core.staff.principal import Permission
from ticketing.replies import service
from ticketing.replies.service import NewNote
from web.api.schemas.messages import Message
from web.api.schemas.replies import NoteInput
from web.api.ticket_shapes import read_messages
from web.api.written import LARGEST_WRITTEN, written_body
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("notes")


@resource.route(
    "POST",
    "/tickets/{ticket_id}/notes",
    access=Permission.NOTE_TICKETS,
    status=201,
    errors=(404, 409),
    max_body=LARGEST_WRITTEN,
)
async def add_note(request: ApiRequest, ticket_id: UUID, body: NoteInput) -> Message:
    """Add a note that no customer sees. The same `client_id` again gives the same note."""
    new = NewNote(
        client_id=str(body.client_id),
        body=await written_body(body.html, body.text),
        mentions=tuple(body.mentions),
        team_mentions=tuple(body.team_mentions),
        attachment_ids=tuple(dict.fromkeys(body.attachment_ids)),
    )
    async with request.context.database.write() as session:
        accepted = await service.note(session, request.principal, ticket_id, new)
    async with request.context.database.read() as session:
        [message] = await read_messages(session, [accepted.message_id])
    return message
