"""Visitors of the company's pages: who is behind a chat, and blocking one."""

from uuid import UUID

from channels.webchat import visitors
from core.realtime import SIGNALS
from core.staff.principal import Permission
from crm_link.customers.blocking import set_identity_blocked
from ticketing.chats import reading
from web.access import SIGNED_IN
from web.api.schemas.chats import chat_shape
from web.api.schemas.visitors import TicketVisitor, page_shape, visitor_shape
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("visitors")
_PAGES_SHOWN = 20


@resource.route("GET", "/tickets/{ticket_id}/visitor", access=SIGNED_IN, errors=(404,))
async def get_ticket_visitor(request: ApiRequest, ticket_id: UUID) -> TicketVisitor:
    """The visitor behind a ticket's chat, where he is, what he saw, and the newest talk on the ticket."""
    async with request.context.database.read() as session:
        visitor_id = await reading.visitor_of_ticket(session, request.principal, ticket_id)
        record = await visitors.find_visitor(session, visitor_id) if visitor_id is not None else None
        pages = await visitors.list_pages(session, record.id, _PAGES_SHOWN) if record is not None else []
        chat = await reading.newest_chat_on(session, ticket_id)
    return TicketVisitor(
        visitor=visitor_shape(record) if record is not None else None,
        pages=[page_shape(page) for page in pages],
        chat=chat_shape(chat) if chat is not None else None,
    )


@resource.route("POST", "/visitors/{visitor_id}/block", access=Permission.BLOCK_CUSTOMERS, errors=(404,))
async def block_visitor(request: ApiRequest, visitor_id: UUID) -> None:
    """Let a visitor write no more; what of his is still under way goes to spam."""
    await _set_blocked(request, visitor_id, is_blocked=True)


@resource.route("POST", "/visitors/{visitor_id}/unblock", access=Permission.BLOCK_CUSTOMERS, errors=(404,))
async def unblock_visitor(request: ApiRequest, visitor_id: UUID) -> None:
    """Let a visitor write again."""
    await _set_blocked(request, visitor_id, is_blocked=False)


async def _set_blocked(request: ApiRequest, visitor_id: UUID, *, is_blocked: bool) -> None:
    async with request.context.database.write() as session:
        found = await reading.require_visible_visitor(session, request.principal, visitor_id)
        await visitors.set_blocked(session, request.principal, visitor_id, is_blocked)
        if found.identity_id is not None:
            await set_identity_blocked(session, found.identity_id, is_blocked, request.principal.actor)
    if is_blocked:  # his open pages are shown out, on whatever node they are
        envelope = {"kind": "visitor_blocked", "visitor_id": str(visitor_id)}
        await request.context.realtime.publish(SIGNALS, envelope)
