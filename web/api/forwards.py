"""Showing a ticket to somebody outside by mail."""

from uuid import UUID

from core.staff.principal import Permission
from ticketing.messages.reading import load_attachments
from ticketing.replies import forwarding, quoting
from web.api.composed import new_forward
from web.api.schemas.messages import attachment_shape
from web.api.schemas.replies import ForwardInput, ForwardPreview, ForwardPreviewInput, ReplyAccepted, address_warnings
from web.api.ticket_shapes import read_accepted
from web.api.written import LARGEST_WRITTEN, capabilities_of
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("forwards")


@resource.route(
    "POST",
    "/tickets/{ticket_id}/forwards",
    access=Permission.WORK_TICKETS,
    status=202,
    errors=(404, 409),
    max_body=LARGEST_WRITTEN,
)
async def forward_ticket(request: ApiRequest, ticket_id: UUID, body: ForwardInput) -> ReplyAccepted:
    """Accept a mail to somebody outside; what he answers comes back to this ticket, marked `is_side`.

    Neither counts as an answer to the customer or moves his clock. 409 `policy_problems`, `ticket_state`. 422
    `unknown_message`, `unknown_attachment`, `unknown_conversation`, `no_mailbox`.
    """
    new = await new_forward(body)
    async with request.context.database.write() as session:
        accepted = await forwarding.forward(session, request.principal, ticket_id, new, capabilities_of=capabilities_of)
    message, ticket = await read_accepted(request.context.database, request.principal, accepted)
    return ReplyAccepted(message=message, ticket=ticket, warnings=address_warnings(message))


@resource.route("POST", "/tickets/{ticket_id}/forwards/preview", access=Permission.WORK_TICKETS, errors=(404, 409))
async def preview_forward(request: ApiRequest, ticket_id: UUID, body: ForwardPreviewInput) -> ForwardPreview:
    """What would be quoted, and which files could go along. 422 `unknown_message` for notes and other tickets'."""
    wanted = None if body.message_ids is None else tuple(dict.fromkeys(body.message_ids))
    language = body.language.value if body.language else ""
    async with request.context.database.read() as session:
        preview = await quoting.preview_forward(session, request.principal, ticket_id, wanted, language)
        files = {file.id: file for file in await load_attachments(session, preview.file_ids)}
    return ForwardPreview(
        subject=preview.subject,
        text=preview.quote.text,
        message_ids=list(preview.message_ids),
        files=[attachment_shape(files[file_id]) for file_id in preview.file_ids],
        channel_account_id=preview.account_id,
    )
