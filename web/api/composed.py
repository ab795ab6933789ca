"""What the composer and the form for forwarding hand in, as the services take it."""

from ticketing.replies.forwarding import NewForward
from ticketing.replies.service import NewReply
from web.api.schemas.replies import ForwardInput, ReplyInput
from web.api.written import addresses, written_body


async def new_reply(body: ReplyInput) -> NewReply:
    """An answer."""
    return NewReply(
        client_id=str(body.client_id),
        body=await written_body(body.html, body.text),
        to=addresses(body.to),
        cc=addresses(body.cc),
        bcc=addresses(body.bcc),
        attachment_ids=tuple(dict.fromkeys(body.attachment_ids)),
        last_seen_message_id=body.last_seen_message_id,
        set_status=body.set_status.value if body.set_status else None,
        set_status_id=body.set_status_id,
        send_anyway=body.send_anyway,
        subject=body.subject,
        quick_replies=tuple(dict.fromkeys(body.quick_replies)),
        signature=body.signature,
        via=body.via,
    )


async def new_forward(body: ForwardInput) -> NewForward:
    """A mail to somebody outside."""
    return NewForward(
        client_id=str(body.client_id),
        body=await written_body(body.html, body.text),
        to=addresses(body.to),
        cc=addresses(body.cc),
        bcc=addresses(body.bcc),
        quoted_message_ids=tuple(dict.fromkeys(body.quoted_message_ids)),
        attachment_ids=tuple(dict.fromkeys(body.attachment_ids)),
        kept_attachment_ids=tuple(dict.fromkeys(body.kept_attachment_ids)),
        subject=body.subject,
        channel_account_id=body.channel_account_id,
        conversation_id=body.conversation_id,
        set_status=body.set_status.value if body.set_status else None,
        set_status_id=body.set_status_id,
        signature=body.signature,
        language=body.language.value if body.language else "",
    )
