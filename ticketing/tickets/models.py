"""Tables of cases."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column, validates

from core import clock
from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to
from core.rules.conditions import folded

_IS_DUE = text("due_at IS NOT NULL")


def _index_of_present(column: str) -> Index:
    is_present = text(f"{column} IS NOT NULL")
    return Index(f"ix_ticket_{column}", column, postgresql_where=is_present, sqlite_where=is_present)


class Ticket(Base):
    """A case. `version` counts its events and is bumped under the row's lock.

    status: new|open|waiting|on_hold|solved|closed|spam|trash; `is_active` = one of the first four. `status_before`
    remembers where restore and not-spam go back to. `waiting_since` is set while the customer waits for us.
    `inbound_count` counts customer messages; a reader's unread count is the difference to what he has seen.
    `snoozed_until` hides the case from the queues until then, or until its customer writes (9999-01-01: only then).
    `status_id` is the company's own name for the status, of the category that `status` says.
    `folded_subject` follows `subject`: as conditions compare it. `updated_at` is the instant of its last event; it has
    no index, for it changes with every one.
    """

    __tablename__ = "ticket"
    __table_args__ = (
        Index(None, "owner_id", "is_active", "last_message_at", "id"),
        Index(None, "team_id", "is_active", "last_message_at", "id"),
        Index(None, "is_active", "last_message_at", "id"),
        Index(None, "status", "last_message_at", "id"),
        Index(None, "contact_id", "last_message_at", "id"),
        Index(None, "account_id", "last_message_at", "id"),
        Index(None, "is_active", "created_at", "id"),
        Index("ix_ticket_due", "is_active", "due_at", "id", postgresql_where=_IS_DUE, sqlite_where=_IS_DUE),
        *(_index_of_present(column) for column in ("snoozed_until", "parent_id", "merged_into_id")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    subject: Mapped[str]
    status: Mapped[str]
    is_active: Mapped[bool]
    status_before: Mapped[str | None]
    priority: Mapped[str] = mapped_column(default="normal")
    priority_rank: Mapped[int] = mapped_column(SmallInteger, default=2)
    type: Mapped[str | None]
    owner_id: Mapped[UUID | None]
    team_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    account_id: Mapped[UUID | None]
    conversation_id: Mapped[UUID | None]
    channel_account_id: Mapped[UUID | None]
    channel_kind: Mapped[str]
    language: Mapped[str] = mapped_column(default="")
    snippet: Mapped[str] = mapped_column(default="")
    last_message_id: Mapped[UUID | None]
    last_message_at: Mapped[datetime]
    last_message_direction: Mapped[str] = mapped_column(default="inbound")
    inbound_count: Mapped[int] = mapped_column(default=0)
    waiting_since: Mapped[datetime | None]
    delivery_trouble: Mapped[str | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime] = mapped_column(default=clock.utc_now)
    first_replied_at: Mapped[datetime | None]
    solved_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    status_id: Mapped[UUID | None]
    parent_id: Mapped[UUID | None]
    merged_into_id: Mapped[UUID | None]
    folded_subject: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=0)

    @validates("subject")
    def _fold_subject(self, _name: str, subject: str) -> str:
        self.folded_subject = folded(subject)
        return subject


class TicketNumber(Base):
    """The counter behind ticket numbers, handed out in blocks under its row lock."""

    __tablename__ = "ticket_number"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    next_number: Mapped[int]


class TicketLink(Base):
    """A directed link. kind: follow_up (the later case points at the earlier) | copy (the same mail in another box)."""

    __tablename__ = "ticket_link"
    __table_args__ = (Index(None, "target_ticket_id"),)

    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    target_ticket_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]


class TicketFollower(Base):
    """A person who wants to hear of a ticket, and may therefore see it. reason: chosen|mentioned|replied|task."""

    __tablename__ = "ticket_follower"
    __table_args__ = (Index(None, "user_id"),)

    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(default="chosen")
    created_at: Mapped[datetime]


class TicketMention(Base):
    """A person was mentioned on a ticket; the mentions view lists these, newest first."""

    __tablename__ = "ticket_mention"
    __table_args__ = (Index(None, "user_id", "mentioned_at"),)

    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"), primary_key=True)
    mentioned_at: Mapped[datetime]


class TicketRead(Base):
    """How far a person has read a ticket: the last message seen and how many customer messages that was."""

    __tablename__ = "ticket_read"

    user_id: Mapped[UUID] = mapped_column(primary_key=True)
    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    last_message_id: Mapped[UUID | None]
    inbound_count: Mapped[int] = mapped_column(default=0)
    updated_at: Mapped[datetime]


refers_to(Target.CONTACT, "ticket", "contact_id")
refers_to(Target.ACCOUNT, "ticket", "account_id", personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "ticket", "parent_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "ticket", "merged_into_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "ticket_link", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "ticket_link", "target_ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "ticket_follower", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "ticket_mention", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "ticket_read", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
