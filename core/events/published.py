"""Reading the published order: the newest sequence, and what came since one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.events.base import Actor, Audience, PublishedEvent
from core.events.models import Event, EventPublication


async def current_seq(session: AsyncSession) -> int:
    """The newest published sequence, 0 before the first. Read it before the state it is sent along with."""
    return (await session.execute(select(func.max(EventPublication.publish_seq)))).scalar() or 0


async def read_since(session: AsyncSession, seq: int, limit: int) -> list[PublishedEvent]:
    """At most `limit` events after `seq`, in published order."""
    query = published().where(EventPublication.publish_seq > seq).order_by(EventPublication.publish_seq).limit(limit)
    return [to_published(row) for row in (await session.execute(query)).all()]


async def read_exactly(session: AsyncSession, sequences: Sequence[int]) -> list[PublishedEvent]:
    """The events with these sequences, in published order."""
    query = published().where(EventPublication.publish_seq.in_(sequences)).order_by(EventPublication.publish_seq)
    return [to_published(row) for row in (await session.execute(query)).all()]


def published() -> Select[Any]:
    """A query over events with their place in the published order."""
    columns: Sequence[Any] = (
        EventPublication.publish_seq,
        Event.id,
        Event.type,
        Event.aggregate_kind,
        Event.aggregate_id,
        Event.version,
        Event.ticket_id,
        Event.actor_kind,
        Event.actor_id,
        Event.actor_name,
        Event.audience_teams,
        Event.audience_users,
        Event.audience_everyone,
        Event.occurred_at,
        Event.data,
        Event.reason,
    )
    return select(*columns).join_from(EventPublication, Event, EventPublication.event_id == Event.id)


def to_published(row: Row[Any]) -> PublishedEvent:
    """The envelope of one row of `published()`."""
    return PublishedEvent(
        publish_seq=row.publish_seq,
        event_id=row.id,
        type=row.type,
        aggregate_kind=row.aggregate_kind,
        aggregate_id=row.aggregate_id,
        version=row.version,
        ticket_id=row.ticket_id,
        actor=Actor(row.actor_kind, row.actor_id, row.actor_name),
        audience=Audience(
            frozenset(map(UUID, row.audience_teams)), frozenset(map(UUID, row.audience_users)), row.audience_everyone
        ),
        occurred_at=row.occurred_at,
        data=row.data,
        reason=row.reason,
    )
