"""A reader of SQLite beside the loop: others go on meanwhile, and a read that is given up harms nobody."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from core.db.session import Database

_LONG = text("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < :most) SELECT count(*) FROM n")
_MOST = {"most": 300_000}


@pytest_asyncio.fixture(loop_scope="session")
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """The product's door to a migrated, otherwise empty SQLite file."""
    opened = Database(sqlite_url)
    yield opened
    await opened.close()


async def _read(database: Database) -> int:
    async with database.read() as session:
        return int((await session.execute(_LONG, _MOST)).scalar_one())


async def test_the_loop_goes_on_while_a_statement_runs(sqlite_database: Database) -> None:
    reading = asyncio.create_task(_read(sqlite_database))
    turns = 0
    while not reading.done():
        turns += 1
        await asyncio.sleep(0)
    assert await reading == _MOST["most"]
    assert turns > 100


async def test_a_read_that_is_given_up_leaves_its_connection_whole(sqlite_database: Database) -> None:
    for turns in range(24):  # more often than there are readers, each time a little later
        reading = asyncio.create_task(_read(sqlite_database))
        for _ in range(turns):
            await asyncio.sleep(0)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
    assert await _read(sqlite_database) == _MOST["most"]


async def test_an_error_of_the_statement_comes_back(sqlite_database: Database) -> None:
    async with sqlite_database.read() as session:
        with pytest.raises(OperationalError, match="no such table"):
            await session.execute(text("SELECT 1 FROM no_table"))
        assert (await session.execute(text("SELECT 1"))).fetchmany() == [(1,)]


async def test_rows_are_fetched_piece_by_piece(sqlite_database: Database) -> None:
    async with sqlite_database.read() as session:
        rows = await session.execute(text("VALUES (1), (2), (3), (4)"))
        assert [rows.fetchone(), rows.fetchmany(2), rows.fetchall(), rows.fetchone()] == [
            (1,),
            [(2,), (3,)],
            [(4,)],
            None,
        ]
