"""One change for many cases: what it does, to which, what it leaves alone, and the way back."""

from collections import Counter
from uuid import UUID

import pytest
from sqlalchemy import select

from core import clock
from core.db.bulk import table_of
from core.errors import Conflict, Invalid, NotFound
from core.events.models import Event
from core.staff.models import User
from core.staff.principal import Role
from tests.factories import desk
from tests.factories.contexts import make_context
from tests.support.queries import counted_queries
from ticketing.bulk import chunks, service
from ticketing.bulk.model import parse_actions
from ticketing.bulk.models import BulkItem, BulkOperation
from ticketing.bulk.scope import Chosen, Meeting, Queue
from ticketing.bulk.stepping import step
from ticketing.tags.models import TicketTag
from ticketing.tags.service import create_tag, retag
from ticketing.tickets import service as tickets
from ticketing.tickets.models import Ticket, TicketFollower, TicketRead
from ticketing.tickets.service import TicketFields
from ticketing.tickets.views import TicketFilter, parse_view
from workers.jobs import bulk

COLUMNS = [column.name for column in table_of(Ticket).columns if column.name not in {"version", "updated_at"}]


@pytest.fixture
def small_chunks(monkeypatch):
    """Three cases a step, so that a handful of them takes several."""
    monkeypatch.setattr(chunks, "SIZES", {chunks.ON_SQLITE: 3, chunks.ON_POSTGRESQL: 3})


async def ask(database, principal, chosen, *actions) -> UUID:
    async with database.write() as session:
        scope = Chosen(tuple(chosen)) if isinstance(chosen, list) else chosen
        operation = await service.begin(session, principal, parse_actions(list(actions)), scope)
        return operation.id


async def outcome(database, operation_id) -> BulkOperation:
    async with database.read() as session:
        query = select(BulkOperation).where(BulkOperation.id == operation_id)
        return (await session.execute(query)).scalar_one()


async def reasons(database, operation_id) -> dict[UUID, tuple[str, str | None]]:
    async with database.read() as session:
        query = select(BulkItem).where(BulkItem.operation_id == operation_id)
        return {item.ticket_id: (item.state, item.reason) for item in (await session.execute(query)).scalars()}


async def everything(database) -> dict[str, object]:
    """All that an operation changes and its way back puts back."""
    async with database.read() as session:
        rows = (await session.execute(select(Ticket).order_by(Ticket.id))).scalars()
        found: dict[str, object] = {"tickets": [[getattr(row, name) for name in COLUMNS] for row in rows]}
        for model in (TicketTag, TicketFollower):
            keys = table_of(model).primary_key.columns
            found[model.__tablename__] = sorted(tuple(row) for row in (await session.execute(select(*keys))).all())
        reads = select(TicketRead.ticket_id, TicketRead.inbound_count, TicketRead.last_message_id)
        return found | {"reads": sorted((await session.execute(reads)).all(), key=str)}


async def events_of(database, ticket_id) -> list[tuple[str, str | None]]:
    async with database.read() as session:
        query = select(Event.type, Event.reason).where(Event.ticket_id == ticket_id).order_by(Event.id)
        return [tuple(row) for row in (await session.execute(query)).all()]


