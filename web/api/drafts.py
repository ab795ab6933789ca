"""Drafts: what the reader is writing, kept per ticket and kind."""

from uuid import UUID

from core.db.session import Session
from core.staff.principal import Permission
from ticketing.replies import drafts, shared_drafts
from ticketing.replies.drafts import DraftContent, DraftExtras, DraftKind
from web.access import SIGNED_IN
from web.api.schemas.common import IfMatch
from web.api.schemas.drafts import Draft, DraftInput, SharingInput, TakeOverInput
from web.api.ticket_shapes import read_drafts
from web.api.viewing import writing_on
from web.api.written import LARGEST_WRITTEN, addresses
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("drafts")


@resource.route(
    "PUT",
    "/tickets/{ticket_id}/drafts/{kind}",
    access=Permission.NOTE_TICKETS,
    errors=(404, 412),
    max_body=LARGEST_WRITTEN,
)
async def save_draft(
    request: ApiRequest, ticket_id: UUID, kind: DraftKind, body: DraftInput, if_match: IfMatch = None
) -> Draft:
    """Keep what is written. With If-Match, 412 when another screen of the same person saved meanwhile."""
    content = DraftContent(
        html=body.html,
        text=body.text,
        to=addresses(body.to),
        cc=addresses(body.cc),
        bcc=addresses(body.bcc),
        attachment_ids=tuple(dict.fromkeys(body.attachment_ids)),
        last_seen_message_id=body.last_seen_message_id,
        extras=DraftExtras(
            signature=body.extras.signature,
            subject=body.extras.subject,
            quick_replies=tuple(body.extras.quick_replies),
            quoted_message_ids=tuple(dict.fromkeys(body.extras.quoted_message_ids)),
            kept_attachment_ids=tuple(dict.fromkeys(body.extras.kept_attachment_ids)),
            channel_account_id=body.extras.channel_account_id,
            conversation_id=body.extras.conversation_id,
            via=body.extras.via,
        ),
    )
    async with request.context.database.write() as session:
        await drafts.save_draft(session, request.principal, ticket_id, kind, content, expected_version=if_match)
        return await _own(session, request, ticket_id, kind)


@resource.route("DELETE", "/tickets/{ticket_id}/drafts/{kind}", access=SIGNED_IN)
async def delete_draft(request: ApiRequest, ticket_id: UUID, kind: DraftKind) -> None:
    """Throw a draft away; one that is not there is gone already."""
    async with request.context.database.write() as session:
        await drafts.delete_draft(session, request.principal, ticket_id, kind)


@resource.route("PUT", "/tickets/{ticket_id}/drafts/{kind}/sharing", access=Permission.NOTE_TICKETS, errors=(404,))
async def share_draft(request: ApiRequest, ticket_id: UUID, kind: DraftKind, body: SharingInput) -> Draft:
    """Show one's draft to everybody who sees the ticket, or to nobody else. 404 `draft_not_found`."""
    async with request.context.database.write() as session:
        await shared_drafts.set_sharing(session, request.principal, ticket_id, kind, is_shared=body.is_shared)
        return await _own(session, request, ticket_id, kind)


@resource.route(
    "POST",
    "/tickets/{ticket_id}/shared-drafts/{author_id}/{kind}/take-over",
    access=Permission.NOTE_TICKETS,
    errors=(404, 409, 412),
)
async def take_over_draft(
    request: ApiRequest, ticket_id: UUID, author_id: UUID, kind: DraftKind, body: TakeOverInput
) -> Draft:
    """Make a colleague's shared draft one's own, above what one has begun. 409 `being_written` while he writes."""
    async with request.context.database.write() as session:
        await shared_drafts.take_over(
            session,
            request.principal,
            ticket_id,
            author_id,
            kind,
            expected_version=body.version,
            writing=() if body.force else writing_on(request, ticket_id),
        )
        return await _own(session, request, ticket_id, kind)


async def _own(session: Session, request: ApiRequest, ticket_id: UUID, kind: DraftKind) -> Draft:
    [shape] = [draft for draft in await read_drafts(session, request.principal, ticket_id) if draft.kind is kind]
    request.set_etag(shape.version)
    return shape
