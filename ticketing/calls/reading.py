"""Calls as others read them, and what is known about a number before anybody has said a word."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.db.paging import AnyRow
from core.errors import NotFound
from core.staff.principal import Principal
from core.text.phones import national, typed_line, without_extension
from crm_link.customers.reached_at import PersonAt, people_at
from ticketing.calls import repository
from ticketing.calls.models import Call


@dataclass(frozen=True, slots=True)
class CallView:
    """A call. `number_shown` is the number as people write it here; names are '' when nobody or no line is known."""

    id: UUID
    message_id: UUID
    direction: str
    number: str
    number_shown: str
    line_id: UUID | None
    line_name: str
    contact_id: UUID | None
    contact_name: str
    noted_by: UUID
    began_at: datetime
    ended_at: datetime | None
    duration_seconds: int
    is_missed: bool
    outcome_code: str
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class LineView:
    """A telephone line of the company: its name and its own number."""

    id: UUID
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class TicketOfCaller:
    """A case of somebody who is on the line."""

    id: UUID
    number: int
    subject: str
    status: str
    channel_kind: str
    contact_id: UUID | None
    last_message_at: datetime


@dataclass(frozen=True, slots=True)
class LookUp:
    """What is known about a number. `number` is '' when what was typed is none (yet)."""

    number: str
    number_shown: str
    people: tuple[PersonAt, ...]
    tickets: tuple[TicketOfCaller, ...]


async def look_up(session: AsyncSession, principal: Principal, typed: str) -> LookUp:
    """Who is at a number, written in any way, and their newest visible cases; two queries."""
    number = typed_line(typed)
    if number is None:
        return LookUp("", "", (), ())
    people = await people_at(session, "phone", without_extension(number))
    tickets = await tickets_of_callers(session, principal, [person.contact_id for person in people])
    return LookUp(number, national(number), tuple(people), tickets)


async def tickets_of_callers(
    session: AsyncSession, principal: Principal, contact_ids: Collection[UUID]
) -> tuple[TicketOfCaller, ...]:
    """The newest visible cases of these customers, those that are worked on first."""
    if not contact_ids:
        return ()
    rows = await repository.newest_tickets_of(session, principal, contact_ids)
    return tuple(TicketOfCaller(**row._mapping) for row in rows)


async def list_lines(session: AsyncSession) -> list[LineView]:
    """The lines that calls come in on."""
    return [LineView(row.id, row.name, row.address) for row in await repository.lines(session)]


async def get_call(session: AsyncSession, call_id: UUID) -> CallView:
    """One call, for whoever has passed its ticket's gate. Raises NotFound."""
    row = next(iter(await repository.call_rows(session, Call.id == call_id)), None)
    if row is None:
        raise call_not_found()
    return _view(row)


def call_not_found() -> NotFound:
    """The error for a call that is not there or must not be known."""
    return NotFound("There is no such call.", code="call_not_found")


async def calls_of(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, CallView]:
    """The calls behind messages, by the message; one query. The caller has passed the ticket's gate."""
    if not message_ids:
        return {}
    rows = await repository.call_rows(session, Call.message_id.in_(padded(message_ids)))
    return {row.message_id: _view(row) for row in rows}


def _view(row: AnyRow) -> CallView:
    return CallView(
        id=row.id,
        message_id=row.message_id,
        direction=row.direction,
        number=row.number,
        number_shown=national(row.number),
        line_id=row.channel_account_id,
        line_name=row.line_name or "",
        contact_id=row.contact_id,
        contact_name=row.contact_name or "",
        noted_by=row.noted_by,
        began_at=row.began_at,
        ended_at=row.ended_at,
        duration_seconds=round((row.ended_at - row.began_at).total_seconds()) if row.ended_at else 0,
        is_missed=row.is_missed,
        outcome_code=row.outcome_code,
        created_at=row.created_at,
        version=row.version,
    )
