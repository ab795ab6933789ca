"""The places that a limit gives away: no minute and no hour of the clock holds more, and nobody overtakes."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from core import ids
from core.channel_accounts.sending_limits import Filling, forget_old_turns, forget_windows, next_place, take_turn

NOON = datetime(2026, 11, 22, 12, 0, 30, tzinfo=UTC)
ACCOUNT = UUID(int=5)


@given(
    per_minute=st.none() | st.integers(1, 6),
    per_hour=st.none() | st.integers(1, 15),
    steps=st.lists(st.integers(0, 400), min_size=1, max_size=80),
)
def test_no_window_is_overfilled_and_order_is_kept(per_minute, per_hour, steps):
    filling: Filling | None = None
    now, places = NOON, []
    for step in steps:
        now += timedelta(seconds=step)
        filling, at = next_place(filling, per_minute, per_hour, now)
        assert at >= now
        places.append(at)
    assert places == sorted(places)
    minutes = Counter(at.replace(second=0) for at in places)
    hours = Counter(at.replace(minute=0, second=0) for at in places)
    assert per_minute is None or max(minutes.values()) <= per_minute
    assert per_hour is None or max(hours.values()) <= per_hour


async def turn(database, delivery_id, now=NOON, per_minute=2, per_hour=None):
    async with database.write() as session:
        return await take_turn(session, ACCOUNT, delivery_id, now, per_minute=per_minute, per_hour=per_hour)


async def test_a_promised_place_is_kept_and_used_once(database):
    deliveries = [ids.new_id() for _ in range(5)]
    minute = NOON.replace(second=0)
    expected = [None, None, *(minute + timedelta(minutes=n) for n in (1, 1, 2))]
    assert [await turn(database, one) for one in deliveries] == expected
    assert await turn(database, deliveries[2]) == minute + timedelta(minutes=1)
    later = minute + timedelta(minutes=1, seconds=2)
    assert await turn(database, deliveries[2], later) is None
    assert await turn(database, deliveries[2], later) == minute + timedelta(minutes=2)


async def test_places_missed_during_a_standstill_are_asked_for_again(database):
    deliveries = [ids.new_id() for _ in range(6)]
    for one in deliveries:
        await turn(database, one)
    much_later = NOON + timedelta(hours=2)
    answers = [await turn(database, one, much_later) for one in deliveries[2:]]
    assert [answer is None for answer in answers] == [True, True, False, False]


async def test_several_workers_count_in_the_same_row(database):
    answers = await asyncio.gather(*(turn(database, ids.new_id(), per_minute=3, per_hour=7) for _ in range(12)))
    assert sum(answer is None for answer in answers) == 3
    taken = Counter(answer for answer in answers if answer is not None)
    assert sorted(taken.values(), reverse=True) == [3, 3, 2, 1]


async def test_without_limits_nothing_is_counted_and_changed_limits_count_anew(database):
    for _ in range(4):
        assert await turn(database, ids.new_id(), per_minute=None) is None
    for _ in range(3):
        last = await turn(database, ids.new_id())
    assert last is not None
    async with database.write() as session:
        await forget_windows(session, ACCOUNT)
        await forget_old_turns(session, last + timedelta(days=1))
    assert await turn(database, ids.new_id()) is None
