"""All SQL of the durable inbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import insert_missing_rows, padded, table_of
from core.db.repository import is_sqlite, upsert
from core.events.models import Event
from core.inbox.claimed import ClaimedDelivery, ClaimedItem
from core.inbox.models import InboundDelivery, InboundItem, InboundLane

DELIVERY = table_of(InboundDelivery).c
ITEM = table_of(InboundItem).c
LANE = table_of(InboundLane).c


async def insert_deliveries(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Insert whole delivery rows."""
    await session.execute(insert(table_of(InboundDelivery)), rows)


async def claim_deliveries(
    session: AsyncSession, token: UUID, now: datetime, until: datetime, limit: int
) -> list[ClaimedDelivery]:
    """Lease the oldest deliveries that nobody is parsing, in order of receipt."""
    free = (
        select(DELIVERY.id)
        .where(
            DELIVERY.state == "received",
            or_(DELIVERY.lease_until.is_(None), DELIVERY.lease_until < now),
            or_(DELIVERY.next_attempt_at.is_(None), DELIVERY.next_attempt_at <= now),
        )
        .order_by(DELIVERY.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    statement = (
        update(table_of(InboundDelivery))
        .where(DELIVERY.id.in_(free.cte("free").select() if not is_sqlite(session) else free))
        .values(lease_token=token, lease_until=until, attempts=DELIVERY.attempts + 1)
        .returning(
            DELIVERY.id, DELIVERY.channel_account_id, DELIVERY.channel_kind, DELIVERY.raw, DELIVERY.blob_key,
            DELIVERY.size, DELIVERY.received_at, DELIVERY.attempts,
        )
    )  # fmt: skip
    rows = [ClaimedDelivery(*row) for row in (await session.execute(statement)).all()]
    return sorted(rows, key=lambda row: row.id)


async def finish_deliveries(session: AsyncSession, token: UUID, delivery_ids: Sequence[UUID]) -> int:
    """Mark leased deliveries as parsed; how many were still ours."""
    statement = (
        update(table_of(InboundDelivery))
        .where(DELIVERY.id.in_(padded(delivery_ids)), DELIVERY.lease_token == token, DELIVERY.state == "received")
        .values(state="parsed", lease_token=None, lease_until=None, next_attempt_at=None, error_code=None, reason=None)
    )
    return _count(await session.execute(statement))


async def park_delivery(
    session: AsyncSession, token: UUID, delivery_id: UUID, now: datetime, error_code: str, reason: str
) -> bool:
    """Set a leased delivery aside for a person; False when the lease was lost."""
    statement = (
        update(table_of(InboundDelivery))
        .where(DELIVERY.id == delivery_id, DELIVERY.lease_token == token)
        .values(
            state="parked", parked_at=now, error_code=error_code, reason=reason, lease_token=None, lease_until=None,
        )
    )  # fmt: skip
    return _count(await session.execute(statement)) == 1


async def postpone_delivery(
    session: AsyncSession, token: UUID, delivery_id: UUID, until: datetime, reason: str
) -> None:
    """Give a leased delivery back, to be tried again at `until`."""
    await session.execute(
        update(table_of(InboundDelivery))
        .where(DELIVERY.id == delivery_id, DELIVERY.lease_token == token)
        .values(lease_token=None, lease_until=None, next_attempt_at=until, reason=reason)
    )


async def return_deliveries(session: AsyncSession, token: UUID, delivery_ids: Sequence[UUID]) -> None:
    """Give leased deliveries back as if they had never been claimed."""
    await session.execute(
        update(table_of(InboundDelivery))
        .where(DELIVERY.id.in_(padded(delivery_ids)), DELIVERY.lease_token == token)
        .values(lease_token=None, lease_until=None, attempts=DELIVERY.attempts - 1)
    )


async def insert_items(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Insert whole item rows, except those whose (channel account, external event) is already here."""
    ordered = sorted(rows, key=lambda row: (row["channel_account_id"], row["external_event_id"]))
    await insert_missing_rows(session, InboundItem, ordered)


async def refresh_replayed_items(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Give items that a person asked to replay what the new parse made of them; what it no longer made is done."""
    statement = (
        update(table_of(InboundItem))
        .where(
            ITEM.channel_account_id == bindparam("account_key"),
            ITEM.external_event_id == bindparam("event_key"),
            ITEM.state == "replaying",
        )
        .values(
            {name: bindparam(name) for name in ("lane", "state", "payload", "parked_at", "error_code", "reason")}
            | {"attempts": ITEM.attempts + 1}
        )
    )
    keys = {"channel_account_id": "account_key", "external_event_id": "event_key"}
    await session.execute(statement, [{keys.get(name, name): value for name, value in row.items()} for row in rows])
    deliveries = padded(row["delivery_id"] for row in rows)
    await session.execute(
        update(table_of(InboundItem))
        .where(ITEM.delivery_id.in_(deliveries), ITEM.state == "replaying")
        .values(state="done", reason=None, error_code=None)
    )


async def find_item_ids(session: AsyncSession, item_ids: Sequence[UUID]) -> list[UUID]:
    """Those among these items that exist."""
    if not item_ids:
        return []
    return list((await session.execute(select(ITEM.id).where(ITEM.id.in_(padded(item_ids))))).scalars())


async def last_versions(session: AsyncSession, kind: str, ids: Sequence[UUID]) -> dict[UUID, int]:
    """The newest event version of each of these aggregates that has any."""
    if not ids:
        return {}
    query = (
        select(Event.aggregate_id, func.max(Event.version))
        .where(Event.aggregate_kind == kind, Event.aggregate_id.in_(padded(ids)))
        .group_by(Event.aggregate_id)
    )
    return {aggregate_id: int(version) for aggregate_id, version in (await session.execute(query)).all()}


async def has_replaying_items(session: AsyncSession, delivery_ids: Sequence[UUID]) -> bool:
    """Whether a person asked to parse one of these deliveries again."""
    query = select(ITEM.id).where(ITEM.delivery_id.in_(padded(delivery_ids)), ITEM.state == "replaying").limit(1)
    return (await session.execute(query)).first() is not None


async def touch_lanes(session: AsyncSession, lanes: Sequence[str], now: datetime) -> None:
    """Make sure the lanes exist. Meets a worker that is just deleting one: waits for it, then makes it again."""
    statement = upsert(session, InboundLane)
    statement = statement.on_conflict_do_update(index_elements=[LANE.lane], set_={"touched_at": InboundLane.touched_at})
    rows = [
        {"lane": lane, "lease_token": None, "lease_until": None, "next_attempt_at": None, "touched_at": now}
        for lane in sorted(set(lanes))
    ]
    if rows:
        await session.execute(statement, rows)


async def first_unparsed(session: AsyncSession) -> UUID | None:
    """The oldest delivery that still waits for its first parse: no later item may overtake what it holds.

    One that failed before does not count, so that a poisonous delivery holds nobody up.
    """
    query = select(DELIVERY.id).where(DELIVERY.state == "received", DELIVERY.attempts <= 1)
    return (await session.execute(query.order_by(DELIVERY.id).limit(1))).scalar()


async def claim_lanes(
    session: AsyncSession, token: UUID, now: datetime, until: datetime, before: UUID | None, limit: int
) -> list[str]:
    """Lease free lanes that have an item ready, longest waiting first."""
    ready = exists().where(ITEM.state == "pending", ITEM.lane == LANE.lane)
    if before is not None:
        ready = ready.where(ITEM.delivery_id < before)
    free = (
        select(LANE.lane)
        .where(
            or_(LANE.lease_until.is_(None), LANE.lease_until < now),
            or_(LANE.next_attempt_at.is_(None), LANE.next_attempt_at <= now),
            ready,
        )
        .order_by(LANE.touched_at, LANE.lane)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    statement = (
        update(table_of(InboundLane))
        .where(LANE.lane.in_(free.cte("free").select() if not is_sqlite(session) else free))
        .values(lease_token=token, lease_until=until)
        .returning(LANE.lane)
    )
    return list((await session.execute(statement)).scalars())


async def load_items(session: AsyncSession, lanes: Sequence[str], before: UUID | None, limit: int) -> list[ClaimedItem]:
    """The oldest pending items of these lanes, in order of receipt."""
    query = select(
        ITEM.id, ITEM.delivery_id, ITEM.channel_account_id, ITEM.lane, ITEM.external_event_id, ITEM.payload,
        ITEM.attempts,
    ).where(ITEM.state == "pending", ITEM.lane.in_(padded(lanes)))  # fmt: skip
    if before is not None:
        query = query.where(ITEM.delivery_id < before)
    rows = await session.execute(query.order_by(ITEM.delivery_id, ITEM.position).limit(limit))
    return [ClaimedItem(*row) for row in rows.all()]


async def renew_lanes(session: AsyncSession, token: UUID, lanes: Sequence[str], until: datetime) -> int:
    """Hold leased lanes longer; how many were still ours."""
    statement = update(table_of(InboundLane)).where(LANE.lane.in_(padded(lanes)), LANE.lease_token == token)
    return _count(await session.execute(statement.values(lease_until=until)))


async def finish_items(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Write how items ended: id, state, message_id, finished_at, parked_at, error_code, reason, payload, attempts."""
    names = [name for name in rows[0] if name != "id"]
    statement = (
        update(table_of(InboundItem))
        .where(ITEM.id == bindparam("key_id"), ITEM.state == "pending")
        .values({name: bindparam(name) for name in names})
    )
    await session.execute(
        statement, [{"key_id" if name == "id" else name: value for name, value in row.items()} for row in rows]
    )


async def release_lanes(
    session: AsyncSession, token: UUID, lanes: Sequence[str], next_attempt_at: datetime | None = None
) -> tuple[int, int]:
    """End the lease of lanes; those without pending items go away. How many that were still ours went, and stayed."""
    mine = (LANE.lane.in_(padded(lanes)), LANE.lease_token == token)
    if not is_sqlite(session):
        await session.execute(select(LANE.lane).where(*mine).order_by(LANE.lane).with_for_update())
    pending = exists().where(ITEM.state == "pending", ITEM.lane == LANE.lane)
    gone = _count(await session.execute(delete(table_of(InboundLane)).where(*mine, ~pending)))
    if gone == len(set(lanes)):
        return gone, 0
    freed = update(table_of(InboundLane)).where(*mine)
    freed = freed.values(lease_token=None, lease_until=None, next_attempt_at=next_attempt_at)
    return gone, _count(await session.execute(freed))


def _count(result: Any) -> int:
    return int(result.rowcount)
