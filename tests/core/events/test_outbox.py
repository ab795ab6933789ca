"""From a recorded event to the published order: nothing lost or doubled, no gaps, and a chain that shows tampering."""

import asyncio
from typing import ClassVar
from uuid import UUID

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from core import ids
from core.db.session import Database
from core.events.base import Actor, Fact, NewEvent, audience
from core.events.log import detail_digest, record_events
from core.events.models import Event, EventDetail, EventPublication, Outbox
from core.events.outbox import chain_digest, publish_batch
from core.events.published import current_seq, read_since


class Knocked(Fact):
    """Somebody knocked."""

    type: ClassVar[str] = "door.knocked"
    times: int


def knock(door: UUID, version: int, **extra: object) -> NewEvent:
    """An event of a door."""
    return NewEvent(Knocked(times=version), "door", door, version, **extra)  # type: ignore[arg-type]


async def test_events_are_published_in_order_with_everything_they_carry(database: Database) -> None:
    door, team, user = ids.new_id(), ids.new_id(), ids.new_id()
    actor = Actor("user", user, "นก")
    async with database.write() as session:
        await record_events(
            session,
            [
                knock(door, 1, actor=actor, audience=audience([team], [user]), reason="มาส่งของ"),
                knock(door, 2, detail={"before": "สมชาย", "after": "สมหญิง"}),
            ],
        )
    async with database.write() as session:
        assert await publish_batch(session) == 2
        assert await publish_batch(session) == 0
    async with database.read() as session:
        assert await current_seq(session) == 2
        first, second = await read_since(session, 0, 10)
        assert (await session.execute(select(func.count()).select_from(Outbox))).scalar() == 0
        details = (await session.execute(select(EventDetail.data))).scalars().all()
    assert (first.publish_seq, first.type, first.data) == (1, "door.knocked", {"times": 1})
    assert (first.actor, first.reason) == (actor, "มาส่งของ")
    assert (first.audience.teams, first.audience.users) == (frozenset({team}), frozenset({user}))
    assert second.version == 2
    assert details == [{"before": "สมชาย", "after": "สมหญิง"}]


async def test_two_writers_of_one_version_cannot_both_win(database: Database) -> None:
    door = ids.new_id()
    async with database.write() as session:
        await record_events(session, [knock(door, 1)])
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await record_events(session, [knock(door, 1)])
    async with database.read() as session:
        assert (await session.execute(select(func.count()).select_from(Outbox))).scalar() == 1


async def test_relays_that_race_publish_every_event_once_without_gaps(database: Database) -> None:
    doors = [ids.new_id() for _ in range(30)]
    for door in doors:
        async with database.write() as session:
            await record_events(session, [knock(door, 1)])

    async def relay() -> int:
        done = 0
        for _ in range(40):
            async with database.write() as session:
                done += await publish_batch(session, limit=3)
        return done

    counts = await asyncio.gather(*(relay() for _ in range(4)))
    async with database.read() as session:
        query = select(EventPublication.publish_seq).order_by(EventPublication.publish_seq)
        rows = (await session.execute(query)).scalars()
        assert list(rows) == list(range(1, 31))
        assert {event.aggregate_id for event in await read_since(session, 0, 100)} == set(doors)
    assert sum(counts) == 30


async def test_the_chain_shows_a_changed_event_and_survives_an_erased_detail(database: Database) -> None:
    door = ids.new_id()
    async with database.write() as session:
        await record_events(session, [knock(door, 1, detail={"name": "สมชาย"}), knock(door, 2)])
        await publish_batch(session)

    async def holds() -> bool:
        async with database.read() as session:
            query = select(Event, EventPublication.chain_digest).join(
                EventPublication, EventPublication.event_id == Event.id
            )
            previous = ""
            for event, stored in (await session.execute(query.order_by(EventPublication.publish_seq))).all():
                previous = chain_digest(previous, event)
                if previous != stored:
                    return False
            return True

    assert await holds()
    async with database.write() as session:
        detail = (await session.execute(select(EventDetail))).scalars().one()
        digest = (await session.execute(select(Event.detail_digest).where(Event.version == 1))).scalar()
        assert digest == detail_digest(detail.salt, detail.data)
        await session.delete(detail)
    assert await holds()
    async with database.write() as session:
        await session.execute(update(Event).where(Event.version == 1).values(data={"times": 99}))
    assert not await holds()
