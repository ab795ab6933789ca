"""Tickets as views list them: page by page over any conditions and order, counted, and cut into a board."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import AnyRow, Page
from core.errors import AppError, Invalid
from core.events.published import current_seq
from core.staff.principal import Principal
from ticketing.fields.model import Field, Value
from ticketing.fields.reading import values_of
from ticketing.fields.values import Written, written_value
from ticketing.tickets.reading import TicketItem, ViewCounts, load_items
from ticketing.views import repository, service
from ticketing.views.asking import Asking, Question, where_of
from ticketing.views.columns import KnownFields
from ticketing.views.model import Asked, Order, ViewFields
from ticketing.views.service import SAVED
from ticketing.views.sorting import page_of_ids

MOST_BOARD_COLUMNS: Final = 40
_MOST_COUNTED: Final = 40
_EXTRA: Final = frozenset({"language", "updated_at", "first_replied_at", "solved_at", "closed_at", "inbound_count"})


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket with what a table may show beside what every list shows: only what was asked for, else None.

    `field_values`: the company's own fields that were asked for and hold something.
    """

    item: TicketItem
    language: str | None = None
    updated_at: datetime | None = None
    first_replied_at: datetime | None = None
    solved_at: datetime | None = None
    closed_at: datetime | None = None
    inbound_count: int | None = None
    field_values: Mapping[UUID, Written] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """The tickets of one value (None: without one), as far as they are shown; `count` stops at 100."""

    value: str | None
    count: int
    page: Page[TicketRow]


async def view_asked(
    session: AsyncSession, principal: Principal, view_id: UUID, order: Order | None = None
) -> tuple[ViewFields, Asked]:
    """A saved view and what it asks for, in another order if wanted. Raises NotFound."""
    fields = await service.get_fields(session, principal, view_id)
    return fields, Asked(fields.conditions, order or fields.order, tuple(column.name for column in fields.columns))


def parse_saved(text: str) -> UUID:
    """The view that `saved:<id>` names. Raises NotFound for an id that is none."""
    try:
        return UUID(text.removeprefix(SAVED))
    except ValueError:
        raise service.view_not_found() from None


async def list_saved_items(
    session: AsyncSession, principal: Principal, view_id: UUID, cursor: str | None, limit: int
) -> Page[TicketItem]:
    """One page of a saved view as every list shows its tickets. Raises NotFound, and as `list_items`."""
    _, asked = await view_asked(session, principal, view_id)
    return await list_items(session, principal, replace(asked, columns=()), cursor, limit)


async def list_items(
    session: AsyncSession, principal: Principal, asked: Asked, cursor: str | None, limit: int
) -> Page[TicketItem]:
    """One page of tickets as every list shows them. Raises Invalid(code="bad_condition" | "bad_cursor" | …)."""
    question = await Asking(session, principal).prepare(asked)
    page = await _ids(session, question, question.where, cursor, limit)
    return Page(await load_items(session, principal, page.items), page.next_cursor)


async def list_ids(
    session: AsyncSession, principal: Principal, asked: Asked, cursor: str | None, limit: int
) -> Page[UUID]:
    """One page of the tickets a list holds, in its order. Raises as `list_items`."""
    question = await Asking(session, principal).prepare(asked)
    return await _ids(session, question, question.where, cursor, limit)


async def load_rows(
    session: AsyncSession, principal: Principal, ticket_ids: Sequence[UUID], columns: Sequence[str]
) -> list[TicketRow]:
    """These tickets with what `columns` name, in this order; the caller has passed the gate."""
    return await _rows(session, principal, ticket_ids, await Asking(session, principal).known(columns), columns)


async def list_rows(
    session: AsyncSession, principal: Principal, asked: Asked, cursor: str | None, limit: int
) -> Page[TicketRow]:
    """One page of tickets with what `asked.columns` name. Raises as `list_items`."""
    question = await Asking(session, principal).prepare(asked)
    page = await _ids(session, question, question.where, cursor, limit)
    return Page(await _rows(session, principal, page.items, question.known, asked.columns), page.next_cursor)


