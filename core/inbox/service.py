"""The door's side of the inbox: keep raw bytes, once, before anything looks inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.bulk import insert_missing_rows
from core.db.repository import SeenKey, find_seen
from core.inbox import repository
from core.jobs import nudge_after_commit

INBOUND_JOB = "inbound"
INLINE_LIMIT = 64 * 1024
_SCOPE = "delivery"


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """Raw bytes at a door. Up to 64 kB they travel as `raw`; larger ones are stored first and named by `blob_key`.

    `delivery_key` is what makes the door idempotent within one channel account: the hash of a webhook's body, or
    mailbox, UIDVALIDITY and UID of a mail.
    """

    channel_account_id: UUID
    channel_kind: str
    delivery_key: str
    size: int
    raw: bytes | None = None
    blob_key: str | None = None
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordedDelivery:
    """The delivery's id, and whether this call recorded it (False: it was here before)."""

    id: UUID
    is_new: bool


async def record_delivery(session: AsyncSession, delivery: NewDelivery) -> RecordedDelivery:
    """Keep one delivery; a second time with the same key changes nothing. Wakes the inbound job after commit."""
    return (await record_deliveries(session, [delivery]))[0]


async def record_deliveries(session: AsyncSession, deliveries: Sequence[NewDelivery]) -> list[RecordedDelivery]:
    """Keep several deliveries under one commit, in their order. Raises ValueError for one without bytes."""
    if not deliveries:
        return []
    now = clock.utc_now()
    keys = [f"{delivery.channel_account_id}:{delivery.delivery_key}" for delivery in deliveries]
    mine: dict[str, UUID] = {}
    for key, delivery in zip(keys, deliveries, strict=True):
        if delivery.raw is None and delivery.blob_key is None:
            raise ValueError("a delivery needs its bytes, inline or as a blob")
        mine.setdefault(key, ids.new_id())
    seen = [{"scope": _SCOPE, "key": key, "entity_id": mine[key], "created_at": now} for key in sorted(mine)]
    await insert_missing_rows(session, SeenKey, seen)
    recorded = await find_seen(session, _SCOPE, mine)
    results: list[RecordedDelivery] = []
    rows = []
    for key, delivery in zip(keys, deliveries, strict=True):
        is_new = mine.get(key) == recorded[key]
        results.append(RecordedDelivery(recorded[key], is_new))
        if is_new:
            del mine[key]  # the same key again in this call is a repetition
            rows.append(
                {
                    "id": recorded[key],
                    "channel_account_id": delivery.channel_account_id,
                    "channel_kind": delivery.channel_kind,
                    "delivery_key": delivery.delivery_key,
                    "state": "received",
                    "raw": delivery.raw,
                    "blob_key": delivery.blob_key,
                    "size": delivery.size,
                    "received_at": delivery.received_at or now,
                }
            )
    if rows:
        await repository.insert_deliveries(session, rows)
        nudge_after_commit(session, INBOUND_JOB)
    return results
