"""The SQL of tasks."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core import clock
from core.db.bulk import insert_missing_rows, padded
from core.db.paging import AnyRow, AnySelect, Page, after, page_of
from core.db.types import UtcDateTime
from core.staff.models import TeamMember, User
from core.staff.principal import PERMISSIONS, Permission, Principal
from ticketing.tasks.models import ChecklistTemplate, TicketTask
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket, TicketFollower, TicketMention

_NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
_SEE_ALL: Final = sorted(role.value for role, rights in PERMISSIONS.items() if Permission.SEE_ALL_TICKETS in rights)
_DONE_BY = aliased(User)
_COLUMNS: Final = (
    TicketTask.id,
    TicketTask.ticket_id,
    TicketTask.title,
    TicketTask.owner_id,
    User.name.label("owner_name"),
    TicketTask.due_at,
    TicketTask.done_at,
    TicketTask.done_by_id,
    _DONE_BY.name.label("done_by_name"),
    TicketTask.created_at,
    TicketTask.version,
)
_NAMED: Final = (
    select(*_COLUMNS)
    .select_from(TicketTask)
    .outerjoin(User, User.id == TicketTask.owner_id)
    .outerjoin(_DONE_BY, _DONE_BY.id == TicketTask.done_by_id)
)
_DUE: Final = func.coalesce(TicketTask.due_at, literal(_NEVER, UtcDateTime()), type_=UtcDateTime())


async def tasks_on(session: AsyncSession, ticket_id: UUID) -> Sequence[AnyRow]:
    """The tasks of a ticket in their order, with names."""
    query = _NAMED.where(TicketTask.ticket_id == ticket_id).order_by(TicketTask.position, TicketTask.id)
    return (await session.execute(query)).all()


async def find_row(session: AsyncSession, task_id: UUID) -> AnyRow | None:
    """One task, with names."""
    return (await session.execute(_NAMED.where(TicketTask.id == task_id))).one_or_none()


async def find_ticket_id(session: AsyncSession, task_id: UUID) -> UUID | None:
    """The ticket that a task is on."""
    query = select(TicketTask.ticket_id).where(TicketTask.id == task_id)
    return (await session.execute(query)).scalar_one_or_none()


async def lock_tasks(session: AsyncSession, ticket_id: UUID) -> Sequence[TicketTask]:
    """The tasks of a locked ticket in their order, held until the transaction ends."""
    query = (
        select(TicketTask)
        .where(TicketTask.ticket_id == ticket_id)
        .order_by(TicketTask.position, TicketTask.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.execute(query)).scalars().all()


async def page_of_open(
    session: AsyncSession, principal: Principal, owner_id: UUID, cursor: str | None, limit: int
) -> Page[AnyRow]:
    """What somebody still has to do, as far as `principal` sees the tickets: the most overdue first."""
    query = _of_person(principal, owner_id).where(TicketTask.done_at.is_(None)).add_columns(_DUE.label("due_key"))
    query = after(query, [_DUE, TicketTask.id], cursor, descending=False, limit=limit)
    return page_of((await session.execute(query)).all(), limit, lambda row: (row.due_key, row.id))


async def page_of_done(
    session: AsyncSession, principal: Principal, owner_id: UUID, cursor: str | None, limit: int
) -> Page[AnyRow]:
    """What somebody has done, the latest first."""
    query = _of_person(principal, owner_id).where(TicketTask.done_at.is_not(None))
    query = after(query, [TicketTask.done_at, TicketTask.id], cursor, limit=limit)
    return page_of((await session.execute(query)).all(), limit, lambda row: (row.done_at, row.id))


async def count_open(session: AsyncSession, principal: Principal, now: datetime, most: int) -> tuple[int, int]:
    """How many open tasks the person has and how many of them are overdue; counting stops at `most`."""
    held = (
        select(TicketTask.due_at)
        .join(Ticket, Ticket.id == TicketTask.ticket_id)
        .where(TicketTask.owner_id == principal.user_id, TicketTask.done_at.is_(None), visible_to(principal))
        .order_by(_DUE)
        .limit(most)
        .subquery()
    )
    query = select(func.count(), func.count().filter(held.c.due_at < literal(now, UtcDateTime()))).select_from(held)
    row = (await session.execute(query)).one()
    return row[0], row[1]


async def name_of_person(session: AsyncSession, user_id: UUID) -> str | None:
    """The name of somebody who works here."""
    query = select(User.name).where(User.id == user_id, User.is_active)
    return (await session.execute(query)).scalar_one_or_none()


async def sees_ticket(session: AsyncSession, user_id: UUID, ticket: Ticket) -> bool:
    """Whether a person sees a ticket by his role, his teams, or because he owns, follows or was mentioned on it."""
    if ticket.team_id is None or ticket.owner_id == user_id:
        return True
    ways: list[ColumnElement[bool]] = [
        User.role.in_(_SEE_ALL),
        exists().where(and_(TeamMember.user_id == User.id, TeamMember.team_id == ticket.team_id)),
        exists().where(and_(TicketFollower.user_id == User.id, TicketFollower.ticket_id == ticket.id)),
        exists().where(and_(TicketMention.user_id == User.id, TicketMention.ticket_id == ticket.id)),
    ]
    query = select(User.id).where(User.id == user_id, or_(*ways))
    return (await session.execute(query)).first() is not None


async def add_follower(session: AsyncSession, ticket_id: UUID, user_id: UUID) -> None:
    """Let the owner of a task see its ticket."""
    row = {"ticket_id": ticket_id, "user_id": user_id, "reason": "task", "created_at": clock.utc_now()}
    await insert_missing_rows(session, TicketFollower, [row])


async def has_due(session: AsyncSession, now: datetime) -> bool:
    """Whether the owner of any task is to be told now; takes no lock."""
    return (await session.execute(select(TicketTask.id).where(*_untold(now)).limit(1))).first() is not None


async def lock_tickets_with_due(session: AsyncSession, now: datetime, limit: int) -> Sequence[Ticket]:
    """The tickets, locked, of the tasks that became due longest ago; those that others hold now are left to them."""
    due = select(TicketTask.ticket_id).where(*_untold(now)).order_by(TicketTask.due_at).limit(limit)
    query = (
        select(Ticket)
        .where(Ticket.id.in_(due))
        .order_by(Ticket.id)
        .with_for_update(of=Ticket, key_share=True, skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return (await session.execute(query)).scalars().all()


async def due_tasks_of(session: AsyncSession, ticket_ids: Collection[UUID], now: datetime) -> Sequence[TicketTask]:
    """The tasks on locked tickets whose owners have not been told."""
    if not ticket_ids:
        return []
    query = (
        select(TicketTask)
        .where(TicketTask.ticket_id.in_(padded(ticket_ids)), *_untold(now))
        .order_by(TicketTask.due_at, TicketTask.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.execute(query)).scalars().all()


async def names_of(session: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of people, also of those who left."""
    if not user_ids:
        return {}
    query = select(User.id, User.name).where(User.id.in_(padded(user_ids)))
    return {row.id: row.name for row in (await session.execute(query)).all()}


async def active_among(session: AsyncSession, user_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of these people who work here."""
    if not user_ids:
        return frozenset()
    query = select(User.id).where(User.id.in_(padded(user_ids)), User.is_active)
    return frozenset((await session.execute(query)).scalars())


async def list_templates(session: AsyncSession, *, lock: bool = False) -> Sequence[ChecklistTemplate]:
    """Every template in its order; `lock` holds them all until the transaction ends."""
    query = select(ChecklistTemplate).order_by(ChecklistTemplate.position, ChecklistTemplate.id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.execute(query)).scalars().all()


def _of_person(principal: Principal, owner_id: UUID) -> AnySelect:
    return (
        _NAMED.add_columns(Ticket.number.label("ticket_number"), Ticket.subject.label("ticket_subject"))
        .join(Ticket, Ticket.id == TicketTask.ticket_id)
        .where(TicketTask.owner_id == owner_id, visible_to(principal))
    )


def _untold(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        TicketTask.done_at.is_(None),
        TicketTask.due_told_at.is_(None),
        TicketTask.due_at.is_not(None),
        TicketTask.due_at <= now,
    )
