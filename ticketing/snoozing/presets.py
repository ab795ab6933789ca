"""The times that people mean when they set a case aside or say when it is due, by the company's clock. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from core.calendar import WorkingHours

_STEP: Final = timedelta(minutes=15)
_LATER: Final = timedelta(hours=3)
_SOON: Final = timedelta(minutes=30)
_MORNING: Final = time(9)
_EVENING: Final = time(18)
_WEEK: Final = 7


class Moment(StrEnum):
    """later_today: in about three hours. today: at closing time. tomorrow, monday: the next working day of that name.
    this_week: the last working day of it. next_week: today in a week, or the working day after.
    """

    LATER_TODAY = "later_today"
    TODAY = "today"
    TOMORROW = "tomorrow"
    MONDAY = "monday"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"


@dataclass(frozen=True, slots=True)
class Preset:
    """A choice and the instant (UTC) it means right now."""

    moment: Moment
    at: datetime


def snooze_presets(now: datetime, hours: WorkingHours) -> list[Preset]:
    """When a case may come back: in the morning of a working day, or later today while people still work.

    A choice that means the same instant as an earlier one is left out.
    """
    today = hours.local(now).date()
    days = {
        Moment.TOMORROW: today + timedelta(days=1),
        Moment.MONDAY: today + timedelta(days=_WEEK - today.weekday()),
        Moment.NEXT_WEEK: today + timedelta(days=_WEEK),
    }
    later = _rounded(now + _LATER)
    is_worked = _is_working_day(today, hours) and later <= _closing(today, hours)
    found = [Preset(Moment.LATER_TODAY, later)] if is_worked else []
    for moment, day in days.items():
        if moment is Moment.TOMORROW and not _is_working_day(day, hours):
            continue
        found.append(Preset(moment, _opening(_working_day_from(day, hours), hours)))
    return list(_distinct(found))


def due_presets(now: datetime, hours: WorkingHours) -> list[Preset]:
    """When something may be due: at closing time of a working day."""
    today = hours.local(now).date()
    found = []
    if _is_working_day(today, hours) and _closing(today, hours) >= now + _SOON:
        found.append(Preset(Moment.TODAY, _closing(today, hours)))
    tomorrow = today + timedelta(days=1)
    if _is_working_day(tomorrow, hours):
        found.append(Preset(Moment.TOMORROW, _closing(tomorrow, hours)))
    rest_of_week = [today + timedelta(days=ahead) for ahead in range(_WEEK - today.weekday())]
    working = [day for day in rest_of_week if _is_working_day(day, hours)]
    if working and _closing(working[-1], hours) > now:
        found.append(Preset(Moment.THIS_WEEK, _closing(working[-1], hours)))
    next_week = _working_day_from(today + timedelta(days=_WEEK), hours)
    found.append(Preset(Moment.NEXT_WEEK, _closing(next_week, hours)))
    return list(_distinct(found))


def _is_working_day(day: date, hours: WorkingHours) -> bool:
    return day not in hours.closed_days and bool(hours.week.get(day.weekday()))


def _working_day_from(day: date, hours: WorkingHours) -> date:
    """That day, or the next one on which people work; that day itself when they never do."""
    return next((one for one in (day + timedelta(days=n) for n in range(31)) if _is_working_day(one, hours)), day)


def _opening(day: date, hours: WorkingHours) -> datetime:
    spans = hours.week.get(day.weekday(), ())
    return _at(day, spans[0][0] if spans else _MORNING, hours)


def _closing(day: date, hours: WorkingHours) -> datetime:
    """When the last span of the day ends; a span until midnight ends with the day. Without hours: at six."""
    spans = hours.week.get(day.weekday(), ())
    closes = spans[-1][1] if spans else _EVENING
    return _at(day + timedelta(days=1) if closes == time(0) else day, closes, hours)


def _at(day: date, clock_time: time, hours: WorkingHours) -> datetime:
    return datetime.combine(day, clock_time, hours.time_zone).astimezone(UTC)


def _rounded(instant: datetime) -> datetime:
    """The next quarter of an hour."""
    over = (instant - datetime.min.replace(tzinfo=UTC)) % _STEP
    return instant + (_STEP - over) if over else instant


def _distinct(presets: list[Preset]) -> Iterator[Preset]:
    seen = set()
    for preset in presets:
        if preset.at not in seen:
            seen.add(preset.at)
            yield preset
