"""Tickets: lists, counts, one ticket with its conversation, and the verbs on it."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from core.events.published import current_seq
from core.staff.people import user_ref
from core.staff.principal import Permission
from ticketing.audit.reading import history
from ticketing.messages.reading import page_of_messages
from ticketing.replies.beginning import NewCase, begin_case
from ticketing.tickets import followers, read_marks, service
from ticketing.tickets.access import get_visible_ticket
from ticketing.tickets.counting import CountKeeper
from ticketing.tickets.lifecycle import Priority, Status
from ticketing.tickets.reading import get_id_by_number, list_tickets
from ticketing.tickets.service import TicketFields
from ticketing.tickets.views import Sort, TicketFilter, parse_view
from ticketing.views.reading import list_saved_items, parse_saved
from ticketing.views.service import SAVED
from web.access import SIGNED_IN
from web.api.schemas.common import Cursor, Limit, Page, PageLimit
from web.api.schemas.messages import Message
from web.api.schemas.snoozing import ChangedTicket
from web.api.schemas.tickets import (
    HistoryItem,
    NewTicketInput,
    ReadMark,
    SpamMark,
    TagsChange,
    Ticket,
    TicketCounts,
    TicketDetail,
    TicketId,
    TicketKind,
    TicketListItem,
    TicketPatch,
    Viewer,
    history_shape,
)
from web.api.snoozing import changed
from web.api.ticket_shapes import list_shapes, message_shapes, read_detail, read_ticket
from web.api.written import LARGEST_WRITTEN, addresses, capabilities_of, written_body
from web.context import ApiRequest
from web.openapi import Resource
from web.realtime.socket import HUB

resource = Resource("tickets")
_counts = CountKeeper()

ViewText = Annotated[
    str,
    Field(
        max_length=60,
        description="mine, unassigned, mentions, following, all, snoozed, closed, spam, trash, team:<id>, contact:<id> "
        "or saved:<id>.",
    ),
]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


@resource.route("GET", "/tickets", access=SIGNED_IN, errors=(404,))
async def list_of_tickets(
    request: ApiRequest,
    view: ViewText = "all",
    status: list[Status] = [],  # noqa: B006  (pydantic copies it)
    priority: list[Priority] = [],  # noqa: B006  (pydantic copies it)
    sort: Sort = Sort.RECENT,
    cursor: Cursor = None,
    limit: Limit = PageLimit,
) -> Page[TicketListItem]:
    """The tickets of a view that the reader may see, page by page. `status` and `priority` may be repeated.

    A saved view has its own conditions and order, and takes none of these.
    """
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        if view.startswith(SAVED):
            page = await list_saved_items(session, request.principal, parse_saved(view), cursor, limit)
        else:
            statuses, priorities = tuple(s.value for s in status), tuple(p.value for p in priority)
            asked = TicketFilter(parse_view(view), statuses, priorities, sort)
            page = await list_tickets(session, request.principal, asked, cursor, limit)
        items = await list_shapes(session, request.principal, page.items)
    return Page(items=items, next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("GET", "/tickets/counts", access=SIGNED_IN)
async def count_tickets(request: ApiRequest) -> TicketCounts:
    """How many tickets each view holds, none counted beyond 100. Computed at most once a second per person."""
    counts = await _counts.counts(request.context.database, request.principal)
    return TicketCounts(counts=counts.counts, as_of_seq=counts.as_of_seq)


@resource.route("GET", "/tickets/by-number/{number}", access=SIGNED_IN, errors=(404,))
async def get_ticket_by_number(request: ApiRequest, number: Number) -> TicketId:
    """The id of the ticket that people call #number."""
    async with request.context.database.read() as session:
        return TicketId(id=await get_id_by_number(session, request.principal, number))


@resource.route("GET", "/tickets/{ticket_id}", access=SIGNED_IN, errors=(404,))
async def get_ticket_detail(request: ApiRequest, ticket_id: UUID) -> TicketDetail:
    """A ticket with its newest 50 messages, the reader's drafts and who else has it open."""
    async with request.context.database.read() as session:
        return await read_detail(session, request.principal, ticket_id, _viewers(request, ticket_id))


