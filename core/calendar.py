"""Working time: which instants count, and arithmetic over them. Pure; spans are local times of one zone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Span = tuple[time, time]

MIDNIGHT = time(0)
_FARTHEST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """A week of opening spans by weekday (0 = Monday), minus closed days.

    A span that ends at 00:00 lasts until midnight. Spans of a day are in order and do not overlap. Where clocks are put
    forward or back, a span is as long as it really was.
    """

    time_zone: ZoneInfo
    week: Mapping[int, Sequence[Span]]
    closed_days: frozenset[date] = frozenset()

    def is_open(self, instant: datetime) -> bool:
        """Whether people work at `instant`."""
        return any(start <= instant < end for start, end in self._spans_of(self._day(instant)))

    def local(self, instant: datetime) -> datetime:
        """`instant` on the company's clock."""
        return instant.astimezone(self.time_zone)

    def next_open(self, instant: datetime) -> datetime:
        """`instant` itself when people work then, else when they start next. Raises ValueError when they never do."""
        return next(self._spans_after(instant))[0]

    def add(self, instant: datetime, working_time: timedelta) -> datetime:
        """When `working_time` has passed since `instant`. Raises ValueError when there are no working hours."""
        left = working_time
        for start, end in self._spans_after(instant):
            if end - start >= left:
                return start + left
            left -= end - start
        raise AssertionError("unreachable: _spans_after ends by raising")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from `start` to `end`; zero when `end` is not later."""
        total = timedelta()
        day = self._day(start)
        while day <= self._day(end):
            for opens, closes in self._spans_of(day):
                total += max(min(closes, end) - max(opens, start), timedelta())
            day += timedelta(days=1)
        return total

    def _day(self, instant: datetime) -> date:
        return instant.astimezone(self.time_zone).date()

    def _spans_after(self, instant: datetime) -> Iterator[tuple[datetime, datetime]]:
        first = self._day(instant)
        for offset in range(_FARTHEST_DAYS):
            for start, end in self._spans_of(first + timedelta(days=offset)):
                if end > instant:
                    yield max(start, instant.astimezone(UTC)), end
        raise ValueError("there are no working hours")

    def _spans_of(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        if day in self.closed_days:
            return
        for opens, closes in self.week.get(day.weekday(), ()):
            end_day = day + timedelta(days=1) if closes == MIDNIGHT else day
            start = datetime.combine(day, opens, self.time_zone).astimezone(UTC)
            end = datetime.combine(end_day, closes, self.time_zone).astimezone(UTC)
            if end > start:
                yield start, end


def working_hours(
    time_zone: str, business_hours: Sequence[Mapping[str, object]], holidays: Sequence[Mapping[str, object]]
) -> WorkingHours:
    """Working hours from the organization's settings: [{weekday, opens "09:00", closes "18:00"}], [{date, name}].

    Raises ValueError for a time, date or zone that is none.
    """
    week: dict[int, list[Span]] = {}
    for row in business_hours:
        span = (time.fromisoformat(str(row["opens"])), time.fromisoformat(str(row["closes"])))
        week.setdefault(int(str(row["weekday"])), []).append(span)
    return WorkingHours(
        time_zone=ZoneInfo(time_zone),
        week={weekday: tuple(sorted(spans)) for weekday, spans in week.items()},
        closed_days=frozenset(date.fromisoformat(str(row["date"])) for row in holidays),
    )
