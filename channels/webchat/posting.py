"""The web chat's door: a visitor's message becomes a raw delivery and a frame of his stream, in one transaction.

So what his page shows as sent is ours to handle, and what we handle his page shows: neither is ever there alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat import repository, stream_repository
from channels.webchat.frames import FrameFile, FrameSender, MessageDocument, client_source, frame_of, is_image
from channels.webchat.manifest import LONGEST_TEXT, MOST_FILES
from channels.webchat.posts import PostedFile, VisitorPost, encode_post, event_key, tidy_text
from channels.webchat.stream import append_frame
from channels.webchat.uploads import take_uploads
from channels.webchat.visitors import VisitorRecord, record_of, unknown_visitor
from core import clock
from core.errors import Invalid, NotPermitted
from core.inbox.service import NewDelivery, record_delivery

WEBCHAT = "webchat"


@dataclass(frozen=True, slots=True)
class NewPost:
    """What a visitor's page sends. `client_id` (posts.ClientId) makes sending it again harmless."""

    client_id: str
    text: str = ""
    upload_ids: Sequence[UUID] = ()


@dataclass(frozen=True, slots=True)
class Posted:
    """Where the message stands in the visitor's stream, and whether this call put it there."""

    seq: int
    is_new: bool


async def record_post(session: AsyncSession, visitor_id: UUID, new: NewPost) -> Posted:
    """Keep a visitor's message and show it in his stream. The same `client_id` again changes nothing.

    Raises Invalid (`empty_message`, `too_long` with data.limit, `too_many_files`, `unknown_upload`),
    NotPermitted(code="blocked"), NotFound(code="unknown_visitor").
    """
    row = await repository.lock_visitor(session, visitor_id)
    if row is None:
        raise unknown_visitor(visitor_id)
    if row.is_blocked:
        raise NotPermitted("This visitor was blocked.", code="blocked")
    earlier = await stream_repository.find_seq(session, visitor_id, client_source(new.client_id))
    if earlier is not None:
        return Posted(earlier, is_new=False)
    text = _checked(new)
    visitor = record_of(row)
    post = _post(visitor, new, text, await take_uploads(session, visitor_id, new.upload_ids))
    raw = encode_post(post)
    delivery = NewDelivery(
        channel_account_id=visitor.account_id,
        channel_kind=WEBCHAT,
        delivery_key=event_key(visitor_id, new.client_id),
        size=len(raw),
        raw=raw,
        received_at=post.sent_at,
    )
    recorded = await record_delivery(session, delivery)
    seq = await append_frame(session, visitor_id, frame_of(_document(post, recorded.id), client_source(new.client_id)))
    if visitor.read_seq == seq - 1:  # his own words need no reading
        await stream_repository.move_marks(session, row, delivered=max(row.delivered_seq, seq), read=seq)
    return Posted(seq, is_new=True)


def _checked(new: NewPost) -> str:
    text = tidy_text(new.text)
    if not text and not new.upload_ids:
        raise Invalid("There is nothing in this message.", code="empty_message")
    if len(text) > LONGEST_TEXT:
        raise Invalid("This message is too long.", code="too_long", data={"limit": LONGEST_TEXT, "length": len(text)})
    if len(new.upload_ids) > MOST_FILES:
        raise Invalid("Too many files on one message.", code="too_many_files", data={"limit": MOST_FILES})
    return text


def _post(visitor: VisitorRecord, new: NewPost, text: str, uploads: Sequence[PostedFile]) -> VisitorPost:
    return VisitorPost(
        visitor_id=visitor.id,
        client_id=new.client_id,
        text=text,
        uploads=tuple(uploads),
        claims=visitor.claims,
        first_touch=visitor.first_touch,
        last_touch=visitor.last_touch,
        language=visitor.language,
        sent_at=clock.utc_now(),
    )


def _document(post: VisitorPost, delivery_id: UUID) -> MessageDocument:
    files = tuple(
        FrameFile(
            id=str(upload.id),
            file_name=upload.file_name,
            content_type=upload.content_type,
            size=upload.size,
            is_image=is_image(upload.content_type),
            blob_key=upload.blob_key,
        )
        for upload in post.uploads
    )
    return MessageDocument(
        id=str(delivery_id),
        sender=FrameSender.VISITOR,
        client_id=post.client_id,
        text=post.text,
        attachments=files,
        at=post.sent_at,
    )
