"""Tables of what was cut and joined."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to


class TicketOperation(Base):
    """Messages went from one case to another. kind: merge (all of them, and the source ended) | split (to a case made
    for them) | move. `record` is what went and what was where before (`ledger.Record`), so that it can be undone.
    """

    __tablename__ = "ticket_operation"
    __table_args__ = (Index(None, "source_id"), Index(None, "target_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    source_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"))
    target_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"))
    record: Mapped[dict[str, Any]]
    done_by: Mapped[UUID | None]
    done_at: Mapped[datetime]
    undone_by: Mapped[UUID | None]
    undone_at: Mapped[datetime | None]


for _column in ("source_id", "target_id"):
    refers_to(Target.TICKET, "ticket_operation", _column, on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