@resource.route(
    "POST",
    "/tickets",
    access=Permission.WORK_TICKETS,
    status=201,
    errors=(404, 409),
    max_body=LARGEST_WRITTEN,
)
async def open_case(request: ApiRequest, body: NewTicketInput) -> TicketDetail:
    """Open a case by hand, with a mail to the customer or with a note. The same `client_id` again is the same case.

    422 `unknown_channel_account`, `no_recipient`, `unknown_owner`, `unknown_team`, `unknown_tag`, `unknown_field`,
    `bad_field_value`; 409 `policy_problems` with `data.problems`, `fields_missing` with `data.fields` when a field that
    is always required is empty.
    """
    new = NewCase(
        client_id=str(body.client_id),
        subject=body.subject,
        body=await written_body(body.html, body.text),
        to=addresses(body.to),
        cc=addresses(body.cc),
        attachment_ids=tuple(dict.fromkeys(body.attachment_ids)),
        channel_account_id=body.channel_account_id,
        team_id=body.team_id,
        owner_id=body.owner_id,
        priority=body.priority.value,
        type=body.type.value if body.type else None,
        tag_ids=tuple(body.tag_ids),
        status=body.status.value if body.status else None,
        signature=body.signature,
        is_note=body.kind is TicketKind.NOTE,
        field_values=body.field_values,
    )
    async with request.context.database.write() as session:
        ticket_id = await begin_case(session, request.principal, new, capabilities_of=capabilities_of)
    async with request.context.database.read() as session:
        return await read_detail(session, request.principal, ticket_id)


@resource.route("PATCH", "/tickets/{ticket_id}", access=Permission.WORK_TICKETS, errors=(404, 409))
async def change_ticket(request: ApiRequest, ticket_id: UUID, body: TicketPatch) -> ChangedTicket:
    """Change single fields; the answer's `undo` takes them back for a minute.

    409 `changed` with `data.current` when a field in `expected` is no longer so; 409 `fields_missing` with
    `data.fields` when it cannot be solved before these are filled in.
    """
    changes = body.changes
    expected = TicketFields(**changes.pop("expected").changes) if "expected" in changes else TicketFields()
    async with request.context.database.write() as session:
        await service.change(session, request.principal, ticket_id, TicketFields(**changes), expected)
    return await changed(request, ticket_id, session)


@resource.route("POST", "/tickets/{ticket_id}/tags", access=Permission.WORK_TICKETS, errors=(404, 409))
async def change_ticket_tags(request: ApiRequest, ticket_id: UUID, body: TagsChange) -> ChangedTicket:
    """Put tags on a ticket and take tags off it."""
    async with request.context.database.write() as session:
        await service.change_tags(session, request.principal, ticket_id, body.add, body.remove)
    return await changed(request, ticket_id, session)


@resource.route("PUT", "/tickets/{ticket_id}/followers/{user_id}", access=SIGNED_IN, errors=(403, 404))
async def add_follower(request: ApiRequest, ticket_id: UUID, user_id: UUID) -> Ticket:
    """Follow a ticket, or make a colleague follow it; who follows a ticket may see it."""
    async with request.context.database.write() as session:
        await followers.follow(session, request.principal, ticket_id, user_id)
    return await _answer(request, ticket_id)


@resource.route("DELETE", "/tickets/{ticket_id}/followers/{user_id}", access=SIGNED_IN, errors=(403, 404))
async def remove_follower(request: ApiRequest, ticket_id: UUID, user_id: UUID) -> Ticket:
    """Follow a ticket no more."""
    async with request.context.database.write() as session:
        await followers.unfollow(session, request.principal, ticket_id, user_id)
    return await _answer(request, ticket_id)


