"""Tables of time spent."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import PersonalData, Target, refers_to


class TimeEntry(Base):
    """Time that a person worked on a ticket. `worked_on` is a day, as its midnight in UTC."""

    __tablename__ = "time_entry"
    __table_args__ = (Index(None, "ticket_id", "worked_on"), Index(None, "user_id", "worked_on"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"))
    user_id: Mapped[UUID]
    minutes: Mapped[int]
    note: Mapped[str] = mapped_column(default="")
    worked_on: Mapped[datetime]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class RunningTimer(Base):
    """The one timer a person has running, on whatever screen it was started."""

    __tablename__ = "running_timer"

    user_id: Mapped[UUID] = mapped_column(primary_key=True)
    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"))
    started_at: Mapped[datetime]


refers_to(Target.TICKET, "time_entry", "ticket_id", personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "running_timer", "ticket_id", personal_data=PersonalData.NONE)
