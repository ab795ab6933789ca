"""The worker's side of the inbox: lease deliveries to parse and lanes to handle, and finish what is still leased.

Whoever finishes proves with the token that the lease is still his; LeaseLost rolls his transaction back, and the one
who took over does it again. Items of a lane are handed out in order of receipt.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict
from core.events.base import SYSTEM, Actor, NewEvent
from core.events.facts.desk import ParkedItemChanged
from core.events.log import record_events
from core.inbox import repository
from core.inbox.claimed import ClaimedDelivery, ClaimedItem

PARSE_BATCH = 64
STORY_BATCH = 32
LANES_AT_ONCE = 48
LEASE_SECONDS = 60
PARKED_ITEM = "parked_item"


class LeaseLost(Conflict):
    """The lease ran out and somebody else took over; nothing of this transaction may stay."""

    default_code = "lease_lost"


class ItemState(StrEnum):
    """pending -> done | duplicate | parked; parked -> pending | replaying (raw bytes parsed again) | discarded."""

    PENDING = "pending"
    DONE = "done"
    DUPLICATE = "duplicate"
    PARKED = "parked"
    REPLAYING = "replaying"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class DeliveryClaim:
    """Deliveries leased for parsing, oldest first."""

    token: UUID
    deliveries: Sequence[ClaimedDelivery]


@dataclass(frozen=True, slots=True)
class LaneClaim:
    """Lanes leased, and their oldest items in order of receipt. `claimed_at` tells when to renew."""

    token: UUID
    lanes: Sequence[str]
    items: Sequence[ClaimedItem]
    claimed_at: datetime

    @property
    def is_full(self) -> bool:
        """Whether more may be waiting than a claim holds."""
        return len(self.lanes) >= LANES_AT_ONCE or len(self.items) >= STORY_BATCH


@dataclass(frozen=True, slots=True)
class NewItem:
    """One event parsed out of a delivery: `payload` for the story, or a `reason` why a person must look at it."""

    delivery_id: UUID
    channel_account_id: UUID
    lane: str
    external_event_id: str
    position: int
    payload: str | None = None
    reason: str | None = None
    error_code: str = "not_understood"


@dataclass(frozen=True, slots=True)
class FinishedItem:
    """How an item ended. `message_id` is what it became."""

    item_id: UUID
    state: ItemState
    message_id: UUID | None = None


async def claim_deliveries(session: AsyncSession, limit: int = PARSE_BATCH) -> DeliveryClaim:
    """Lease the oldest deliveries that wait for parsing."""
    token = ids.new_id()
    now, until = clock.utc_now(), clock.ahead(LEASE_SECONDS)
    return DeliveryClaim(token, await repository.claim_deliveries(session, token, now, until, limit))


async def record_parsed(
    session: AsyncSession, claim: DeliveryClaim, delivery_ids: Sequence[UUID], items: Sequence[NewItem]
) -> None:
    """Keep what was parsed out of these deliveries of the claim. An event that is already here is left out.

    Raises LeaseLost when one of them is no longer ours.
    """
    if not delivery_ids:
        return
    if await repository.finish_deliveries(session, claim.token, delivery_ids) != len(delivery_ids):
        raise LeaseLost("Somebody else is parsing these deliveries by now.")
    now = clock.utc_now()
    rows = [item_row(item, now) for item in items]
    again = [one.id for one in claim.deliveries if one.attempts > 1 and one.id in set(delivery_ids)]
    if again and await repository.has_replaying_items(session, again):
        await repository.refresh_replayed_items(session, [row for row in rows if row["delivery_id"] in set(again)])
    await repository.insert_items(session, rows)
    await repository.touch_lanes(session, [item.lane for item in items if item.payload is not None], now)
    parked = [row["id"] for row in rows if row["state"] == ItemState.PARKED]
    await tell_about_parked(session, await repository.find_item_ids(session, parked), "parked")


async def park_delivery(
    session: AsyncSession, claim: DeliveryClaim, delivery: ClaimedDelivery, error_code: str, reason: str
) -> None:
    """Set a delivery aside for a person, who sees the reason and may replay it. Raises LeaseLost."""
    now = clock.utc_now()
    if not await repository.park_delivery(session, claim.token, delivery.id, now, error_code, reason):
        raise LeaseLost("Somebody else is parsing this delivery by now.")
    await tell_about_parked(session, [delivery.id], "parked")


async def postpone_delivery(
    session: AsyncSession, claim: DeliveryClaim, delivery: ClaimedDelivery, reason: str
) -> None:
    """Give a delivery back, to be parsed again after a pause that grows with its attempts."""
    until = clock.ahead(min(300.0, 2.0**delivery.attempts))
    await repository.postpone_delivery(session, claim.token, delivery.id, until, reason)


async def return_deliveries(
    session: AsyncSession, claim: DeliveryClaim, deliveries: Collection[ClaimedDelivery]
) -> None:
    """Give back what there was no time for, so that its lease does not run out."""
    if deliveries:
        await repository.return_deliveries(session, claim.token, [one.id for one in deliveries])


async def claim_lanes(session: AsyncSession) -> LaneClaim:
    """Lease lanes and hand out a batch of their oldest items; nothing in it when there is nothing to do.

    An item stays back while an older delivery still waits for its first parse, so that two workers keep the order.
    """
    token, now = ids.new_id(), clock.utc_now()
    before = await repository.first_unparsed(session)
    lanes = await repository.claim_lanes(session, token, now, clock.ahead(LEASE_SECONDS), before, LANES_AT_ONCE)
    items = await repository.load_items(session, lanes, before, STORY_BATCH) if lanes else []
    return LaneClaim(token, lanes, items, now)


async def renew_lanes(session: AsyncSession, claim: LaneClaim) -> None:
    """Hold the lanes longer. Raises LeaseLost."""
    held = await repository.renew_lanes(session, claim.token, claim.lanes, clock.ahead(LEASE_SECONDS))
    if held != len(claim.lanes):
        raise LeaseLost("Somebody else has taken these lanes over.")


async def finish_items(session: AsyncSession, finished: Iterable[FinishedItem]) -> None:
    """Write how items ended. Their payload has served and goes; the raw delivery stays."""
    now = clock.utc_now()
    rows = [
        {"id": one.item_id, "state": one.state.value, "message_id": one.message_id, "finished_at": now, "payload": None}
        for one in finished
    ]
    if rows:
        await repository.finish_items(session, rows)


async def park_item(session: AsyncSession, item: ClaimedItem, error_code: str, reason: str) -> None:
    """Set an item aside for a person; the next ones of its lane go on."""
    attempts = item.attempts + 1
    await repository.finish_items(
        session,
        [
            {"id": item.id, "state": ItemState.PARKED.value, "parked_at": clock.utc_now(), "error_code": error_code,
             "reason": reason, "attempts": attempts}
        ],
    )  # fmt: skip
    await tell_about_parked(session, [item.id], "parked")


async def release_lanes(session: AsyncSession, claim: LaneClaim, *, retry_at: datetime | None = None) -> bool:
    """End the lease: lanes without waiting items go away, the others are free from `retry_at` on.

    Returns whether a lane stays, since more of it came meanwhile. Raises LeaseLost.
    """
    gone, kept = await repository.release_lanes(session, claim.token, claim.lanes, retry_at)
    if gone + kept != len(claim.lanes):
        raise LeaseLost("Somebody else has taken these lanes over.")
    return kept > 0


async def tell_about_parked(
    session: AsyncSession, parked_ids: Sequence[UUID], change: str, actor: Actor = SYSTEM
) -> None:
    """Tell supervisors that items or deliveries were parked, replayed or discarded. Call it with their rows locked."""
    versions = await repository.last_versions(session, PARKED_ITEM, parked_ids)
    fact = ParkedItemChanged(change=change)
    await record_events(
        session, [NewEvent(fact, PARKED_ITEM, one, versions.get(one, 0) + 1, actor) for one in parked_ids]
    )


def item_row(item: NewItem, now: datetime) -> dict[str, Any]:
    """The whole row of a new item."""
    is_parked = item.payload is None
    return {
        "id": ids.new_id(),
        "delivery_id": item.delivery_id,
        "channel_account_id": item.channel_account_id,
        "lane": item.lane,
        "external_event_id": item.external_event_id,
        "position": item.position,
        "state": (ItemState.PARKED if is_parked else ItemState.PENDING).value,
        "payload": item.payload,
        "attempts": 0,
        "parked_at": now if is_parked else None,
        "error_code": item.error_code if is_parked else None,
        "reason": item.reason,
    }
