"""Tables of tasks and checklists."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import PersonalData, Target, refers_to

_IS_OPEN = text("done_at IS NULL")
_IS_UNTOLD = text("done_at IS NULL AND due_told_at IS NULL AND due_at IS NOT NULL")


class TicketTask(Base):
    """Something to do on a ticket. `due_told_at`: when its owner heard that it is due; a new date forgets it."""

    __tablename__ = "ticket_task"
    __table_args__ = (
        Index(None, "ticket_id", "position"),
        Index("ix_ticket_task_open", "owner_id", "due_at", "id", postgresql_where=_IS_OPEN, sqlite_where=_IS_OPEN),
        Index("ix_ticket_task_untold", "due_at", postgresql_where=_IS_UNTOLD, sqlite_where=_IS_UNTOLD),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"))
    position: Mapped[int]
    title: Mapped[str]
    owner_id: Mapped[UUID | None]
    due_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[UUID | None]
    due_told_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class ChecklistTemplate(Base):
    """Tasks that belong together. `items` are documents `{"title_th", "title_en", "due_hours", "owner"}`."""

    __tablename__ = "checklist_template"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name_th: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    items: Mapped[list[Any]]
    position: Mapped[int]
    is_archived: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


refers_to(Target.TICKET, "ticket_task", "ticket_id", personal_data=PersonalData.NONE)
