"""The table of exports."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class TicketExport(Base):
    """A file that somebody asked for. state: waiting|writing|done|failed|canceled|expired; format: csv|xlsx.

    `asked` is what the list held when it was asked for (ticketing.exporting.model.Asked as a document). `written` of
    `total` tickets are in the file. The bytes are the blob `blob_key` until `expires_at`. A worker that writes it holds
    `lease_token` until `lease_until`.
    """

    __tablename__ = "ticket_export"
    __table_args__ = (Index(None, "owner_id", "created_at"), Index(None, "state", "lease_until"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    title: Mapped[str]
    format: Mapped[str]
    language: Mapped[str]
    asked: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(default="waiting")
    problem: Mapped[str | None]
    total: Mapped[int] = mapped_column(default=0)
    written: Mapped[int] = mapped_column(default=0)
    blob_key: Mapped[str | None]
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_token: Mapped[UUID | None]
    lease_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
