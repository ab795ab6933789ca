"""Tables of changes of many cases at once."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to

_GOING_ON = text("state IN ('running', 'undoing')")


class BulkOperation(Base):
    """A change of many cases that one person asked for.

    state: running|done|canceled|failed|undoing|undone. `actions` are the documents of ticketing/bulk/model.py. `total`
    counts the cases it is about; `done` = `changed` + `unchanged` + `skipped` of them have had their turn, in the order
    of their ids up to `cursor`. While it is being undone, `undone` + `kept` of the changed ones have had theirs: kept
    are those that somebody changed meanwhile. A step holds the row's lock; the operation whose last step (`turn_at`) is
    longest ago has the next one, so that a long one does not keep the others waiting.
    """

    __tablename__ = "bulk_operation"
    __table_args__ = (
        Index("ix_bulk_operation_going_on", "turn_at", postgresql_where=_GOING_ON, sqlite_where=_GOING_ON),
        Index(None, "created_by", "created_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    created_by: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    via: Mapped[str] = mapped_column(default="user")
    actions: Mapped[list[Any]]
    state: Mapped[str] = mapped_column(default="running")
    total: Mapped[int]
    done: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0)
    undone: Mapped[int] = mapped_column(default=0)
    kept: Mapped[int] = mapped_column(default=0)
    cursor: Mapped[UUID | None]
    is_cancel_wanted: Mapped[bool] = mapped_column(default=False)
    turn_at: Mapped[datetime]
    error: Mapped[str | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class BulkItem(Base):
    """One case of a bulk operation. state: waiting|changed|unchanged|skipped|undone|kept.

    `reason` says why it was skipped or kept. `undo` is what the way back needs: per field the value before and after.
    """

    __tablename__ = "bulk_item"

    operation_id: Mapped[UUID] = mapped_column(ForeignKey("bulk_operation.id"), primary_key=True)
    ticket_id: Mapped[UUID] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(default="waiting")
    reason: Mapped[str | None]
    undo: Mapped[dict[str, Any] | None]


refers_to(Target.TICKET, "bulk_item", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
