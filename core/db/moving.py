"""Moving rows from one customer or case to another and back, whatever table they are in: core.references knows them.

A row is named by its primary key as it is after the move, in JSON types, so that a ledger can hold it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Table, UniqueConstraint, and_, bindparam, exists, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.base import Base
from core.db.bulk import batched
from core.db.types import Uuid
from core.references import OnMerge, Reference, Target, references_to

Moved: TypeAlias = dict[str, list[list[Any]]]
"""By "table.column" the primary keys of the rows that were moved."""


async def move_rows(session: AsyncSession, target: Target, gone: UUID, kept: UUID) -> Moved:
    """Let every registered column that points at `gone` point at `kept`, by its policy; the rows that did.

    Both must be locked, so that nobody points at `gone` any more afterwards.
    """
    moved: Moved = {}
    for reference in references_to(target):
        if reference.on_merge is not OnMerge.KEEP:
            keys = await _move(session, reference, gone, kept)
            if keys:
                moved[_name(reference)] = keys
    return moved


async def move_back(session: AsyncSession, target: Target, gone: UUID, kept: UUID, moved: Mapping[str, Any]) -> None:
    """Undo `move_rows`. A row that points at somebody else by now, or that is gone, is left alone."""
    for reference in references_to(target):
        table, column = _table_and_column(reference)
        keys = [_decoded(table, key) for key in moved.get(_name(reference), ())]
        if not keys:
            continue
        pairs = list(table.primary_key.columns)
        statement = (
            update(table)
            .where(*(one == bindparam(f"key_{one.name}") for one in pairs), column == kept)
            .values({column.name: gone})
        )
        if reference.on_merge is OnMerge.MOVE_UNLESS_PRESENT:
            statement = statement.where(*_is_free(table, column, gone))
        parameters = [{f"key_{one.name}": value for one, value in zip(pairs, key, strict=True)} for key in keys]
        await session.execute(statement, parameters)


async def _move(session: AsyncSession, reference: Reference, gone: UUID, kept: UUID) -> list[list[Any]]:
    table, column = _table_and_column(reference)
    key = list(table.primary_key.columns)
    # held in the order of their keys first, as everybody does who locks several rows of a table
    await session.execute(select(*key).where(column == gone).order_by(*key).with_for_update(key_share=True))
    statement = update(table).where(column == gone).values({column.name: kept})
    if reference.on_merge is OnMerge.MOVE_UNLESS_PRESENT:
        statement = statement.where(*_is_free(table, column, kept))
    rows = (await session.execute(statement.returning(*key))).all()
    return sorted([_encoded(value) for value in row] for row in rows)


def _is_free(table: Table, column: Column[Any], owner: UUID) -> Iterator[ColumnElement[bool]]:
    """That no unique key of the table already has the row for `owner`."""
    for columns in _unique_keys(table, column):
        other = table.alias()
        same = [other.c[one.name] == one for one in columns if one.name != column.name]
        yield ~exists(select(literal(1)).where(and_(other.c[column.name] == owner, *same)).correlate(table))


def _unique_keys(table: Table, column: Column[Any]) -> Iterator[Sequence[Column[Any]]]:
    constraints: list[Any] = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    constraints += [index for index in table.indexes if index.unique]
    for one in [table.primary_key, *constraints]:
        columns = list(one.columns)
        if any(member.name == column.name for member in columns):
            yield columns


def _table_and_column(reference: Reference) -> tuple[Table, Column[Any]]:
    table = Base.metadata.tables[reference.table]
    return table, table.columns[reference.column]


def _name(reference: Reference) -> str:
    return f"{reference.table}.{reference.column}"


def _encoded(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, str | int):
        return value
    raise TypeError(f"a primary key of {type(value).__name__} cannot stand in a ledger yet")


def _decoded(table: Table, key: Sequence[Any]) -> list[Any]:
    columns = table.primary_key.columns
    return [UUID(value) if isinstance(one.type, Uuid) else value for one, value in zip(columns, key, strict=True)]


async def move_rows_with(
    session: AsyncSession, target: Target, gone: UUID, kept: UUID, *, by: str, keys: Collection[UUID]
) -> Moved:
    """Let rows that point at `gone` point at `kept`, those only whose column `by` is one of `keys`; the rows that did.

    It is about columns that simply move, in tables that have a column `by`.
    """
    moved: Moved = {}
    for reference in references_to(target):
        table, column = _table_and_column(reference)
        if reference.on_merge is not OnMerge.MOVE or by not in table.columns or not keys:
            continue
        own = list(table.primary_key.columns)
        found: list[list[Any]] = []
        for some in batched(keys):
            statement = update(table).where(column == gone, table.columns[by].in_(some)).values({column.name: kept})
            found += [[_encoded(value) for value in row] for row in await session.execute(statement.returning(*own))]
        if found:
            moved[_name(reference)] = sorted(found)
    return moved
