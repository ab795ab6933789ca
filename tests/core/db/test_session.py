"""The door to the database: what may be read, what is committed, and what never is."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from core import ids
from core.db.repository import SeenKey, find_seen, record_seen
from core.db.session import Database
from core.jobs import Nudge, nudge_after_commit


class HeardNudges:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.heard: list[Nudge] = []

    def nudge(self, nudge: Nudge) -> None:
        self.heard.append(nudge)


async def _record(session: AsyncSession, key: str) -> None:
    await record_seen(session, [("test", key, ids.new_id())])


async def test_a_write_that_ends_well_is_committed(database: Database) -> None:
    async with database.write() as session:
        await _record(session, "kept")
    async with database.read() as session:
        assert set(await find_seen(session, "test", ["kept", "other"])) == {"kept"}


async def test_a_write_that_raises_leaves_nothing_and_nudges_nobody(database: Database) -> None:
    database.jobs = nudges = HeardNudges()

    async def fail_halfway() -> None:
        async with database.write() as session:
            await _record(session, "lost")
            nudge_after_commit(session, "relay")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_halfway()
    async with database.read() as session:
        assert await find_seen(session, "test", ["lost"]) == {}
    assert nudges.heard == []


async def test_nudges_go_out_once_each_after_the_commit(database: Database) -> None:
    database.jobs = nudges = HeardNudges()
    async with database.write() as session:
        nudge_after_commit(session, "relay")
        nudge_after_commit(session, "relay")
        nudge_after_commit(session, "outbound", "a")
        assert nudges.heard == []
    assert nudges.heard == [Nudge("outbound", "a"), Nudge("relay")]


async def test_a_read_session_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError):
        async with database.read() as session:
            await _record(session, "never")


async def test_a_write_inside_a_write_is_refused_instead_of_waiting_for_ever(database: Database) -> None:
    async with database.write() as session:
        with pytest.raises(RuntimeError, match="pass the session down"):
            async with database.write():
                pass
        await _record(session, "outer")
    async with database.read() as session:
        assert await find_seen(session, "test", ["outer"])


async def test_instants_come_back_aware_and_naive_ones_are_refused(database: Database) -> None:
    instant = datetime(2026, 4, 13, 5, 30, 0, 123456, tzinfo=UTC)
    row = {"scope": "time", "key": "a", "entity_id": ids.new_id(), "created_at": instant}
    async with database.write() as session:
        await session.execute(insert(SeenKey).values(row))
    async with database.read() as session:
        assert (await session.execute(select(SeenKey.created_at))).scalar_one() == instant
    with pytest.raises(Exception, match="naive"):
        async with database.write() as session:
            await session.execute(insert(SeenKey).values(row | {"key": "b", "created_at": datetime(2026, 4, 13)}))  # noqa: DTZ001


async def test_a_seen_key_is_new_only_once(database: Database) -> None:
    first, second = ids.new_id(), ids.new_id()
    async with database.write() as session:
        assert await record_seen(session, [("s", "k", first)]) == {("s", "k")}
    async with database.write() as session:
        assert await record_seen(session, [("s", "k", second), ("s", "l", second)]) == {("s", "l")}
        assert await find_seen(session, "s", ["k", "l"]) == {"k": first, "l": second}
