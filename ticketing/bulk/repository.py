"""The SQL of bulk operations: whole chunks at a time, never a statement per case."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import insert_missing_rows, insert_rows, padded, table_of, update_rows
from core.db.paging import AnyRow, AnySelect, Page, after, page_of
from core.db.repository import upsert
from core.db.types import Uuid
from core.staff.principal import Principal
from ticketing.bulk.models import BulkItem, BulkOperation
from ticketing.tags.models import TicketTag
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket, TicketFollower, TicketRead
from ticketing.tickets.views import TicketFilter, ordering, tickets_of_view

WAITING: Final = "waiting"
GOING_ON: Final = ("running", "undoing")
_WRITTEN = (
    "id", "status", "status_id", "is_active", "status_before", "priority", "priority_rank", "type", "owner_id",
    "team_id", "waiting_since", "solved_at", "closed_at", "snoozed_until", "due_at", "version",
    "updated_at",
)  # fmt: skip
_ITEMS = table_of(BulkItem)
_FINISH_ITEM = (
    update(_ITEMS)
    .where(_ITEMS.c.operation_id == bindparam("of_operation"), _ITEMS.c.ticket_id == bindparam("of_ticket"))
    .values(state=bindparam("new_state"), reason=bindparam("new_reason"), undo=bindparam("new_undo"))
)
_END_ITEM = (
    update(_ITEMS)
    .where(_ITEMS.c.operation_id == bindparam("of_operation"), _ITEMS.c.ticket_id == bindparam("of_ticket"))
    .values(state=bindparam("new_state"), reason=bindparam("new_reason"))
)


# --- which cases -----------------------------------------------------------------------------------------------------


def shown_in_queue(principal: Principal, asked: TicketFilter, columns: Sequence[Any]) -> AnySelect:
    """A query for columns of the cases that a queue shows this person, in its order."""
    order = ordering(asked)
    query = tickets_of_view(select(*columns).select_from(Ticket), asked, principal).where(visible_to(principal))
    return query.order_by(*[column.desc() if order.descending else column.asc() for column in order.columns])


def shown_meeting(where: ColumnElement[bool], columns: Sequence[Any]) -> AnySelect:
    """A query for columns of the cases that `where` (with the gate in it) holds, the newest first."""
    query: AnySelect = select(*columns).select_from(Ticket).where(where)
    return query.order_by(Ticket.last_message_at.desc(), Ticket.id.desc())


def item_columns(operation_id: UUID) -> tuple[Any, ...]:
    """What an item needs of its case, for `insert_items_shown`."""
    return literal(operation_id, Uuid()), Ticket.id, literal(WAITING)


async def insert_items_shown(session: AsyncSession, operation_id: UUID, query: AnySelect) -> int:
    """Write down every case of a query for `item_columns`; how many they are. One statement, whatever their number."""
    await session.execute(_ITEMS.insert().from_select(["operation_id", "ticket_id", "state"], query))
    count = select(func.count()).select_from(_ITEMS).where(_ITEMS.c.operation_id == operation_id)
    return int((await session.execute(count)).scalar_one())


async def insert_items(session: AsyncSession, operation_id: UUID, ticket_ids: Iterable[UUID]) -> None:
    """Write down chosen cases."""
    rows = [{"operation_id": operation_id, "ticket_id": ticket_id, "state": WAITING} for ticket_id in ticket_ids]
    await insert_rows(session, BulkItem, rows)


async def count_rows(session: AsyncSession, query: AnySelect) -> int:
    """How many rows a query has."""
    return int((await session.execute(select(func.count()).select_from(query.subquery()))).scalar_one())


# --- operations ------------------------------------------------------------------------------------------------------


async def find_operation(
    session: AsyncSession, operation_id: UUID, user_id: UUID, *, lock: bool = False
) -> BulkOperation | None:
    """Somebody's own operation."""
    query = select(BulkOperation).where(BulkOperation.id == operation_id, BulkOperation.created_by == user_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.execute(query)).scalar_one_or_none()


async def find_any(session: AsyncSession, operation_id: UUID) -> BulkOperation | None:
    """Anybody's operation, locked."""
    query = select(BulkOperation).where(BulkOperation.id == operation_id).with_for_update()
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()


