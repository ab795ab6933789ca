"""Tables of recurring tickets."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to


class RecurringTicket(Base):
    """What is opened again and again, and when (`schedule`: ticketing.recurring.schedule). `text` is its first note.

    `next_at` is null when nothing is to come: switched off, or the schedule has no further day.
    """

    __tablename__ = "recurring_ticket"
    __table_args__ = (Index(None, "next_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    priority: Mapped[str] = mapped_column(default="normal")
    type: Mapped[str | None]
    team_id: Mapped[UUID | None]
    owner_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    tag_ids: Mapped[list[str]]
    schedule: Mapped[dict[str, Any]]
    is_enabled: Mapped[bool] = mapped_column(default=True)
    next_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class RecurringOccurrence(Base):
    """One time that it was due, and the ticket it became; `problem` says why it became none."""

    __tablename__ = "recurring_occurrence"

    recurring_id: Mapped[UUID] = mapped_column(ForeignKey("recurring_ticket.id"), primary_key=True)
    due_at: Mapped[datetime] = mapped_column(primary_key=True)
    ticket_id: Mapped[UUID | None]
    problem: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]


refers_to(Target.CONTACT, "recurring_ticket", "contact_id")
refers_to(Target.TICKET, "recurring_occurrence", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
