"""Tables of the durable inbox."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class InboundDelivery(Base):
    """Raw bytes as they came through a door, kept before anything looks inside.

    `delivery_key` is unique per channel account (through seen_key). Bytes up to 64 kB are `raw`; larger ones are the
    blob `blob_key`. state: received -> parsed | parked; parked -> received (replay) | discarded.
    """

    __tablename__ = "inbound_delivery"
    __table_args__ = (Index(None, "state", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    channel_account_id: Mapped[UUID]
    channel_kind: Mapped[str]
    delivery_key: Mapped[str]
    state: Mapped[str]
    raw: Mapped[bytes | None] = mapped_column(LargeBinary)
    blob_key: Mapped[str | None]
    size: Mapped[int]
    received_at: Mapped[datetime]
    lease_token: Mapped[UUID | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None]
    parked_at: Mapped[datetime | None]
    error_code: Mapped[str | None]
    reason: Mapped[str | None]


class InboundItem(Base):
    """One event parsed out of a delivery. `lane` orders handling; `payload` is the normalized message, gone when done.

    state: pending -> done | duplicate | parked; parked -> pending (replay) | discarded.
    """

    __tablename__ = "inbound_item"
    __table_args__ = (
        UniqueConstraint("channel_account_id", "external_event_id"),
        Index(None, "state", "lane", "id"),
        Index(None, "delivery_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    delivery_id: Mapped[UUID]
    channel_account_id: Mapped[UUID]
    lane: Mapped[str]
    external_event_id: Mapped[str]
    position: Mapped[int]
    state: Mapped[str]
    payload: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    parked_at: Mapped[datetime | None]
    error_code: Mapped[str | None]
    reason: Mapped[str | None]
    message_id: Mapped[UUID | None]


class InboundLane(Base):
    """A lane with pending items. Whoever holds its lease handles its items, in order."""

    __tablename__ = "inbound_lane"
    __table_args__ = (Index(None, "lease_until", "next_attempt_at"),)

    lane: Mapped[str] = mapped_column(primary_key=True)
    lease_token: Mapped[UUID | None]
    lease_until: Mapped[datetime | None]
    next_attempt_at: Mapped[datetime | None]
    touched_at: Mapped[datetime]
