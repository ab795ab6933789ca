"""When a mail or a push may go to a person. Pure.

A person who is at the desk sees the bell, so mail and push wait for as long as he stays; what he reads meanwhile never
leaves. On his quiet hours they wait for the next morning that is a working day.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from core.calendar import WorkingHours
from core.staff.preferences import QuietHours

MAIL_PAUSE: Final = timedelta(minutes=10)  # between two mails about one ticket
LOOK_AGAIN: Final = timedelta(minutes=2)  # at somebody who is at his desk
LONGEST_WAIT: Final = timedelta(hours=24)  # at his desk and unread for so long: the bell has told him
_FARTHEST_DAYS: Final = 15


class Deed(StrEnum):
    """What becomes of something whose time has come."""

    SEND = "send"
    WAIT = "wait"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`until` is set for WAIT."""

    deed: Deed
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """What counts: since when the oldest news wait, whether he is at his desk, when the ticket's last mail went."""

    now: datetime
    since: datetime
    is_here: bool
    last_sent_at: datetime | None = None


def judge(moment: Moment, quiet: QuietHours, hours: WorkingHours, *, only_away: bool) -> Verdict:
    """Whether it goes now. `only_away`: not while the person is at his desk."""
    now = moment.now
    if (end := quiet_until(now, quiet, hours)) is not None:
        return Verdict(Deed.WAIT, end)
    if only_away and moment.is_here:
        return Verdict(Deed.DROP) if now - moment.since > LONGEST_WAIT else Verdict(Deed.WAIT, now + LOOK_AGAIN)
    if moment.last_sent_at is not None and moment.last_sent_at + MAIL_PAUSE > now:
        return Verdict(Deed.WAIT, moment.last_sent_at + MAIL_PAUSE)
    return Verdict(Deed.SEND)


def quiet_until(now: datetime, quiet: QuietHours, hours: WorkingHours) -> datetime | None:
    """When the quiet that reigns at `now` ends; None when there is none. After two weeks of days off it ends anyway."""
    if not quiet.is_on:
        return None
    instant = now
    for _ in range(2 * _FARTHEST_DAYS):
        end = _end_of_night(instant, quiet, hours.time_zone) or _end_of_day_off(instant, quiet, hours)
        if end is None:
            break
        instant = end
    return instant if instant > now else None


def is_working_day(instant: datetime, hours: WorkingHours) -> bool:
    """Whether the company works on the day of `instant`; every day counts where no hours are set at all."""
    day = instant.astimezone(hours.time_zone).date()
    return day not in hours.closed_days and (not hours.week or bool(hours.week.get(day.weekday())))


def _end_of_night(instant: datetime, quiet: QuietHours, zone: ZoneInfo) -> datetime | None:
    starts, ends = time.fromisoformat(quiet.starts), time.fromisoformat(quiet.ends)
    local = instant.astimezone(zone)
    at = local.time().replace(tzinfo=None)
    if starts == ends:
        return None
    if starts < ends:
        is_quiet, day = starts <= at < ends, local.date()
    else:
        is_quiet = at >= starts or at < ends
        day = local.date() + timedelta(days=1) if at >= starts else local.date()
    return datetime.combine(day, ends, zone).astimezone(instant.tzinfo) if is_quiet else None


def _end_of_day_off(instant: datetime, quiet: QuietHours, hours: WorkingHours) -> datetime | None:
    if not quiet.days_off or is_working_day(instant, hours):
        return None
    tomorrow = instant.astimezone(hours.time_zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(0), hours.time_zone).astimezone(instant.tzinfo)
