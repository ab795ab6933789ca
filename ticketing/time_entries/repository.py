"""The SQL of time spent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import AnyRow
from core.db.repository import upsert
from core.staff.models import User
from core.staff.principal import Principal
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket
from ticketing.time_entries.models import RunningTimer, TimeEntry

_NAMED: Final = select(
    TimeEntry.id,
    TimeEntry.ticket_id,
    TimeEntry.user_id,
    User.name.label("user_name"),
    TimeEntry.minutes,
    TimeEntry.note,
    TimeEntry.worked_on,
    TimeEntry.created_at,
    TimeEntry.version,
).outerjoin(User, User.id == TimeEntry.user_id)


async def newest_on(session: AsyncSession, ticket_id: UUID, limit: int) -> Sequence[AnyRow]:
    """The newest entries of a ticket, with names."""
    query = _NAMED.where(TimeEntry.ticket_id == ticket_id)
    query = query.order_by(TimeEntry.worked_on.desc(), TimeEntry.id.desc()).limit(limit)
    return (await session.execute(query)).all()


async def find_row(session: AsyncSession, entry_id: UUID) -> AnyRow | None:
    """One entry, with names."""
    return (await session.execute(_NAMED.where(TimeEntry.id == entry_id))).one_or_none()


async def total_minutes(session: AsyncSession, ticket_id: UUID) -> int:
    """All the time spent on a ticket."""
    query = select(func.coalesce(func.sum(TimeEntry.minutes), 0)).where(TimeEntry.ticket_id == ticket_id)
    return int((await session.execute(query)).scalar_one())


async def find_ticket_id(session: AsyncSession, entry_id: UUID) -> UUID | None:
    """The ticket that an entry is about."""
    return (await session.execute(select(TimeEntry.ticket_id).where(TimeEntry.id == entry_id))).scalar_one_or_none()


async def lock_entry(session: AsyncSession, entry_id: UUID) -> TimeEntry | None:
    """The entry, held until the transaction ends."""
    query = select(TimeEntry).where(TimeEntry.id == entry_id).with_for_update()
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()


async def find_timer(session: AsyncSession, principal: Principal) -> AnyRow | None:
    """The person's running timer with its ticket, as far as he still sees that."""
    query = (
        select(RunningTimer.ticket_id, RunningTimer.started_at, Ticket.number, Ticket.subject)
        .join(Ticket, Ticket.id == RunningTimer.ticket_id)
        .where(RunningTimer.user_id == principal.user_id, visible_to(principal))
    )
    return (await session.execute(query)).one_or_none()


async def put_timer(session: AsyncSession, user_id: UUID, ticket_id: UUID, started_at: datetime) -> None:
    """Start the person's timer, in the place of one that may run elsewhere."""
    statement = upsert(session, RunningTimer).values(user_id=user_id, ticket_id=ticket_id, started_at=started_at)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[RunningTimer.user_id],
            set_={"ticket_id": statement.excluded.ticket_id, "started_at": statement.excluded.started_at},
        )
    )


async def take_timer(session: AsyncSession, user_id: UUID, ticket_id: UUID) -> datetime | None:
    """Stop the person's timer if it runs on this ticket; since when it ran."""
    statement = delete(RunningTimer).where(RunningTimer.user_id == user_id, RunningTimer.ticket_id == ticket_id)
    return (await session.execute(statement.returning(RunningTimer.started_at))).scalar_one_or_none()
