"""Durable subscribers: each has a cursor row and moves it in the transaction of its effect.

One bad event never stops the others: a batch that fails is redone one by one, and the guilty event goes to a retry
row with a growing pause between attempts.
"""

from collections.abc import Awaitable, Callable, Sequence
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
MAX_ATTEMPTS = 12
_log = structlog.get_logger(__name__)


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
            await _move(session, subscriber, events[-1].publish_seq)
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
                await _move(session, subscriber, publish_seq)
        except Exception as error:
            if publish_seq is None:
                raise
            _log.exception("subscriber_event_failed", subscriber=subscriber, publish_seq=publish_seq)
            async with database.write() as session:
                await _record_retry(session, subscriber, publish_seq, error)
                await _move(session, subscriber, publish_seq)
        done += 1
    return done


async def _position(session: AsyncSession, subscriber: str) -> int | None:
    query = select(SubscriberCursor.publish_seq).where(SubscriberCursor.subscriber == subscriber)
    return (await session.execute(query)).scalar()


async def _claim(session: AsyncSession, subscriber: str) -> int | None:
    """Lock the cursor row; None while another process holds it. A new subscriber begins at the beginning."""
    query = select(SubscriberCursor.publish_seq).where(SubscriberCursor.subscriber == subscriber)
    seq = (await session.execute(query.with_for_update(skip_locked=True))).scalar()
    if seq is not None or await _position(session, subscriber) is not None:
        return seq
    row = {"subscriber": subscriber, "publish_seq": 0, "updated_at": clock.utc_now()}
    inserted = (
        upsert(session, SubscriberCursor).values(row).on_conflict_do_nothing().returning(SubscriberCursor.publish_seq)
    )
    return (await session.execute(inserted)).scalar()


async def _move(session: AsyncSession, subscriber: str, publish_seq: int) -> None:
    await session.execute(
        update(SubscriberCursor)
        .where(SubscriberCursor.subscriber == subscriber, SubscriberCursor.publish_seq < publish_seq)
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
