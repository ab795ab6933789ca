"""Time spent as others read it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import AnyRow
from core.staff.people import UserRef, user_ref
from core.staff.principal import Permission, Principal
from ticketing.tickets.access import get_visible_ticket
from ticketing.time_entries import repository

MOST_SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class TimeEntryView:
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


@dataclass(frozen=True, slots=True)
class TimerView:
    """The one timer a person has running."""

    ticket_id: UUID
    ticket_number: int
    ticket_subject: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class TimeOnTicket:
    """The newest entries of a ticket, all the time spent on it, and the reader's running timer, wherever it runs."""

    entries: tuple[TimeEntryView, ...]
    total_minutes: int
    timer: TimerView | None


async def time_on(session: AsyncSession, principal: Principal, ticket_id: UUID) -> TimeOnTicket:
    """The time spent on a ticket; at most 100 entries are shown, all are summed. Raises NotFound."""
    await get_visible_ticket(session, principal, ticket_id)
    rows = await repository.newest_on(session, ticket_id, MOST_SHOWN)
    entries = tuple(entry_view(row, principal) for row in rows)
    total = await repository.total_minutes(session, ticket_id)
    return TimeOnTicket(entries, total, await find_timer(session, principal))


async def find_timer(session: AsyncSession, principal: Principal) -> TimerView | None:
    """The reader's running timer."""
    row = await repository.find_timer(session, principal)
    return TimerView(row.ticket_id, row.number, row.subject, row.started_at) if row is not None else None


def may_change(principal: Principal, user_id: UUID) -> bool:
    """Whether somebody may correct an entry: his own, and an administrator everybody's."""
    return user_id == principal.user_id or principal.may(Permission.ADMINISTER)


def entry_view(row: AnyRow, principal: Principal) -> TimeEntryView:
    """The row as a plain value."""
    return TimeEntryView(
        id=row.id,
        ticket_id=row.ticket_id,
        user=user_ref(row.user_id, row.user_name or ""),
        minutes=row.minutes,
        note=row.note,
        worked_on=row.worked_on.date(),
        created_at=row.created_at,
        can_change=may_change(principal, row.user_id),
        version=row.version,
    )