async def test_several_actions_on_a_selection_and_the_whole_way_back(database, tmp_path, small_chunks):
    async with database.write() as session:
        team, other = await desk.make_team(session), await desk.make_team(session, "ซ่อม")
        me = await desk.make_principal(session, teams=[team])
        nok = await desk.make_principal(session, name="Nok", teams=[other])
        tag, gone = await create_tag(session, me, "VIP", "red"), await create_tag(session, me, "late", "blue")
        chosen = []
        for number in range(7):
            ticket = await desk.make_ticket(session, team=team, owner=me, inbound_count=2, waiting_since=clock.ago(900))
            await retag(session, ticket.id, [gone.id] if number % 2 else [], [])
            chosen.append(ticket.id)
        session.add(TicketRead(user_id=me.user_id, ticket_id=chosen[0], inbound_count=1, updated_at=clock.utc_now()))
    before = await everything(database)
    until = clock.ahead(3600).isoformat()
    operation_id = await ask(
        database,
        me,
        chosen,
        {"kind": "assign", "owner_id": str(nok.user_id), "team_id": str(other.id)},
        {"kind": "status", "status": "on_hold"},
        {"kind": "priority", "priority": "urgent"},
        {"kind": "type", "type": "complaint"},
        {"kind": "tags", "add": [str(tag.id)], "remove": [str(gone.id)]},
        {"kind": "snooze", "until": until},
        {"kind": "due", "due_at": until},
        {"kind": "read"},
        {"kind": "follow"},
    )
    await bulk.run(make_context(database, tmp_path))
    done = await outcome(database, operation_id)
    assert (done.state, done.total, done.done, done.changed, done.skipped) == ("done", 7, 7, 7, 0)
    async with database.read() as session:
        for ticket in (await session.execute(select(Ticket))).scalars():
            assert (ticket.owner_id, ticket.team_id, ticket.status) == (nok.user_id, other.id, "on_hold")
            assert (ticket.priority_rank, ticket.type, ticket.snoozed_until) == (4, "complaint", ticket.due_at)
        tagged = select(TicketTag.ticket_id).where(TicketTag.tag_id == tag.id)
        assert set((await session.execute(tagged)).scalars()) == set(chosen)
        seen = select(TicketRead.inbound_count).where(TicketRead.user_id == me.user_id)
        assert list((await session.execute(seen)).scalars()) == [2] * 7
    assert [type_ for type_, _ in await events_of(database, chosen[1])] == [
        "ticket.assigned",
        "ticket.status_changed",
        "ticket.priority_changed",
        "ticket.type_changed",
        "ticket.tagged",
        "ticket.snoozed",
        "ticket.due_changed",
        "ticket.follower_added",
    ]

    async with database.write() as session:
        await service.undo(session, me, operation_id)
    await bulk.run(make_context(database, tmp_path))
    undone = await outcome(database, operation_id)
    assert (undone.state, undone.undone, undone.kept) == ("undone", 7, 0)
    assert await everything(database) == before
    assert {reason for _, reason in (await events_of(database, chosen[1]))[8:]} == {"undo"}


async def test_a_whole_view_is_what_the_person_sees_of_it_now(database, tmp_path, small_chunks):
    async with database.write() as session:
        team, secret = await desk.make_team(session), await desk.make_team(session, "Secret")
        me = await desk.make_principal(session, teams=[team])
        mine = [await desk.make_ticket(session, team=team, priority="low") for _ in range(5)]
        await desk.make_ticket(session, team=team, priority="high")
        hidden = await desk.make_ticket(session, team=secret, priority="low")
        await desk.make_ticket(session, team=team, priority="low", status="solved")
    asked = Queue(TicketFilter(parse_view("all"), priorities=("low",)))
    conditions = Meeting({"field": "priority", "operator": "is", "value": "high"})
    async with database.read() as session:
        assert await service.count(session, me, asked) == 5
        assert await service.count(session, me, conditions) == 1
    operation_id = await ask(database, me, asked, {"kind": "trash"})
    async with database.write() as session:
        late = await desk.make_ticket(session, team=team, priority="low")
    await bulk.run(make_context(database, tmp_path))
    assert set(await reasons(database, operation_id)) == {ticket.id for ticket in mine}
    async with database.read() as session:
        trashed = select(Ticket.id).where(Ticket.status == "trash")
        assert set((await session.execute(trashed)).scalars()) == {ticket.id for ticket in mine}
        assert not {hidden.id, late.id} & set((await session.execute(trashed)).scalars())


async def test_what_cannot_be_done_to_a_case_is_said_per_case(database, tmp_path):
    async with database.write() as session:
        me = await desk.make_principal(session)
        secret = await desk.make_ticket(session, team=await desk.make_team(session))
        trashed, spam, solved, open_ = [
            await desk.make_ticket(session, status=status) for status in ("trash", "spam", "solved", "open")
        ]
    every = [secret.id, trashed.id, spam.id, solved.id, open_.id]
    solving = await ask(database, me, every, {"kind": "status", "status": "solved"})
    await bulk.run(make_context(database, tmp_path))
    assert await reasons(database, solving) == {
        secret.id: ("skipped", "not_visible"),
        trashed.id: ("skipped", "ticket_state"),
        spam.id: ("skipped", "ticket_state"),
        solved.id: ("unchanged", None),
        open_.id: ("changed", None),
    }
    snoozing = await ask(database, me, [open_.id], {"kind": "snooze", "until": None})
    await bulk.run(make_context(database, tmp_path))
    assert await reasons(database, snoozing) == {open_.id: ("skipped", "ticket_state")}
    assert [type_ for type_, _ in await events_of(database, solved.id)] == []


