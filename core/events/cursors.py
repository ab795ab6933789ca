"""Durable subscribers: each has a cursor row and moves it in the transaction of its effect.

One bad event never stops the others: a batch that fails is redone one by one, and the guilty event goes to a retry
row with a growing pause between attempts. While little is waiting, several subscribers share one transaction.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.repository import upsert
from core.db.session import Database
from core.events.base import PublishedEvent
from core.events.models import SubscriberCursor, SubscriberRetry
from core.events.published import current_seq, read_exactly, read_since

Handler: TypeAlias = Callable[[AsyncSession, Sequence[PublishedEvent]], Awaitable[None]]

BATCH = 500
FEW = 100
MAX_ATTEMPTS = 12
_log = structlog.get_logger(__name__)


async def drain_together(database: Database, handlers: Mapping[str, Handler]) -> bool:
    """Let several subscribers handle what is new to them in one transaction; False when each had better go alone.

    What a lively talk brings concerns most of them: one look, one reading and one commit serve all. Where more than
    FEW events wait for one of them, or a handler fails, nothing is done here. A subscriber that another process is at
    is passed over.
    """
    async with database.read() as session:
        known = await _positions(session, handlers)
        behind = await current_seq(session) - min(known.get(subscriber, 0) for subscriber in handlers)
    if not 0 < behind <= FEW:
        return behind <= 0
    try:
        async with database.write() as session:
            await handle_together(session, handlers)
    except Exception:  # noqa: BLE001 - each goes on alone, where the guilty event is found
        _log.exception("subscribers_failed_together", subscribers=list(handlers))
        return False
    return True


async def handle_together(session: AsyncSession, handlers: Mapping[str, Handler]) -> None:
    """Each subscriber that nobody else is at handles the events after its cursor, at most FEW; the cursors move along.

    Raises what a handler raises; the transaction is of no use then.
    """
    claimed = await _claim_all(session, handlers)
    events = await read_since(session, min(claimed.values()), FEW) if claimed else []
    for subscriber, seq in claimed.items():
        if news := [event for event in events if event.publish_seq > seq]:
            await handlers[subscriber](session, news)
    if events:
        await _move(session, claimed, events[-1].publish_seq)


async def drain_subscriber(database: Database, subscriber: str, handle: Handler) -> int:
    """Handle everything published since the subscriber's cursor, in batches; returns how many events were passed.

    Ends early when another process is at it. Raises nothing for a failing handler: see the retry rows.
    """
    done = 0
    while True:
        try:
            count = await _one_batch(database, subscriber, handle, BATCH)
        except Exception:  # noqa: BLE001 - the batch is redone one by one, and the guilty event kept for a retry
            _log.exception("subscriber_batch_failed", subscriber=subscriber)
            count = await _one_by_one(database, subscriber, handle)
        done += count
        if count < BATCH:
            return done


async def drain_retries(database: Database, subscriber: str, handle: Handler) -> int:
    """Try the subscriber's failed events again that are due; returns how many succeeded."""
    async with database.read() as session:
        query = select(SubscriberRetry.publish_seq).where(
            SubscriberRetry.subscriber == subscriber,
            SubscriberRetry.next_attempt_at <= clock.utc_now(),
            SubscriberRetry.attempts < MAX_ATTEMPTS,
        )
        due = list((await session.execute(query.order_by(SubscriberRetry.publish_seq).limit(100))).scalars())
    done = 0
    for publish_seq in due:
        try:
            async with database.write() as session:
                await handle(session, await read_exactly(session, [publish_seq]))
                await session.execute(
                    delete(SubscriberRetry).where(
                        SubscriberRetry.subscriber == subscriber, SubscriberRetry.publish_seq == publish_seq
                    )
                )
            done += 1
        except Exception as error:  # noqa: BLE001 - kept in its retry row with the error
            _log.exception("subscriber_retry_failed", subscriber=subscriber, publish_seq=publish_seq)
            async with database.write() as session:
                await _record_retry(session, subscriber, publish_seq, error)
    return done


async def _one_batch(database: Database, subscriber: str, handle: Handler, limit: int) -> int:
    async with database.read() as session:
        position = await _position(session, subscriber)
        if position is not None and await current_seq(session) <= position:
            return 0
    async with database.write() as session:
        if (seq := await _claim(session, subscriber)) is None:
            return 0
        events = await read_since(session, seq, limit)
        if events:
            await handle(session, events)
            await _move(session, [subscriber], events[-1].publish_seq)
        return len(events)


