"""Deliveries that come at once share commits, and each caller still gets the answer to his own."""

import asyncio

import pytest
from sqlalchemy import func, select

from core import ids
from core.db.session import Database
from core.inbox.door import Door
from core.inbox.models import InboundDelivery
from core.inbox.service import NewDelivery
from tests.support.queries import counted_queries

ACCOUNT = ids.new_id()


def _delivery(key: str) -> NewDelivery:
    return NewDelivery(ACCOUNT, "email", key, 1, raw=b"x")


async def _count(database: Database) -> int:
    async with database.read() as session:
        return (await session.execute(select(func.count()).select_from(InboundDelivery))).scalar_one()


async def test_many_at_once_are_kept_with_a_few_commits(database: Database) -> None:
    door = Door(database)
    with counted_queries(database) as sent:
        recorded = await asyncio.gather(*(door.take(_delivery(f"mail-{number}")) for number in range(40)))
    inserts = [statement for statement in sent if statement.startswith("INSERT INTO inbound_delivery")]
    assert len(inserts) == 1
    assert len({one.id for one in recorded}) == 40
    assert all(one.is_new for one in recorded)
    assert await _count(database) == 40


async def test_one_alone_is_kept_when_its_answer_comes(database: Database) -> None:
    door = Door(database)
    first = await door.take(_delivery("mail"))
    assert first.is_new
    assert await _count(database) == 1
    again = await door.take(_delivery("mail"))
    assert (again.id, again.is_new) == (first.id, False)


async def test_the_same_mail_from_several_callers_is_one(database: Database) -> None:
    door = Door(database)
    recorded = await asyncio.gather(*(door.take(_delivery("mail")) for _ in range(5)))
    assert sorted(one.is_new for one in recorded) == [False] * 4 + [True]
    assert len({one.id for one in recorded}) == 1


async def test_a_bad_delivery_refuses_no_other(database: Database) -> None:
    door = Door(database)
    bad = NewDelivery(ACCOUNT, "email", "nothing", 0)
    knocks = [door.take(_delivery("before")), door.take(bad), door.take(_delivery("after"))]
    before, refusal, after = await asyncio.gather(*knocks, return_exceptions=True)
    assert isinstance(refusal, ValueError)
    assert before.is_new
    assert after.is_new
    with pytest.raises(ValueError, match="bytes"):
        await door.take(bad)
    assert await _count(database) == 2


async def test_what_a_caller_who_left_brought_is_kept(database: Database) -> None:
    door = Door(database)
    leaving = asyncio.create_task(door.take(_delivery("left")))
    staying = asyncio.create_task(door.take(_delivery("stayed")))
    await asyncio.sleep(0)
    leaving.cancel()
    assert (await staying).is_new
    assert await _count(database) == 2
