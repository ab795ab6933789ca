"""Conditions about instants: "more than 2 days ago", "today", "before 2026-11-01". Pure.

Each of them means a span of time, which an evaluator asks about one instant and a query asks a database column about,
so that both always agree.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo

_DURATION = re.compile(r"P(?:(?P<days>\d{1,5})D)?(?:T(?=\d)(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,7})M)?)?")
_LONGEST = timedelta(days=36_500)
_FIRST_YEAR, _LAST_YEAR = 1900, 9998
_UTC = ZoneInfo("UTC")
_TICK = timedelta(microseconds=1)


class DateOperator(StrEnum):
    """How an instant compares: with an ISO date (the first three), a Period, or an ISO 8601 duration (the others)."""

    ON = "on"
    BEFORE = "before"
    AFTER = "after"
    IN_PERIOD = "in_period"
    MORE_THAN_AGO = "more_than_ago"
    LESS_THAN_AGO = "less_than_ago"
    MORE_THAN_AHEAD = "more_than_ahead"
    LESS_THAN_AHEAD = "less_than_ahead"


class Period(StrEnum):
    """Stretches of the calendar around now, in the company's time zone. Weeks begin on Monday (ISO 8601)."""

    PAST = "past"
    FUTURE = "future"
    YESTERDAY = "yesterday"
    TODAY = "today"
    TOMORROW = "tomorrow"
    LAST_WEEK = "last_week"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    LAST_MONTH = "last_month"
    THIS_MONTH = "this_month"
    NEXT_MONTH = "next_month"


DateValue: TypeAlias = date | timedelta | Period
_DAYS = frozenset({DateOperator.ON, DateOperator.BEFORE, DateOperator.AFTER})


@dataclass(frozen=True, slots=True)
class Moment:
    """When a condition is asked, and where the company's days begin."""

    now: datetime
    zone: ZoneInfo


def of_days(moment: Moment) -> Moment:
    """The same moment for days of the calendar, which are kept as their midnight in UTC: today's."""
    today = moment.now.astimezone(moment.zone).date()
    return Moment(datetime.combine(today, time(), UTC), _UTC)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to, not including, `end`; None leaves a side open. Both are in UTC."""

    start: datetime | None
    end: datetime | None

    def holds(self, instant: datetime) -> bool:
        """Whether the instant lies inside."""
        return (self.start is None or self.start <= instant) and (self.end is None or instant < self.end)


def parse_date_value(operator: DateOperator, text: object) -> DateValue:
    """What an operator is asked with. Raises ValueError saying what it takes."""
    if operator is DateOperator.IN_PERIOD:
        try:
            return Period(str(text))
        except ValueError:
            raise ValueError("takes a period such as today or last_week") from None
    if operator in _DAYS:
        return _parse_day(text)
    return _parse_duration(text)


def span_of(operator: DateOperator, value: DateValue, moment: Moment) -> Span:
    """The span of time that a condition means when it is asked at `moment`."""
    if isinstance(value, Period):
        return _PERIODS[value](moment)
    if isinstance(value, timedelta):
        return _around_now(operator, value, moment.now)
    start, end = _midnight(value, moment), _midnight(value + timedelta(days=1), moment)
    if operator is DateOperator.BEFORE:
        return Span(None, start)
    return Span(end, None) if operator is DateOperator.AFTER else Span(start, end)


def _around_now(operator: DateOperator, duration: timedelta, now: datetime) -> Span:
    match operator:
        case DateOperator.MORE_THAN_AGO:
            return Span(None, now - duration)
        case DateOperator.LESS_THAN_AGO:
            return Span(now - duration, now + _TICK)
        case DateOperator.LESS_THAN_AHEAD:
            return Span(now, now + duration)
        case _:
            return Span(now + duration, None)


def _parse_day(text: object) -> date:
    try:
        day = date.fromisoformat(str(text))
    except ValueError:
        raise ValueError("takes a date such as 2026-11-22") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError("takes a date of our time")
    return day


def _parse_duration(text: object) -> timedelta:
    found = _DURATION.fullmatch(str(text))
    parts = {unit: int(number) for unit, number in found.groupdict().items() if number} if found else {}
    duration = timedelta(**parts)
    if not parts or duration > _LONGEST:
        raise ValueError("takes a duration such as P2D, PT4H or PT30M")
    return duration


def _midnight(day: date, moment: Moment) -> datetime:
    return datetime.combine(day, time(), moment.zone).astimezone(UTC)


def _days(first: Callable[[date], date], last: Callable[[date], date]) -> Callable[[Moment], Span]:
    def span(moment: Moment) -> Span:
        today = moment.now.astimezone(moment.zone).date()
        return Span(_midnight(first(today), moment), _midnight(last(today) + timedelta(days=1), moment))

    return span


def _day(offset: int) -> Callable[[Moment], Span]:
    return _days(lambda today: today + timedelta(days=offset), lambda today: today + timedelta(days=offset))


def _week(offset: int) -> Callable[[Moment], Span]:
    def monday(today: date) -> date:
        return today - timedelta(days=today.weekday()) + timedelta(weeks=offset)

    return _days(monday, lambda today: monday(today) + timedelta(days=6))


def _month(offset: int) -> Callable[[Moment], Span]:
    def first(today: date, beyond: int = offset) -> date:
        months = today.year * 12 + today.month - 1 + beyond
        return date(months // 12, months % 12 + 1, 1)

    return _days(first, lambda today: first(today, offset + 1) - timedelta(days=1))


_PERIODS: dict[Period, Callable[[Moment], Span]] = {
    Period.PAST: lambda moment: Span(None, moment.now),
    Period.FUTURE: lambda moment: Span(moment.now, None),
    Period.YESTERDAY: _day(-1),
    Period.TODAY: _day(0),
    Period.TOMORROW: _day(1),
    Period.LAST_WEEK: _week(-1),
    Period.THIS_WEEK: _week(0),
    Period.NEXT_WEEK: _week(1),
    Period.LAST_MONTH: _month(-1),
    Period.THIS_MONTH: _month(0),
    Period.NEXT_MONTH: _month(1),
}
