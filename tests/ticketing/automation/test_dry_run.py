"""A dry run shows what a rule would do, and writes nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event as sql_event
from sqlalchemy import func, select

from core import clock
from core.db.base import Base
from core.errors import NotPermitted
from tests.factories import desk
from tests.ticketing.automation.office import Office, open_office
from ticketing.actions.model import parse_actions
from ticketing.automation.dry_run import count_tickets, dry_run
from ticketing.automation.rule import RuleFields, RuleKind
from ticketing.automation.timing import parse_timing
from ticketing.automation.triggers import Trigger

EVER = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
async def office(database, tmp_path) -> Office:
    opened = await open_office(database, tmp_path)
    async with database.write() as session:
        for number in range(12):
            await desk.make_ticket(session, status="waiting" if number % 3 else "open", subject=f"เรื่องที่ {number}")
    return opened


def rule(actions, conditions=None, timing=None) -> RuleFields:
    return RuleFields(
        "Try",
        RuleKind.TIME if timing else RuleKind.EVENT,
        conditions or {"all": []},
        parse_actions(actions),
        () if timing else (Trigger.TICKET_OPENED,),
        parse_timing(timing) if timing else None,
    )


async def contents(database) -> dict[str, int]:
    """Every table's rows, each with all its columns, as one number."""
    found = {}
    async with database.read() as session:
        for table in Base.metadata.sorted_tables:
            rows = (await session.execute(select(*table.columns))).all()
            found[table.name] = hash(tuple(sorted(map(repr, rows))))
    return found


async def test_it_shows_what_would_change_and_changes_nothing(office):
    waiting = {"field": "status", "operator": "is", "value": "waiting"}
    tried = rule([{"kind": "set_status", "status": "solved"}, {"kind": "add_note", "text": "closed"}], waiting)
    before = await contents(office.database)
    statements = []
    async with office.database.write() as session:  # even where it could write
        sql_event.listen(session.get_bind(), "before_cursor_execute", lambda *given: statements.append(given[2]))
        found = await dry_run(session, office.boss, tried, EVER, clock.ahead(60))
    assert await contents(office.database) == before
    assert not [one for one in statements if not one.lstrip().upper().startswith(("SELECT", "BEGIN", "COMMIT"))]
    assert (found.examined, len(found.matches), found.next_cursor) == (13, 8, None)
    [status, note] = found.matches[0].changes
    assert (status.field, status.before, status.after, note.field) == ("status", "waiting", "solved", "note")


async def test_it_shows_the_words_as_they_would_stand_on_each_ticket(office):
    words: list[dict[str, object]] = [
        {"kind": "add_note", "text": "#{{ticket.number}} {{ticket.subject}}: โทรกลับ {{contact.name|ลูกค้า}}"},
        {"kind": "add_task", "title": "ถาม {{ticket.subject}}", "owner": None, "due_hours": None},
    ]
    async with office.database.read() as session:
        found = await dry_run(session, office.boss, rule(words), EVER, clock.ahead(60))
    for match in found.matches:
        assert [one.after for one in match.changes] == [
            f"#{match.number} {match.subject}: โทรกลับ ลูกค้า",
            f"ถาม {match.subject}",
        ]
    assert len({match.subject for match in found.matches}) == 13


async def test_what_lies_in_the_trash_or_in_another_ticket_is_left_out(office):
    async with office.database.write() as session:
        await desk.make_ticket(session, status="trash")
        await desk.make_ticket(session, merged_into_id=office.ticket_id)
    async with office.database.read() as session:
        found = await dry_run(session, office.boss, rule([{"kind": "set_type", "type": None}]), EVER, clock.ahead(60))
        assert await count_tickets(session, office.boss, EVER, clock.ahead(60)) == found.examined == 13


async def test_many_are_examined_in_parts(office):
    tried = rule([{"kind": "set_priority", "priority": "normal"}])
    seen, cursor, parts = [], None, 0
    async with office.database.read() as session:
        total = await count_tickets(session, office.boss, EVER, clock.ahead(60))
        while cursor is not None or not parts:
            part = await dry_run(session, office.boss, tried, EVER, clock.ahead(60), cursor=cursor, limit=5)
            seen += [match.number for match in part.matches]
            cursor, parts = part.next_cursor, parts + 1
    assert (total, parts, len(set(seen)), len(seen)) == (13, 3, 13, 13)
    assert part.matches[0].changes == []  # it is normal already


async def test_a_time_rule_is_tried_by_its_clock_and_only_in_the_period(office):
    async with office.database.write() as session:
        now = clock.utc_now()
        await desk.make_ticket(session, created_at=now - timedelta(minutes=5))
    tried = rule([{"kind": "set_priority", "priority": "high"}], timing={"since": "created", "minutes": 60})
    async with office.database.read() as session:
        every = await dry_run(session, office.boss, tried, EVER, clock.ahead(60))
        lately = await dry_run(session, office.boss, tried, clock.ago(3600), clock.ahead(60))
    assert (every.examined, len(every.matches)) == (14, 13)
    assert (lately.examined, len(lately.matches)) == (1, 0)


async def test_only_administrators_may_try(office):
    async with office.database.read() as session:
        with pytest.raises(NotPermitted):
            await dry_run(session, office.scene.nok, rule([{"kind": "set_type", "type": None}]), EVER, clock.utc_now())
        assert (
            await session.execute(select(func.count()).select_from(Base.metadata.tables["automation_run"]))
        ).scalar() == 0
