"""Tables of channel threads."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to

CLAIMED: Final = "claimed"  # typed by a visitor: answers may go there, but nobody takes part by it


class Conversation(Base):
    """A channel thread: peer, group or mail-thread root. Its row lock orders what arrives and what is answered.

    `current_ticket_id` takes the next message. `is_side`: with somebody outside who is not the case's customer (a
    forwarded mail and what is answered to it); it moves none of the customer's clocks. `first_touch`, `last_touch` are
    core.messages.Touch documents: where on the web the thread began, and where its newest message was written.
    """

    __tablename__ = "conversation"
    __table_args__ = (UniqueConstraint("channel_account_id", "thread_key"), Index(None, "current_ticket_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    channel_account_id: Mapped[UUID]
    channel_kind: Mapped[str]
    thread_key: Mapped[str]
    subject: Mapped[str] = mapped_column(default="")
    current_ticket_id: Mapped[UUID | None]
    is_side: Mapped[bool] = mapped_column(default=False)
    first_touch: Mapped[dict[str, Any] | None]
    last_touch: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]


class ConversationParticipant(Base):
    """Identities seen in a thread. role: sender|to|cc, or claimed: an address that its customer only typed."""

    __tablename__ = "conversation_participant"
    __table_args__ = (Index(None, "identity_id"),)

    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    identity_id: Mapped[UUID] = mapped_column(ForeignKey("identity.id"), primary_key=True)
    role: Mapped[str]


class AwaitedReference(Base):
    """A Message-ID that a mail of the conversation names and that has not arrived: when it does, it joins.

    Mails overtake each other (greylisting, two mailboxes), so an answer may be here before what it answers. Rows go
    when the mail arrives, or after a month.
    """

    __tablename__ = "awaited_reference"
    __table_args__ = (Index(None, "created_at"),)

    reference: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID]
    created_at: Mapped[datetime]


refers_to(Target.IDENTITY, "conversation_participant", "identity_id", on_merge=OnMerge.MOVE_UNLESS_PRESENT)
refers_to(Target.TICKET, "conversation", "current_ticket_id", personal_data=PersonalData.NONE)
