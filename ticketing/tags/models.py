"""Tables of tags."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to


class Tag(Base):
    """A label for tickets. `name` is unique after folding case. color is one of the desk's nine names."""

    __tablename__ = "tag"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    folded_name: Mapped[str] = mapped_column(unique=True)
    color: Mapped[str] = mapped_column(default="slate")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class TicketTag(Base):
    """Which ticket carries which tag."""

    __tablename__ = "ticket_tag"
    __table_args__ = (Index(None, "tag_id"),)

    ticket_id: Mapped[UUID] = mapped_column(primary_key=True)
    tag_id: Mapped[UUID] = mapped_column(ForeignKey("tag.id"), primary_key=True)


refers_to(Target.TICKET, "ticket_tag", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