async def _one_by_one(database: Database, subscriber: str, handle: Handler) -> int:
    done = 0
    while done < BATCH:
        publish_seq: int | None = None
        try:
            async with database.write() as session:
                if (seq := await _claim(session, subscriber)) is None:
                    return done
                events = await read_since(session, seq, 1)
                if not events:
                    return done
                publish_seq = events[0].publish_seq
                await handle(session, events)
                await _move(session, [subscriber], publish_seq)
        except Exception as error:
            if publish_seq is None:
                raise
            _log.exception("subscriber_event_failed", subscriber=subscriber, publish_seq=publish_seq)
            async with database.write() as session:
                await _record_retry(session, subscriber, publish_seq, error)
                await _move(session, [subscriber], publish_seq)
        done += 1
    return done


async def _position(session: AsyncSession, subscriber: str) -> int | None:
    query = select(SubscriberCursor.publish_seq).where(SubscriberCursor.subscriber == subscriber)
    return (await session.execute(query)).scalar()


async def _positions(session: AsyncSession, subscribers: Iterable[str]) -> dict[str, int]:
    query = select(SubscriberCursor.subscriber, SubscriberCursor.publish_seq)
    found = await session.execute(query.where(SubscriberCursor.subscriber.in_(list(subscribers))))
    return {row.subscriber: row.publish_seq for row in found}


async def _claim_all(session: AsyncSession, subscribers: Iterable[str]) -> dict[str, int]:
    """Lock the cursor rows that nobody holds, in one order everywhere. New subscribers begin at the beginning."""
    wanted = sorted(subscribers)
    query = select(SubscriberCursor.subscriber, SubscriberCursor.publish_seq)
    query = query.where(SubscriberCursor.subscriber.in_(wanted)).order_by(SubscriberCursor.subscriber)
    claimed = {
        row.subscriber: row.publish_seq for row in await session.execute(query.with_for_update(skip_locked=True))
    }
    if len(claimed) < len(wanted):
        for subscriber in await _begin(session, [name for name in wanted if name not in claimed]):
            claimed[subscriber] = 0
    return claimed


async def _begin(session: AsyncSession, subscribers: Sequence[str]) -> Sequence[str]:
    """The cursor rows that were not there yet; those subscribers are ours."""
    rows = [{"subscriber": name, "publish_seq": 0, "updated_at": clock.utc_now()} for name in subscribers]
    inserted = upsert(session, SubscriberCursor).values(rows).on_conflict_do_nothing()
    return (await session.execute(inserted.returning(SubscriberCursor.subscriber))).scalars().all()


async def _claim(session: AsyncSession, subscriber: str) -> int | None:
    """Lock the cursor row; None while another process holds it. A new subscriber begins at the beginning."""
    query = select(SubscriberCursor.publish_seq).where(SubscriberCursor.subscriber == subscriber)
    seq = (await session.execute(query.with_for_update(skip_locked=True))).scalar()
    if seq is not None or await _position(session, subscriber) is not None:
        return seq
    return 0 if await _begin(session, [subscriber]) else None


async def _move(session: AsyncSession, subscribers: Iterable[str], publish_seq: int) -> None:
    await session.execute(
        update(SubscriberCursor)
        .where(SubscriberCursor.subscriber.in_(list(subscribers)), SubscriberCursor.publish_seq < publish_seq)
        .values(publish_seq=publish_seq, updated_at=clock.utc_now())
    )


async def _record_retry(session: AsyncSession, subscriber: str, publish_seq: int, error: Exception) -> None:
    key = (SubscriberRetry.subscriber == subscriber, SubscriberRetry.publish_seq == publish_seq)
    attempts = (await session.execute(select(SubscriberRetry.attempts).where(*key))).scalar() or 0
    next_attempt_at: datetime = clock.ahead(min(3600, 2.0 ** (attempts + 1)))
    row = {"attempts": attempts + 1, "next_attempt_at": next_attempt_at, "error": repr(error)[:2000]}
    statement = upsert(session, SubscriberRetry).values(subscriber=subscriber, publish_seq=publish_seq, **row)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[SubscriberRetry.subscriber, SubscriberRetry.publish_seq], set_=row
        )
    )
