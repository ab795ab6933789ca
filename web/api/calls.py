"""Noted telephone calls: who is at a number, a call noted on a ticket, and its corrections."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from core.db.session import Session
from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.calls import reading, service
from ticketing.tickets.reading import get_ticket
from web.access import SIGNED_IN
from web.api.schemas.calls import (
    CallInput,
    CallPatch,
    NotedCall,
    NumberLookUp,
    PhoneLine,
    TicketOfCaller,
    call_shape,
    look_up_shape,
    new_call,
    ticket_shape,
)
from web.api.schemas.common import Page
from web.api.schemas.messages import Message
from web.api.ticket_shapes import read_messages
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("calls")
Typed = Annotated[str, Field(max_length=40, description="A telephone number, written in any way.")]


@resource.route("GET", "/phone-lines", access=SIGNED_IN)
async def list_phone_lines(request: ApiRequest) -> Page[PhoneLine]:
    """The company's telephone lines that are in use."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        lines = await reading.list_lines(session)
    items = [PhoneLine(id=one.id, name=one.name, address=one.address) for one in lines]
    return Page(items=items, next_cursor=None, as_of_seq=as_of_seq)


@resource.route("GET", "/calls/number", access=SIGNED_IN)
async def look_up_number(request: ApiRequest, number: Typed) -> NumberLookUp:
    """Everybody who is reached at a number, and their newest cases that the reader may see."""
    async with request.context.database.read() as session:
        return look_up_shape(await reading.look_up(session, request.principal, number))


@resource.route("GET", "/contacts/{contact_id}/calling", access=SIGNED_IN)
async def list_tickets_of_caller(request: ApiRequest, contact_id: UUID) -> Page[TicketOfCaller]:
    """The newest cases of a customer that a call may belong to, those that are worked on first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        tickets = await reading.tickets_of_callers(session, request.principal, [contact_id])
    return Page(items=[ticket_shape(one) for one in tickets], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/calls", access=Permission.NOTE_TICKETS, status=201, errors=(404, 409))
async def note_call(request: ApiRequest, body: CallInput) -> NotedCall:
    """Note a call on a ticket, or on a new one. The same `client_id` again is the same call.

    422 `bad_phone`, `bad_call_time`, `nobody_called`, `unknown_wrap_up_code`, `unknown_channel_account`.
    """
    async with request.context.database.write() as session:
        noted = await service.note_call(session, request.principal, new_call(body))
    async with request.context.database.read() as session:
        return await _noted(session, request, noted.call_id, noted.ticket_id)


@resource.route("PATCH", "/calls/{call_id}", access=Permission.NOTE_TICKETS, errors=(404, 409))
async def change_call(request: ApiRequest, call_id: UUID, body: CallPatch) -> Message:
    """Correct a call, within a day of noting it. 409 `call_settled` later, or when a colleague noted it."""
    changes = body.changes
    if "direction" in changes:
        changes["direction"] = body.direction.value
    async with request.context.database.write() as session:
        message_id = await service.change_call(session, request.principal, call_id, changes)
    async with request.context.database.read() as session:
        [message] = await read_messages(session, [message_id])
    return message


async def _noted(session: Session, request: ApiRequest, call_id: UUID, ticket_id: UUID) -> NotedCall:
    call = await reading.get_call(session, call_id)
    ticket = await get_ticket(session, request.principal, ticket_id, gated=False)
    return NotedCall(call=call_shape(call), ticket_id=ticket_id, ticket_number=ticket.number, subject=ticket.subject)
