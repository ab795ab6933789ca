"""However many talks there are, the number of statements stays the same."""

import pytest

from core import clock
from core.events.outbox import publish_batch
from core.events.published import current_seq, read_since
from tests.support.queries import counted_queries
from tests.ticketing.chats.floor_of import Floor, open_floor
from ticketing.chats import opening, reading, sweeping


@pytest.fixture
async def floor(database) -> Floor:
    floor = await open_floor(database, chats_per_agent=50)
    for name in ("นก", "ต้น", "มะลิ"):
        await floor.agent(name)
    return floor


async def statements_for(floor: Floor, visitors: int) -> list[int]:
    """What opening, looking round, ringing on, listing and the queue's places cost with this many visitors."""
    talks = [await floor.visitor() for _ in range(visitors)]
    with clock.frozen_at(floor.now):
        async with floor.database.write() as session:
            before = await current_seq(session)
    for talk in talks:
        await floor.writes(talk)
    counts = []
    with clock.frozen_at(floor.now):
        async with floor.database.write() as session:
            await publish_batch(session)
            events = await read_since(session, before, 500)
        async with floor.database.write() as session:
            with counted_queries(floor.database) as sent:
                await opening.handle(session, events)
                await session.flush()
            counts.append(len(sent))
    floor.later(31)
    with clock.frozen_at(floor.now):
        async with floor.database.read() as session:
            with counted_queries(floor.database) as sent:
                due = await sweeping.find_due(session, floor.left_since)
            counts.append(len(sent))
            assert len(due) >= visitors
        async with floor.database.write() as session:
            with counted_queries(floor.database) as sent:
                await sweeping.sweep(session, due, floor.left_since)
                await session.flush()
            counts.append(len(sent))
        async with floor.database.read() as session:
            with counted_queries(floor.database) as sent:
                await reading.places_of_account(session, floor.account.id)
            counts.append(len(sent))
    return counts


async def test_statements_do_not_grow_with_the_talks(floor):
    few = await statements_for(floor, 2)
    many = await statements_for(floor, 12)
    assert many == few
    opened, looked, swept, placed = many
    assert opened <= 30
    assert looked <= 5
    assert swept <= 25
    assert placed <= 2
