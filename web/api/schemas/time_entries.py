"""Shapes of time spent."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from ticketing.time_entries.reading import TimeEntryView, TimerView
from ticketing.time_entries.service import MOST_MINUTES
from web.api.schemas.common import Body, Patch, View, omitted
from web.api.schemas.staff import UserRef

Minutes = Annotated[int, Field(ge=1, le=MOST_MINUTES)]
TimeNote = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]


class TimeEntry(View):
    """Time that a person worked on a ticket. `can_change` is about the reader."""

    id: UUID
    ticket_id: UUID
    user: UserRef
    minutes: int
    note: str
    worked_on: date
    created_at: datetime
    can_change: bool
    version: int


class Timer(View):
    """The one timer you have running."""

    ticket_id: UUID
    ticket_number: int
    ticket_subject: str
    started_at: datetime


class TicketTime(View):
    """The newest 100 entries of a ticket, all the time spent on it, and your running timer, wherever it runs."""

    items: list[TimeEntry]
    total_minutes: int
    timer: Timer | None


class TimeEntryInput(Body):
    """Time to write down; `worked_on` is today where it is left out."""

    minutes: Minutes
    note: TimeNote = ""
    worked_on: date | None = None


class TimeEntryPatch(Patch):
    """A correction."""

    minutes: Minutes = omitted()
    note: TimeNote = omitted()
    worked_on: date = omitted()


class TimerStop(Body):
    """What was done while it ran. `keep` false forgets the time."""

    note: TimeNote = ""
    keep: bool = True


def time_entry_shape(view: TimeEntryView) -> TimeEntry:
    """An entry as the API shows it."""
    return TimeEntry.model_validate(view, from_attributes=True)


def timer_shape(view: TimerView) -> Timer:
    """A timer as the API shows it."""
    return Timer.model_validate(view, from_attributes=True)
