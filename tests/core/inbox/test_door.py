"""The door: bytes are kept once, whatever happens around it."""

import asyncio

from sqlalchemy import select

from core import ids
from core.db.session import Database
from core.inbox.models import InboundDelivery
from core.inbox.service import INBOUND_JOB, NewDelivery, record_deliveries, record_delivery
from core.jobs import Nudge

ACCOUNT = ids.new_id()


def _delivery(key: str, raw: bytes = b"Subject: x\r\n\r\nx", account=ACCOUNT) -> NewDelivery:
    return NewDelivery(account, "email", key, len(raw), raw=raw)


class _Nudged:
    def __init__(self) -> None:
        self.nudges: list[Nudge] = []

    def nudge(self, nudge: Nudge) -> None:
        self.nudges.append(nudge)


async def _deliveries(database: Database) -> list[InboundDelivery]:
    async with database.read() as session:
        return list((await session.execute(select(InboundDelivery).order_by(InboundDelivery.id))).scalars())


async def test_the_same_delivery_five_times_is_one(database: Database):
    database.jobs = nudged = _Nudged()
    results = []
    for _ in range(5):
        async with database.write() as session:
            results.append(await record_delivery(session, _delivery("INBOX:1:7")))
    assert [result.is_new for result in results] == [True, False, False, False, False]
    assert len({result.id for result in results}) == 1
    [kept] = await _deliveries(database)
    assert (kept.state, kept.raw, kept.attempts) == ("received", b"Subject: x\r\n\r\nx", 0)
    assert nudged.nudges == [Nudge(INBOUND_JOB)]


async def test_five_doors_at_once_keep_one(database: Database):
    async def knock():
        async with database.write() as session:
            return await record_delivery(session, _delivery("same"))

    results = await asyncio.gather(*(knock() for _ in range(5)))
    assert sorted(result.is_new for result in results) == [False, False, False, False, True]
    assert len(await _deliveries(database)) == 1


async def test_several_under_one_commit_keep_their_order_and_repetitions_count_once(database: Database):
    async with database.write() as session:
        results = await record_deliveries(
            session,
            [_delivery("a", b"1"), _delivery("b", b"2"), _delivery("a", b"1"), _delivery("a", b"1", ids.new_id())],
        )
    assert [result.is_new for result in results] == [True, True, False, True]
    assert results[0].id == results[2].id
    assert [row.raw for row in await _deliveries(database)] == [b"1", b"2", b"1"]


async def test_what_is_rolled_back_may_come_again(database: Database):
    try:
        async with database.write() as session:
            await record_delivery(session, _delivery("a"))
            raise ConnectionError
    except ConnectionError:
        pass
    async with database.write() as session:
        assert (await record_delivery(session, _delivery("a"))).is_new
