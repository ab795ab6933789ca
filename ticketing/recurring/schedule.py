"""When a recurring ticket is due: days of the company's calendar at one time of its clock. Pure.

The 31st means the last day of a shorter month. A time that the clocks skip comes as much later as they jump; one that
they show twice counts the first time.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from typing import Annotated, Final, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from core.calendar import WorkingHours
from core.errors import Invalid

_FARTHEST_DAYS: Final = 366 * 12
_LONGEST_CLOSURE: Final = 31
LAST: Final = -1


class Every(StrEnum):
    """The unit that `interval` counts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class OnHoliday(StrEnum):
    """What happens on a closed day: opened all the same, left out, or opened on the next working day."""

    OPEN = "open"
    SKIP = "skip"
    NEXT_WORKING_DAY = "next_working_day"


Day: TypeAlias = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2999, 12, 31))]


class Schedule(BaseModel):
    """A rhythm. week: on `weekdays` (0 = Monday). month, year: on the `day` (-1: the last), or on the `nth` (-1: the
    last) of the first of `weekdays`. year: in `month`. `starts_on` is the first day that may count, and the one from
    which intervals are counted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    every: Every
    interval: Annotated[int, Field(ge=1, le=52)] = 1
    weekdays: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=7)] = []
    day: Annotated[int, Field(ge=-1, le=31)] | None = None
    nth: Annotated[int, Field(ge=-1, le=4)] | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    at: time
    starts_on: Day
    ends_on: Day | None = None
    on_holiday: OnHoliday = OnHoliday.OPEN

    @model_validator(mode="after")
    def _is_whole(self) -> "Schedule":
        if self.every is Every.WEEK and not self.weekdays:
            raise ValueError("say on which days of the week")
        if self.every in (Every.MONTH, Every.YEAR) and not (bool(self.day) ^ (bool(self.nth) and bool(self.weekdays))):
            raise ValueError("say on which day of the month")
        if self.every is Every.YEAR and self.month is None:
            raise ValueError("say in which month")
        if self.at.tzinfo is not None:
            raise ValueError("the time is that of the company's clock")
        return self


def parse_schedule(document: object) -> Schedule:
    """The rhythm of a stored document. Raises Invalid(code="bad_schedule")."""
    try:
        return Schedule.model_validate(document)
    except ValidationError as error:
        words = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise Invalid(f"The schedule makes no sense: {words}.", code="bad_schedule") from error


def next_time(schedule: Schedule, after: datetime, hours: WorkingHours) -> datetime | None:
    """The first time later than `after`; None when there is none any more (within twelve years)."""
    return next(_times(schedule, after, hours), None)


def next_times(schedule: Schedule, after: datetime, hours: WorkingHours, count: int) -> list[datetime]:
    """The next times later than `after`, at most `count`."""
    return list(islice(_times(schedule, after, hours), count))


def _times(schedule: Schedule, after: datetime, hours: WorkingHours) -> Iterator[datetime]:
    local_day = after.astimezone(hours.time_zone).date()
    first = max(schedule.starts_on, local_day - timedelta(days=_LONGEST_CLOSURE))
    last_told = after
    for offset in range(_FARTHEST_DAYS):
        day = first + timedelta(days=offset)
        if schedule.ends_on is not None and day > schedule.ends_on:
            return
        if not _counts(schedule, day):
            continue
        opened_on = _around_holidays(schedule.on_holiday, day, hours)
        if opened_on is None:
            continue
        at = datetime.combine(opened_on, schedule.at, hours.time_zone).astimezone(UTC)
        if at > last_told:
            last_told = at
            yield at


def _counts(schedule: Schedule, day: date) -> bool:
    start = schedule.starts_on
    match schedule.every:
        case Every.DAY:
            return (day - start).days % schedule.interval == 0
        case Every.WEEK:
            weeks = (_monday(day) - _monday(start)).days // 7
            return weeks % schedule.interval == 0 and day.weekday() in schedule.weekdays
        case Every.MONTH:
            months = (day.year - start.year) * 12 + day.month - start.month
            return months % schedule.interval == 0 and _is_day_of_month(schedule, day)
        case Every.YEAR:
            is_year = (day.year - start.year) % schedule.interval == 0 and day.month == schedule.month
            return is_year and _is_day_of_month(schedule, day)


def _is_day_of_month(schedule: Schedule, day: date) -> bool:
    last_day = _last_day(day)
    if schedule.day:
        return day.day == (last_day if schedule.day == LAST else min(schedule.day, last_day))
    if day.weekday() != schedule.weekdays[0]:
        return False
    return day.day + 7 > last_day if schedule.nth == LAST else (day.day - 1) // 7 + 1 == schedule.nth


def _around_holidays(on_holiday: OnHoliday, day: date, hours: WorkingHours) -> date | None:
    if on_holiday is OnHoliday.OPEN:
        return day
    if on_holiday is OnHoliday.SKIP:
        return None if day in hours.closed_days else day
    for offset in range(_LONGEST_CLOSURE):
        later = day + timedelta(days=offset)
        if later not in hours.closed_days and (hours.week.get(later.weekday()) or not hours.week):
            return later
    return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _last_day(day: date) -> int:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (following - timedelta(days=1)).day
