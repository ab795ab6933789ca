"""What came through the doors becomes messages on tickets: parse a batch of deliveries, handle a batch of lanes, again.

What a talk brings passes through in three transactions. Of a heap, parsing the next batch and the story of the last one
run side by side, so that the database works while Python parses.
A story that fails is told again one message at a time, and only the guilty one is set aside for a person.
"""

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import structlog
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from channels.adapter import ParsedDeliveryWithBlobs, RawDelivery
from channels.registry import load_adapter
from core import clock
from core.context import AppContext
from core.db.transient import is_transient
from core.errors import AppError
from core.inbox import claims
from core.inbox.claimed import ClaimedDelivery, ClaimedItem
from core.inbox.claims import DeliveryClaim, LaneClaim, LeaseLost, NewItem
from core.inbox.service import INBOUND_JOB, INLINE_LIMIT
from core.jobs import Nudge
from core.messages import decode_inbound, encode_inbound
from ticketing.intake.errors import ThreadTaken
from ticketing.intake.placing import Arrival
from workers.accounts import Accounts, load_accounts
from workers.stories import is_expected, tell, tell_author

RUN_SECONDS = 30.0
RUN_ITEMS = 2000
PARSE_SECONDS = 15.0  # of huge mails; well inside the lease
STORIES_PER_PARSE = 4
FEW = 8  # deliveries that are parsed and told in one pass; more of them, and parsing runs beside the story
TRANSIENT_ATTEMPTS = 5
MOST_PARSE_ATTEMPTS = 5
LONGEST_REASON = 2000
_RETRY_LATER_SECONDS = 15
_log = structlog.get_logger(__name__)
Result = TypeVar("Result")


async def run(context: AppContext, _key: str = "") -> None:
    """Work until nothing is waiting, at most half a minute or 2,000 messages; then let the others have a turn."""
    await Drain(context).run()


class _Unparsable(Exception):
    """Why a delivery cannot be parsed; `is_final` False means later may be better."""

    def __init__(self, code: str, reason: str, *, is_final: bool = True) -> None:
        super().__init__(reason)
        self.code, self.reason, self.is_final = code, reason, is_final


