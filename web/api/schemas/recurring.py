"""Shapes of recurring tickets."""

from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from ticketing.recurring.schedule import Every, OnHoliday, Schedule, parse_schedule
from ticketing.recurring.service import RecurringFields, RecurringRecord
from ticketing.tickets.lifecycle import Priority
from web.api.schemas.common import Body, Name, Patch, View, omitted
from web.api.schemas.routing import TagIds
from web.api.schemas.tickets import TicketType


def _clock_time(text: str) -> str:
    time.fromisoformat(text)
    return text


def _calendar_day(text: str) -> str:
    date.fromisoformat(text)
    return text


ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"), AfterValidator(_clock_time)]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_calendar_day)]
Text = Annotated[str, StringConstraints(max_length=20_000)]


class RecurringSchedule(View):
    """A rhythm on the company's clock. week: on `weekdays` (0 = Monday). month, year: on the `day` (-1: the last), or
    on the `nth` (-1: the last) of the first of `weekdays`; year: in `month`.
    """

    every: Every
    interval: int
    weekdays: list[int]
    day: int | None
    nth: int | None
    month: int | None
    at: str
    starts_on: str
    ends_on: str | None
    on_holiday: OnHoliday


class RecurringScheduleInput(Body):
    """A rhythm on the company's clock, as `RecurringSchedule` describes it. 422 `bad_schedule`."""

    every: Every
    interval: Annotated[int, Field(ge=1, le=52)] = 1
    weekdays: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=7)] = []
    day: Annotated[int, Field(ge=-1, le=31)] | None = None
    nth: Annotated[int, Field(ge=-1, le=4)] | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    at: ClockTime
    starts_on: Day
    ends_on: Day | None = None
    on_holiday: OnHoliday = OnHoliday.OPEN

    @property
    def schedule(self) -> Schedule:
        """The same as the service takes it. Raises Invalid."""
        return parse_schedule(self.model_dump(mode="json"))


class RecurringOccurrence(View):
    """A time that it was due. `problem`: a code that says what was left out, or ''."""

    due_at: datetime
    ticket_id: UUID | None
    number: int | None
    status: str | None
    problem: str


class RecurringTicket(View):
    """A ticket that opens itself again and again; `text` becomes its first note."""

    id: UUID
    name: str
    subject: str
    text: str
    priority: Priority
    type: str | None
    team_id: UUID | None
    owner_id: UUID | None
    contact_id: UUID | None
    contact_name: str
    tag_ids: list[UUID]
    schedule: RecurringSchedule
    is_enabled: bool
    next_times: list[datetime]
    occurrences: list[RecurringOccurrence]
    version: int


class RecurringTicketInput(Body):
    """A new recurring ticket."""

    name: Name
    subject: Name
    text: Text = ""
    priority: Priority = Priority.NORMAL
    type: TicketType | None = None
    team_id: UUID | None = None
    owner_id: UUID | None = None
    contact_id: UUID | None = None
    tag_ids: TagIds = []
    schedule: RecurringScheduleInput
    is_enabled: bool = True

    @property
    def fields(self) -> RecurringFields:
        """The same as the service takes it."""
        return RecurringFields(
            name=self.name,
            subject=self.subject,
            text=self.text,
            schedule=self.schedule.schedule,
            priority=self.priority.value,
            type=self.type.value if self.type else None,
            team_id=self.team_id,
            owner_id=self.owner_id,
            contact_id=self.contact_id,
            tag_ids=tuple(dict.fromkeys(self.tag_ids)),
            is_enabled=self.is_enabled,
        )


class RecurringTicketPatch(Patch):
    """Changes of a recurring ticket."""

    name: Name = omitted()
    subject: Name = omitted()
    text: Text = omitted()
    priority: Priority = omitted()
    type: TicketType | None = omitted()
    team_id: UUID | None = omitted()
    owner_id: UUID | None = omitted()
    contact_id: UUID | None = omitted()
    tag_ids: TagIds = omitted()
    schedule: RecurringScheduleInput = omitted()
    is_enabled: bool = omitted()


class RecurringTimes(View):
    """The next times of a schedule, at most five."""

    items: list[datetime]


def recurring_ticket_shape(record: RecurringRecord) -> RecurringTicket:
    """A recurring ticket as the API shows it."""
    fields, schedule = record.fields, record.fields.schedule
    return RecurringTicket(
        id=record.id,
        name=fields.name,
        subject=fields.subject,
        text=fields.text,
        priority=Priority(fields.priority),
        type=fields.type,
        team_id=fields.team_id,
        owner_id=fields.owner_id,
        contact_id=fields.contact_id,
        contact_name=record.contact_name,
        tag_ids=list(fields.tag_ids),
        schedule=RecurringSchedule(
            every=schedule.every,
            interval=schedule.interval,
            weekdays=list(schedule.weekdays),
            day=schedule.day,
            nth=schedule.nth,
            month=schedule.month,
            at=f"{schedule.at:%H:%M}",
            starts_on=schedule.starts_on.isoformat(),
            ends_on=schedule.ends_on.isoformat() if schedule.ends_on else None,
            on_holiday=schedule.on_holiday,
        ),
        is_enabled=fields.is_enabled,
        next_times=list(record.next_times),
        occurrences=[
            RecurringOccurrence(
                due_at=one.due_at, ticket_id=one.ticket_id, number=one.number, status=one.status, problem=one.problem
            )
            for one in record.occurrences
        ],
        version=record.version,
    )
