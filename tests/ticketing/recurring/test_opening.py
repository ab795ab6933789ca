"""Recurring tickets open themselves, each time once."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from core import clock
from core.errors import Invalid, NotPermitted
from core.events.models import Event
from core.staff.models import Organization
from core.staff.principal import Role
from tests.factories import desk
from tests.factories.contexts import make_context
from ticketing.messages.models import Message
from ticketing.recurring import service
from ticketing.recurring.opening import due, open_due
from ticketing.recurring.schedule import parse_schedule
from ticketing.recurring.service import RecurringFields
from ticketing.tags import service as tags
from ticketing.tickets.models import Ticket
from workers.jobs import recurring

SUNDAY = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NINE = timedelta(hours=23)  # until Monday nine o'clock in Bangkok
MONDAYS = parse_schedule({"every": "week", "weekdays": [0], "at": "09:00", "starts_on": "2026-11-01"})


@pytest.fixture
async def boss(database):
    async with database.write() as session:
        session.add(Organization(id=1, name="Siam Audio", business_hours=[], holidays=[]))
        return await desk.make_principal(session, Role.ADMIN)


async def make(database, boss, **fields):
    values = {"name": "Stock", "subject": "นับสต๊อก", "text": "ชั้น 2", "schedule": MONDAYS, **fields}
    with clock.frozen_at(SUNDAY):
        async with database.write() as session:
            return await service.create_recurring(session, boss, RecurringFields(**values))


async def tickets(database):
    async with database.read() as session:
        return list((await session.execute(select(Ticket).order_by(Ticket.number))).scalars())


async def test_what_is_written_is_opened_at_its_time(database, boss, tmp_path):
    async with database.write() as session:
        team = await desk.make_team(session)
        contact = await desk.make_contact(session)
        tag = await tags.create_tag(session, boss, "stock", "teal")
    recurring_id = await make(
        database, boss, team_id=team.id, contact_id=contact.id, tag_ids=(tag.id,), priority="high", type="request"
    )
    context = make_context(database, tmp_path)
    with clock.frozen_at(SUNDAY + NINE - timedelta(seconds=1)):
        await recurring.run(context)
    assert await tickets(database) == []
    with clock.frozen_at(SUNDAY + NINE):
        await recurring.run(context)
        await recurring.run(context)
        async with database.read() as session:
            [record] = await service.list_recurring(session, boss)
    [ticket] = await tickets(database)
    assert (ticket.subject, ticket.team_id, ticket.contact_id) == ("นับสต๊อก", team.id, contact.id)
    assert (ticket.priority, ticket.type, ticket.status) == ("high", "request", "new")
    async with database.read() as session:
        note = (await session.execute(select(Message))).scalar_one()
        opened = (await session.execute(select(Event).where(Event.type == "ticket.opened"))).scalar_one()
    assert (note.text, note.direction) == ("ชั้น 2", "internal")
    assert (opened.actor_kind, opened.actor_name, opened.reason) == ("rule", "Stock", "Stock")
    assert record.id == recurring_id
    assert record.next_times[0] == SUNDAY + NINE + timedelta(days=7)
    [occurrence] = record.occurrences
    assert (occurrence.due_at, occurrence.number, occurrence.problem) == (SUNDAY + NINE, ticket.number, "")


async def test_workers_side_by_side_open_it_once_and_one_that_dies_opens_nothing(database, boss):
    recurring_id = await make(database, boss)

    async def open_once():
        async with database.write() as session:
            return await open_due(session, recurring_id)

    async def open_and_die():
        async with database.write() as session:
            await open_due(session, recurring_id)
            raise KeyboardInterrupt

    with clock.frozen_at(SUNDAY + NINE):
        with pytest.raises(KeyboardInterrupt):
            await open_and_die()
        assert await tickets(database) == []
        opened = await asyncio.gather(*(open_once() for _ in range(4)))
    assert len([one for one in opened if one]) == 1
    assert len(await tickets(database)) == 1


async def test_a_long_pause_is_made_up_for_once(database, boss, tmp_path):
    await make(database, boss)
    with clock.frozen_at(SUNDAY + timedelta(days=30)):
        await recurring.run(make_context(database, tmp_path))
        await recurring.run(make_context(database, tmp_path))
        async with database.read() as session:
            assert await due(session) == []
    assert len(await tickets(database)) == 1


async def test_paused_nothing_comes(database, boss, tmp_path):
    recurring_id = await make(database, boss)
    with clock.frozen_at(SUNDAY):
        async with database.write() as session:
            await service.change_recurring(session, boss, recurring_id, {"is_enabled": False}, 1)
    with clock.frozen_at(SUNDAY + timedelta(days=10)):
        await recurring.run(make_context(database, tmp_path))
        async with database.write() as session:
            await service.change_recurring(session, boss, recurring_id, {"is_enabled": True}, 2)
        await recurring.run(make_context(database, tmp_path))
        async with database.read() as session:
            [record] = await service.list_recurring(session, boss)
    assert await tickets(database) == []
    assert record.next_times[0] == datetime(2026, 12, 7, 2, 0, tzinfo=UTC)


async def test_somebody_who_left_is_left_out(database, boss, tmp_path):
    async with database.write() as session:
        user = await desk.make_user(session)
    await make(database, boss, owner_id=user.id)
    async with database.write() as session:
        (await session.get_one(type(user), user.id)).is_active = False
    with clock.frozen_at(SUNDAY + NINE):
        await recurring.run(make_context(database, tmp_path))
        async with database.read() as session:
            [record] = await service.list_recurring(session, boss)
    assert [ticket.owner_id for ticket in await tickets(database)] == [None]
    assert record.occurrences[0].problem == "unknown_owner"


async def test_strangers_and_nonsense_are_refused(database, boss):
    async with database.write() as session:
        agent = await desk.make_principal(session)
        fields = RecurringFields("x", "x", "", MONDAYS)
        with pytest.raises(NotPermitted):
            await service.create_recurring(session, agent, fields)
        with pytest.raises(Invalid):
            await service.create_recurring(
                session, boss, RecurringFields("x", "x", "", MONDAYS, owner_id=boss.user_id, team_id=boss.user_id)
            )
