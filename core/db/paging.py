"""Keyset paging: a cursor is the sort key of the last row, so page 1,000 costs what page 1 costs."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import KeyedColumnElement

from core.errors import Invalid

Item = TypeVar("Item")
AnySelect: TypeAlias = Select[*tuple[Any, ...]]
AnyRow: TypeAlias = Row[*tuple[Any, ...]]
DEFAULT_LIMIT = 50
MAX_LIMIT = 100
_BIGINT = 2**63


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page: its items and the cursor of the next, or None at the end."""

    items: Sequence[Item]
    next_cursor: str | None = None


def encode_cursor(values: Sequence[Any]) -> str:
    """An opaque URL-safe cursor of str, int, None, datetime and UUID values."""
    return base64.urlsafe_b64encode(json.dumps([_pack(v) for v in values]).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, length: int) -> list[Any]:
    """The values inside a cursor. Raises Invalid(code="bad_cursor") for anything `encode_cursor` did not make."""
    try:
        packed = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        values = [_unpack(item) for item in packed]
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise Invalid("The cursor is not one of ours.", code="bad_cursor") from error
    if len(values) != length:
        raise Invalid("The cursor belongs to another list.", code="bad_cursor")
    return values


def after(
    query: AnySelect,
    columns: Sequence[ColumnElement[Any] | KeyedColumnElement[Any] | InstrumentedAttribute[Any]],
    cursor: str | None,
    *,
    descending: bool = True,
    limit: int = DEFAULT_LIMIT,
) -> AnySelect:
    """Order by not-null `columns`, start after `cursor`, ask for one row beyond `limit` to know if more follow."""
    if cursor:
        row, values = tuple_(*columns), decode_cursor(cursor, len(columns))
        try:
            bound = tuple_(*[_bind(column, value) for column, value in zip(columns, values, strict=True)])
        except (TypeError, ValueError) as error:
            raise Invalid("The cursor belongs to another list.", code="bad_cursor") from error
        query = query.where(row < bound if descending else row > bound)
    order = [column.desc() if descending else column.asc() for column in columns]
    return query.order_by(*order).limit(limit + 1)


def page_of(rows: Sequence[Item], limit: int, keys: Any) -> Page[Item]:
    """Cut the extra row off and make the cursor from the last one kept; `keys(row)` gives its sort values."""
    if len(rows) <= limit:
        return Page(rows)
    kept = rows[:limit]
    return Page(kept, encode_cursor(keys(kept[-1])))


def _bind(column: Any, value: Any) -> Any:
    expected = column.type.python_type
    if value is not None and not isinstance(value, expected):
        raise TypeError(f"cursor value {value!r} is not {expected}")
    return literal(value, column.type)


def _pack(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, UUID):
        return {"u": str(value)}
    return value


def _unpack(value: Any) -> Any:
    if isinstance(value, dict):
        return _instant(value["t"]) if "t" in value else UUID(value["u"])
    if value is None or isinstance(value, str) or (isinstance(value, int) and abs(value) < _BIGINT):
        return value
    raise TypeError("not a cursor value")


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("a cursor's instants are aware")
    return instant
