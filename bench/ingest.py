"""Mails per second from the raw row to the ticket on the screen: parsed, routed, written, published, searchable.

The rows lie in the inbox before the clock starts; the product's own process drains them (PostgreSQL: `sawasdesk
worker`; SQLite: `sawasdesk serve`). The clock stops when the last event has been published and every subscriber has
passed it (the time in its cursor row).
"""

import asyncio
import time
from dataclasses import dataclass

from sqlalchemy import func, select

from bench.company import MAILBOX, Company
from bench.ground import Ground, cpu_seconds
from bench.load import Loaded
from bench.mails import make_mails
from core import clock
from core.context import AppContext
from core.events.models import Event, EventPublication, Outbox, SubscriberCursor, SubscriberRetry
from core.inbox.models import InboundDelivery, InboundItem
from core.inbox.service import NewDelivery, record_deliveries
from core.jobs import Nudge
from workers.bootstrap import open_context
from workers.rq import RqJobs
from workers.subscriptions import SUBSCRIBERS

_CHUNK = 500
_WARM_UP = 500
_LONGEST_SECONDS = 180.0


@dataclass(frozen=True)
class Drained:
    """How a drain went. `events` counts what the mails caused; `bytes` is the mails' mean size."""

    mails: int
    seconds: float
    cpu_seconds: float
    events: int
    bytes: float

    @property
    def rate(self) -> float:
        """Mails per second."""
        return self.mails / self.seconds


async def drain(
    ground: Ground, company: Company, count: int, *, loaded: Loaded | None = None, seed: int = 7
) -> Drained:
    """Record `count` mails and have them handled. With `loaded`, the replies answer what was loaded."""
    mails = make_mails(count, MAILBOX, seed=seed, earlier=loaded.threads if loaded else ())
    warm_up = make_mails(_WARM_UP, MAILBOX, seed=seed + 1000)
    worker = ground.start_serve() if ground.kind == "sqlite" else ground.start_worker()
    try:
        async with open_context(ground.settings) as context:
            await _record(context, company, warm_up, f"warm:{seed}")
            await _wait_until_done(ground, context)
            if ground.cluster is not None:
                ground.cluster.run_sql("ANALYZE", ground.name)  # as autovacuum does within a minute
            before, cpu_before = await _events(context), cpu_seconds(worker)
            await _record(context, company, mails, f"{seed}")
            seconds = await _wait_until_done(ground, context)
            cpu = cpu_seconds(worker) - cpu_before
            events = await _events(context) - before
            await _require_no_trouble(context)
    finally:
        worker.stop()
    return Drained(count, seconds, cpu, events, sum(map(len, mails)) / count)


async def _record(context: AppContext, company: Company, mails: list[bytes], keys: str) -> None:
    async with context.database.write() as session:  # one transaction, so that nothing begins before all is there
        for start in range(0, len(mails), _CHUNK):
            new = [
                NewDelivery(company.mailbox_id, "email", f"{keys}:{start + place}", len(raw), raw=raw)
                for place, raw in enumerate(mails[start : start + _CHUNK])
            ]
            await record_deliveries(session, new)


async def _wait_until_done(ground: Ground, context: AppContext) -> float:
    """Wake the worker; seconds from its first claim until everything is done."""
    if ground.redis_url:
        jobs = RqJobs(ground.redis_url, ground.folder.name)
        jobs.nudge(Nudge("inbound"))
        jobs.close()
    deadline = time.monotonic() + _LONGEST_SECONDS
    while not await _has_begun(context):
        _require_time(deadline)
        await asyncio.sleep(0.005)
    begun = clock.utc_now()
    while not await _is_done(context):
        _require_time(deadline)
        await asyncio.sleep(0.1)  # asking more often would take time from what is measured
    async with context.database.read() as session:
        ended = (await session.execute(select(func.max(SubscriberCursor.updated_at)))).scalar_one()
    return (ended - begun).total_seconds()


def _require_time(deadline: float) -> None:
    if time.monotonic() > deadline:
        raise TimeoutError(f"not drained within {_LONGEST_SECONDS:g} s")


async def _has_begun(context: AppContext) -> bool:
    newest_first = select(InboundDelivery.attempts).order_by(InboundDelivery.state.desc(), InboundDelivery.id).limit(1)
    async with context.database.read() as session:
        return bool((await session.execute(newest_first)).scalar())


async def _is_done(context: AppContext) -> bool:
    async with context.database.read() as session:
        for waiting in (
            select(InboundDelivery.id).where(InboundDelivery.state == "received"),
            select(InboundItem.id).where(InboundItem.state == "pending"),
            select(Outbox.event_id),
        ):
            if (await session.execute(waiting.limit(1))).first() is not None:
                return False
        newest = (await session.execute(select(func.max(EventPublication.publish_seq)))).scalar() or 0
        last_event = (await session.execute(select(func.max(Event.id)))).scalar() or 0
        cursors = dict((await session.execute(select(SubscriberCursor.subscriber, SubscriberCursor.publish_seq))).all())
        published = (
            await session.execute(select(EventPublication.event_id).where(EventPublication.event_id == last_event))
        ).first()
        return published is not None and all(cursors.get(name) == newest for name in SUBSCRIBERS)


async def _events(context: AppContext) -> int:
    async with context.database.read() as session:
        return (await session.execute(select(func.max(Event.id)))).scalar() or 0


async def _require_no_trouble(context: AppContext) -> None:
    async with context.database.read() as session:
        parked = select(func.count()).where(InboundItem.state == "parked")
        refused = select(func.count()).where(InboundDelivery.state == "parked")
        retries = select(func.count()).select_from(SubscriberRetry)
        counts = [(await session.execute(query)).scalar() for query in (parked, refused, retries)]
        reason = select(InboundItem.reason).where(InboundItem.state == "parked").limit(1)
        first = (await session.execute(reason)).scalar()
    if any(counts):
        raise RuntimeError(f"parked items, parked deliveries, failed events: {counts}; {first}")
