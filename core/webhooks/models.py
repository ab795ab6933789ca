"""Tables of outgoing webhooks."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class WebhookEndpoint(Base):
    """Another program's address, and which event types it wants to hear of ([]: every one that may be told).

    Both secrets sign while `previous_secret_until` lies ahead. `disabled_reason` is "failing" when the endpoint was
    switched off by itself, else null. `failing_since` is the first failure after its last success.
    """

    __tablename__ = "webhook_endpoint"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    url: Mapped[str]
    event_types: Mapped[list[str]]
    is_enabled: Mapped[bool] = mapped_column(default=True)
    disabled_reason: Mapped[str | None]
    secret_encrypted: Mapped[str]
    previous_secret_encrypted: Mapped[str | None]
    previous_secret_until: Mapped[datetime | None]
    failing_since: Mapped[datetime | None]
    last_success_at: Mapped[datetime | None]
    last_failure_at: Mapped[datetime | None]
    last_error: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class WebhookDelivery(Base):
    """One telling of one endpoint. `cause` makes it unique there: event:<id>, replay:<id>, call:<key>, ping:<id>.

    Deliveries of one `lane` (the ticket, or whatever else an event is about) leave one after the other; null: alone.
    state: pending|delivered|failed|dropped (its endpoint was switched off or removed). `payload` is the document that
    is sent. `attempt_log` is [{at, status, milliseconds, error}], the newest last; `response_text` the beginning of the
    last answer.
    """

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        UniqueConstraint("endpoint_id", "cause"),
        Index(None, "state", "next_attempt_at"),
        Index(None, "endpoint_id", "id"),
        Index(None, "endpoint_id", "lane", "state"),
        Index(None, "created_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    endpoint_id: Mapped[UUID] = mapped_column(ForeignKey("webhook_endpoint.id"))
    cause: Mapped[str]
    lane: Mapped[str | None]
    event_type: Mapped[str]
    event_id: Mapped[int | None] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(default="pending")
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    lease_token: Mapped[UUID | None]
    lease_until: Mapped[datetime | None]
    status_code: Mapped[int | None]
    response_text: Mapped[str] = mapped_column(default="")
    error: Mapped[str] = mapped_column(default="")
    attempt_log: Mapped[list[Any]] = mapped_column(default=list)
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
