"""The relay's step: move recorded events into the published order, one process at a time, without gaps.

Paging a feed by insert id would miss a row that commits late; the published sequence is given out here, after commit,
under a lock, so whoever has seen n has seen everything before n.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, delete, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import insert_rows, padded
from core.db.repository import is_sqlite
from core.events.models import Event, EventPublication, Outbox

_RELAY_LOCK = 7_240_002


async def publish_batch(session: AsyncSession, limit: int = 1000) -> int:
    """Publish up to `limit` waiting events; returns how many, 0 also when another process is at it.

    PostgreSQL: a transaction-level advisory lock per batch. SQLite: the write transaction itself is the lock.
    """
    if (
        not is_sqlite(session)
        and not (await session.execute(text(f"SELECT pg_try_advisory_xact_lock({_RELAY_LOCK})"))).scalar()
    ):
        return 0
    waiting = (await session.execute(_waiting(limit))).all()
    if not waiting:
        return 0
    newest = select(EventPublication.publish_seq, EventPublication.chain_digest)
    last = (await session.execute(newest.order_by(EventPublication.publish_seq.desc()).limit(1))).first()
    chained = _chained(waiting, last.publish_seq if last else 0, last.chain_digest if last else "")
    await insert_rows(session, EventPublication, chained)
    await session.execute(delete(Outbox).where(Outbox.event_id.in_(padded(row.id for row in waiting))))
    return len(waiting)


def chain_digest(previous: str, row: Any) -> str:
    """SHA-256 over the previous digest and this event's lasting values; personal detail counts by its own digest."""
    lasting = [
        row.id,
        row.type,
        row.aggregate_kind,
        str(row.aggregate_id),
        row.version,
        row.actor_kind,
        str(row.actor_id),
        row.occurred_at.isoformat(),
        row.data,
        row.detail_digest,
    ]
    canonical = json.dumps(lasting, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}{canonical}".encode()).hexdigest()


def _waiting(limit: int) -> Any:
    return (
        select(
            Event.id,
            Event.type,
            Event.aggregate_kind,
            Event.aggregate_id,
            Event.version,
            Event.actor_kind,
            Event.actor_id,
            Event.occurred_at,
            Event.data,
            Event.detail_digest,
        )
        .join_from(Outbox, Event, Outbox.event_id == Event.id)
        .order_by(Outbox.event_id)
        .limit(limit)
    )


def _chained(waiting: Sequence[Row[Any]], last_seq: int, digest: str) -> list[dict[str, Any]]:
    rows = []
    for publish_seq, row in enumerate(waiting, last_seq + 1):
        digest = chain_digest(digest, row)
        rows.append({"publish_seq": publish_seq, "event_id": row.id, "chain_digest": digest})
    return rows
