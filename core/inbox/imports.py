"""Mail out of an archive enters the inbox already parsed; its items then wait in their lane like all others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.bulk import padded
from core.db.repository import find_seen
from core.inbox import repository
from core.inbox.claims import ItemState, NewItem, item_row, tell_about_parked
from core.inbox.models import InboundItem
from core.inbox.service import INBOUND_JOB
from core.jobs import nudge_after_commit

_MAIL_SCOPE: Final = "mail"


@dataclass(frozen=True, slots=True)
class ImportedDelivery:
    """A raw mail out of an archive and the one item it came to. Bytes are inline or a blob, as at the door."""

    id: UUID
    channel_account_id: UUID
    channel_kind: str
    delivery_key: str
    size: int
    raw: bytes | None
    blob_key: str | None
    item: NewItem


async def known_events(session: AsyncSession, account_id: UUID, event_ids: Collection[str]) -> set[str]:
    """Those among these events that are here: in this account, or (as the same mail) in another mailbox of ours."""
    if not event_ids:
        return set()
    query = select(InboundItem.external_event_id).where(
        InboundItem.channel_account_id == account_id, InboundItem.external_event_id.in_(padded(event_ids))
    )
    here = set((await session.execute(query)).scalars())
    return here | (await find_seen(session, _MAIL_SCOPE, event_ids)).keys()


async def record_imported(session: AsyncSession, deliveries: Sequence[ImportedDelivery]) -> None:
    """Keep deliveries with what was parsed out of them, all or none."""
    if not deliveries:
        return
    now = clock.utc_now()
    rows = [_delivery_row(one) for one in deliveries]
    await repository.insert_deliveries(session, [row | {"received_at": now} for row in rows])
    items = [item_row(one.item, now) for one in deliveries]
    await repository.insert_items(session, items)
    waiting = [one.item.lane for one in deliveries if one.item.payload is not None]
    await repository.touch_lanes(session, waiting, now)
    parked = [row["id"] for row in items if row["state"] == ItemState.PARKED]
    await tell_about_parked(session, await repository.find_item_ids(session, parked), "parked")
    nudge_after_commit(session, INBOUND_JOB)


async def count_states(session: AsyncSession, delivery_ids: Collection[UUID]) -> dict[str, int]:
    """How many items of these deliveries are in each state."""
    if not delivery_ids:
        return {}
    query = select(InboundItem.state, func.count()).where(InboundItem.delivery_id.in_(padded(delivery_ids)))
    return {state: int(count) for state, count in (await session.execute(query.group_by(InboundItem.state))).all()}


def _delivery_row(one: ImportedDelivery) -> dict[str, Any]:
    return {
        "id": one.id,
        "channel_account_id": one.channel_account_id,
        "channel_kind": one.channel_kind,
        "delivery_key": one.delivery_key,
        "state": "parsed",
        "raw": one.raw,
        "blob_key": one.blob_key,
        "size": one.size,
    }
