"""What a person can still do about an answer on its way out."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias
from uuid import UUID

from core.db.session import Session
from core.staff.principal import Permission, Principal
from ticketing.replies import corrections
from web.api.schemas.messages import Message
from web.api.ticket_shapes import read_messages
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("deliveries")
Correction: TypeAlias = Callable[[Session, Principal, UUID], Awaitable[UUID]]


@resource.route("POST", "/messages/{message_id}/cancel", access=Permission.WORK_TICKETS, errors=(404, 409))
async def cancel_message(request: ApiRequest, message_id: UUID) -> Message:
    """Undo: take an answer back before it goes out; its words return to the reader's draft. 409 `too_late`."""
    return await _correct(request, message_id, corrections.cancel)


@resource.route("POST", "/messages/{message_id}/retry", access=Permission.WORK_TICKETS, errors=(404, 409))
async def retry_message(request: ApiRequest, message_id: UUID) -> Message:
    """Send what failed or waits once more, to those who have not got it. 409 `not_failed`."""
    return await _correct(request, message_id, corrections.try_now)


@resource.route("POST", "/messages/{message_id}/send-again", access=Permission.WORK_TICKETS, errors=(404, 409))
async def send_message_again(request: ApiRequest, message_id: UUID) -> Message:
    """Send an uncertain answer a second time, at the risk that it arrives twice. 409 `not_uncertain`."""
    return await _correct(request, message_id, corrections.send_again)


@resource.route("POST", "/messages/{message_id}/confirm-arrived", access=Permission.WORK_TICKETS, errors=(404, 409))
async def confirm_message_arrived(request: ApiRequest, message_id: UUID) -> Message:
    """Say that an uncertain answer did arrive. 409 `not_uncertain`."""
    return await _correct(request, message_id, corrections.confirm_arrived)


async def _correct(request: ApiRequest, message_id: UUID, correction: Correction) -> Message:
    async with request.context.database.write() as session:
        await correction(session, request.principal, message_id)
    async with request.context.database.read() as session:
        [message] = await read_messages(session, [message_id])
    return message
