"""Time rules: each stretch of a ticket is met once, looked at again when due, and counted in working time if wished."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event as sql_event

from core import clock, ids
from core.calendar import WorkingHours
from tests.factories import desk
from tests.ticketing.automation.office import Office, later, open_office
from ticketing.automation import waiting
from ticketing.automation.chains import Stop, lengthened, reason_to_stop
from ticketing.automation.loading import load_rulebook
from ticketing.automation.running import run_episode
from ticketing.automation.timing import began_by, parse_timing
from workers.jobs import automation
from workers.stories import capabilities_of

URGENT = {"kind": "set_priority", "priority": "urgent"}
NOTE = {"kind": "add_note", "text": "waiting long"}
BANGKOK = WorkingHours(ZoneInfo("Asia/Bangkok"), {day: [(time(9), time(18))] for day in range(5)})
FRIDAY_EVENING = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)  # 17:30 in Bangkok


@pytest.fixture
async def office(database, tmp_path) -> Office:
    now = clock.utc_now()
    return await open_office(database, tmp_path, waiting_since=now, created_at=now, last_message_at=now)


async def test_a_stretch_is_met_once_and_a_new_one_again(office):
    await office.rule("Waiting", [NOTE], timing={"since": "customer_waiting", "minutes": 120})
    await office.settle()
    assert await office.runs() == []
    with later(hours=3):
        await office.settle()
        await office.settle()
        assert await office.runs() == [("Waiting", "applied", "")]
        async with office.database.write() as session:
            ticket = await session.get_one(type(office.scene.ticket), office.ticket_id)
            ticket.waiting_since = clock.utc_now()
        await office.settle()
        assert len(await office.runs()) == 1
    with later(hours=6):
        await office.settle()
        assert len(await office.runs()) == 2
    assert [one.state for one in await office.episodes()] == ["done", "done"]


async def test_what_ended_meanwhile_is_left_alone_and_counts_anew(office):
    made = await office.rule(
        "Nobody's", [URGENT], timing={"since": "assignment", "minutes": 120}, conditions=_empty("owner_id")
    )
    with later(hours=3):
        await automation.look(office.context)
        [episode] = await office.episodes()
        assert episode.state == "due"
        await office.change(owner_id=office.scene.nok.user_id)
        async with office.database.write() as session:
            acted = await run_episode(
                session, made.id, office.ticket_id, episode.began_at, capabilities_of=capabilities_of
            )
        assert (acted, await office.runs(), await office.episodes()) == (False, [], [])
        await office.change(owner_id=None)
        await office.settle()
        assert await office.runs() == []  # nobody's for no time yet
    with later(hours=6):
        await office.settle()
        assert [run[1] for run in await office.runs()] == ["applied"]


async def test_how_long_a_ticket_is_in_its_status_is_read_from_its_history(office):
    solve, three_days = {"kind": "set_status", "status": "solved"}, {"since": "status", "minutes": 3 * 1440}
    await office.rule("Waiting for them", [solve], timing=three_days, conditions=_is("status", "waiting"))
    await office.change(status="waiting")
    with later(days=2):
        await office.settle()
        assert await office.runs() == []
        await office.change(status="open")
        await office.change(status="waiting")
    with later(days=4):
        await office.settle()
        assert await office.runs() == []
    with later(days=6):
        await office.settle()
        assert (await office.scene.ticket_now()).status == "solved"


async def test_what_was_due_before_the_rule_is_its_business_only_when_asked(office):
    with later(days=10):
        await office.rule("New", [URGENT], timing={"since": "created", "minutes": 60})
        await office.settle()
        assert await office.runs() == []
        await office.rule("All", [URGENT], timing={"since": "created", "minutes": 60, "includes_past": True})
        await office.settle()
        assert await office.runs() == [("All", "applied", "")]


async def test_two_processes_act_once(office):
    made = await office.rule("Once", [NOTE], timing={"since": "created", "minutes": 60})
    with later(hours=2):
        await asyncio.gather(*(automation.look(office.context) for _ in range(3)))
        [episode] = await office.episodes()
        results = []

        async def act():
            async with office.database.write() as session:
                results.append(
                    await run_episode(
                        session, made.id, office.ticket_id, episode.began_at, capabilities_of=capabilities_of
                    )
                )

        await asyncio.gather(act(), act(), act())
        assert sorted(results) == [False, False, True]
        assert len(await office.runs()) == 1


async def test_a_death_between_finding_and_acting_loses_and_doubles_nothing(office):
    made = await office.rule("Once", [NOTE], timing={"since": "created", "minutes": 60})
    with later(hours=2):
        await automation.look(office.context)
        [episode] = await office.episodes()

        async def act_and_die():
            async with office.database.write() as session:
                await run_episode(session, made.id, office.ticket_id, episode.began_at, capabilities_of=capabilities_of)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            await act_and_die()
        assert await office.runs() == []
        await office.settle()
        await office.settle()
        assert await office.runs() == [("Once", "applied", "")]


async def test_a_rule_that_always_fails_is_given_up_and_says_so(office):
    made = await office.rule("Broken", [NOTE], timing={"since": "created", "minutes": 60})
    with later(hours=2):
        await automation.look(office.context)
        [episode] = await office.episodes()
        one = waiting.Episode(made.id, office.ticket_id, episode.began_at)
        for _ in range(waiting.MOST_ATTEMPTS):
            async with office.database.write() as session:
                await waiting.fail_episode(session, one, RuntimeError("the disk is full"))
        assert await office.runs() == [("Broken", "failed", "RuntimeError: the disk is full")]
        assert [(one.state, one.attempts) for one in await office.episodes()] == [("done", 8)]


async def test_the_search_asks_once_a_rule_however_many_tickets_there_are(office):
    await office.rule("Many", [URGENT], timing={"since": "created", "minutes": 60}, conditions=_is("status", "open"))
    async with office.database.write() as session:
        for _ in range(30):
            await desk.make_ticket(session, created_at=clock.utc_now())
    asked = []
    with later(hours=2):
        async with office.database.read() as session:
            engine = session.get_bind()
            await load_rulebook(session)
            sql_event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
            found = await waiting.find_new_episodes(session)
    assert len(found) == 30
    assert len([statement for statement in asked if "automation_episode" in statement]) == 1


def test_working_time_counts_backwards_over_the_weekend():
    two_hours = parse_timing({"since": "created", "minutes": 120, "business_hours": True})
    monday = datetime(2026, 11, 23, 3, 30, tzinfo=UTC)  # 10:30
    edge = began_by(two_hours, monday, BANGKOK)
    assert FRIDAY_EVENING - timedelta(minutes=1) < edge < FRIDAY_EVENING + timedelta(minutes=1)
    assert BANGKOK.between(edge, monday) >= timedelta(minutes=120)
    assert BANGKOK.between(edge + timedelta(seconds=2), monday) < timedelta(minutes=120)
    always = parse_timing({"since": "created", "minutes": 120})
    assert began_by(always, monday, BANGKOK) == monday - timedelta(hours=2)


def test_soon_due_looks_ahead_and_a_company_that_never_works_never_comes_to_it():
    soon = parse_timing({"since": "due_soon", "minutes": 60, "business_hours": True})
    assert began_by(soon, FRIDAY_EVENING, BANGKOK) == datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
    never = WorkingHours(ZoneInfo("Asia/Bangkok"), {})
    created = parse_timing({"since": "created", "minutes": 60, "business_hours": True})
    assert began_by(created, FRIDAY_EVENING, never).year == 1970


def test_the_guard_stops_circles_depth_and_rate():
    rule_id, others = ids.new_id(), [str(ids.new_id()) for _ in range(5)]
    assert reason_to_stop(rule_id, others[:4], 0) is None
    assert reason_to_stop(rule_id, others, 0) is Stop.TOO_DEEP
    assert reason_to_stop(rule_id, lengthened(others[:2], rule_id), 0) is Stop.LOOP
    assert reason_to_stop(rule_id, [], 20) is Stop.TOO_OFTEN


def _is(name, value):
    return {"field": name, "operator": "is", "value": value}


def _empty(name):
    return {"field": name, "operator": "is_empty"}
