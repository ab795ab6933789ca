"""Puts tickets and messages together for the API out of what several features know, in a constant number of queries."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from core.db.session import Database, Session
from core.staff.principal import Principal
from ticketing.calls.reading import calls_of
from ticketing.chats.reading import newest_chat_on, states_on
from ticketing.chats.states import OPEN
from ticketing.messages.reading import MessageView, load_attachments, load_messages, page_of_messages
from ticketing.replies.drafts import drafts_on, tickets_with_drafts
from ticketing.replies.reactions import reactions_on
from ticketing.replies.reading import deliveries_of
from ticketing.replies.scheduled import list_scheduled
from ticketing.replies.service import Accepted
from ticketing.replies.shared_drafts import shared_on
from ticketing.replies.thread import ticket_way_out
from ticketing.tickets.reading import TicketItem, TicketView, get_ticket, with_fields
from ticketing.views.reading import TicketRow as TicketRowView
from web.api.schemas.calls import call_shape
from web.api.schemas.chats import chat_shape
from web.api.schemas.composer import Composer, composer_shape
from web.api.schemas.deliveries import Delivery
from web.api.schemas.drafts import Draft, SharedDraft, draft_shape, shared_draft_shape
from web.api.schemas.messages import Message, message_shape
from web.api.schemas.saved_views import TicketRow, row_shape
from web.api.schemas.scheduled import ScheduledReply, scheduled_shape
from web.api.schemas.tickets import Ticket, TicketDetail, TicketListItem, Viewer, list_item_shape, ticket_shape
from web.api.written import capabilities_of

WEBCHAT = "webchat"


async def list_shapes(session: Session, principal: Principal, items: Sequence[TicketItem]) -> list[TicketListItem]:
    """Tickets of a list, with the reader's own drafts and the live talks marked."""
    ticket_ids = [item.id for item in items]
    drafted = await tickets_with_drafts(session, principal.user_id, ticket_ids)
    talking = await states_on(session, [item.id for item in items if item.channel_kind == WEBCHAT])
    return [
        list_item_shape(replace(item, has_draft=item.id in drafted, chat_state=talking.get(item.id))) for item in items
    ]


async def row_shapes(session: Session, principal: Principal, rows: Sequence[TicketRowView]) -> list[TicketRow]:
    """Tickets of a table, marked as in a list."""
    shapes = await list_shapes(session, principal, [row.item for row in rows])
    return [row_shape(shape, row) for shape, row in zip(shapes, rows, strict=True)]


async def read_ticket(session: Session, principal: Principal, ticket_id: UUID, *, gated: bool = True) -> Ticket:
    """One ticket. Raises NotFound. `gated=False` answers a verb that has just passed the gate."""
    view = await get_ticket(session, principal, ticket_id, gated=gated)
    drafted = await tickets_with_drafts(session, principal.user_id, [ticket_id])
    talking = await states_on(session, [ticket_id] if view.channel_kind == WEBCHAT else [])
    view = await with_fields(session, view)
    return ticket_shape(replace(view, has_draft=ticket_id in drafted, chat_state=talking.get(ticket_id)))


async def read_detail(
    session: Session, principal: Principal, ticket_id: UUID, viewers: Sequence[Viewer] = ()
) -> TicketDetail:
    """A ticket with its newest messages, the reader's drafts and its newest talk. Raises NotFound."""
    view = await with_fields(session, await get_ticket(session, principal, ticket_id))
    page = await page_of_messages(session, ticket_id)
    drafts = await read_drafts(session, principal, ticket_id)
    chat = await newest_chat_on(session, ticket_id) if view.channel_kind == WEBCHAT else None
    chat_state = chat.state if chat is not None and chat.state in OPEN else None
    return TicketDetail(
        ticket=ticket_shape(replace(view, has_draft=bool(drafts), chat_state=chat_state)),
        composer=await _composer(session, view),
        messages=list(reversed(await message_shapes(session, page.items))),
        older_cursor=page.next_cursor,
        drafts=drafts,
        shared_drafts=await read_shared_drafts(session, principal, ticket_id),
        scheduled=await read_scheduled(session, ticket_id),
        read_message_id=view.read_message_id,
        viewers=list(viewers),
        chat=chat_shape(chat) if chat is not None else None,
        as_of_seq=view.as_of_seq,
    )


async def _composer(session: Session, view: TicketView) -> Composer | None:
    if view.conversation_id is None:
        return None
    way = await ticket_way_out(session, view.conversation_id, view.contact.id if view.contact else None)
    return composer_shape(way, capabilities_of(way.kind)) if way else None


async def read_drafts(session: Session, principal: Principal, ticket_id: UUID) -> list[Draft]:
    """The reader's drafts on a ticket, with their files."""
    drafts = await drafts_on(session, principal.user_id, ticket_id)
    wanted = {file_id for draft in drafts for file_id in draft.content.attachment_ids}
    files = {file.id: file for file in await load_attachments(session, wanted)}
    return [draft_shape(draft, files) for draft in drafts]


async def read_shared_drafts(session: Session, principal: Principal, ticket_id: UUID) -> list[SharedDraft]:
    """What colleagues share on a ticket. The caller has passed the gate."""
    found = await shared_on(session, principal, ticket_id)
    wanted = {file_id for one in found for file_id in one.draft.content.attachment_ids}
    files = {file.id: file for file in await load_attachments(session, wanted)}
    return [shared_draft_shape(one, files) for one in found]


async def read_scheduled(session: Session, ticket_id: UUID) -> list[ScheduledReply]:
    """What waits on a ticket for its time. The caller has passed the gate."""
    views = await list_scheduled(session, ticket_id)
    wanted = {file_id for view in views for file_id in view.request.attachment_ids}
    files = {file.id: file for file in await load_attachments(session, wanted)}
    return [scheduled_shape(view, files) for view in views]


async def read_messages(session: Session, message_ids: Collection[UUID]) -> list[Message]:
    """Messages by id, oldest first. The caller has passed their ticket's gate."""
    return await message_shapes(session, await load_messages(session, message_ids))


async def read_accepted(database: Database, principal: Principal, accepted: Accepted) -> tuple[Message, Ticket]:
    """What an answer became, and its ticket as it stands now. The caller's verb has passed the gate."""

    async def message() -> Message:
        async with database.read() as session:
            [shape] = await read_messages(session, [accepted.message_id])
        return shape

    async def ticket() -> Ticket:
        async with database.read() as session:
            return await read_ticket(session, principal, accepted.ticket_id, gated=False)

    return await asyncio.gather(message(), ticket())


async def message_shapes(session: Session, views: Sequence[MessageView]) -> list[Message]:
    """Messages with what became of them on their way out, the calls that notes are about, and reactions on them."""
    outgoing = [view.id for view in views if view.direction == "outbound"]
    deliveries = await deliveries_of(session, outgoing) if outgoing else {}
    notes = [view.id for view in views if view.direction == "internal"]
    calls = await calls_of(session, notes)
    reactions = await reactions_on(session, notes)
    return [
        message_shape(
            view,
            Delivery.model_validate(deliveries[view.id], from_attributes=True) if view.id in deliveries else None,
            call_shape(calls[view.id]) if view.id in calls else None,
            reactions.get(view.id, ()),
        )
        for view in views
    ]
