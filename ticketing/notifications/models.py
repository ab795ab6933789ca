"""Tables of notifications."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class Notification(Base):
    """One thing a person was told. kind: assigned|mentioned|message|follow. Unique per person and cause."""

    __tablename__ = "notification"
    __table_args__ = (Index(None, "user_id", "read_at", "id"), Index(None, "user_id", "event_id", unique=True))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID]
    kind: Mapped[str]
    ticket_id: Mapped[UUID]
    event_id: Mapped[int] = mapped_column(BigInteger)
    actor_name: Mapped[str] = mapped_column(default="")
    snippet: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
