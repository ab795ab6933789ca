"""The times that people mean, by the company's clock: working days, holidays, what has passed already."""

from datetime import UTC, datetime

from core.calendar import working_hours
from ticketing.snoozing.presets import due_presets, snooze_presets

WEEK = [{"weekday": weekday, "opens": "09:00", "closes": "18:00"} for weekday in range(5)]
HOURS = working_hours("Asia/Bangkok", WEEK, [{"date": "2026-11-27", "name": "holiday"}])


def bangkok(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026 (the 23rd is a Monday) by the clock of Bangkok."""
    return datetime(2026, 11, day, hour, minute, tzinfo=HOURS.time_zone).astimezone(UTC)


def told(presets) -> dict[str, str]:
    return {one.moment.value: f"{HOURS.local(one.at):%a %d %H:%M}" for one in presets}


def test_in_the_middle_of_the_week_every_choice_is_another_morning():
    assert told(snooze_presets(bangkok(24, 10, 7), HOURS)) == {
        "later_today": "Tue 24 13:15",
        "tomorrow": "Wed 25 09:00",
        "monday": "Mon 30 09:00",
        "next_week": "Tue 01 09:00",
    }


def test_nothing_comes_back_after_closing_time_or_on_a_day_off():
    assert told(snooze_presets(bangkok(26, 16), HOURS)) == {"monday": "Mon 30 09:00", "next_week": "Thu 03 09:00"}


def test_on_a_sunday_tomorrow_is_monday_and_is_said_once():
    assert told(snooze_presets(bangkok(29, 12), HOURS)) == {"tomorrow": "Mon 30 09:00", "next_week": "Mon 07 09:00"}


def test_due_at_closing_time_of_working_days():
    assert told(due_presets(bangkok(24, 10), HOURS)) == {
        "today": "Tue 24 18:00",
        "tomorrow": "Wed 25 18:00",
        "this_week": "Thu 26 18:00",
        "next_week": "Tue 01 18:00",
    }
    assert told(due_presets(bangkok(26, 17, 50), HOURS)) == {"this_week": "Thu 26 18:00", "next_week": "Thu 03 18:00"}


def test_a_company_without_hours_still_has_mornings_and_evenings():
    never = working_hours("Asia/Bangkok", [], [])
    assert told(snooze_presets(bangkok(24, 10), never))["monday"] == "Mon 30 09:00"
    assert told(due_presets(bangkok(24, 10), never)) == {"next_week": "Tue 01 18:00"}


def test_a_shop_that_is_open_until_midnight():
    late = working_hours("Asia/Bangkok", [{"weekday": d, "opens": "10:00", "closes": "00:00"} for d in range(7)], [])
    assert told(due_presets(bangkok(24, 10), late))["today"] == "Wed 25 00:00"
