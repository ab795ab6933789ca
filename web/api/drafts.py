"""Drafts: what the reader is writing, kept per ticket and kind."""

from uuid import UUID

from core.staff.principal import Permission
from ticketing.replies import drafts
from ticketing.replies.drafts import DraftContent, DraftExtras, DraftKind
from web.access import SIGNED_IN
from web.api.schemas.common import IfMatch
from web.api.schemas.drafts import Draft, DraftInput
from web.api.ticket_shapes import read_drafts
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
        saved = await drafts.save_draft(session, request.principal, ticket_id, kind, content, expected_version=if_match)
        [shape] = [draft for draft in await read_drafts(session, request.principal, ticket_id) if draft.kind is kind]
    request.set_etag(saved.version)
    return shape


@resource.route("DELETE", "/tickets/{ticket_id}/drafts/{kind}", access=SIGNED_IN)
async def delete_draft(request: ApiRequest, ticket_id: UUID, kind: DraftKind) -> None:
    """Throw a draft away; one that is not there is gone already."""
    async with request.context.database.write() as session:
        await drafts.delete_draft(session, request.principal, ticket_id, kind)
