"""Tables of channel threads."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, Target, refers_to


class Conversation(Base):
    """A channel thread: peer, group or mail-thread root. Its row lock orders what arrives and what is answered.

    `current_ticket_id` takes the next message. `last_message_id` is what the stale guard compares.
    """

    __tablename__ = "conversation"
    __table_args__ = (UniqueConstraint("channel_account_id", "thread_key"), Index(None, "current_ticket_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    channel_account_id: Mapped[UUID]
    channel_kind: Mapped[str]
    thread_key: Mapped[str]
    subject: Mapped[str] = mapped_column(default="")
    current_ticket_id: Mapped[UUID | None]
    last_message_id: Mapped[UUID | None]
    created_at: Mapped[datetime]


class ConversationParticipant(Base):
    """Identities seen in a thread. role: sender|to|cc."""

    __tablename__ = "conversation_participant"
    __table_args__ = (Index(None, "identity_id"),)

    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    identity_id: Mapped[UUID] = mapped_column(ForeignKey("identity.id"), primary_key=True)
    role: Mapped[str]


refers_to(Target.IDENTITY, "conversation_participant", "identity_id", on_merge=OnMerge.MOVE_UNLESS_PRESENT)
