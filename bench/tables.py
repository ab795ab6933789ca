"""Writing many rows quickly: COPY on PostgreSQL, executemany on SQLite, values made ready for either beforehand."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

import asyncpg

from core.text.search import fts5_text, tsvector_literal

Row = tuple[Any, ...]
_BATCH = 10_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NEXT_NUMBER = "UPDATE ticket_number SET next_number = (SELECT max(number) + 1 FROM ticket)"
_GIN = "CREATE INDEX ix_search_document_tokens ON search_document USING gin (tokens) WITH (fastupdate = on)"


class Writer(Protocol):
    """Takes rows by table. `uid`, `at` and `yes` turn values into what the database's own driver wants."""

    def uid(self, value: UUID | None) -> Any: ...
    def at(self, value: datetime | None) -> Any: ...
    def tokens(self, tokens: Sequence[str]) -> str:
        """Search tokens as they are stored."""
        ...

    async def add(self, table: str, columns: str, row: Row) -> None:
        """Queue a row; `columns` is a comma-separated list and always the same for a table."""
        ...

    async def finish(self) -> None:
        """Write what is queued, rebuild what was dropped for speed, refresh the planner's statistics, close."""
        ...


class PostgresqlWriter:
    """COPY, in batches. The big search index is made anew at the end."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._rows: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)

    @classmethod
    async def open(cls, url: str) -> "PostgresqlWriter":
        connection = await asyncpg.connect(url)
        await connection.execute("SET maintenance_work_mem = '512MB'")
        await connection.execute("SET session_replication_role = replica")  # tables are filled in any order
        await connection.execute("DROP INDEX ix_search_document_tokens")
        await connection.execute("CREATE UNLOGGED TABLE bench_document (LIKE search_document)")
        await connection.execute("ALTER TABLE bench_document DROP COLUMN tokens, ADD COLUMN tokens text")
        return cls(connection)

    def uid(self, value: UUID | None) -> UUID | None:
        return value

    def at(self, value: datetime | None) -> datetime | None:
        return value

    def tokens(self, tokens: Sequence[str]) -> str:
        return tsvector_literal(tokens)

    async def add(self, table: str, columns: str, row: Row) -> None:
        place = "bench_document" if table == "search_document" else table
        rows = self._rows[place, columns]
        rows.append(row)
        if len(rows) >= _BATCH:
            await self._flush(place, columns)

    async def finish(self) -> None:
        for table, columns in list(self._rows):
            await self._flush(table, columns)
        names = "id, kind, entity_id, ticket_id, field, chunk, occurred_at"
        await self._connection.execute(
            f"INSERT INTO search_document ({names}, tokens) SELECT {names}, tokens::tsvector FROM bench_document"
        )
        await self._connection.execute("DROP TABLE bench_document")
        await self._connection.execute(_GIN)
        for table, column in (("search_document", "id"), ("event", "id")):
            await self._connection.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), (SELECT max({column}) FROM {table}))"
            )
        await self._connection.execute(_NEXT_NUMBER)
        await self._connection.execute("VACUUM ANALYZE")
        await self._connection.execute("CHECKPOINT")
        await self._connection.close()

    async def _flush(self, table: str, columns: str) -> None:
        rows = self._rows[table, columns]
        if rows:
            names = [name.strip() for name in columns.split(",")]
            await self._connection.copy_records_to_table(table, records=rows, columns=names)
            rows.clear()


class SqliteWriter:
    """executemany in one long transaction, not synced until the end."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("synchronous=OFF", "cache_size=-400000", "foreign_keys=OFF", "temp_store=MEMORY"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("BEGIN IMMEDIATE")
        self._rows: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)

    def uid(self, value: UUID | None) -> bytes | None:
        return value.bytes if value is not None else None

    def at(self, value: datetime | None) -> int | None:
        return (value - _EPOCH) // timedelta(microseconds=1) if value is not None else None

    def tokens(self, tokens: Sequence[str]) -> str:
        return fts5_text(tokens)

    async def add(self, table: str, columns: str, row: Row) -> None:
        if table == "search_document":
            self._queue("search_token", "rowid, tokens", (row[0], row[-1]))
            columns, row = columns.rpartition(",")[0], row[:-1]
        self._queue(table, columns, row)

    async def finish(self) -> None:
        for table, columns in list(self._rows):
            self._flush(table, columns)
        self._connection.execute(_NEXT_NUMBER)
        self._connection.execute("COMMIT")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()

    def _queue(self, table: str, columns: str, row: Row) -> None:
        rows = self._rows[table, columns]
        rows.append(row)
        if len(rows) >= _BATCH:
            self._flush(table, columns)

    def _flush(self, table: str, columns: str) -> None:
        rows = self._rows[table, columns]
        if rows:
            marks = ",".join("?" * len(rows[0]))
            quoted = ",".join(f'"{name.strip()}"' for name in columns.split(","))
            self._connection.executemany(f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})', rows)
            rows.clear()


async def open_writer(kind: str, url: str) -> Writer:
    """The writer for a migrated database."""
    if kind == "sqlite":
        return SqliteWriter(url.removeprefix("sqlite:///"))
    return await PostgresqlWriter.open(url)