@dataclass
class _Batch:
    """Deliveries that are being parsed: those still to do, those done, and what was in them."""

    left: deque[ClaimedDelivery]
    parsed: list[ClaimedDelivery] = field(default_factory=list)
    items: list[NewItem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Told:
    """How many items ended, and whether their lanes hold more that came meanwhile."""

    count: int
    has_more: bool = False


class Drain:
    """One run of the inbound job."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._database = context.database
        self._accounts: Accounts | None = None

    async def run(self) -> None:
        """See `run` above."""
        loop = asyncio.get_running_loop()
        deadline, handled = loop.time() + RUN_SECONDS, 0
        while loop.time() < deadline and handled < RUN_ITEMS:
            async with self._database.write() as session:
                claim = await claims.claim_deliveries(session)
            if 0 < len(claim.deliveries) <= FEW:
                is_over, done = await self._pass_through(claim)
                handled += done
                if is_over:
                    return
                continue
            results = await asyncio.gather(self._parse_many(claim), self.handle_lanes(), return_exceptions=True)
            for result in results:
                if isinstance(result, BaseException):
                    raise result
            handled += int(str(results[1]))
            if not claim.deliveries and not results[1]:
                return
        self._context.jobs.nudge(Nudge(INBOUND_JOB))

    # --- parsing ------------------------------------------------------------------------------------------------------

    async def parse_batch(self) -> int:
        """Parse the oldest deliveries nobody is parsing; how many were taken."""
        async with self._database.write() as session:
            claim = await claims.claim_deliveries(session)
        await self._parse_many(claim)
        return len(claim.deliveries)

    async def _parse_many(self, claim: DeliveryClaim) -> None:
        batch = await self._parse_claimed(claim)
        try:
            async with self._database.write() as session:
                await _record(session, claim, batch)
        except LeaseLost:
            _log.warning("inbound_lease_lost", deliveries=len(batch.parsed))

    async def _pass_through(self, claim: DeliveryClaim) -> tuple[bool, int]:
        """Parse and tell what a lively talk sends, in as few transactions as it takes: parsed and taken is one.

        Returns whether nothing more is waiting, and how many items ended.
        """
        batch = await self._parse_claimed(claim)
        try:
            async with self._database.write() as session:
                await _record(session, claim, batch)
                lanes = await claims.claim_lanes(session)
        except LeaseLost:
            _log.warning("inbound_lease_lost", deliveries=len(batch.parsed))
            return False, 0
        told = await self._handle(lanes)
        return not (batch.left or lanes.is_full or told.has_more), told.count

    async def _parse_claimed(self, claim: DeliveryClaim) -> _Batch:
        batch = _Batch(left=deque(claim.deliveries))
        loop = asyncio.get_running_loop()
        deadline = loop.time() + PARSE_SECONDS
        while batch.left and loop.time() < deadline:
            delivery = batch.left.popleft()
            try:
                batch.items += await self._parse(delivery)
                batch.parsed.append(delivery)
            except _Unparsable as trouble:
                await self._set_aside(claim, delivery, trouble)
            await asyncio.sleep(0)
        return batch

    async def _parse(self, delivery: ClaimedDelivery) -> list[NewItem]:
        if delivery.attempts > MOST_PARSE_ATTEMPTS:
            raise _Unparsable("too_many_attempts", "Parsing this was begun several times and never ended.")
        try:
            account = (await self._load_accounts()).get(delivery.channel_account_id)
            adapter = load_adapter(delivery.channel_kind)
            raw = delivery.raw
            if raw is None:
                raw = await self._context.blobs.get(delivery.blob_key or "")
        except AppError as error:
            raise _Unparsable(error.code, error.message) from error
        bytes_and_where = RawDelivery(delivery.id, delivery.channel_account_id, raw, delivery.received_at)
        try:
            if len(raw) > INLINE_LIMIT:
                result = await asyncio.to_thread(adapter.parse, bytes_and_where, account)
            else:
                result = adapter.parse(bytes_and_where, account)
            items = _items_of(delivery, result)
        except Exception as error:
            _log.exception("inbound_parse_failed", delivery_id=str(delivery.id))
            raise _Unparsable("parse_failed", f"{type(error).__name__}: {error}") from error
        try:
            for content in result.blobs.values():
                await self._context.blobs.put(content)
        except Exception as error:
            _log.exception("inbound_blob_not_stored", delivery_id=str(delivery.id))
            raise _Unparsable("blob_not_stored", f"{type(error).__name__}: {error}", is_final=False) from error
        return items

    async def _set_aside(self, claim: DeliveryClaim, delivery: ClaimedDelivery, trouble: _Unparsable) -> None:
        reason = trouble.reason[:LONGEST_REASON]
        try:
            async with self._database.write() as session:
                if trouble.is_final:
                    await claims.park_delivery(session, claim, delivery, trouble.code, reason)
                else:
                    await claims.postpone_delivery(session, claim, delivery, reason)
        except LeaseLost:
            _log.warning("inbound_lease_lost", delivery_id=str(delivery.id))

    async def _load_accounts(self) -> Accounts:
        if self._accounts is None:
            async with self._database.read() as session:
                self._accounts = await load_accounts(self._context, session)
        return self._accounts

    # --- the story ----------------------------------------------------------------------------------------------------

    async def handle_lanes(self) -> int:
        """Handle a few batches of what is parsed; how many items ended."""
        handled = 0
        for _ in range(STORIES_PER_PARSE):
            async with self._database.write() as session:
                claim = await claims.claim_lanes(session)
            told = await self._handle(claim)
            handled += told.count
            if not claim.is_full and not told.has_more:
                break
        return handled

    async def _handle(self, claim: LaneClaim) -> _Told:
        if not claim.lanes:
            return _Told(0)
        arrivals, unreadable = _read_items(claim.items)
        try:
            if unreadable:
                await self._park_unreadable(claim, unreadable)
            has_more = await self._tell_together(claim, arrivals)
        except LeaseLost:
            _log.warning("inbound_lease_lost", lanes=len(claim.lanes))
            return _Told(0)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one message must not stop the others
            if not is_expected(error):
                _log.exception("inbound_batch_failed", items=len(arrivals))
            return _Told(await self._tell_one_by_one(claim, arrivals), has_more=True)
        return _Told(len(claim.items), has_more)

    async def _tell_together(self, claim: LaneClaim, arrivals: Sequence[Arrival]) -> bool:
        async def story(session: AsyncSession) -> bool:
            await _tell(session, arrivals)
            return await claims.release_lanes(session, claim)

        return await self._in_transaction(story)

    async def _tell_one_by_one(self, claim: LaneClaim, arrivals: Sequence[Arrival]) -> int:
        items = {item.id: item for item in claim.items}
        blocked: set[str] = set()
        done = 0
        try:
            for arrival in arrivals:
                item = items[arrival.item_id]
                if item.lane in blocked:
                    continue
                if await self._tell_one(claim, item, arrival):
                    done += 1
                else:
                    blocked.add(item.lane)
            retry_at = clock.ahead(_RETRY_LATER_SECONDS) if blocked else None
            async with self._database.write() as session:
                await claims.release_lanes(session, claim, retry_at=retry_at)
        except LeaseLost:
            _log.warning("inbound_lease_lost", lanes=len(claim.lanes))
        return done

    async def _tell_one(self, claim: LaneClaim, item: ClaimedItem, arrival: Arrival) -> bool:
        """Handle or park one item; False when the database is the trouble and its lane has to wait."""

        async def story(session: AsyncSession) -> None:
            await _tell(session, [arrival])
            await claims.renew_lanes(session, claim)

        async def park(session: AsyncSession) -> None:
            await claims.park_item(session, item, code, reason)
            await tell_author(session, self._context, arrival, trouble)
            await claims.renew_lanes(session, claim)

        try:
            await self._in_transaction(story)
        except LeaseLost:
            raise
        except Exception as error:  # noqa: BLE001 - it is parked with its reason, where people see it
            if is_transient(error):
                _log.warning("inbound_item_waits", item_id=str(item.id), error=repr(error))
                return False
            code = error.code if isinstance(error, AppError) else "story_failed"
            if is_expected(error):
                _log.info("inbound_item_parked", item_id=str(item.id), code=code)
            else:
                _log.exception("inbound_item_parked", item_id=str(item.id))
            reason, trouble = f"{type(error).__name__}: {error}"[:LONGEST_REASON], error
            await self._in_transaction(park)
        return True

    async def _park_unreadable(self, claim: LaneClaim, unreadable: Sequence[tuple[ClaimedItem, str]]) -> None:
        async def park(session: AsyncSession) -> None:
            for item, reason in unreadable:
                await claims.park_item(session, item, "payload_unreadable", reason)
            await claims.renew_lanes(session, claim)

        await self._in_transaction(park)

    async def _in_transaction(self, work: Callable[[AsyncSession], Awaitable[Result]]) -> Result:
        """Do `work` in a transaction, again after a deadlock or the like, with a pause that grows."""
        for attempt in range(TRANSIENT_ATTEMPTS):
            try:
                async with self._database.write() as session:
                    return await work(session)
            except Exception as error:
                may_try_again = is_transient(error) or isinstance(error, ThreadTaken)
                if not may_try_again or attempt == TRANSIENT_ATTEMPTS - 1:
                    raise
                await asyncio.sleep(random.uniform(0.5, 1.0) * 0.05 * 2**attempt)
        raise AssertionError("the last attempt ends or raises")


async def _record(session: AsyncSession, claim: DeliveryClaim, batch: _Batch) -> None:
    await claims.record_parsed(session, claim, [one.id for one in batch.parsed], batch.items)
    await claims.return_deliveries(session, claim, batch.left)


async def _tell(session: AsyncSession, arrivals: Sequence[Arrival]) -> None:
    await claims.finish_items(session, await tell(session, arrivals))


def _items_of(delivery: ClaimedDelivery, result: ParsedDeliveryWithBlobs) -> list[NewItem]:
    account_id = delivery.channel_account_id
    items = [
        NewItem(delivery.id, account_id, message.lane, message.external_event_id, position,
                payload=encode_inbound(message).decode())
        for position, message in enumerate(result.parsed.messages)
    ]  # fmt: skip
    items += [
        NewItem(delivery.id, account_id, part.lane or str(account_id), part.external_event_id, position,
                reason=part.reason[:LONGEST_REASON])
        for position, part in enumerate(result.parsed.parked, len(items))
    ]  # fmt: skip
    return items


def _read_items(items: Sequence[ClaimedItem]) -> tuple[list[Arrival], list[tuple[ClaimedItem, str]]]:
    arrivals: list[Arrival] = []
    unreadable: list[tuple[ClaimedItem, str]] = []
    for item in items:
        try:
            arrivals.append(Arrival(item.id, item.delivery_id, decode_inbound(item.payload or "")))
        except ValidationError as error:
            unreadable.append((item, str(error)[:LONGEST_REASON]))
    return arrivals, unreadable
