"""SQLite inside the event loop: the writer speaks to the file at once, without a thread between.

A statement of the writer takes some twenty microseconds, and a hop to another thread and back several times that. What
can take longer does leave the loop: waiting for another process to let go of the file, and the commit, which waits for
the disk. Readers keep threads of their own (aiosqlite), because a search may read for a tenth of a second.
"""

import asyncio
import sqlite3
from typing import Any

from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import ConnectArgsType, DBAPIConnection
from sqlalchemy.engine.url import URL
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.util.concurrency import await_only

DRIVER = "sqlite+inline"


class InlineCursor(sqlite3.Cursor):
    """A cursor that an AsyncSession can let go of."""

    async def _async_soft_close(self) -> None:
        """What SQLAlchemy calls when a result is used up: its rows are in memory, nothing is open on the other side."""


class InlineConnection(sqlite3.Connection):
    """A connection whose cursors are InlineCursors."""

    def cursor(self, factory: type[sqlite3.Cursor] | None = None) -> sqlite3.Cursor:  # type: ignore[override]
        """A new cursor."""
        return super().cursor(factory or InlineCursor)


class InlineSqlite(SQLiteDialect_pysqlite):
    """The standard library's driver under an AsyncEngine. Registered as `sqlite+inline` by core.db.session."""

    driver = "inline"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[AsyncAdaptedQueuePool]:
        """A pool whose waiters wait in the loop."""
        return AsyncAdaptedQueuePool

    def create_connect_args(self, url: URL) -> ConnectArgsType:
        """The file; a commit runs in whichever thread is free, one at a time."""
        arguments, options = super().create_connect_args(url)
        return arguments, {**options, "check_same_thread": False, "factory": InlineConnection}

    def get_driver_connection(self, connection: DBAPIConnection) -> Any:
        """There is no wrapper around the driver's connection."""
        return connection

    def do_commit(self, dbapi_connection: Any) -> None:
        """Write to the disk beside the loop."""
        if dbapi_connection.in_transaction:
            await_only(asyncio.to_thread(dbapi_connection.commit))


def begin_immediate(connection: sqlite3.Connection, busy_timeout_ms: int) -> None:
    """Take the file's write lock: at once when it is free, else waiting beside the loop.

    Raises sqlite3.OperationalError when another process keeps it longer than `busy_timeout_ms`.
    """
    connection.execute("PRAGMA busy_timeout=0")
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        connection.execute(f"PRAGMA busy_timeout={busy_timeout_ms}")
        await_only(asyncio.to_thread(connection.execute, "BEGIN IMMEDIATE"))
