"""Counts the statements a piece of code sends, so that "constant number of queries" is a test and not a hope."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from core.db.session import Database


@contextmanager
def counted_queries(database: Database) -> Iterator[list[str]]:
    """The statements sent through `database` inside the block, in order; BEGIN and COMMIT are not among them."""
    sent: list[str] = []

    def remember(_connection, _cursor, statement, _parameters, _context, _executemany):
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    engines = [database._reader.sync_engine, database._writer.sync_engine]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", remember)
    try:
        yield sent
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", remember)
