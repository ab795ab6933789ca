"""SQLite under an AsyncEngine without a wrapper: what is quick runs inside the event loop, what can last beside it.

The writer speaks to the file at once. A statement of it takes some twenty microseconds, and a hop to another thread and
back several times that; only waiting for another process to let go of the file, and the commit, which waits for the
disk, leave the loop. A reader may search for a tenth of a second, so each has a thread of its own, and a statement
crosses to it once and comes back with all its rows.
"""

import asyncio
import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import ConnectArgsType, DBAPIConnection
from sqlalchemy.engine.url import URL
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.util.concurrency import await_only

INLINE, BESIDE = "sqlite+inline", "sqlite+beside"
Row = tuple[Any, ...]


class InlineCursor(sqlite3.Cursor):
    """A cursor that an AsyncSession can let go of."""

    async def _async_soft_close(self) -> None:
        """What SQLAlchemy calls when a result is used up: its rows are in memory, nothing is open on the other side."""


class InlineConnection(sqlite3.Connection):
    """A connection whose cursors are of its `cursor_class`."""

    cursor_class: type[sqlite3.Cursor] = InlineCursor

    def cursor(self, factory: type[sqlite3.Cursor] | None = None) -> sqlite3.Cursor:  # type: ignore[override]
        """A new cursor."""
        return super().cursor(factory or self.cursor_class)


class BesideCursor(InlineCursor):
    """A cursor that executes and fetches in its connection's thread, both in one go."""

    connection: "BesideConnection"
    _rows: Iterator[Row] = iter(())

    def execute(self, statement: str, parameters: Any = ()) -> "BesideCursor":
        """Run a statement and fetch its rows while the loop goes on."""
        self._rows = iter(self.connection.beside(self._run, statement, parameters))
        return self

    def _run(self, statement: str, parameters: Any) -> list[Row]:
        super().execute(statement, parameters)
        return super().fetchall()

    def fetchone(self) -> Row | None:
        """The next row, None after the last."""
        return next(self._rows, None)

    def fetchmany(self, size: int | None = None) -> list[Row]:
        """The next rows, one if it is not said how many."""
        return list(islice(self._rows, size or 1))

    def fetchall(self) -> list[Row]:
        """The rows that are left."""
        return list(self._rows)


class BesideConnection(InlineConnection):
    """A connection with a thread of its own. What is begun there ends there before anything else is done.

    That matters when a request is given up in the middle of a statement: the thread still is at it.
    """

    cursor_class = BesideCursor

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._thread = ThreadPoolExecutor(1, "sqlite-reader")
        self._last: Future[Any] | None = None

    def beside(self, work: Any, *arguments: Any) -> Any:
        """Do something in the thread and wait for what it returns."""
        self._last = self._thread.submit(work, *arguments)
        return await_only(asyncio.wrap_future(self._last))

    def begin(self) -> None:
        """Begin to read. Nothing is asked of the file before the first statement."""
        self._settle()
        sqlite3.Cursor(self).execute("BEGIN")

    def rollback(self) -> None:
        """End the transaction, after what still runs."""
        self._settle()
        super().rollback()

    def close(self) -> None:
        """End the thread, then the connection."""
        self._thread.shutdown()
        super().close()

    def _settle(self) -> None:
        if self._last is not None and not self._last.done():
            await_only(asyncio.wait([asyncio.wrap_future(self._last)]))


class InlineSqlite(SQLiteDialect_pysqlite):
    """The standard library's driver, for the writer."""

    driver = "inline"
    connection_class: type[InlineConnection] = InlineConnection
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[AsyncAdaptedQueuePool]:
        """A pool whose waiters wait in the loop."""
        return AsyncAdaptedQueuePool

    def create_connect_args(self, url: URL) -> ConnectArgsType:
        """The file; a commit runs in whichever thread is free, one at a time."""
        arguments, options = super().create_connect_args(url)
        return arguments, {**options, "check_same_thread": False, "factory": self.connection_class}

    def get_driver_connection(self, connection: DBAPIConnection) -> Any:
        """There is no wrapper around the driver's connection."""
        return connection

    def do_commit(self, dbapi_connection: Any) -> None:
        """Write to the disk beside the loop."""
        if dbapi_connection.in_transaction:
            await_only(asyncio.to_thread(dbapi_connection.commit))


class BesideSqlite(InlineSqlite):
    """The same, for readers."""

    driver = "beside"
    supports_statement_cache = True
    connection_class = BesideConnection


registry.register(INLINE.replace("+", "."), __name__, InlineSqlite.__name__)
registry.register(BESIDE.replace("+", "."), __name__, BesideSqlite.__name__)


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
