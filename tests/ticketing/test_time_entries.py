"""Time spent on tickets, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from core import clock
from core.errors import Conflict, Invalid, NotFound, NotPermitted, PreconditionFailed
from core.events.models import Event
from core.staff.principal import Role
from tests.factories import desk
from ticketing.time_entries import service
from ticketing.time_entries.models import RunningTimer
from ticketing.time_entries.reading import time_on


async def test_time_is_written_down_corrected_and_summed(database):
    today = clock.utc_now().date()
    async with database.write() as session:
        me, colleague = await desk.make_principal(session), await desk.make_principal(session, name="Ploy")
        admin, team = await desk.make_principal(session, Role.ADMIN), await desk.make_team(session)
        stranger = await desk.make_principal(session)
        ticket = await desk.make_ticket(session, team=team, followers=[me, colleague])
        first = await service.add_entry(session, me, ticket.id, 25, " โทรคุย ")
        second = await service.add_entry(session, colleague, ticket.id, 90, day=today - timedelta(days=3))
        with pytest.raises(NotFound):
            await service.add_entry(session, stranger, ticket.id, 5)
        for minutes in (0, 24 * 60 + 1):
            with pytest.raises(Invalid):
                await service.add_entry(session, me, ticket.id, minutes)
        with pytest.raises(Invalid):
            await service.add_entry(session, me, ticket.id, 5, day=today + timedelta(days=2))
        with pytest.raises(NotPermitted):
            await service.change_entry(session, me, second.id, {"minutes": 5}, None)
        with pytest.raises(PreconditionFailed):
            await service.change_entry(session, me, first.id, {"minutes": 5}, 3)
        changed = await service.change_entry(session, me, first.id, {"minutes": 30, "note": "คุย"}, 1)
        assert (changed.minutes, changed.note, changed.worked_on, changed.version) == (30, "คุย", today, 2)
        found = await time_on(session, me, ticket.id)
        assert [(one.user.name, one.minutes, one.can_change) for one in found.entries] == [
            ("Nok", 30, True),
            ("Ploy", 90, False),
        ]
        assert found.total_minutes == 120
        await service.remove_entry(session, admin, second.id)
        with pytest.raises(NotFound):
            await service.remove_entry(session, colleague, second.id)
        assert (await time_on(session, me, ticket.id)).total_minutes == 30
        query = select(Event.data).where(Event.type == "ticket.time_changed").order_by(Event.id)
        told = [
            (one["change"], one["user_name"], one["minutes_before"], one["minutes"])
            for one in (await session.execute(query)).scalars()
        ]
        assert told == [
            ("added", "Nok", None, 25),
            ("added", "Ploy", None, 90),
            ("changed", "Nok", 25, 30),
            ("removed", "Ploy", 90, 90),
        ]


async def test_a_person_has_one_timer(database):
    async with database.write() as session:
        me, colleague = await desk.make_principal(session), await desk.make_principal(session)
        ticket, other = await desk.make_ticket(session), await desk.make_ticket(session)
        started = await service.start_timer(session, me, ticket.id)
        assert await service.start_timer(session, me, ticket.id) == started
        await service.start_timer(session, colleague, other.id)
        with pytest.raises(Conflict) as busy:
            await service.start_timer(session, me, other.id)
        assert (busy.value.code, busy.value.data["ticket_number"]) == ("timer_runs", ticket.number)
        await session.execute(
            update(RunningTimer)
            .where(RunningTimer.user_id == me.user_id)
            .values(started_at=started.started_at - timedelta(minutes=7))
        )
        entry = await service.stop_timer(session, me, ticket.id, "ลองเครื่อง")
        assert (entry.minutes in (7, 8), entry.note) == (True, "ลองเครื่อง")
        with pytest.raises(Conflict):
            await service.stop_timer(session, me, ticket.id)
        assert await service.stop_timer(session, colleague, other.id, keep=False) is None
        assert (await time_on(session, me, other.id)).total_minutes == 0
