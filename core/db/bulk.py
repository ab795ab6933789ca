"""Set-based writing without the unit of work: what a batch does once, whatever its size.

Statements here have one text for any number of rows, so that both databases keep their prepared statements: several
rows go as one executemany, and lists of keys are padded to a few lengths.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.schema import ColumnDefault

from core.db.base import Base
from core.db.repository import is_sqlite

Key = TypeVar("Key")
Row = Mapping[str, Any]
_LONGEST_LIST = 20_000


def padded(keys: Iterable[Key]) -> list[Key]:
    """The distinct keys, the last one repeated up to the next power of four: an IN list of few different lengths.

    Raises ValueError for more than 20,000 keys, which no single statement takes on SQLite.
    """
    distinct = list(dict.fromkeys(keys))
    if len(distinct) > _LONGEST_LIST:
        raise ValueError(f"{len(distinct)} keys in one list")
    if not distinct:
        return distinct
    length = 1
    while length < len(distinct):
        length *= 4
    return distinct + [distinct[-1]] * (min(length, _LONGEST_LIST) - len(distinct))


def batched(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """The distinct keys in padded lists that are each short enough for one statement."""
    distinct = list(dict.fromkeys(keys))
    for start in range(0, len(distinct), _LONGEST_LIST):
        yield padded(distinct[start : start + _LONGEST_LIST])


async def insert_rows(session: AsyncSession, model: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows that all name the same columns; defaults of the model fill the others."""
    if rows:
        await session.execute(_insert(model), rows)


async def insert_missing_rows(session: AsyncSession, model: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows, leaving out those that meet an existing unique key.

    On PostgreSQL a row that another transaction is inserting right now is waited for. Sort the rows by that key, so
    that two transactions cannot wait for each other.
    """
    if rows:
        await session.execute(_insert_missing(model, is_sqlite(session)), rows)


async def update_rows(session: AsyncSession, model: type[Base], rows: Sequence[Row]) -> None:
    """Write the named columns of rows found by their `id`; every row names the same columns."""
    if rows:
        columns = tuple(name for name in rows[0] if name != "id")
        values = [{"key_id" if name == "id" else name: value for name, value in row.items()} for row in rows]
        await session.execute(_update(model, columns), values)


def row_of(instance: Base) -> dict[str, Any]:
    """The whole row of an object that no session holds; a field nobody set has its model's default value."""
    return {name: _present(getattr(instance, name), default) for name, default in _defaults(type(instance)).items()}


def table_of(model: type[Base]) -> Table:
    """The table behind a model: statements on it skip the object-relational half of SQLAlchemy."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


@cache
def _insert(model: type[Base]) -> Any:
    return insert(table_of(model))


@cache
def _insert_missing(model: type[Base], on_sqlite: bool) -> Any:
    make = sqlite.insert if on_sqlite else postgresql.insert
    return make(table_of(model)).on_conflict_do_nothing()


@cache
def _update(model: type[Base], columns: tuple[str, ...]) -> Any:
    table = table_of(model)
    return update(table).where(table.c.id == bindparam("key_id")).values({name: bindparam(name) for name in columns})


@cache
def _defaults(model: type[Base]) -> Mapping[str, Any]:
    """{column: the value it begins with, or None}."""
    defaults = {one.name: one.default for one in table_of(model).columns}
    return {
        name: one.arg if isinstance(one, ColumnDefault) and one.is_scalar else None for name, one in defaults.items()
    }


def _present(value: Any, default: Any) -> Any:
    return default if value is None else value
