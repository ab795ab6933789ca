"""The verbs on time spent. Who may write notes on a ticket may write down his time."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict, Invalid, NotFound, NotPermitted
from core.events.facts.ticket import TicketTimeChanged
from core.staff.principal import Principal
from core.versions import require_version
from ticketing.tickets.access import require_on
from ticketing.tickets.service import Opened, open_ticket
from ticketing.time_entries import repository
from ticketing.time_entries.models import TimeEntry
from ticketing.time_entries.reading import TimeEntryView, TimerView, entry_view, find_timer, may_change

MOST_MINUTES: Final = 24 * 60
_AHEAD: Final = timedelta(days=1)  # it may be tomorrow already where the company is
_FIRST_DAY: Final = date(2000, 1, 1)


async def add_entry(
    session: AsyncSession, principal: Principal, ticket_id: UUID, minutes: int, note: str = "", day: date | None = None
) -> TimeEntryView:
    """Write down that the person worked on a ticket; `day` is today where it is left out.

    Raises NotFound, NotPermitted and Conflict(code="ticket_state") from the gate; Invalid(code="bad_minutes" |
    "bad_day").
    """
    opened = await _open(session, principal, ticket_id)
    entry = await _add(session, opened, minutes, note, day or clock.utc_now().date())
    await opened.recorder.flush(session)
    return await _view(session, principal, entry.id)


async def change_entry(
    session: AsyncSession, principal: Principal, entry_id: UUID, changes: Mapping[str, Any], version: int | None
) -> TimeEntryView:
    """Correct `minutes`, `note` or `day` of one's own entry. Raises NotFound, PreconditionFailed, as `add_entry`."""
    opened, entry = await _open_entry(session, principal, entry_id)
    require_version(entry.version, version)
    before = entry.minutes, entry.note, entry.worked_on
    if "minutes" in changes:
        entry.minutes = _minutes(changes["minutes"])
    if "note" in changes:
        entry.note = str(changes["note"]).strip()
    if "day" in changes:
        entry.worked_on = _midnight(changes["day"])
    if before != (entry.minutes, entry.note, entry.worked_on):
        entry.version += 1
        await _record(session, opened, entry, "changed", before[0])
    await opened.recorder.flush(session)
    return await _view(session, principal, entry_id)


async def remove_entry(session: AsyncSession, principal: Principal, entry_id: UUID) -> None:
    """Take one's own entry back. Raises as `change_entry`."""
    opened, entry = await _open_entry(session, principal, entry_id)
    await _record(session, opened, entry, "removed", entry.minutes)
    await session.delete(entry)
    await opened.recorder.flush(session)


async def start_timer(session: AsyncSession, principal: Principal, ticket_id: UUID) -> TimerView:
    """Start the person's timer on a ticket; once more changes nothing.

    Raises Conflict(code="timer_runs", data.ticket_number) while it runs on another ticket, and as the gate does.
    """
    await _open(session, principal, ticket_id)
    running = await find_timer(session, principal)
    if running is not None:
        if running.ticket_id == ticket_id:
            return running
        data = {"ticket_id": str(running.ticket_id), "ticket_number": running.ticket_number}
        raise Conflict("Your timer runs on another ticket.", code="timer_runs", data=data)
    await repository.put_timer(session, principal.user_id, ticket_id, clock.utc_now())
    started = await find_timer(session, principal)
    if started is None:
        raise NotFound("There is no such ticket.", code="ticket_not_found")
    return started


async def stop_timer(
    session: AsyncSession, principal: Principal, ticket_id: UUID, note: str = "", *, keep: bool = True
) -> TimeEntryView | None:
    """Stop the person's timer and write its time down, rounded up to minutes; `keep=False` forgets it.

    Raises Conflict(code="no_timer") when none of his runs on this ticket, and as the gate does.
    """
    opened = await _open(session, principal, ticket_id)
    started_at = await repository.take_timer(session, principal.user_id, ticket_id)
    if started_at is None:
        raise Conflict("No timer of yours runs on this ticket.", code="no_timer")
    if not keep:
        return None
    now = clock.utc_now()
    minutes = -(-int((now - started_at).total_seconds()) // 60)
    entry = await _add(session, opened, min(max(minutes, 1), MOST_MINUTES), note, now.date())
    await opened.recorder.flush(session)
    return await _view(session, principal, entry.id)


def entry_not_found() -> NotFound:
    """The error for an entry that is not there or must not be known."""
    return NotFound("There is no such entry.", code="time_entry_not_found")


async def _add(session: AsyncSession, opened: Opened, minutes: int, note: str, day: date) -> TimeEntry:
    entry = TimeEntry(
        id=ids.new_id(),
        ticket_id=opened.ticket.id,
        user_id=opened.principal.user_id,
        minutes=_minutes(minutes),
        note=note.strip(),
        worked_on=_midnight(day),
        created_at=clock.utc_now(),
        version=1,
    )
    session.add(entry)
    await _record(session, opened, entry, "added", None)
    return entry


async def _open(session: AsyncSession, principal: Principal, ticket_id: UUID) -> Opened:
    opened = await open_ticket(session, principal, ticket_id)
    require_on(principal, opened.ticket, "note")
    return opened


async def _open_entry(session: AsyncSession, principal: Principal, entry_id: UUID) -> tuple[Opened, TimeEntry]:
    ticket_id = await repository.find_ticket_id(session, entry_id)
    if ticket_id is None:
        raise entry_not_found()
    try:
        opened = await _open(session, principal, ticket_id)
    except NotFound as error:
        raise entry_not_found() from error
    entry = await repository.lock_entry(session, entry_id)
    if entry is None:
        raise entry_not_found()
    if not may_change(principal, entry.user_id):
        raise NotPermitted("Only your own time can be corrected.", data={"action": "time"})
    return opened, entry


async def _record(
    session: AsyncSession, opened: Opened, entry: TimeEntry, change: str, minutes_before: int | None
) -> None:
    principal = opened.principal
    row = await repository.find_row(session, entry.id) if entry.user_id != principal.user_id else None
    opened.record(
        TicketTimeChanged,
        {"note": entry.note, "worked_on": entry.worked_on.date().isoformat()},
        change=change,
        entry_id=entry.id,
        user_id=entry.user_id,
        user_name=principal.name if row is None else row.user_name or "",
        minutes=entry.minutes,
        minutes_before=minutes_before,
    )


async def _view(session: AsyncSession, principal: Principal, entry_id: UUID) -> TimeEntryView:
    row = await repository.find_row(session, entry_id)
    if row is None:
        raise entry_not_found()
    return entry_view(row, principal)


def _minutes(minutes: int) -> int:
    if not 1 <= minutes <= MOST_MINUTES:
        raise Invalid("That is no time of a day.", code="bad_minutes", data={"field": "minutes"})
    return minutes


def _midnight(day: date) -> datetime:
    if not _FIRST_DAY <= day <= clock.utc_now().date() + _AHEAD:
        raise Invalid("This day has not come yet, or is too long ago.", code="bad_day", data={"field": "day"})
    return datetime.combine(day, time(), UTC)