@resource.route("POST", "/tickets/{ticket_id}/spam", access=Permission.WORK_TICKETS, errors=(404, 409))
async def mark_ticket_spam(request: ApiRequest, ticket_id: UUID, body: SpamMark) -> ChangedTicket:
    """Take a ticket for spam, and its sender too if wanted."""
    async with request.context.database.write() as session:
        await service.mark_spam(session, request.principal, ticket_id, block_sender=body.block_sender)
    return await changed(request, ticket_id, session)


@resource.route("DELETE", "/tickets/{ticket_id}/spam", access=Permission.WORK_TICKETS, errors=(404, 409))
async def clear_ticket_spam(request: ApiRequest, ticket_id: UUID) -> ChangedTicket:
    """It was no spam: the ticket goes back to where it was, and its sender may write again."""
    async with request.context.database.write() as session:
        await service.clear_spam(session, request.principal, ticket_id)
    return await changed(request, ticket_id, session)


@resource.route("POST", "/tickets/{ticket_id}/trash", access=Permission.WORK_TICKETS, errors=(404, 409))
async def trash_ticket(request: ApiRequest, ticket_id: UUID) -> ChangedTicket:
    """Put a ticket in the trash."""
    async with request.context.database.write() as session:
        await service.trash(session, request.principal, ticket_id)
    return await changed(request, ticket_id, session)


@resource.route("DELETE", "/tickets/{ticket_id}/trash", access=Permission.WORK_TICKETS, errors=(404, 409))
async def restore_ticket(request: ApiRequest, ticket_id: UUID) -> ChangedTicket:
    """Take a ticket out of the trash, to the status it had."""
    async with request.context.database.write() as session:
        await service.restore(session, request.principal, ticket_id)
    return await changed(request, ticket_id, session)


@resource.route("PUT", "/tickets/{ticket_id}/read", access=SIGNED_IN, errors=(404,))
async def mark_ticket_read(request: ApiRequest, ticket_id: UUID, body: ReadMark) -> None:
    """The reader has seen everything up to a message."""
    async with request.context.database.write() as session:
        await read_marks.mark_read(session, request.principal, ticket_id, body.message_id)


@resource.route("DELETE", "/tickets/{ticket_id}/read", access=SIGNED_IN, errors=(404,))
async def mark_ticket_unread(request: ApiRequest, ticket_id: UUID) -> None:
    """Show the ticket as unread to the reader again."""
    async with request.context.database.write() as session:
        await read_marks.mark_unread(session, request.principal, ticket_id)


@resource.route("GET", "/tickets/{ticket_id}/messages", access=SIGNED_IN, errors=(404,))
async def list_ticket_messages(
    request: ApiRequest, ticket_id: UUID, cursor: Cursor = None, limit: Limit = PageLimit
) -> Page[Message]:
    """The messages of a ticket, newest first; `older_cursor` of the ticket continues where it left off."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        await get_visible_ticket(session, request.principal, ticket_id)
        page = await page_of_messages(session, ticket_id, cursor, limit)
        items = await message_shapes(session, page.items)
    return Page(items=items, next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("GET", "/tickets/{ticket_id}/events", access=SIGNED_IN, errors=(404,))
async def list_ticket_events(
    request: ApiRequest, ticket_id: UUID, cursor: Cursor = None, limit: Limit = PageLimit
) -> Page[HistoryItem]:
    """What happened to a ticket, newest first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        await get_visible_ticket(session, request.principal, ticket_id)
        page = await history(session, ticket_id, cursor, limit)
    items = [history_shape(item) for item in page.items]
    return Page(items=items, next_cursor=page.next_cursor, as_of_seq=as_of_seq)


def _viewers(request: ApiRequest, ticket_id: UUID) -> list[Viewer]:
    """Who has the ticket open, the asker included."""
    seen = request.http.config_dict[HUB].viewers_of(ticket_id)
    return [Viewer(user=user_ref(user_id, name), activity=activity.value) for user_id, name, activity in seen]


async def _answer(request: ApiRequest, ticket_id: UUID) -> Ticket:
    """The ticket after a verb that passed the gate; it may have left the person's sight by it."""
    async with request.context.database.read() as session:
        return await read_ticket(session, request.principal, ticket_id, gated=False)
