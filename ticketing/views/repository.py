"""The SQL of saved views."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, and_, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.bulk import padded
from core.db.paging import AnyRow
from core.db.repository import upsert
from core.staff.principal import Permission, Principal
from core.staff.sharing import Sharing
from ticketing.tickets.models import Ticket
from ticketing.views.model import MOST_VIEWS
from ticketing.views.models import SavedView, SavedViewOrder

COUNT_LIMIT = 100

_EXTRA_COLUMNS = (
    Ticket.id,
    Ticket.language,
    Ticket.updated_at,
    Ticket.first_replied_at,
    Ticket.solved_at,
    Ticket.closed_at,
    Ticket.inbound_count,
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The views somebody sees: his own, his teams', everybody's; who manages views sees those of every team."""
    of_teams: ColumnElement[bool] = SavedView.visibility == Sharing.TEAM.value
    if not principal.may(Permission.MANAGE_VIEWS):
        of_teams = and_(of_teams, SavedView.team_id.in_(sorted(principal.team_ids)))
    return or_(
        SavedView.visibility == Sharing.EVERYONE.value,
        and_(SavedView.visibility == Sharing.PERSONAL.value, SavedView.owner_id == principal.user_id),
        of_teams,
    )


async def list_visible(session: AsyncSession, principal: Principal) -> Sequence[SavedView]:
    """The views somebody sees, in their keepers' order."""
    query = select(SavedView).where(visible_to(principal)).order_by(SavedView.position, SavedView.id)
    return (await session.execute(query.limit(2 * MOST_VIEWS))).scalars().all()


async def find_visible(
    session: AsyncSession, principal: Principal, view_id: UUID, *, lock: bool = False
) -> SavedView | None:
    """One view that somebody sees; `lock` holds its row until the transaction ends."""
    query = select(SavedView).where(SavedView.id == view_id, visible_to(principal))
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.execute(query)).scalar_one_or_none()


async def count_of_owner(session: AsyncSession, user_id: UUID) -> int:
    """How many views somebody has made."""
    query = select(func.count()).select_from(SavedView).where(SavedView.owner_id == user_id)
    return int((await session.execute(query)).scalar_one())


async def next_position(session: AsyncSession) -> int:
    """The place behind the last view."""
    last = (await session.execute(select(func.max(SavedView.position)))).scalar_one()
    return 0 if last is None else last + 1


async def find_order(session: AsyncSession, user_id: UUID) -> SavedViewOrder | None:
    """How somebody keeps his side bar."""
    return await session.get(SavedViewOrder, user_id, populate_existing=True)


async def put_order(session: AsyncSession, user_id: UUID, shown: Collection[UUID], hidden: Collection[UUID]) -> None:
    """Keep somebody's side bar."""
    row = {
        "user_id": user_id,
        "shown": [str(one) for one in shown],
        "hidden": [str(one) for one in hidden],
        "updated_at": clock.utc_now(),
    }
    statement = upsert(session, SavedViewOrder).values(row)
    changed = {name: statement.excluded[name] for name in ("shown", "hidden", "updated_at")}
    await session.execute(statement.on_conflict_do_update(index_elements=[SavedViewOrder.user_id], set_=changed))


async def count_each(session: AsyncSession, wanted: Sequence[tuple[str, ColumnElement[bool]]]) -> dict[str, int]:
    """How many tickets meet each of some conditions, none counted beyond COUNT_LIMIT; one statement for all."""
    parts: list[Any] = []
    most = literal(COUNT_LIMIT, Integer(), literal_execute=True)  # a kept plan knows only limits it can read
    for name, where in wanted:
        counted = select(Ticket.id).where(where).limit(most).subquery()
        parts.append(select(literal(name).label("name"), func.count().label("number")).select_from(counted))
    if not parts:
        return {}
    rows = (await session.execute(union_all(*parts))).all()
    return {row.name: row.number for row in rows}


async def extra_columns(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, AnyRow]:
    """What a table may show beside what every list shows."""
    if not ticket_ids:
        return {}
    query = select(*_EXTRA_COLUMNS).where(Ticket.id.in_(padded(ticket_ids)))
    return {row.id: row for row in (await session.execute(query)).all()}
