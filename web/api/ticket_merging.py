"""Tickets joined, cut and tied together: merging, splitting, links and parents, each with a way back."""

from collections.abc import Collection
from typing import Annotated
from uuid import UUID

from pydantic import Field

from core.db.session import Session
from core.errors import Invalid
from core.staff.principal import Permission
from ticketing.chats.reading import states_on
from ticketing.merging import children, family, linking, subjects
from ticketing.merging.merging import MOST_AT_ONCE, merge_tickets
from ticketing.merging.reading import check_merge, get_family, list_operations
from ticketing.merging.rules import BY_HAND, LinkKind
from ticketing.merging.splitting import move_messages, split_ticket
from ticketing.merging.undoing import undo_operation
from ticketing.tickets.access import get_visible_ticket
from web.access import SIGNED_IN
from web.api.schemas.ticket_merging import (
    ChildrenSolved,
    LinkInput,
    MergeChecks,
    Merged,
    MessagesMoved,
    MoveInput,
    ParentInput,
    SplitInput,
    TicketMergeInput,
    TicketOperations,
    TicketRelations,
    Undone,
    candidate_shape,
    operation_shape,
    relations_shape,
)
from web.api.schemas.tickets import Ticket
from web.api.ticket_shapes import read_ticket
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("tickets")

Asked = Annotated[list[UUID], Field(max_length=MOST_AT_ONCE, description="Tickets that would be merged into this one.")]


@resource.route("GET", "/tickets/{ticket_id}/relations", access=SIGNED_IN, errors=(404,))
async def get_ticket_relations(request: ApiRequest, ticket_id: UUID) -> TicketRelations:
    """The tickets around one: its parent, its parts, and what was merged into it. Links are on the ticket itself."""
    async with request.context.database.read() as session:
        await get_visible_ticket(session, request.principal, ticket_id)
        return relations_shape(await get_family(session, request.principal, ticket_id))


@resource.route("GET", "/tickets/{ticket_id}/operations", access=SIGNED_IN, errors=(404,))
async def list_ticket_operations(request: ApiRequest, ticket_id: UUID) -> TicketOperations:
    """What was merged, split and moved here, newest first; of those between tickets that the reader sees."""
    async with request.context.database.read() as session:
        await get_visible_ticket(session, request.principal, ticket_id)
        found = await list_operations(session, request.principal, ticket_id)
    return TicketOperations(items=[operation_shape(one) for one in found])


@resource.route("POST", "/ticket-operations/{operation_id}/undo", access=Permission.WORK_TICKETS, errors=(404, 409))
async def undo_ticket_operation(request: ApiRequest, operation_id: UUID) -> Undone:
    """Take a merge, a split or a move back: what went comes back, and what came since to its threads with it.

    409 `already_undone`; 409 `merged_again` with `data.number` while that ticket is merged into another one;
    409 `ticket_state` while one of the two is in spam or the trash.
    """
    async with request.context.database.write() as session:
        return Undone(ticket_id=await undo_operation(session, request.principal, operation_id))


@resource.route("GET", "/tickets/{ticket_id}/merge", access=Permission.WORK_TICKETS, errors=(404,))
async def check_ticket_merge(
    request: ApiRequest,
    ticket_id: UUID,
    from_id: Asked = [],  # noqa: B006  (pydantic copies it)
) -> MergeChecks:
    """What would speak against merging these tickets into this one; `from_id` may be repeated. Nothing is changed."""
    async with request.context.database.read() as session:
        found = await check_merge(session, request.principal, ticket_id, from_id, live_talks=_live_talks)
    return MergeChecks(items=[candidate_shape(one) for one in found])


@resource.route("POST", "/tickets/{ticket_id}/merge", access=Permission.WORK_TICKETS, errors=(404, 409))
async def merge_ticket(request: ApiRequest, ticket_id: UUID, body: TicketMergeInput) -> Merged:
    """Merge tickets into this one: their messages, followers and tags come here, later answers to them follow, and they
    are closed.

    409 `merge_problems` with `data.problems` = [{ticket_id, number, codes}]; `ticket_state` in spam and trash.
    """
    async with request.context.database.write() as session:
        operations = await merge_tickets(
            session,
            request.principal,
            ticket_id,
            body.from_ids,
            live_talks=_live_talks,
            allows_other_contact=body.allow_other_contact,
        )
        ticket = await get_visible_ticket(session, request.principal, ticket_id)
        return Merged(ticket_id=ticket.id, number=ticket.number, operation_ids=operations)