async def list_operations(session: AsyncSession, user_id: UUID, since: datetime, limit: int) -> Sequence[BulkOperation]:
    """Somebody's operations that are going on or were begun after `since`, newest first."""
    query = (
        select(BulkOperation)
        .where(
            BulkOperation.created_by == user_id,
            or_(BulkOperation.created_at > since, BulkOperation.state.in_(GOING_ON)),
        )
        .order_by(BulkOperation.created_at.desc(), BulkOperation.id.desc())
        .limit(limit)
    )
    return (await session.execute(query)).scalars().all()


async def is_any_going_on(session: AsyncSession) -> bool:
    """Whether there is anything to carry on with."""
    query = select(BulkOperation.id).where(BulkOperation.state.in_(GOING_ON)).limit(1)
    return (await session.execute(query)).first() is not None


async def claim_operation(session: AsyncSession) -> BulkOperation | None:
    """The operation whose last step is longest ago; its row is held until the transaction ends.

    One whose row another worker holds is left to it. A worker that dies gives the row back by dying.
    """
    query = (
        select(BulkOperation)
        .where(BulkOperation.state.in_(GOING_ON))
        .order_by(BulkOperation.turn_at, BulkOperation.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def forget_operations(session: AsyncSession, begun_before: datetime, limit: int) -> None:
    """Throw away old operations that are over, with their items."""
    query = (
        select(BulkOperation.id)
        .where(BulkOperation.created_at < begun_before, BulkOperation.state.not_in(GOING_ON))
        .limit(limit)
    )
    old = list((await session.execute(query)).scalars())
    if old:
        await session.execute(delete(BulkItem).where(BulkItem.operation_id.in_(padded(old))))
        await session.execute(delete(BulkOperation).where(BulkOperation.id.in_(padded(old))))


# --- chunks ----------------------------------------------------------------------------------------------------------


async def next_items(session: AsyncSession, operation: BulkOperation, state: str, limit: int) -> Sequence[AnyRow]:
    """(ticket_id, undo) of the next cases after the operation's cursor that are in `state`, by their ids."""
    query = select(_ITEMS.c.ticket_id, _ITEMS.c.undo).where(
        _ITEMS.c.operation_id == operation.id, _ITEMS.c.state == state
    )
    if operation.cursor is not None:
        query = query.where(_ITEMS.c.ticket_id > operation.cursor)
    return (await session.execute(query.order_by(_ITEMS.c.ticket_id).limit(limit))).all()


async def lock_tickets(
    session: AsyncSession, ticket_ids: Collection[UUID], principal: Principal | None
) -> dict[UUID, Ticket]:
    """Cases as objects outside the session, locked in the order of their ids; only those `principal` sees, if given."""
    query = select(*table_of(Ticket).columns).where(Ticket.id.in_(padded(ticket_ids)))
    if principal is not None:
        query = query.where(visible_to(principal))
    query = query.order_by(Ticket.id).with_for_update(of=Ticket, key_share=True)
    return {row.id: Ticket(**row._mapping) for row in (await session.execute(query)).all()}


async def write_tickets(session: AsyncSession, tickets: Iterable[Ticket]) -> None:
    """Write what bulk actions change on cases."""
    await update_rows(session, Ticket, [{name: getattr(one, name) for name in _WRITTEN} for one in tickets])


async def finish_items(session: AsyncSession, operation_id: UUID, rows: Sequence[Mapping[str, Any]]) -> None:
    """What became of cases: rows of ticket_id, state, reason and undo."""
    if rows:
        await session.execute(_FINISH_ITEM, [_as_parameters(operation_id, row) for row in rows])


async def end_items(session: AsyncSession, operation_id: UUID, rows: Sequence[Mapping[str, Any]]) -> None:
    """What became of the way back of cases: rows of ticket_id, state and reason."""
    if rows:
        await session.execute(_END_ITEM, [_as_parameters(operation_id, row) for row in rows])


def _as_parameters(operation_id: UUID, row: Mapping[str, Any]) -> dict[str, Any]:
    known = {f"new_{name}": value for name, value in row.items() if name != "ticket_id"}
    return {"of_operation": operation_id, "of_ticket": row["ticket_id"], **known}


async def item_page(
    session: AsyncSession,
    operation_id: UUID,
    principal: Principal,
    states: Collection[str],
    cursor: str | None,
    limit: int,
) -> Page[AnyRow]:
    """What became of cases that one sees, by their ids: (ticket_id, state, reason, number, subject)."""
    query = (
        select(_ITEMS.c.ticket_id, _ITEMS.c.state, _ITEMS.c.reason, Ticket.number, Ticket.subject)
        .join(Ticket, Ticket.id == _ITEMS.c.ticket_id)
        .where(_ITEMS.c.operation_id == operation_id, _ITEMS.c.state.in_(states), visible_to(principal))
    )
    rows = (await session.execute(after(query, (_ITEMS.c.ticket_id,), cursor, descending=False, limit=limit))).all()
    return page_of(rows, limit, lambda row: (row.ticket_id,))


# --- what hangs on cases ---------------------------------------------------------------------------------------------


async def tag_ids_of(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """The tags on each case that has any."""
    query = select(TicketTag.ticket_id, TicketTag.tag_id).where(TicketTag.ticket_id.in_(padded(ticket_ids)))
    found: dict[UUID, set[UUID]] = {}
    for ticket_id, tag_id in (await session.execute(query)).all():
        found.setdefault(ticket_id, set()).add(tag_id)
    return found


async def write_tags(
    session: AsyncSession, added: Iterable[tuple[UUID, UUID]], removed: Iterable[tuple[UUID, UUID]]
) -> None:
    """Put (ticket, tag) pairs on and take others off."""
    rows = [{"ticket_id": ticket_id, "tag_id": tag_id} for ticket_id, tag_id in sorted(added)]
    await insert_missing_rows(session, TicketTag, rows)
    by_tag: dict[UUID, list[UUID]] = {}
    for ticket_id, tag_id in removed:
        by_tag.setdefault(tag_id, []).append(ticket_id)
    for tag_id, ticket_ids in by_tag.items():
        gone = and_(TicketTag.tag_id == tag_id, TicketTag.ticket_id.in_(padded(ticket_ids)))
        await session.execute(delete(TicketTag).where(gone))


async def followed_by(session: AsyncSession, user_id: UUID, ticket_ids: Collection[UUID]) -> set[UUID]:
    """Which of the cases somebody follows."""
    query = select(TicketFollower.ticket_id).where(
        TicketFollower.user_id == user_id, TicketFollower.ticket_id.in_(padded(ticket_ids))
    )
    return set((await session.execute(query)).scalars())


async def write_followers(
    session: AsyncSession, user_id: UUID, added: Collection[UUID], removed: Collection[UUID], now: datetime
) -> None:
    """Let somebody follow cases, and others no more."""
    rows = [
        {"ticket_id": ticket_id, "user_id": user_id, "reason": "chosen", "created_at": now}
        for ticket_id in sorted(added)
    ]
    await insert_missing_rows(session, TicketFollower, rows)
    if removed:
        gone = and_(TicketFollower.user_id == user_id, TicketFollower.ticket_id.in_(padded(removed)))
        await session.execute(delete(TicketFollower).where(gone))


async def read_marks_of(session: AsyncSession, user_id: UUID, ticket_ids: Collection[UUID]) -> dict[UUID, AnyRow]:
    """How far somebody has read each case that he has read at all: (last_message_id, inbound_count)."""
    query = select(TicketRead.ticket_id, TicketRead.last_message_id, TicketRead.inbound_count).where(
        TicketRead.user_id == user_id, TicketRead.ticket_id.in_(padded(ticket_ids))
    )
    return {row.ticket_id: row for row in (await session.execute(query)).all()}


async def write_read_marks(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Set read marks wherever they were: rows of user_id, ticket_id, last_message_id, inbound_count, updated_at."""
    if not rows:
        return
    statement = upsert(session, TicketRead)
    new = statement.excluded
    moved = {name: new[name] for name in ("last_message_id", "inbound_count", "updated_at")}
    statement = statement.on_conflict_do_update(index_elements=[TicketRead.user_id, TicketRead.ticket_id], set_=moved)
    await session.execute(statement, list(rows))


async def forget_read_marks(session: AsyncSession, user_id: UUID, ticket_ids: Collection[UUID]) -> None:
    """Somebody has not read these cases at all."""
    if ticket_ids:
        gone = and_(TicketRead.user_id == user_id, TicketRead.ticket_id.in_(padded(ticket_ids)))
        await session.execute(delete(TicketRead).where(gone))
