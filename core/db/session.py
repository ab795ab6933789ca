"""The door to the database, and the only place of the whole application that commits.

`read()` hands out a session that cannot write; `write()` is one transaction that commits when its block ends well.
PostgreSQL: two small pools (reads in autocommit, so that a look-up is one round trip). SQLite: many readers and one
writer that begins IMMEDIATE, because a deferred transaction that turns into a writer fails at once when another did.
"""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from core.db.folding import FOLD, fold_text
from core.db.sqlite import BESIDE, INLINE, begin_immediate
from core.jobs import Jobs, NoJobs, pending_nudges

Session: TypeAlias = AsyncSession  # the name by which the web layer, which knows no SQLAlchemy, passes one on
POOL_SIZE = 8
_SQLITE_READERS = 4
_BUSY_TIMEOUT_MS = 15_000
# A worker speaks some hundred different statements; one that falls out of the cache costs a round trip and a plan.
_STATEMENT_CACHES = {"prepared_statement_cache_size": 500, "statement_cache_size": 500}
# Short queries over cached pages: an index walk is cheap, and starting a parallel worker or a compiler never pays.
_PLANNER = {"jit": "off", "random_page_cost": "1.1", "max_parallel_workers_per_gather": "0"}
_inside_write: ContextVar[bool] = ContextVar("sawasdesk_inside_write", default=False)


class Database:
    """One process's connections. `url` is `sqlite:///path` or `postgresql://…`; drivers are added here."""

    def __init__(self, url: str, *, pool_size: int = POOL_SIZE) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.jobs: Jobs = NoJobs()
        self._reader, self._writer = (
            _sqlite_engines(self.url.database or "") if self.is_sqlite else _postgresql_engines(url, pool_size)
        )
        self._read_sessions = async_sessionmaker(self._reader, expire_on_commit=False)
        self._write_sessions = async_sessionmaker(self._writer, expire_on_commit=False)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session for queries only; the database itself refuses a write through it."""
        async with self._read_sessions() as session:
            yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction: commits when the block ends, rolls back when it raises, then sends the nudges collected.

        Inside, await nothing but the database: on SQLite every other writer waits. A write inside a write raises
        RuntimeError, since the inner one would wait for the outer one forever.
        """
        if _inside_write.get():
            raise RuntimeError("write() inside write(): pass the session down instead")
        token = _inside_write.set(True)
        try:
            async with self._write_sessions() as session, session.begin():
                yield session
        finally:
            _inside_write.reset(token)
        for nudge in pending_nudges(session):
            self.jobs.nudge(nudge)

    async def close(self) -> None:
        """Close every connection. On SQLite the write-ahead log is folded back into the file."""
        await self._reader.dispose()
        await self._writer.dispose()


def _postgresql_engines(url: str, pool_size: int) -> tuple[AsyncEngine, AsyncEngine]:
    target = make_url(url).set(drivername="postgresql+asyncpg")
    writers = max(1, pool_size // 2)
    common: dict[str, Any] = {"max_overflow": 0, "pool_pre_ping": False, "pool_timeout": 30}
    reader = create_async_engine(
        target,
        pool_size=max(1, pool_size - writers),
        isolation_level="AUTOCOMMIT",
        connect_args={"server_settings": {"default_transaction_read_only": "on", **_PLANNER}, **_STATEMENT_CACHES},
        **common,
    )
    writer = create_async_engine(
        target, pool_size=writers, connect_args={"server_settings": _PLANNER, **_STATEMENT_CACHES}, **common
    )
    return reader, writer


def _sqlite_engines(path: str) -> tuple[AsyncEngine, AsyncEngine]:
    if not path or path == ":memory:":
        raise ValueError("SQLite needs a file: readers and the writer are different connections")
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    _write_ahead(path)
    reader = create_async_engine(f"{BESIDE}:///{path}", pool_size=_SQLITE_READERS, max_overflow=0)
    writer = create_async_engine(f"{INLINE}:///{path}", pool_size=1, max_overflow=0, pool_timeout=60)
    _prepare_sqlite(writer, query_only=False)
    _prepare_sqlite(reader, query_only=True)

    @event.listens_for(reader.sync_engine, "begin")
    def begin_reading(connection: Any) -> None:
        connection.connection.dbapi_connection.begin()

    @event.listens_for(writer.sync_engine, "begin")
    def begin_writing(connection: Any) -> None:
        begin_immediate(connection.connection.dbapi_connection, _BUSY_TIMEOUT_MS)

    return reader, writer


def _write_ahead(path: str) -> None:
    """Switch the file to its write-ahead log before anybody reads: with a reader about, SQLite refuses at once."""
    with closing(sqlite3.connect(path, timeout=_BUSY_TIMEOUT_MS / 1000)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def _prepare_sqlite(engine: AsyncEngine, *, query_only: bool) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        connection.create_function(FOLD, 1, fold_text, deterministic=True)
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA synchronous=NORMAL" if query_only else "PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA cache_size=-16000")
        cursor.execute("PRAGMA temp_store=MEMORY")
        if query_only:
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()
