"""Subscribers: each sees every event once, in order, and one bad event stops nobody."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.repository import SeenKey, record_seen
from core.db.session import Database
from core.events.base import PublishedEvent
from core.events.cursors import FEW, Handler, drain_retries, drain_subscriber, drain_together
from core.events.log import record_events
from core.events.models import SubscriberCursor, SubscriberRetry
from core.events.outbox import publish_batch
from tests.core.events.test_outbox import knock


async def _publish(database: Database, count: int) -> None:
    async with database.write() as session:
        await record_events(session, [knock(ids.new_id(), number) for number in range(1, count + 1)])
        await publish_batch(session)


async def _write_down(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
    new = await record_seen(session, [("handled", str(event.publish_seq), ids.new_id()) for event in events])
    assert len(new) == len(events), "an event was handled twice"


async def _handled(database: Database) -> list[int]:
    async with database.read() as session:
        return sorted(int(key) for key in (await session.execute(select(SeenKey.key))).scalars())


async def test_a_subscriber_sees_every_event_once_and_goes_on_where_it_stopped(database: Database) -> None:
    await _publish(database, 3)
    assert await drain_subscriber(database, "diary", _write_down) == 3
    assert await drain_subscriber(database, "diary", _write_down) == 0
    await _publish(database, 2)
    assert await drain_subscriber(database, "diary", _write_down) == 2
    assert await _handled(database) == [1, 2, 3, 4, 5]


async def test_two_processes_draining_one_subscriber_do_not_double(database: Database) -> None:
    await _publish(database, 40)
    await asyncio.gather(*(drain_subscriber(database, "diary", _write_down) for _ in range(4)))
    await drain_subscriber(database, "diary", _write_down)
    assert await _handled(database) == list(range(1, 41))


async def test_one_bad_event_waits_for_its_retry_while_the_rest_goes_on(database: Database) -> None:
    await _publish(database, 5)
    is_mended = False

    async def choke_on_three(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
        await _write_down(session, events)
        if not is_mended and any(event.publish_seq == 3 for event in events):
            raise ValueError("three is not for me")

    await drain_subscriber(database, "diary", choke_on_three)
    assert await _handled(database) == [1, 2, 4, 5]
    async with database.read() as session:
        assert (await session.execute(select(SubscriberCursor.publish_seq))).scalar_one() == 5
        retry = (await session.execute(select(SubscriberRetry))).scalars().one()
        assert (retry.publish_seq, retry.attempts) == (3, 1)
        assert "three is not for me" in retry.error
    assert await drain_retries(database, "diary", choke_on_three) == 0

    with clock.frozen_at(clock.utc_now() + timedelta(minutes=1)):
        assert await drain_retries(database, "diary", choke_on_three) == 0
        is_mended = True
    with clock.frozen_at(clock.utc_now() + timedelta(minutes=5)):
        assert await drain_retries(database, "diary", choke_on_three) == 1
    assert await _handled(database) == [1, 2, 3, 4, 5]
    async with database.read() as session:
        assert (await session.execute(select(SubscriberRetry))).scalars().all() == []


async def _positions(database: Database) -> dict[str, int]:
    async with database.read() as session:
        rows = await session.execute(select(SubscriberCursor.subscriber, SubscriberCursor.publish_seq))
        return {row.subscriber: row.publish_seq for row in rows}


async def test_subscribers_together_hear_each_what_is_new_to_it(database: Database) -> None:
    heard: dict[str, list[int]] = {"early": [], "late": []}

    def listen(name: str) -> Handler:
        async def handle(_session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
            heard[name] += [event.publish_seq for event in events]

        return handle

    both = {name: listen(name) for name in heard}
    await _publish(database, 2)
    assert await drain_subscriber(database, "early", both["early"]) == 2
    await _publish(database, 1)
    assert await drain_together(database, both)
    assert heard == {"early": [1, 2, 3], "late": [1, 2, 3]}
    assert await _positions(database) == {"early": 3, "late": 3}
    assert await drain_together(database, both)
    assert heard == {"early": [1, 2, 3], "late": [1, 2, 3]}


async def test_subscribers_go_alone_behind_a_heap_and_when_one_fails(database: Database) -> None:
    async def fail(_session: AsyncSession, _events: Sequence[PublishedEvent]) -> None:
        raise ValueError("not for me")

    await _publish(database, 1)
    assert not await drain_together(database, {"diary": _write_down, "broken": fail})
    assert await _handled(database) == [], "what the others did is undone with it"
    assert await _positions(database) == {}
    await _publish(database, FEW)
    assert not await drain_together(database, {"diary": _write_down})
    assert await _positions(database) == {}


async def test_subscribers_together_pass_over_whoever_is_at_work_elsewhere(database: Database) -> None:
    await _publish(database, 40)
    both = {"diary": _write_down}
    await asyncio.gather(
        *(drain_together(database, both) for _ in range(4)), drain_subscriber(database, "diary", _write_down)
    )
    await drain_together(database, both)
    assert await _handled(database) == list(range(1, 41))
