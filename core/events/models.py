"""The event log's tables. Event rows are written once and never updated."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import BIG_KEY, Base
from core.references import OnMerge, PersonalData, Target, refers_to


class Event(Base):
    """One change: what, who, when, why, and who may see it."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("aggregate_kind", "aggregate_id", "version"),
        Index(None, "ticket_id", "id"),
    )

    id: Mapped[int] = mapped_column(BIG_KEY, primary_key=True, autoincrement=True)
    type: Mapped[str]
    aggregate_kind: Mapped[str]
    aggregate_id: Mapped[UUID]
    version: Mapped[int]
    ticket_id: Mapped[UUID | None]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    reason: Mapped[str | None]
    occurred_at: Mapped[datetime]
    data: Mapped[dict[str, Any]]
    audience_teams: Mapped[list[str]]
    audience_users: Mapped[list[str]]
    audience_everyone: Mapped[bool]
    detail_digest: Mapped[str | None]


class EventDetail(Base):
    """Personal before/after values of an event; erasable, while the chain keeps only their salted digest."""

    __tablename__ = "event_detail"

    event_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("event.id"), primary_key=True, autoincrement=False)
    salt: Mapped[str]
    data: Mapped[dict[str, Any]]


class Outbox(Base):
    """Events that the relay has not published yet."""

    __tablename__ = "outbox"

    event_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)


class EventPublication(Base):
    """The published order. `publish_seq` has no gaps; `chain_digest` makes a later change of the log show."""

    __tablename__ = "event_publication"

    publish_seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    event_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("event.id"), unique=True)
    chain_digest: Mapped[str]


class SubscriberCursor(Base):
    """How far a subscriber has come. The row's lock is the subscriber's turn."""

    __tablename__ = "subscriber_cursor"

    subscriber: Mapped[str] = mapped_column(primary_key=True)
    publish_seq: Mapped[int] = mapped_column(BigInteger)
    updated_at: Mapped[datetime]


class SubscriberRetry(Base):
    """An event that a subscriber could not handle; it is tried again later and never stops the cursor."""

    __tablename__ = "subscriber_retry"

    subscriber: Mapped[str] = mapped_column(primary_key=True)
    publish_seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    attempts: Mapped[int]
    next_attempt_at: Mapped[datetime]
    error: Mapped[str]


refers_to(Target.TICKET, "event", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
