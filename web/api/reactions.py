"""Reactions on notes."""

from uuid import UUID

from core.staff.principal import Permission
from ticketing.replies.reactions import ReactionKind, react
from web.api.schemas.messages import Message
from web.api.ticket_shapes import read_messages
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("reactions")


@resource.route("PUT", "/messages/{message_id}/reactions/{reaction}", access=Permission.NOTE_TICKETS, errors=(404, 409))
async def add_reaction(request: ApiRequest, message_id: UUID, reaction: ReactionKind) -> Message:
    """React to a note. 409 `no_note` for what a customer reads."""
    return await _react(request, message_id, reaction, is_on=True)


@resource.route(
    "DELETE", "/messages/{message_id}/reactions/{reaction}", access=Permission.NOTE_TICKETS, errors=(404, 409)
)
async def remove_reaction(request: ApiRequest, message_id: UUID, reaction: ReactionKind) -> Message:
    """Take one's own reaction off again."""
    return await _react(request, message_id, reaction, is_on=False)


async def _react(request: ApiRequest, message_id: UUID, reaction: ReactionKind, *, is_on: bool) -> Message:
    async with request.context.database.write() as session:
        await react(session, request.principal, message_id, reaction, is_on=is_on)
    async with request.context.database.read() as session:
        [message] = await read_messages(session, [message_id])
    return message
