"""Keyset lists over any order.

A keyset wants columns that are never NULL, and most that people sort by can be. So a list is walked in two stretches:
first the tickets that have a value, in its order, which an index can serve; then those without one, newest first. A
cursor says in which stretch it lies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Text, and_, case, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.db.paging import AnySelect, Page, after, encode_cursor
from core.errors import Invalid
from core.staff.models import Team, User
from crm_link.customers.models import Account, Contact
from ticketing.fields.model import Field, TicketFieldKind
from ticketing.fields.models import TicketFieldValue
from ticketing.statuses.models import TicketStatus
from ticketing.statuses.reading import standing
from ticketing.tickets.lifecycle import Status
from ticketing.tickets.models import Ticket
from ticketing.views.model import Order

_VALUED, _EMPTY = "v", "e"
_SHOWN_STATUS = aliased(TicketStatus)
_STATUS_RANKS: Final = {status.value: rank for rank, status in enumerate(Status)}
_DIRECT: Final = frozenset(
    {
        "number",
        "type",
        "language",
        "last_message_at",
        "created_at",
        "updated_at",
        "waiting_since",
        "first_replied_at",
        "due_at",
        "snoozed_until",
        "solved_at",
        "closed_at",
        "inbound_count",
    }
)
_NAMED: Final[Mapping[str, tuple[Any, Any]]] = {
    "contact": (Contact, Ticket.contact_id),
    "account": (Account, Ticket.account_id),
    "owner": (User, Ticket.owner_id),
    "team": (Team, Ticket.team_id),
}
_COLUMN_OF: Final[Mapping[TicketFieldKind, Any]] = {
    TicketFieldKind.NUMBER: TicketFieldValue.number,
    TicketFieldKind.MONEY: TicketFieldValue.number,
    TicketFieldKind.CHECKBOX: TicketFieldValue.number,
    TicketFieldKind.DATE: TicketFieldValue.at,
}


@dataclass(frozen=True, slots=True)
class Sorting:
    """How to sort: by `columns`, of the row that `joined` finds on `on`. `may_lack`: not every ticket has a value."""

    columns: tuple[Any, ...]
    joined: Any = None
    on: ColumnElement[bool] | None = None
    may_lack: bool = False


def sorting_of(order: Order, own: Field | None) -> Sorting:
    """The sorting by a field of COLUMNS, or by `own`, one of the company's."""
    name = order.field
    if own is not None:
        return _by_own(own)
    if name == "priority":
        return Sorting((Ticket.priority_rank, Ticket.last_message_at))
    if name == "status":
        return Sorting((case(_STATUS_RANKS, value=Ticket.status, else_=0),))
    if name == "status_id":
        is_it = _SHOWN_STATUS.id == standing(Ticket.status, Ticket.status_id)
        return Sorting((_SHOWN_STATUS.position,), _SHOWN_STATUS, is_it, may_lack=True)
    if name == "subject":
        return Sorting((_beginning(Ticket.folded_subject),))
    if name == "channel":
        return Sorting((Ticket.channel_kind,))
    if name in _NAMED:
        model, key = _NAMED[name]
        return Sorting((_beginning(model.name),), model, model.id == key, may_lack=True)
    assert name in _DIRECT, name
    column = getattr(Ticket, name)
    return Sorting((column,), may_lack=bool(column.nullable))


async def page_of_ids(
    session: AsyncSession,
    where: ColumnElement[bool],
    sorting: Sorting,
    *,
    descending: bool,
    in_halves: bool,
    cursor: str | None,
    limit: int,
) -> Page[UUID]:
    """One page of the tickets that `where` holds; one query, two where the stretches meet.

    `in_halves`: ask for active and finished tickets apart, each of which have an index of the order.
    Raises Invalid(code="bad_cursor").
    """
    stretch, _, inner = (cursor or f"{_VALUED}.").partition(".")
    if stretch not in {_VALUED, _EMPTY} or (stretch == _EMPTY and not sorting.may_lack):
        raise Invalid("The cursor belongs to another list.", code="bad_cursor")
    ids: list[UUID] = []
    if stretch == _VALUED:
        keys = (*sorting.columns, Ticket.id)
        halves = [Ticket.is_active.is_(True), Ticket.is_active.is_(False)] if in_halves else [None]
        parts = [_valued(where, sorting, half) for half in halves]
        rows = await _rows(session, parts, keys, inner or None, limit, descending=descending)
        ids = [row[-1] for row in rows[:limit]]
        if len(rows) > limit:
            return Page(ids, f"{_VALUED}.{encode_cursor(rows[limit - 1])}")
        if not sorting.may_lack:
            return Page(ids)
        if len(ids) == limit:
            return Page(ids, f"{_EMPTY}.")
        inner = ""
    left = limit - len(ids)
    rows = await _rows(session, [_empty(where, sorting)], (Ticket.id,), inner or None, left, descending=True)
    ids += [row[-1] for row in rows[:left]]
    return Page(ids, f"{_EMPTY}.{encode_cursor(rows[left - 1])}" if len(rows) > left else None)


async def _rows(
    session: AsyncSession,
    parts: list[AnySelect],
    keys: tuple[Any, ...],
    cursor: str | None,
    limit: int,
    *,
    descending: bool,
) -> list[Any]:
    """The keys of a page's tickets and of one more; of several parts the first ones of all."""
    labels = [key.label(f"key_{place}") for place, key in enumerate(keys)]
    most = literal(limit + 1, Integer(), literal_execute=True)  # a kept plan knows only limits it can read
    asked = [
        after(
            part.with_only_columns(*labels, maintain_column_froms=True),
            keys,
            cursor,
            descending=descending,
            limit=limit,
        ).limit(most)
        for part in parts
    ]
    if len(asked) == 1:
        return [tuple(row) for row in (await session.execute(asked[0])).all()]
    both = union_all(*[select(one.subquery()) for one in asked]).subquery()
    order = [column.desc() if descending else column.asc() for column in both.c]
    return [tuple(row) for row in (await session.execute(select(both).order_by(*order).limit(most))).all()]


def _valued(where: ColumnElement[bool], sorting: Sorting, half: ColumnElement[bool] | None) -> AnySelect:
    query: AnySelect = select(Ticket.id).select_from(Ticket)
    if sorting.joined is not None:
        query = query.join(sorting.joined, sorting.on)
    if sorting.may_lack:
        query = query.where(*[column.is_not(None) for column in sorting.columns])
    return query.where(where, *([] if half is None else [half]))


def _empty(where: ColumnElement[bool], sorting: Sorting) -> AnySelect:
    query: AnySelect = select(Ticket.id).select_from(Ticket)
    if sorting.joined is not None:
        query = query.outerjoin(sorting.joined, sorting.on)
    return query.where(where, *[column.is_(None) for column in sorting.columns])


def _beginning(text: Any) -> ColumnElement[str]:
    """As much of a text as decides its place: a cursor travels in an address, which must not be long."""
    return func.substr(text, 1, 40, type_=Text())


def _by_own(field: Field) -> Sorting:
    on = and_(
        TicketFieldValue.ticket_id == Ticket.id,
        TicketFieldValue.field_id == literal(field.id, TicketFieldValue.field_id.type),
        TicketFieldValue.position == 0,
    )
    if field.kind is TicketFieldKind.CHOICE:
        places = {choice.id: place for place, choice in enumerate(field.choices)}
        column: Any = case(places, value=TicketFieldValue.text, else_=None) if places else TicketFieldValue.number
    else:
        column = _COLUMN_OF.get(field.kind, _beginning(TicketFieldValue.text))
    return Sorting((column,), TicketFieldValue, on, may_lack=True)
