"""Recording events: in the transaction of the change, together with their outbox rows."""

import hashlib
import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.bulk import insert_rows
from core.db.repository import is_sqlite
from core.events.base import NewEvent
from core.events.models import Event, EventDetail, Outbox
from core.jobs import nudge_after_commit

RELAY_JOB = "relay"
_REASON = "event_reason"
_RECORDED = "recorded_events"
_HIGHEST = select(func.max(Event.id))
_NEXT_VALUES = text("SELECT nextval(pg_get_serial_sequence('event', 'id')) FROM generate_series(1, :count)")


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event that a transaction wrote."""

    id: int
    type: str
    ticket_id: UUID | None


async def record_events(session: AsyncSession, events: Sequence[NewEvent]) -> list[int]:
    """Insert events, their erasable details and outbox rows; nudge the relay after commit. Returns the event ids.

    A second event with the same (aggregate, version) raises IntegrityError: somebody wrote without the lock.
    """
    if not events:
        return []
    await session.flush()
    salts = [secrets.token_hex(16) if event.detail else None for event in events]
    event_ids = await _take_ids(session, len(events))
    rows = [
        {"id": event_id, "reason": session.info.get(_REASON)} | _row(event, salt)
        for event_id, event, salt in zip(event_ids, events, salts, strict=True)
    ]
    await insert_rows(session, Event, rows)
    details = [
        {"event_id": event_id, "salt": salt, "data": event.detail}
        for event_id, salt, event in zip(event_ids, salts, events, strict=True)
        if salt is not None
    ]
    await insert_rows(session, EventDetail, details)
    await insert_rows(session, Outbox, [{"event_id": event_id} for event_id in event_ids])
    nudge_after_commit(session, RELAY_JOB)
    session.info.setdefault(_RECORDED, []).extend(
        Recorded(event_id, event.fact.type, event.ticket_id) for event_id, event in zip(event_ids, events, strict=True)
    )
    return event_ids


def recorded_in(session: AsyncSession) -> tuple[Recorded, ...]:
    """What this session's transaction has recorded so far, in order; can be asked after its commit too."""
    return tuple(session.info.get(_RECORDED, ()))


@contextmanager
def explained(session: AsyncSession, reason: str) -> Iterator[None]:
    """Give every event recorded inside this reason, unless it names one itself: a rule's or a macro's name."""
    before = session.info.get(_REASON)
    session.info[_REASON] = reason
    try:
        yield
    finally:
        session.info[_REASON] = before


def detail_digest(salt: str, detail: dict[str, Any]) -> str:
    """SHA-256 of the salted canonical JSON, so that erasing a detail leaves the chain intact and tells nothing."""
    canonical = json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}:{canonical}".encode()).hexdigest()


async def _take_ids(session: AsyncSession, count: int) -> list[int]:
    """The next ids in order. Taken first, the rows go as one executemany, which costs half of INSERT … RETURNING.

    SQLite has one writer at a time and this is a write transaction, so the highest id cannot move meanwhile.
    """
    if is_sqlite(session):
        highest = (await session.execute(_HIGHEST)).scalar() or 0
        return list(range(highest + 1, highest + count + 1))
    return list((await session.execute(_NEXT_VALUES, {"count": count})).scalars())


def _row(event: NewEvent, salt: str | None) -> dict[str, Any]:
    return {
        "type": event.fact.type,
        "aggregate_kind": event.aggregate_kind,
        "aggregate_id": event.aggregate_id,
        "version": event.version,
        "ticket_id": event.ticket_id,
        "actor_kind": event.actor.kind,
        "actor_id": event.actor.id,
        "actor_name": event.actor.name,
        **({"reason": event.reason} if event.reason is not None else {}),
        "occurred_at": clock.utc_now(),
        "data": event.fact.model_dump(mode="json"),
        "audience_teams": [str(team) for team in sorted(event.audience.teams)],
        "audience_users": [str(user) for user in sorted(event.audience.users)],
        "audience_everyone": event.audience.everyone,
        "detail_digest": detail_digest(salt, event.detail) if salt is not None else None,
    }
