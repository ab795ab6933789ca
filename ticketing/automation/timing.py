"""When time rules are due: since what, how long, and whether only working time counts. Pure."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.calendar import WorkingHours
from core.errors import Invalid

_MOST_MINUTES: Final = 366 * 24 * 60
_FARTHEST: Final = timedelta(days=3 * 366)
_EXACT: Final = timedelta(seconds=1)
_EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Since(StrEnum):
    """What a stretch of time begins with. status and assignment are about active tickets only.

    customer_waiting: the customer's first unanswered message. due_soon counts towards the due date, not from it.
    """

    CREATED = "created"
    CUSTOMER_WAITING = "customer_waiting"
    LAST_MESSAGE = "last_message"
    STATUS = "status"
    ASSIGNMENT = "assignment"
    SOLVED = "solved"
    DUE = "due"
    DUE_SOON = "due_soon"


class Timing(BaseModel):
    """A time rule's clock. `includes_past`: also for what was due before the rule was switched on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: Since
    minutes: Annotated[int, Field(ge=1, le=_MOST_MINUTES)]
    business_hours: bool = False
    includes_past: bool = False


def parse_timing(document: object) -> Timing:
    """The clock of a stored or received document. Raises Invalid(code="bad_timing")."""
    try:
        return Timing.model_validate(document)
    except ValidationError as error:
        raise Invalid(f"The time makes no sense: {error.errors()[0]['msg']}.", code="bad_timing") from error


def began_by(timing: Timing, now: datetime, hours: WorkingHours) -> datetime:
    """The latest beginning of a stretch that is due at `now`. For due_soon: the latest due date that is soon."""
    length = timedelta(minutes=timing.minutes)
    if timing.since == Since.DUE_SOON:
        return _add(now, length, hours) if timing.business_hours else now + length
    return _subtract(now, length, hours) if timing.business_hours else now - length


def _add(now: datetime, length: timedelta, hours: WorkingHours) -> datetime:
    try:
        return hours.add(now, length)
    except ValueError:
        return now + length


def _subtract(now: datetime, length: timedelta, hours: WorkingHours) -> datetime:
    """The latest instant with `length` of working time between it and `now`; 1970 when there never was so much."""
    span = length
    while hours.between(now - span, now) < length:
        span *= 2
        if span > _FARTHEST:
            return _EARLIEST
    early, late = now - span, now
    while late - early > _EXACT:
        middle = early + (late - early) / 2
        early, late = (middle, late) if hours.between(middle, now) >= length else (early, middle)
    return early
