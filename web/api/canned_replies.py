"""Canned replies: kept under /canned-replies, used on a ticket."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from core.events.log import recorded_in
from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.macros import service, using
from ticketing.macros.service import CannedReplyFields
from ticketing.macros.views import words_of
from ticketing.tickets.undoing import undoable
from web.access import SIGNED_IN
from web.api.schemas.canned_replies import (
    ActionOutcome,
    CannedReply,
    CannedReplyInput,
    CannedReplyOffers,
    CannedReplyPatch,
    RanReply,
    RenderedReply,
    RunInput,
    canned_reply_shape,
    offer_shape,
    rendered_shape,
)
from web.api.schemas.common import Cursor, IfMatch, Limit, Page, PageLimit
from web.api.ticket_shapes import read_ticket
from web.api.written import capabilities_of
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("canned replies")

SearchText = Annotated[str, Field(max_length=200, description="Words of the name, shortcut, folder or text.")]


@resource.route("GET", "/canned-replies", access=SIGNED_IN)
async def list_canned_replies(
    request: ApiRequest, q: SearchText = "", cursor: Cursor = None, limit: Limit = PageLimit
) -> Page[CannedReply]:
    """The replies you may look at, most used first: your own, your teams', everyone's."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        page = await service.list_replies(session, request.principal, q, cursor=cursor, limit=limit)
    items = [canned_reply_shape(view) for view in page.items]
    return Page(items=items, next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("POST", "/canned-replies", access=Permission.WORK_TICKETS, status=201, errors=(409,))
async def create_canned_reply(request: ApiRequest, body: CannedReplyInput) -> CannedReply:
    """Keep an answer ready; a team's and everyone's need the right `manage_canned_replies`.

    409 `shortcut_taken`. 422 `unknown_placeholders` with `data.placeholders` and the language in `data.field`,
    `no_words`, `team_missing`, `unknown_attachment`.
    """
    fields = CannedReplyFields(
        name=body.name,
        shortcut=body.shortcut,
        th=words_of(body.th.html, body.th.text),
        en=words_of(body.en.html, body.en.text),
        folder=body.folder,
        visibility=body.visibility,
        team_id=body.team_id,
        attachment_ids=tuple(dict.fromkeys(body.attachment_ids)),
        actions=tuple(body.actions),
        is_enabled=body.is_enabled,
    )
    async with request.context.database.write() as session:
        view = await service.create_reply(session, request.principal, fields)
    request.set_etag(view.version)
    return canned_reply_shape(view)


@resource.route("GET", "/canned-replies/{reply_id}", access=SIGNED_IN, errors=(404,))
async def get_canned_reply(request: ApiRequest, reply_id: UUID) -> CannedReply:
    """One reply, placeholders unfilled."""
    async with request.context.database.read() as session:
        view = await service.get_reply(session, request.principal, reply_id)
    request.set_etag(view.version)
    return canned_reply_shape(view)


@resource.route("PATCH", "/canned-replies/{reply_id}", access=Permission.WORK_TICKETS, errors=(404, 409, 412))
async def change_canned_reply(
    request: ApiRequest, reply_id: UUID, body: CannedReplyPatch, if_match: IfMatch = None
) -> CannedReply:
    """Change a reply. Refusals as for a new one."""
    changes = body.changes
    for language in changes.keys() & {"th", "en"}:
        changes[language] = words_of(changes[language].html, changes[language].text)
    if "attachment_ids" in changes:
        changes["attachment_ids"] = tuple(dict.fromkeys(changes["attachment_ids"]))
    if "actions" in changes:
        changes["actions"] = tuple(changes["actions"])
    async with request.context.database.write() as session:
        view = await service.change_reply(session, request.principal, reply_id, changes, if_match)
    request.set_etag(view.version)
    return canned_reply_shape(view)


@resource.route("DELETE", "/canned-replies/{reply_id}", access=Permission.WORK_TICKETS, errors=(404, 412))
async def delete_canned_reply(request: ApiRequest, reply_id: UUID, if_match: IfMatch = None) -> None:
    """Delete a reply. What was written with it stays."""
    async with request.context.database.write() as session:
        await service.delete_reply(session, request.principal, reply_id, if_match)


@resource.route("GET", "/tickets/{ticket_id}/canned-replies", access=Permission.NOTE_TICKETS, errors=(404,))
async def offer_canned_replies(request: ApiRequest, ticket_id: UUID, q: SearchText = "") -> CannedReplyOffers:
    """At most 20 enabled replies to choose among on this ticket, each as it would read there.

    A shortcut that begins with `q` comes first, then the most used.
    """
    async with request.context.database.read() as session:
        offers = await using.offer_replies(session, request.principal, ticket_id, q)
    return CannedReplyOffers(items=[offer_shape(one) for one in offers])


@resource.route(
    "POST",
    "/tickets/{ticket_id}/canned-replies/{reply_id}/render",
    access=Permission.NOTE_TICKETS,
    errors=(404,),
)
async def render_canned_reply(request: ApiRequest, ticket_id: UUID, reply_id: UUID) -> RenderedReply:
    """Fill a reply in for this ticket and count the use. Its files become uploads of yours."""
    async with request.context.database.write() as session:
        rendered = await using.use_reply(session, request.principal, ticket_id, reply_id)
    return rendered_shape(rendered)


@resource.route(
    "POST",
    "/tickets/{ticket_id}/canned-replies/{reply_id}/run",
    access=Permission.WORK_TICKETS,
    errors=(404, 409),
)
async def run_canned_reply(request: ApiRequest, ticket_id: UUID, reply_id: UUID, body: RunInput) -> RanReply:
    """Do what a reply does to this ticket, all of it or nothing, and fill in what it says.

    409 and 422 as the ticket's own routes: `ticket_state`, `fields_missing`, `policy_problems`, …
    """
    async with request.context.database.write() as session:
        ran = await using.run_reply(
            session, request.principal, ticket_id, reply_id, str(body.client_id), capabilities_of=capabilities_of
        )
    changed_events = undoable(recorded_in(session), ticket_id)
    async with request.context.database.read() as session:
        ticket = await read_ticket(session, request.principal, ticket_id, gated=False)
    return RanReply(
        name=ran.name,
        rendered=rendered_shape(ran.rendered) if ran.rendered else None,
        outcomes=[ActionOutcome(kind=one.kind, result=one.result) for one in ran.outcomes],
        has_sent=ran.has_sent,
        undo=changed_events,
        ticket=ticket,
    )
