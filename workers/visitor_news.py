"""Tells visitors' pages what happened to their talk: it was accepted, handed on or ended, a message was taken back, and
what they wrote by mail meanwhile stands in the chat too.

Agents' answers do not come this way: they travel as deliveries (workers/jobs/outbound.py).
"""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat import stream
from channels.webchat.frames import (
    CanceledDocument,
    Document,
    FrameFile,
    FramePerson,
    FrameSender,
    MessageDocument,
    StateCode,
    StateDocument,
    TalkState,
    event_source,
    frame_of,
    is_image,
)
from core.db.bulk import padded
from core.events.base import PublishedEvent
from core.events.facts.chat import ChatAccepted, ChatEnded, ChatStarted, ChatTransferred
from core.events.facts.ticket import MessageCanceled, MessageReceived
from core.messages import AttachmentState
from ticketing.conversations.models import Conversation
from ticketing.messages.models import Attachment, Message

WEBCHAT: Final = "webchat"
_TALKS: Final = frozenset({ChatStarted.type, ChatAccepted.type, ChatTransferred.type, ChatEnded.type})
_OFFLINE: Final = "offline"


async def handle(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
    """Put the news of a batch into the streams: a handful of queries, then one frame each, in the order of events."""
    visitors = await _visitors_of_talks(session, [one for one in events if one.type in _TALKS])
    canceled = [_message_id(one) for one in events if one.type == MessageCanceled.type]
    shown = await stream.streams_with(session, canceled) if canceled else {}
    mails = await _mails(session, [_message_id(one) for one in events if _is_from_a_person(one)])
    news: list[tuple[UUID, PublishedEvent, Document]] = []
    for event in events:
        if event.type in _TALKS:
            visitor_id = visitors.get(UUID(event.data["conversation_id"]))
            document: Document | None = talk_document(event)
        elif event.type == MessageCanceled.type:
            visitor_id = shown.get(_message_id(event))
            document = CanceledDocument(message_id=_message_id(event))
        elif event.type == MessageReceived.type:
            visitor_id, document = mails.get(_message_id(event), (None, None))
        else:
            continue
        if visitor_id is not None and document is not None:
            news.append((visitor_id, event, document))
    there = await stream.lock_streams(session, {visitor_id for visitor_id, _, _ in news})
    for visitor_id, event, document in news:
        if visitor_id in there:
            await stream.append_frame(session, visitor_id, frame_of(document, event_source(event.event_id)))


def talk_document(event: PublishedEvent) -> StateDocument | None:
    """What a visitor is told of a turn of his talk; None when he knows already."""
    data, at = event.data, event.occurred_at
    if event.type == ChatStarted.type:
        if data.get("is_away"):
            return StateDocument(state=TalkState.AWAY, code=StateCode.LEFT_MESSAGE, at=at)
        return StateDocument(state=TalkState.WAITING, code=StateCode.CHAT_WAITING, at=at)
    if event.type == ChatAccepted.type:
        agent = FramePerson(id=UUID(data["user_id"]), name=data["user_name"])
        return StateDocument(state=TalkState.ACTIVE, code=StateCode.CHAT_ACCEPTED, agent=agent, at=at)
    if event.type == ChatTransferred.type:
        state = TalkState.ACTIVE if data["state"] == "active" else TalkState.WAITING
        person = FramePerson(id=UUID(data["to_user_id"]), name=data["to_name"]) if data.get("to_user_id") else None
        return StateDocument(state=state, code=StateCode.CHAT_TRANSFERRED, agent=person, at=at)
    if data["outcome"] == _OFFLINE:  # said when it began
        return None
    return StateDocument(state=TalkState.ENDED, code=StateCode.CHAT_ENDED, by=data["ended_by"], at=at)


async def _visitors_of_talks(session: AsyncSession, events: Sequence[PublishedEvent]) -> dict[UUID, UUID]:
    """{conversation id: visitor id}."""
    wanted = {UUID(event.data["conversation_id"]) for event in events}
    if not wanted:
        return {}
    query = select(Conversation.id, Conversation.thread_key).where(
        Conversation.id.in_(padded(sorted(wanted))), Conversation.channel_kind == WEBCHAT
    )
    return {row.id: UUID(row.thread_key) for row in (await session.execute(query)).all()}


async def _mails(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, tuple[UUID, MessageDocument]]:
    """Messages that belong to a visitor's conversation and did not come through his widget."""
    if not message_ids:
        return {}
    query = (
        select(Message, Conversation.thread_key)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(
            Message.id.in_(padded(sorted(message_ids))),
            Conversation.channel_kind == WEBCHAT,
            Message.channel_account_id != Conversation.channel_account_id,
        )
    )
    rows = (await session.execute(query)).all()
    files = await _files(session, [row.Message.id for row in rows if row.Message.attachment_count])
    return {
        row.Message.id: (UUID(row.thread_key), _mail_document(row.Message, files.get(row.Message.id, ())))
        for row in rows
    }


async def _files(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, list[Attachment]]:
    if not message_ids:
        return {}
    query = select(Attachment).where(
        Attachment.message_id.in_(padded(sorted(message_ids))), Attachment.state == AttachmentState.STORED.value
    )
    found: dict[UUID, list[Attachment]] = {}
    for row in (await session.execute(query.order_by(Attachment.message_id, Attachment.position))).scalars():
        if row.message_id is not None:
            found.setdefault(row.message_id, []).append(row)
    return found


def _mail_document(message: Message, files: Collection[Attachment]) -> MessageDocument:
    shown = tuple(
        FrameFile(
            id=str(file.id),
            file_name=file.file_name,
            content_type=file.content_type,
            size=file.size,
            is_image=is_image(file.content_type),
            blob_key=file.blob_key or "",
        )
        for file in files
    )
    return MessageDocument(
        id=str(message.id),
        sender=FrameSender.MAIL,
        text=message.reply_text or message.text,
        attachments=shown,
        at=message.created_at,
    )


def _is_from_a_person(event: PublishedEvent) -> bool:
    return event.type == MessageReceived.type and not event.data.get("machine_kind")


def _message_id(event: PublishedEvent) -> UUID:
    return UUID(event.data["message_id"])
