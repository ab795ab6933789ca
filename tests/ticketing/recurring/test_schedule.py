"""When recurring tickets are due: calendars, holidays, short months and clocks that jump."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import WorkingHours
from core.errors import Invalid
from ticketing.recurring.schedule import next_time, next_times, parse_schedule

WEEK = {day: [(time(9), time(18))] for day in range(5)}
HOLIDAYS = frozenset({date(2026, 12, 7), date(2026, 12, 10)})
BANGKOK = WorkingHours(ZoneInfo("Asia/Bangkok"), WEEK, HOLIDAYS)
BERLIN = WorkingHours(ZoneInfo("Europe/Berlin"), WEEK)
AFTER = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # a Sunday, 10:00 in Bangkok


def rhythm(**fields):
    return parse_schedule({"at": "09:00", "starts_on": "2026-11-01", **fields})


def local(schedule, count=3, hours=BANGKOK, after=AFTER):
    return [f"{at.astimezone(hours.time_zone):%Y-%m-%d %H:%M}" for at in next_times(schedule, after, hours, count)]


def test_days_and_weeks():
    assert local(rhythm(every="day")) == ["2026-11-23 09:00", "2026-11-24 09:00", "2026-11-25 09:00"]
    assert local(rhythm(every="day", interval=10)) == ["2026-12-01 09:00", "2026-12-11 09:00", "2026-12-21 09:00"]
    assert local(rhythm(every="week", weekdays=[0, 4])) == ["2026-11-23 09:00", "2026-11-27 09:00", "2026-11-30 09:00"]
    every_other = rhythm(every="week", interval=2, weekdays=[0], starts_on="2026-11-16")
    assert local(every_other) == ["2026-11-30 09:00", "2026-12-14 09:00", "2026-12-28 09:00"]


def test_months_and_years():
    assert local(rhythm(every="month", day=31)) == ["2026-11-30 09:00", "2026-12-31 09:00", "2027-01-31 09:00"]
    assert local(rhythm(every="month", day=-1), 4)[-1] == "2027-02-28 09:00"
    first_monday = rhythm(every="month", nth=1, weekdays=[0])
    assert local(first_monday) == ["2026-12-07 09:00", "2027-01-04 09:00", "2027-02-01 09:00"]
    last_friday = rhythm(every="month", nth=-1, weekdays=[4])
    assert local(last_friday) == ["2026-11-27 09:00", "2026-12-25 09:00", "2027-01-29 09:00"]
    leap = rhythm(every="year", month=2, day=29)
    assert local(leap) == ["2027-02-28 09:00", "2028-02-29 09:00", "2029-02-28 09:00"]
    quarterly = rhythm(every="month", interval=3, day=1, starts_on="2026-01-01")
    assert local(quarterly, 2) == ["2027-01-01 09:00", "2027-04-01 09:00"]


def test_today_counts_until_its_time_has_come():
    sunday = rhythm(every="day", at="11:00")
    assert local(sunday, 1) == ["2026-11-22 11:00"]
    assert local(rhythm(every="day", at="10:00"), 1) == ["2026-11-23 10:00"]


def test_holidays_are_left_out_or_put_off():
    mondays = {"every": "week", "weekdays": [0]}
    after = datetime(2026, 12, 1, tzinfo=UTC)
    assert local(rhythm(**mondays), 1, after=after) == ["2026-12-07 09:00"]
    assert local(rhythm(**mondays, on_holiday="skip"), 1, after=after) == ["2026-12-14 09:00"]
    assert local(rhythm(**mondays, on_holiday="next_working_day"), 1, after=after) == ["2026-12-08 09:00"]
    month_end = rhythm(every="month", day=31, on_holiday="next_working_day")
    assert local(month_end, 4, after=datetime(2027, 1, 1, tzinfo=UTC))[0] == "2027-02-01 09:00"  # the 31st is a Sunday


def test_a_day_put_off_is_found_from_the_day_it_was_put_off_to():
    mondays = rhythm(every="week", weekdays=[0], on_holiday="next_working_day")
    assert local(mondays, 1, after=datetime(2026, 12, 8, 1, 0, tzinfo=UTC)) == ["2026-12-08 09:00"]


def test_two_days_put_off_to_the_same_one_are_one():
    daily = rhythm(every="day", on_holiday="next_working_day")
    found = local(daily, 4, after=datetime(2026, 11, 27, 3, tzinfo=UTC))  # Friday, after nine
    assert found == ["2026-11-30 09:00", "2026-12-01 09:00", "2026-12-02 09:00", "2026-12-03 09:00"]


def test_clocks_that_jump():
    nightly = rhythm(every="day", at="02:30", starts_on="2027-03-01")
    spring = next_times(nightly, datetime(2027, 3, 27, 12, tzinfo=UTC), BERLIN, 2)
    assert spring == [datetime(2027, 3, 28, 1, 30, tzinfo=UTC), datetime(2027, 3, 29, 0, 30, tzinfo=UTC)]
    autumn = next_times(nightly, datetime(2027, 10, 30, 12, tzinfo=UTC), BERLIN, 2)
    assert autumn == [datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 11, 1, 1, 30, tzinfo=UTC)]


def test_it_ends_when_it_should():
    ending = rhythm(every="week", weekdays=[0], ends_on="2026-11-30")
    assert local(ending) == ["2026-11-23 09:00", "2026-11-30 09:00"]
    assert next_time(ending, datetime(2026, 12, 1, tzinfo=UTC), BANGKOK) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"every": "week"},
        {"every": "month"},
        {"every": "month", "day": 3, "nth": 1, "weekdays": [0]},
        {"every": "month", "day": 0},
        {"every": "year", "day": 3},
        {"every": "day", "interval": 0},
        {"every": "day", "at": "25:00"},
        {"every": "day", "at": "09:00+07:00"},
        {"every": "fortnight"},
        {"every": "week", "weekdays": [7]},
    ],
)
def test_nonsense_is_refused(fields):
    with pytest.raises(Invalid) as refusal:
        rhythm(**fields)
    assert refusal.value.code == "bad_schedule"


@given(
    every=st.sampled_from([{"every": "day"}, {"every": "week", "weekdays": [1, 3]}, {"every": "month", "day": 15}]),
    interval=st.integers(1, 6),
    on_holiday=st.sampled_from(["open", "skip", "next_working_day"]),
    hours=st.sampled_from([BANGKOK, BERLIN]),
    minutes=st.integers(0, 2 * 366 * 24 * 60),
)
def test_times_go_on_and_never_come_twice(every, interval, on_holiday, hours, minutes):
    schedule = rhythm(**every, interval=interval, on_holiday=on_holiday)
    start = AFTER + timedelta(minutes=minutes)
    together = next_times(schedule, start, hours, 4)
    one_by_one = [start]
    for _ in range(4):
        following = next_time(schedule, one_by_one[-1], hours)
        assert following is not None
        one_by_one.append(following)
    assert together == one_by_one[1:]
    assert together == sorted(set(together))
    assert together[0] > start
