"""Working time in Bangkok and in a zone that changes its clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import WorkingHours, working_hours

BANGKOK = ZoneInfo("Asia/Bangkok")
NEW_YEAR = date(2026, 1, 1)
OFFICE = WorkingHours(
    BANGKOK,
    {weekday: ((time(9), time(12)), (time(13), time(18))) for weekday in range(5)},
    frozenset({NEW_YEAR}),
)


def _bangkok(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BANGKOK)


def test_open_means_inside_a_span_and_not_at_its_end():
    monday = 2
    assert [OFFICE.is_open(_bangkok(monday, hour)) for hour in (8, 9, 12, 13, 18)] == [False, True, False, True, False]
    assert not OFFICE.is_open(_bangkok(7, 10)), "Saturday"
    assert not OFFICE.is_open(datetime(2026, 1, 1, 10, tzinfo=BANGKOK)), "a holiday"


def test_adding_goes_over_lunch_nights_and_weekends():
    friday_late = _bangkok(6, 17, 30)
    assert OFFICE.add(friday_late, timedelta(hours=4)) == _bangkok(9, 13, 30)
    assert OFFICE.add(_bangkok(7, 10), timedelta(hours=1)) == _bangkok(9, 10)


def test_next_open():
    assert OFFICE.next_open(_bangkok(6, 18)) == _bangkok(9, 9)
    assert OFFICE.next_open(_bangkok(6, 10, 15)) == _bangkok(6, 10, 15)


def test_a_span_that_ends_at_midnight():
    always = working_hours(
        "Asia/Bangkok", [{"weekday": day, "opens": "00:00", "closes": "00:00"} for day in range(7)], []
    )
    assert always.between(_bangkok(1, 0), _bangkok(3, 6)) == timedelta(hours=54)
    assert always.is_open(_bangkok(4, 23, 59))


def test_a_day_with_a_changed_clock_is_as_long_as_it_was():
    berlin = working_hours("Europe/Berlin", [{"weekday": 6, "opens": "00:00", "closes": "06:00"}], [])
    sunday = datetime(2026, 3, 29, tzinfo=UTC)  # 02:00 becomes 03:00
    assert berlin.between(sunday - timedelta(days=1), sunday + timedelta(days=1)) == timedelta(hours=5)


def test_never_open_is_an_error_and_not_a_loop():
    with pytest.raises(ValueError, match="no working hours"):
        WorkingHours(BANGKOK, {}).next_open(_bangkok(1, 9))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001 - made aware below
    st.integers(0, 60 * 100),
)
def test_what_was_added_is_what_lies_between(start, minutes):
    begin, work = start.replace(tzinfo=UTC), timedelta(minutes=minutes)
    assert OFFICE.between(begin, OFFICE.add(begin, work)) == work
