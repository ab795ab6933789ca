"""Tables of messages and attachments."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to


class Message(Base):
    """One thing said. conversation_id and ticket_id may each be null, not both.

    direction: inbound|outbound|internal. author_kind: contact|user|system. `to`/`cc`/`bcc` are lists of
    {kind, external_id, name, scope}. `machine` is {kind, reason} or null. `html` is cleaned; `text` is everything
    readable, `reply_text` what is new, `quoted_text` what was folded away. `quick_replies` are answers offered by tap.
    `subject_changed`: a mail whose subject is another one than its case has; the desk offers a case of its own.
    `is_side`: said to or by somebody outside who is not the customer (see Conversation.is_side).
    """

    __tablename__ = "message"
    __table_args__ = (
        Index(None, "ticket_id", "id"),
        Index(None, "conversation_id", "id"),
        Index(None, "external_message_id"),
        Index(None, "author_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID | None]
    ticket_id: Mapped[UUID | None]
    channel_account_id: Mapped[UUID | None]
    direction: Mapped[str]
    author_kind: Mapped[str]
    author_id: Mapped[UUID | None]
    author_name: Mapped[str]
    sender_identity_id: Mapped[UUID | None]
    external_message_id: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    html: Mapped[str] = mapped_column(default="")
    reply_text: Mapped[str] = mapped_column(default="")
    quoted_text: Mapped[str] = mapped_column(default="")
    signature: Mapped[str] = mapped_column(default="")
    to: Mapped[list[Any]] = mapped_column()
    cc: Mapped[list[Any]] = mapped_column()
    bcc: Mapped[list[Any]] = mapped_column()
    mentions: Mapped[list[str]]
    quick_replies: Mapped[list[str]] = mapped_column(default=list)
    machine: Mapped[dict[str, Any] | None]
    authentication: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    is_automatic: Mapped[bool] = mapped_column(default=False)
    attachment_count: Mapped[int] = mapped_column(default=0)
    subject_changed: Mapped[bool] = mapped_column(default=False)
    is_side: Mapped[bool] = mapped_column(default=False)
    inbound_delivery_id: Mapped[UUID | None]
    created_at: Mapped[datetime]
    sender_date: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Attachment(Base):
    """A file, on a message or uploaded for one that is being written. state: pending|stored|failed|refused."""

    __tablename__ = "attachment"
    __table_args__ = (Index(None, "message_id"), Index(None, "blob_key"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    message_id: Mapped[UUID | None]
    uploaded_by: Mapped[UUID | None]
    position: Mapped[int] = mapped_column(default=0)
    file_name: Mapped[str]
    content_type: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    blob_key: Mapped[str | None]
    content_id: Mapped[str | None]
    is_inline: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str]
    reason: Mapped[str | None]
    created_at: Mapped[datetime]


class MessageReaction(Base):
    """A colleague's reaction to a note. `reaction` is a ticketing.replies.reactions.ReactionKind."""

    __tablename__ = "message_reaction"

    message_id: Mapped[UUID] = mapped_column(ForeignKey("message.id"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"), primary_key=True)
    reaction: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]


refers_to(Target.CONTACT, "message", "author_id", personal_data=PersonalData.CONTENT)
refers_to(Target.IDENTITY, "message", "sender_identity_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.CONTENT)
refers_to(Target.TICKET, "message", "ticket_id", personal_data=PersonalData.NONE)