async def count_tickets(session: AsyncSession, principal: Principal, conditions: Mapping[str, Any]) -> int:
    """How many tickets meet the conditions; the count stops at 100. Raises Invalid(code="bad_condition")."""
    where = await where_of(session, principal, Asked(conditions))
    return (await repository.count_each(session, [("", where)]))[""]


async def count_saved_views(session: AsyncSession, principal: Principal) -> ViewCounts:
    """The counts of the views in a person's side bar, by "saved:<id>"; those that cannot be read are left out."""
    as_of_seq = await current_seq(session)
    wanted: list[tuple[str, ColumnElement[bool]]] = []
    asking = Asking(session, principal)
    for view in [one for one in await service.list_views(session, principal) if one.is_pinned][:_MOST_COUNTED]:
        with suppress(AppError):
            wanted.append((f"{SAVED}{view.id}", (await asking.prepare(Asked(view.fields.conditions))).where))
    return ViewCounts(await repository.count_each(session, wanted), as_of_seq)


async def read_board(
    session: AsyncSession,
    principal: Principal,
    asked: Asked,
    board_field: str,
    values: Sequence[str | None],
    limit: int,
) -> list[BoardColumn]:
    """The first tickets of each of these values of a field, and how many there are.

    Raises Invalid(code="bad_board" | "bad_condition" | …).
    """
    if len(values) > MOST_BOARD_COLUMNS:
        raise Invalid("A board has at most 40 columns.", code="bad_board", data={"field": "values"})
    asking = Asking(session, principal)
    (await asking.known([board_field])).require_board(board_field)
    everything = await asking.prepare(asked)
    wanted: list[tuple[str, str | None, ColumnElement[bool]]] = []
    for number, value in enumerate(dict.fromkeys(values)):
        where = await asking.meeting(_equals(board_field, value), among=everything)
        wanted.append((str(number), value, where))
    counts = await repository.count_each(session, [(place, where) for place, _, where in wanted])
    pages = {place: await _ids(session, everything, where, None, limit) for place, _, where in wanted if counts[place]}
    every = [ticket_id for page in pages.values() for ticket_id in page.items]
    rows = {row.item.id: row for row in await _rows(session, principal, every, everything.known, asked.columns)}
    columns = []
    for place, value, _ in wanted:
        page = pages.get(place, Page([]))
        here = [rows[ticket_id] for ticket_id in page.items if ticket_id in rows]
        columns.append(BoardColumn(value, counts[place], Page(here, page.next_cursor)))
    return columns


async def _ids(
    session: AsyncSession, question: Question, where: ColumnElement[bool], cursor: str | None, limit: int
) -> Page[UUID]:
    return await page_of_ids(
        session,
        where,
        question.sorting,
        descending=question.order.is_descending,
        in_halves=question.in_halves,
        cursor=cursor,
        limit=limit,
    )


async def _rows(
    session: AsyncSession,
    principal: Principal,
    ticket_ids: Sequence[UUID],
    known: KnownFields,
    columns: Sequence[str],
) -> list[TicketRow]:
    items = await load_items(session, principal, ticket_ids)
    extra = await repository.extra_columns(session, ticket_ids) if _EXTRA.intersection(columns) else {}
    own = [known.by_name[name] for name in columns if name in known.by_name]
    held = await values_of(session, ticket_ids, own) if own else {}
    return [_row(item, extra.get(item.id), own, held.get(item.id, {})) for item in items]


def _row(item: TicketItem, extra: AnyRow | None, own: Sequence[Field], held: Mapping[UUID, Value]) -> TicketRow:
    more = {name: extra._mapping[name] for name in _EXTRA} if extra is not None else {}
    return TicketRow(
        item, **more, field_values={one.id: written_value(one, held[one.id]) for one in own if one.id in held}
    )


def _equals(name: str, value: str | None) -> dict[str, Any]:
    if value is None:
        return {"field": name, "operator": "is_empty"}
    return {"field": name, "operator": "is", "value": value}
