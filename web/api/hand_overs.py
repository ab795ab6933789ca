"""Handing a ticket over with a note."""

from uuid import UUID

from core.staff.principal import Permission
from ticketing.replies.handing_over import HandOver, hand_over
from ticketing.replies.service import NewNote
from web.api.schemas.replies import HandOverInput
from web.api.schemas.snoozing import ChangedTicket
from web.api.snoozing import changed
from web.api.written import LARGEST_WRITTEN, written_body
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("hand-overs")


@resource.route(
    "POST",
    "/tickets/{ticket_id}/hand-over",
    access=Permission.WORK_TICKETS,
    errors=(404, 409),
    max_body=LARGEST_WRITTEN,
)
async def hand_ticket_over(request: ApiRequest, ticket_id: UUID, body: HandOverInput) -> ChangedTicket:
    """Give a ticket to a colleague or a team together with a note; the same `client_id` again changes nothing.

    The answer's `undo` takes the ticket back for a minute; the note stays.
    """
    note = NewNote(client_id=str(body.client_id), body=await written_body("", body.text))
    new = HandOver(note, owner_id=body.owner_id, team_id=body.team_id)
    async with request.context.database.write() as session:
        await hand_over(session, request.principal, ticket_id, new)
    return await changed(request, ticket_id, session)