@resource.route("POST", "/tickets/{ticket_id}/split", access=Permission.WORK_TICKETS, status=201, errors=(404, 409))
async def split_off_messages(request: ApiRequest, ticket_id: UUID, body: SplitInput) -> MessagesMoved:
    """Make a ticket of their own of some messages; later answers to them go there.

    409 `messages_elsewhere` with `data.message_ids`; 409 `nothing_left` when they are all there is; 409 `ticket_state`,
    `ticket_merged`.
    """
    async with request.context.database.write() as session:
        done = await split_ticket(session, request.principal, ticket_id, dict.fromkeys(body.message_ids), body.subject)
    return MessagesMoved(ticket_id=done.ticket_id, number=done.number, operation_id=done.operation_id)


@resource.route("POST", "/tickets/{ticket_id}/move", access=Permission.WORK_TICKETS, errors=(404, 409))
async def move_messages_away(request: ApiRequest, ticket_id: UUID, body: MoveInput) -> MessagesMoved:
    """Let some messages lie on another ticket; later answers to them go there. Refused like a split, and 409
    `same_ticket`.
    """
    async with request.context.database.write() as session:
        ids = dict.fromkeys(body.message_ids)
        done = await move_messages(session, request.principal, ticket_id, body.to_id, ids)
    return MessagesMoved(ticket_id=done.ticket_id, number=done.number, operation_id=done.operation_id)


@resource.route("PUT", "/tickets/{ticket_id}/links/{other_id}", access=Permission.WORK_TICKETS, errors=(404, 409))
async def link_ticket(request: ApiRequest, ticket_id: UUID, other_id: UUID, body: LinkInput) -> Ticket:
    """Tie this ticket to another one: this one is related to it, a duplicate of it, or blocks it.

    422 `link_not_choosable` for the kinds that come by themselves.
    """
    if body.kind not in BY_HAND:
        raise Invalid("Links of this kind come by themselves.", code="link_not_choosable")
    async with request.context.database.write() as session:
        await linking.link(session, request.principal, ticket_id, other_id, body.kind)
    return await _answer(request, ticket_id)


@resource.route("DELETE", "/tickets/{ticket_id}/links/{other_id}", access=Permission.WORK_TICKETS, errors=(404, 409))
async def unlink_ticket(
    request: ApiRequest, ticket_id: UUID, other_id: UUID, kind: LinkKind = LinkKind.RELATED
) -> Ticket:
    """Untie two tickets, whichever of them points. 404 `link_not_found`."""
    async with request.context.database.write() as session:
        await linking.unlink(session, request.principal, ticket_id, other_id, kind)
    return await _answer(request, ticket_id)


@resource.route("PUT", "/tickets/{ticket_id}/parent", access=Permission.WORK_TICKETS, errors=(404, 409))
async def set_ticket_parent(request: ApiRequest, ticket_id: UUID, body: ParentInput) -> Ticket:
    """Make this ticket part of another one, or of none. 409 `family_circle`, `family_too_deep`."""
    async with request.context.database.write() as session:
        await family.set_parent(session, request.principal, ticket_id, body.parent_id)
    return await _answer(request, ticket_id)


@resource.route("POST", "/tickets/{ticket_id}/children/solve", access=Permission.WORK_TICKETS, errors=(404, 409))
async def solve_ticket_children(request: ApiRequest, ticket_id: UUID) -> ChildrenSolved:
    """Solve what is part of this ticket and still worked on, as far as it may be solved."""
    async with request.context.database.write() as session:
        done = await children.solve_children(session, request.principal, ticket_id)
    return ChildrenSolved(count=done.count, left=list(done.left))


@resource.route("DELETE", "/messages/{message_id}/subject-change", access=Permission.WORK_TICKETS, errors=(404, 409))
async def keep_message_subject(request: ApiRequest, message_id: UUID) -> None:
    """A mail with another subject belongs to its ticket all the same: nobody is asked about it any more."""
    async with request.context.database.write() as session:
        await subjects.keep_subject(session, request.principal, message_id)


async def _live_talks(session: Session, ticket_ids: Collection[UUID]) -> Collection[UUID]:
    return (await states_on(session, ticket_ids)).keys()


async def _answer(request: ApiRequest, ticket_id: UUID) -> Ticket:
    """The ticket after a verb that passed the gate."""
    async with request.context.database.read() as session:
        return await read_ticket(session, request.principal, ticket_id, gated=False)
