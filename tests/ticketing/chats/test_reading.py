"""Talks as lists, queue and places show them."""

import pytest

from core import clock
from core.staff.principal import Role
from tests.ticketing.chats.floor_of import Floor, open_floor
from ticketing.chats import reading, service
from ticketing.chats.sweeping import find_due


@pytest.fixture
async def floor(database) -> Floor:
    return await open_floor(database)


async def test_lists_page_and_filter(floor):
    nok = await floor.agent("นก")
    visitors = [await floor.visitor() for _ in range(4)]
    for visitor in visitors:
        await floor.says(visitor)
        floor.later(1)
    first = await floor.chat(visitors[0])
    await floor.verb(service.accept, nok, first.id)
    page = await floor.ask(reading.list_chats, nok, limit=3)
    rest = await floor.ask(reading.list_chats, nok, limit=3, cursor=page.next_cursor)
    assert [one.conversation_id for one in (*page.items, *rest.items)] == [v.id for v in reversed(visitors)]
    [active] = (await floor.ask(reading.list_chats, nok, states=["active"], mine=True)).items
    assert (active.id, active.agent.name, str(active.visitor_id)) == (first.id, "นก", visitors[0].thread_key)
    ringing = (await floor.ask(reading.list_chats, nok, states=["ringing"], mine=True)).items
    assert [(one.rings_until - one.offered_at).total_seconds() for one in ringing] == [30, 30, 30]
    found = await floor.ask(reading.states_on, [visitor.current_ticket_id for visitor in visitors])
    assert sorted(found.values()) == ["active", "ringing", "ringing", "ringing"]


async def test_the_supervisors_queue(floor):
    await floor.configure(chats_per_agent=1)
    boss = await floor.agent("หัวหน้า", role=Role.SUPERVISOR, online=False)
    nok = await floor.agent("นก")
    visitors = [await floor.visitor() for _ in range(3)]
    for visitor in visitors:
        await floor.says(visitor)
        floor.later(10)
    await floor.verb(service.accept, nok, (await floor.chat(visitors[0])).id)
    queue = await floor.ask(reading.read_queue, boss)
    assert [view.conversation_id for view in queue.waiting] == [visitors[1].id, visitors[2].id]
    assert (queue.waiting_count, queue.active_count) == (2, 1)
    assert [(one.user.name, one.talks) for one in queue.agents] == [("นก", 1)]
    [team] = queue.teams
    assert (team.team.name, team.waiting, team.expected_seconds) == ("แชท", 2, 30)
    place = await floor.ask(reading.place_in_queue, visitors[1].id)
    assert (place.position, place.expected_seconds) == (1, 10)
    with pytest.raises(Exception, match="role"):
        await floor.ask(reading.read_queue, nok)


async def test_quiet_moments_write_nothing(floor, database):
    nok = await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    with clock.frozen_at(floor.now):
        async with database.read() as session:
            assert await find_due(session, floor.left_since) == []
    await floor.verb(service.accept, nok, (await floor.chat(somchai)).id)
    assert (await floor.ask(reading.standing_of, floor.account.id, somchai.thread_key)).agent_name == "นก"
