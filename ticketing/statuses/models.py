"""The table of the company's own statuses."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class TicketStatus(Base):
    """A name for where a ticket stands, within a fixed category (ticket.status; ticket.status_id points here).

    category: new|open|waiting|on_hold|solved|closed. At most one of a category `is_default`: it is the one that a
    ticket gets when something else than a person's choice brings it into the category. color is one of the desk's nine.
    """

    __tablename__ = "ticket_status"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    category: Mapped[str]
    name_th: Mapped[str] = mapped_column(default="")
    name_en: Mapped[str] = mapped_column(default="")
    color: Mapped[str] = mapped_column(default="slate")
    position: Mapped[int]
    is_default: Mapped[bool] = mapped_column(default=False)
    is_archived: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
