"""From a visitor's post to the normalized message. Pure."""

from channels.adapter import RawDelivery
from channels.webchat.posts import VisitorPost, event_key
from core.messages import Address, Attachment, Claims, InboundMessage, ThreadHints
from core.text.language import guess_language

KIND = "webchat"


def message_of(post: VisitorPost, delivery: RawDelivery) -> InboundMessage:
    """The message of a post. Everything a visitor ever says is one thread and one lane: his own."""
    account_id, visitor_id = delivery.channel_account_id, str(post.visitor_id)
    return InboundMessage(
        channel_account_id=account_id,
        external_event_id=event_key(post.visitor_id, post.client_id),
        lane=visitor_id,
        sender=Address(KIND, visitor_id, post.claims.name, scope=str(account_id)),
        hints=ThreadHints(thread_key=visitor_id),
        received_at=delivery.received_at,
        date=post.sent_at,
        text=post.text,
        reply_text=post.text,
        attachments=tuple(
            Attachment(file.file_name, file.content_type, file.size, file.blob_key, external_id=str(file.id))
            for file in post.uploads
        ),
        language=guess_language(post.text) or post.language,
        first_touch=post.first_touch,
        last_touch=post.last_touch,
        claims=post.claims if post.claims != Claims() else None,
    )
