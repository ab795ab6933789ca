"""Tables of what goes out."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to


class OutboundDelivery(Base):
    """One way out for a message, through one channel account.

    state: held|queued|sending|transmitting|sent|delivered|read|retry|failed|uncertain|canceled|bounced.
    `due_at` is when held or retry turns into queued. `lease_token` proves who is sending. `undo` is where the ticket
    stood before (see `undo.TicketBefore`), for the person who takes the answer back; null once it went out. `words`
    are what goes out instead of the message's own (see `outgoing.Words`). `written` is what its author handed in (see
    `drafts.DraftContent`), without signature and quote, for putting it back into the composer; null once it went out.
    """

    __tablename__ = "outbound_delivery"
    __table_args__ = (
        UniqueConstraint("message_id", "channel_account_id"),
        Index(None, "state", "due_at"),
        Index(None, "conversation_id", "state", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    message_id: Mapped[UUID]
    ticket_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    channel_account_id: Mapped[UUID]
    channel_kind: Mapped[str]
    state: Mapped[str]
    due_at: Mapped[datetime | None]
    blocks_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    lease_token: Mapped[UUID | None]
    lease_until: Mapped[datetime | None]
    external_message_id: Mapped[str | None]
    diagnostic: Mapped[str] = mapped_column(default="")
    passed_a_blocked_one: Mapped[bool] = mapped_column(default=False)
    undo: Mapped[dict[str, Any] | None]
    words: Mapped[dict[str, Any] | None]
    written: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class OutboundRecipient(Base):
    """One recipient of a delivery, with its own state and the other side's words. role: to|cc|bcc."""

    __tablename__ = "outbound_recipient"

    delivery_id: Mapped[UUID] = mapped_column(ForeignKey("outbound_delivery.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="to")
    state: Mapped[str]
    diagnostic: Mapped[str] = mapped_column(default="")


class Draft(Base):
    """What a person is writing on a ticket, kept on the server. kind: reply|note|forward.

    `about` holds what only some kinds have (see `drafts.DraftExtras`). `shared_at`: since when everybody who sees the
    ticket sees the draft and may take it over; `writers` are those who had it before, [{id, name, at}], oldest first.
    """

    __tablename__ = "draft"
    __table_args__ = (Index(None, "ticket_id"),)

    user_id: Mapped[UUID] = mapped_column(primary_key=True)
    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    html: Mapped[str]
    text: Mapped[str]
    to: Mapped[list[Any]] = mapped_column()
    cc: Mapped[list[Any]] = mapped_column()
    bcc: Mapped[list[Any]] = mapped_column()
    attachment_ids: Mapped[list[str]]
    last_seen_message_id: Mapped[UUID | None]
    about: Mapped[dict[str, Any] | None]
    shared_at: Mapped[datetime | None]
    writers: Mapped[list[Any]] = mapped_column(default=list)
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class ScheduledReply(Base):
    """An answer that waits for its time. It becomes a message only then, by the same story as any other answer.

    kind: reply|forward. state: waiting|stopped; a stopped one waits for a person, `reason` is the code of what stopped
    it. `document` is what its author handed in (see `scheduled.Request`). Rows go when the answer has become a message.
    """

    __tablename__ = "scheduled_reply"
    __table_args__ = (Index(None, "state", "due_at"), Index(None, "ticket_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"))
    kind: Mapped[str]
    author_id: Mapped[UUID]
    author_name: Mapped[str]
    document: Mapped[dict[str, Any]]
    due_at: Mapped[datetime]
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class AutomaticMail(Base):
    """Counts automatic mails per address and hour, so that two robots cannot talk for ever."""

    __tablename__ = "automatic_mail"

    address: Mapped[str] = mapped_column(primary_key=True)
    hour: Mapped[datetime] = mapped_column(primary_key=True)
    count: Mapped[int]


refers_to(Target.TICKET, "outbound_delivery", "ticket_id", personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "draft", "ticket_id", on_merge=OnMerge.MOVE_UNLESS_PRESENT, personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "scheduled_reply", "ticket_id", personal_data=PersonalData.NONE)
