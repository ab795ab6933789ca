"""Ids inside JSON documents: a rule that names a customer names the one he became, once two are one.

core.references knows which documents name whom. Rows with a `version` count the change, so that a form that still shows
the old name is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import String, cast, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.base import Base
from core.references import Target, documents_naming


@dataclass(frozen=True, slots=True)
class Renamed:
    """A document that named somebody: where it stands, what it was and what it is now. `key` is in JSON types."""

    table: str
    column: str
    key: Mapping[str, str]
    before: Any
    after: Any


async def rename_in_documents(session: AsyncSession, target: Target, gone: UUID, kept: UUID) -> list[Renamed]:
    """Let every registered document that names `gone` name `kept`; what that changed."""
    renamed: list[Renamed] = []
    for reference in documents_naming(target):
        table = Base.metadata.tables[reference.table]
        key, column = list(table.primary_key.columns), table.columns[reference.column]
        query = select(*key, column).where(cast(column, String).contains(str(gone))).order_by(*key).with_for_update()
        for *own, before in (await session.execute(query)).all():
            after = replaced(before, str(gone), str(kept))
            values: dict[str, Any] = {column.name: after}
            if "version" in table.columns:
                values["version"] = table.columns["version"] + 1
            where = [one == value for one, value in zip(key, own, strict=True)]
            await session.execute(update(table).where(*where).values(values))
            names = {one.name: str(value) for one, value in zip(key, own, strict=True)}
            renamed.append(Renamed(table.name, column.name, names, before, after))
    return renamed


def replaced(document: Any, old: str, new: str) -> Any:
    """The document with `new` wherever it said `old`; a list that has both says it once. Pure."""
    if isinstance(document, dict):
        return {name: replaced(value, old, new) for name, value in document.items()}
    if isinstance(document, list):
        if old in document and new in document:
            document = [one for one in document if one != old]
        return [replaced(one, old, new) for one in document]
    return new if document == old else document
