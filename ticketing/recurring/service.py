"""Recurring tickets as they are kept: what is in them, when they come, and the last times that they came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Invalid, NotFound
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import RecurringTicketChanged
from core.events.log import record_events
from core.staff.principal import Permission, Principal
from core.staff.working_time import company_hours
from core.versions import require_version
from ticketing.recurring import repository
from ticketing.recurring.models import RecurringTicket
from ticketing.recurring.schedule import Schedule, next_time, next_times, parse_schedule
from ticketing.tags.service import require_tags
from ticketing.tickets.assignment import NOBODY, Assignee, require_assignable

SHOWN_TIMES: Final = 5


@dataclass(frozen=True, slots=True)
class RecurringFields:
    """What an administrator decides. `text` becomes the ticket's first note."""

    name: str
    subject: str
    text: str
    schedule: Schedule
    priority: str = "normal"
    type: str | None = None
    team_id: UUID | None = None
    owner_id: UUID | None = None
    contact_id: UUID | None = None
    tag_ids: tuple[UUID, ...] = ()
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A time that it was due: the ticket it became, or why it became none or was opened without something."""

    due_at: datetime
    ticket_id: UUID | None
    number: int | None
    status: str | None
    problem: str


@dataclass(frozen=True, slots=True)
class RecurringRecord:
    """A recurring ticket as it is; `next_times` are the next five (none while it is paused)."""

    id: UUID
    fields: RecurringFields
    contact_name: str
    next_times: Sequence[datetime]
    occurrences: Sequence[Occurrence]
    version: int


async def list_recurring(session: AsyncSession, principal: Principal) -> list[RecurringRecord]:
    """Every recurring ticket by its name; a few queries. Raises NotPermitted."""
    principal.require(Permission.READ_ADMINISTRATION)
    rows = await repository.list_recurring(session)
    hours, now = await company_hours(session), clock.utc_now()
    names = await repository.contact_names(session, {row.contact_id for row in rows if row.contact_id})
    past: dict[UUID, list[Occurrence]] = {}
    for recurring_id, due_at, problem, ticket_id, number, status in await repository.last_occurrences(
        session, SHOWN_TIMES
    ):
        past.setdefault(recurring_id, []).append(Occurrence(due_at, ticket_id, number, status, problem))
    records = []
    for row in rows:
        fields = _fields(row)
        coming = next_times(fields.schedule, now, hours, SHOWN_TIMES) if row.is_enabled else []
        name = names.get(row.contact_id, "") if row.contact_id else ""
        records.append(RecurringRecord(row.id, fields, name, coming, past.get(row.id, []), row.version))
    return records


async def get_recurring(session: AsyncSession, principal: Principal, recurring_id: UUID) -> RecurringRecord:
    """One of them. Raises NotPermitted, NotFound."""
    found = [one for one in await list_recurring(session, principal) if one.id == recurring_id]
    if not found:
        raise _not_found()
    return found[0]


async def create_recurring(session: AsyncSession, principal: Principal, fields: RecurringFields) -> UUID:
    """Add a recurring ticket; its id.

    Raises NotPermitted, Invalid(unknown_owner | unknown_team | unknown_tag | unknown_contact).
    """
    principal.require(Permission.ADMINISTER)
    await _require_sense(session, fields)
    row = RecurringTicket(id=ids.new_id(), created_at=clock.utc_now(), version=1, **_columns(fields))
    row.next_at = await _next_at(session, fields)
    session.add(row)
    await session.flush()
    await _tell(session, principal, row, "created", [])
    return row.id


async def change_recurring(
    session: AsyncSession, principal: Principal, recurring_id: UUID, changes: Mapping[str, Any], version: int | None
) -> None:
    """Change fields of RecurringFields. Raises as `create_recurring`, NotFound and PreconditionFailed.

    What was missed while it was paused is not made up for.
    """
    principal.require(Permission.ADMINISTER)
    row = await _locked(session, recurring_id)
    require_version(row.version, version)
    after = replace(_fields(row), **changes)
    await _require_sense(session, after)
    for name, value in _columns(after).items():
        setattr(row, name, value)
    if {"schedule", "is_enabled"} & set(changes):
        row.next_at = await _next_at(session, after)
    row.version += 1
    await session.flush()
    await _tell(session, principal, row, "changed", sorted(changes))


async def delete_recurring(
    session: AsyncSession, principal: Principal, recurring_id: UUID, version: int | None
) -> None:
    """Delete a recurring ticket; what it opened stays. Raises NotPermitted, NotFound, PreconditionFailed."""
    principal.require(Permission.ADMINISTER)
    row = await _locked(session, recurring_id)
    require_version(row.version, version)
    row.version += 1
    await session.flush()
    await _tell(session, principal, row, "deleted", [])
    await repository.delete_recurring(session, row)


async def coming_times(session: AsyncSession, principal: Principal, schedule: Schedule) -> list[datetime]:
    """The next five times of a schedule that is being written. Raises NotPermitted."""
    principal.require(Permission.READ_ADMINISTRATION)
    return next_times(schedule, clock.utc_now(), await company_hours(session), SHOWN_TIMES)


async def _next_at(session: AsyncSession, fields: RecurringFields) -> datetime | None:
    if not fields.is_enabled:
        return None
    return next_time(fields.schedule, clock.utc_now(), await company_hours(session))


async def _require_sense(session: AsyncSession, fields: RecurringFields) -> None:
    await require_assignable(session, NOBODY, Assignee(fields.owner_id, fields.team_id))
    await require_tags(session, fields.tag_ids)
    if fields.contact_id and (await repository.customer_of(session, fields.contact_id))[0] is None:
        raise Invalid("There is no such customer.", code="unknown_contact", data={"field": "contact_id"})


async def _locked(session: AsyncSession, recurring_id: UUID) -> RecurringTicket:
    row = await repository.find_recurring(session, recurring_id)
    if row is None:
        raise _not_found()
    return row


def _not_found() -> NotFound:
    return NotFound("There is no such recurring ticket.", code="recurring_ticket_not_found")


async def _tell(
    session: AsyncSession, principal: Principal, row: RecurringTicket, change: str, fields: list[str]
) -> None:
    fact = RecurringTicketChanged(change=change, fields=fields)
    await record_events(session, [NewEvent(fact, "recurring_ticket", row.id, row.version, principal.actor, EVERYONE)])


def _columns(fields: RecurringFields) -> dict[str, Any]:
    return {
        "name": fields.name,
        "subject": fields.subject,
        "text": fields.text,
        "priority": fields.priority,
        "type": fields.type,
        "team_id": fields.team_id,
        "owner_id": fields.owner_id,
        "contact_id": fields.contact_id,
        "tag_ids": [str(tag_id) for tag_id in dict.fromkeys(fields.tag_ids)],
        "schedule": fields.schedule.model_dump(mode="json"),
        "is_enabled": fields.is_enabled,
    }


def _fields(row: RecurringTicket) -> RecurringFields:
    return RecurringFields(
        name=row.name,
        subject=row.subject,
        text=row.text,
        schedule=parse_schedule(row.schedule),
        priority=row.priority,
        type=row.type,
        team_id=row.team_id,
        owner_id=row.owner_id,
        contact_id=row.contact_id,
        tag_ids=tuple(UUID(tag_id) for tag_id in row.tag_ids),
        is_enabled=row.is_enabled,
    )
