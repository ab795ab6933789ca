"""The SQL of the search index: a tsvector column on PostgreSQL, an FTS5 table beside the rows on SQLite."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Subquery,
    and_,
    cast,
    column,
    delete,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import insert_rows, padded
from core.db.repository import is_sqlite
from core.db.types import UtcDateTime, Uuid
from core.search.models import SearchDocument
from core.search.query import SearchQuery
from core.text.phones import phone_numbers
from core.text.search import chunks, fts5_text, tsvector_literal

_WITH_TOKENS = table(
    "search_document",
    column("kind"),
    column("entity_id", Uuid()),
    column("ticket_id", Uuid()),
    column("field"),
    column("chunk"),
    column("occurred_at", UtcDateTime()),
    column("tokens", TSVECTOR()),
)
_FTS = table("search_token", column("rowid"), column("tokens"))
_WITHOUT_TICKET = ("contact", "account")
_TOKENS = literal_column("search_document.tokens", TSVECTOR())


@dataclass(frozen=True, slots=True)
class Document:
    """One field of one thing. kind: ticket|message|contact|account; `ticket_id` is the ticket whose visibility counts.

    `occurred_at` orders the hits.
    """

    kind: str
    entity_id: UUID
    field: str
    text: str
    occurred_at: datetime
    ticket_id: UUID | None = None


async def replace_documents(session: AsyncSession, documents: Sequence[Document]) -> None:
    """Replace all that the index holds about the things these documents are about; a few statements for any number."""
    await forget(session, ((document.kind, document.entity_id) for document in documents))
    await add_documents(session, documents)


async def add_documents(session: AsyncSession, documents: Sequence[Document]) -> None:
    """Add what the index holds nothing about yet; one or two statements for any number."""
    rows = [row for document in documents for row in _rows(document)]
    if not rows:
        return
    if not is_sqlite(session):
        vectors = [{**row, "tokens": tsvector_literal(row["tokens"])} for row in rows]
        await session.execute(insert(_WITH_TOKENS), vectors)
        return
    # Ids are given here, since SQLite returns those of several rows in no certain order; its writer is alone.
    last = (await session.execute(select(func.max(SearchDocument.id)))).scalar() or 0
    numbered = [{**row, "id": row_id} for row_id, row in enumerate(rows, last + 1)]
    bare = [{name: value for name, value in row.items() if name != "tokens"} for row in numbered]
    await insert_rows(session, SearchDocument, bare)
    await session.execute(insert(_FTS), [{"rowid": row["id"], "tokens": fts5_text(row["tokens"])} for row in numbered])


async def forget(session: AsyncSession, things: Iterable[tuple[str, UUID]]) -> None:
    """Take things, given by kind and id, out of the index."""
    by_kind: defaultdict[str, set[UUID]] = defaultdict(set)
    for kind, entity_id in things:
        by_kind[kind].add(entity_id)
    for kind, entity_ids in by_kind.items():
        await _delete(session, SearchDocument.kind == kind, SearchDocument.entity_id.in_(padded(entity_ids)))


async def newest_row(session: AsyncSession) -> int:
    """The id of the row indexed last, 0 in an empty index."""
    return (await session.execute(select(func.max(SearchDocument.id)))).scalar() or 0


def newest_matches(session: AsyncSession, query: SearchQuery, before: int | None, since: int = 0) -> Subquery:
    """The matching rows of SearchDocument, those indexed last first, for joining and limiting: older than row `before`,
    and on PostgreSQL newer than row `since`.

    `query` must not be empty. Made so that a limit outside ends the work early: on SQLite the FTS5 table is walked
    backwards, on PostgreSQL the fence (OFFSET 0) keeps joins from being done for all matches of a common word.
    """
    if is_sqlite(session):
        found = (
            select(SearchDocument)
            .join_from(_FTS, SearchDocument, SearchDocument.id == _FTS.c.rowid)
            .where(text("search_token MATCH :search_query").bindparams(search_query=query.fts5))
            .order_by(_FTS.c.rowid.desc())
        )
        return (found if before is None else found.where(_FTS.c.rowid < before)).subquery("matches")
    found = select(SearchDocument).where(_matches(query)).order_by(SearchDocument.id.desc()).offset(0)
    if since > 0:
        found = found.where(SearchDocument.id > since)
    return (found if before is None else found.where(SearchDocument.id < before)).subquery("matches")


async def find_matching(
    session: AsyncSession, query: SearchQuery, ticket_ids: Collection[UUID], entity_ids: Collection[UUID], since: int
) -> tuple[set[UUID], set[UUID]]:
    """Which of these tickets, and which of these things without a ticket, match in row `since` or a later one."""
    condition = (
        SearchDocument.id.in_(
            select(_FTS.c.rowid).where(
                text("search_token MATCH :search_query").bindparams(search_query=query.fts5), _FTS.c.rowid >= since
            )
        )
        if is_sqlite(session)
        else _matches(query)
    )
    statement = select(SearchDocument.ticket_id, SearchDocument.entity_id).where(
        or_(
            SearchDocument.ticket_id.in_(padded(ticket_ids)),
            and_(
                SearchDocument.kind.in_(_WITHOUT_TICKET),
                SearchDocument.entity_id.in_(padded(entity_ids)),
            ),
        ),
        SearchDocument.id >= since,
        condition,
    )
    rows = (await session.execute(statement)).all()
    return {row.ticket_id for row in rows if row.ticket_id}, {row.entity_id for row in rows if not row.ticket_id}


def _matches(query: SearchQuery) -> ColumnElement[bool]:
    return _TOKENS.bool_op("@@")(cast(literal(query.tsquery), TSQUERY()))


async def _delete(session: AsyncSession, *conditions: ColumnElement[bool]) -> None:
    if not is_sqlite(session):
        await session.execute(delete(SearchDocument).where(*conditions))
        return
    row_ids = list((await session.execute(select(SearchDocument.id).where(*conditions))).scalars())
    if row_ids:
        await session.execute(delete(SearchDocument).where(SearchDocument.id.in_(padded(row_ids))))
        await session.execute(delete(_FTS).where(_FTS.c.rowid.in_(padded(row_ids))))


def _rows(document: Document) -> Iterable[dict[str, Any]]:
    numbers = phone_numbers(document.text)
    for position, tokens in enumerate(chunks(document.text)):
        yield {
            "kind": document.kind,
            "entity_id": document.entity_id,
            "ticket_id": document.ticket_id,
            "field": document.field,
            "chunk": position,
            "occurred_at": document.occurred_at,
            "tokens": [*tokens, *numbers] if position == 0 else tokens,
        }