async def test_undo_leaves_alone_what_somebody_changed_since(database, tmp_path, small_chunks):
    async with database.write() as session:
        me, boss = await desk.make_principal(session), await desk.make_principal(session, Role.SUPERVISOR)
        chosen = [(await desk.make_ticket(session)).id for _ in range(5)]
    operation_id = await ask(database, me, chosen, {"kind": "priority", "priority": "high"})
    await bulk.run(make_context(database, tmp_path))
    async with database.write() as session:
        await tickets.change(session, boss, chosen[2], TicketFields(priority="urgent"))
        await tickets.change(session, boss, chosen[3], TicketFields(type="problem"))
        await service.undo(session, me, operation_id)
        with pytest.raises(NotFound):
            await service.undo(session, boss, operation_id)
    await bulk.run(make_context(database, tmp_path))
    states = await reasons(database, operation_id)
    assert states.pop(chosen[2]) == ("kept", "changed_since")
    assert set(states.values()) == {("undone", None)}
    async with database.read() as session:
        priorities = Counter((await session.execute(select(Ticket.priority))).scalars())
    assert priorities == {"normal": 4, "urgent": 1}


async def test_a_worker_killed_in_the_middle_of_a_step_leaves_it_to_the_next(database, tmp_path, small_chunks):
    async with database.write() as session:
        me = await desk.make_principal(session)
        chosen = [(await desk.make_ticket(session)).id for _ in range(8)]
    operation_id = await ask(database, me, chosen, {"kind": "priority", "priority": "high"})
    async with database.write() as session:
        assert await step(session)

    async def be_killed() -> None:
        async with database.write() as session:
            assert await step(session)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await be_killed()
    assert (await outcome(database, operation_id)).done == 3
    await bulk.run(make_context(database, tmp_path))
    assert (await outcome(database, operation_id)).changed == 8
    for ticket_id in chosen:
        assert await events_of(database, ticket_id) == [("ticket.priority_changed", None)]


async def test_canceling_keeps_what_was_done_and_it_can_be_undone_for_a_minute(database, tmp_path, small_chunks):
    async with database.write() as session:
        me = await desk.make_principal(session)
        chosen = [(await desk.make_ticket(session)).id for _ in range(8)]
    operation_id = await ask(database, me, chosen, {"kind": "trash"})
    async with database.write() as session:
        await step(session)
        with pytest.raises(Conflict) as early:
            await service.undo(session, me, operation_id)
        await service.cancel(session, me, operation_id)
    assert early.value.code == "still_running"
    await bulk.run(make_context(database, tmp_path))
    canceled = await outcome(database, operation_id)
    assert (canceled.state, canceled.done, canceled.changed) == ("canceled", 3, 3)
    async with database.write() as session:
        with clock.frozen_at(clock.ahead(90)), pytest.raises(Conflict) as late:
            await service.undo(session, me, operation_id)
        await service.undo(session, me, operation_id)
    assert late.value.code == "too_late_to_undo"
    await bulk.run(make_context(database, tmp_path))
    assert (await outcome(database, operation_id)).undone == 3


async def test_what_cannot_be_at_all_is_refused_before_anything_is_written(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        sales = await desk.make_principal(session, Role.SALES)
        ticket = await desk.make_ticket(session)
    for action, code in [
        ({"kind": "assign", "owner_id": str(sales.user_id)}, "unknown_owner"),
        ({"kind": "tags", "add": [str(ticket.id)]}, "unknown_tag"),
        ({"kind": "status", "status": "spam"}, "status_not_choosable"),
        ({"kind": "snooze", "until": "2020-01-01T00:00:00Z"}, "time_not_ahead"),
    ]:
        with pytest.raises(Invalid) as refused:
            await ask(database, me, [ticket.id], action)
        assert refused.value.code == code
    async with database.read() as session:
        assert (await session.execute(select(BulkOperation))).first() is None


async def test_nobody_goes_on_in_the_name_of_somebody_who_left(database, tmp_path):
    async with database.write() as session:
        me = await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
    operation_id = await ask(database, me, [ticket.id], {"kind": "trash"})
    async with database.write() as session:
        (await session.execute(select(User).where(User.id == me.user_id))).scalar_one().is_active = False
    await bulk.run(make_context(database, tmp_path))
    assert (await outcome(database, operation_id)).state == "canceled"
    assert await events_of(database, ticket.id) == []


async def test_statements_do_not_grow_with_the_number_of_cases(database, tmp_path):
    async with database.write() as session:
        me = await desk.make_principal(session)
        tag = await create_tag(session, me, "VIP", "red")
        few, many = [[(await desk.make_ticket(session)).id for _ in range(count)] for count in (2, 60)]
    sent = []
    for chosen in (few, many):
        await ask(
            database,
            me,
            chosen,
            {"kind": "assign", "owner_id": str(me.user_id)},
            {"kind": "status", "status": "solved"},
            {"kind": "tags", "add": [str(tag.id)]},
        )
        with counted_queries(database) as queries:
            await bulk.run(make_context(database, tmp_path))
        sent.append(len(queries))
    assert sent[0] == sent[1]
