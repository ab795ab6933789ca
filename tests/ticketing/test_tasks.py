"""Tasks on tickets, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core import clock
from core.errors import Invalid, NotFound, NotPermitted, PreconditionFailed
from core.events.models import Event
from core.staff.principal import Role
from tests.factories import desk
from ticketing.tasks import falling_due, service, templates
from ticketing.tasks.reading import count_tasks, list_tasks, tasks_on
from ticketing.tasks.templates import ChecklistItem, TemplateSettings
from ticketing.tickets.models import TicketFollower


async def told(session) -> list[tuple[str, str | None]]:
    query = select(Event.type, Event.data).where(Event.type.like("ticket.task%")).order_by(Event.id)
    return [
        (row.type.removeprefix("ticket.task_"), row.data["task_owner_name"]) for row in await session.execute(query)
    ]


async def test_a_task_from_adding_to_removing(database):
    async with database.write() as session:
        me, colleague = await desk.make_principal(session), await desk.make_principal(session, name="Ploy")
        ticket = await desk.make_ticket(session)
        with pytest.raises(Invalid) as empty:
            await service.add_task(session, me, ticket.id, "  ")
        assert empty.value.code == "title_missing"
        first = await service.add_task(session, me, ticket.id, " โทรกลับ \n ลูกค้า ", colleague.user_id, clock.utc_now())
        second = await service.add_task(session, me, ticket.id, "ส่งใบเสนอราคา")
        assert (first.title, first.owner.name, second.owner) == ("โทรกลับ ลูกค้า", "Ploy", None)
        with pytest.raises(PreconditionFailed):
            await service.change_task(session, me, first.id, {"title": "x"}, 5)
        moved = await service.change_task(session, me, first.id, {"owner_id": me.user_id, "due_at": None}, 1)
        assert (moved.owner.name, moved.due_at, moved.version) == ("Nok", None, 2)
        done = await service.set_done(session, me, second.id, is_done=True)
        await service.set_done(session, me, second.id, is_done=True)
        assert (done.done_at is not None, done.done_by.name) == (True, "Nok")
        assert (await service.set_done(session, me, second.id, is_done=False)).done_by is None
        await service.order_tasks(session, me, ticket.id, [second.id, first.id])
        assert [one.id for one in await tasks_on(session, me, ticket.id)] == [second.id, first.id]
        await service.remove_task(session, me, second.id)
        with pytest.raises(NotFound):
            await service.set_done(session, me, second.id, is_done=True)
        assert await told(session) == [
            ("added", "Ploy"),
            ("added", ""),
            ("changed", "Nok"),
            ("done", ""),
            ("done", ""),
            ("removed", ""),
        ]


async def test_whoever_gets_a_task_sees_its_ticket(database):
    async with database.write() as session:
        team = await desk.make_team(session)
        me = await desk.make_principal(session, teams=[team])
        member = await desk.make_principal(session, teams=[team])
        stranger, seller = await desk.make_principal(session), await desk.make_principal(session, Role.SALES)
        gone = await desk.make_user(session, is_active=False)
        ticket = await desk.make_ticket(session, team=team)
        with pytest.raises(NotFound):
            await service.add_task(session, stranger, ticket.id, "x")
        for owner in (member, stranger, seller):
            await service.add_task(session, me, ticket.id, "ช่วยดู", owner.user_id)
        with pytest.raises(Invalid) as refusal:
            await service.add_task(session, me, ticket.id, "ช่วยดู", gone.id)
        assert refusal.value.code == "unknown_owner"
        followers = (await session.execute(select(TicketFollower.user_id, TicketFollower.reason))).all()
        assert followers == [(stranger.user_id, "task")]
        assert len(await tasks_on(session, stranger, ticket.id)) == 3
        assert (await list_tasks(session, stranger)).items[0].ticket_number == ticket.number


async def test_my_tasks_come_with_the_most_overdue_first(database):
    now = clock.utc_now()
    async with database.write() as session:
        me = await desk.make_principal(session)
        ticket, trashed = await desk.make_ticket(session), await desk.make_ticket(session)
        for title, due in (("ไม่มีวัน", None), ("พรุ่งนี้", 24), ("เลยมาแล้ว", -24), ("เมื่อครู่", -1)):
            due_at = None if due is None else now + timedelta(hours=due)
            await service.add_task(session, me, ticket.id, title, me.user_id, due_at)
        finished = await service.add_task(session, me, trashed.id, "เสร็จ", me.user_id)
        await service.set_done(session, me, finished.id, is_done=True)
    async with database.read() as session:
        first = await list_tasks(session, me, limit=3)
        rest = await list_tasks(session, me, limit=3, cursor=first.next_cursor)
        assert [one.title for one in [*first.items, *rest.items]] == ["เลยมาแล้ว", "เมื่อครู่", "พรุ่งนี้", "ไม่มีวัน"]
        assert [one.title for one in (await list_tasks(session, me, is_done=True)).items] == ["เสร็จ"]
        counts = await count_tasks(session, me)
        assert (counts.open, counts.overdue) == (4, 2)


async def test_a_task_that_falls_due_is_told_once(database):
    now = clock.utc_now()
    async with database.write() as session:
        me = await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        task = await service.add_task(session, me, ticket.id, "โทรกลับ", me.user_id, now - timedelta(minutes=1))
        later = await service.add_task(session, me, ticket.id, "ส่งของ", me.user_id, now + timedelta(days=1))
        done = await service.add_task(session, me, ticket.id, "จบแล้ว", me.user_id, now - timedelta(days=1))
        await service.set_done(session, me, done.id, is_done=True)
    async with database.write() as session:
        assert await falling_due.has_due(session, clock.utc_now())
        assert await falling_due.tell_due(session) == 1
    async with database.write() as session:
        assert await falling_due.tell_due(session) == 0
        await service.change_task(session, me, later.id, {"due_at": now - timedelta(hours=2)}, None)
        assert await falling_due.tell_due(session) == 1
        query = select(Event.data).where(Event.type == "ticket.task_due").order_by(Event.id)
        assert [one["task_id"] for one in (await session.execute(query)).scalars()] == [str(task.id), str(later.id)]


async def test_a_checklist_is_put_on_a_ticket_in_its_language(database):
    async with database.write() as session:
        admin, me = await desk.make_principal(session, Role.ADMIN), await desk.make_principal(session)
        other, gone = await desk.make_principal(session), await desk.make_user(session, is_active=False)
        ticket = await desk.make_ticket(session, owner=other)
        settings = TemplateSettings(
            name_th="รับคืนสินค้า",
            items=(
                ChecklistItem("ตรวจสภาพ", "Check it", 24, "adder"),
                ChecklistItem("คืนเงิน", "", None, "ticket_owner"),
                ChecklistItem("แจ้งคลัง", "Tell the stores", None, gone.id),
                ChecklistItem("ปิดงาน", "Close", None, other.user_id),
            ),
        )
        with pytest.raises(NotPermitted):
            await templates.create_template(session, me, settings)
        with pytest.raises(Invalid):
            await templates.create_template(session, admin, TemplateSettings(name_th="ว่าง"))
        made = await templates.create_template(session, admin, settings)
        tasks = await templates.apply_template(session, me, ticket.id, made.id, "en")
        assert [task.title for task in tasks] == ["Check it", "คืนเงิน", "Tell the stores", "Close"]
        assert [task.due_at is None for task in tasks] == [False, True, True, True]
        assert [task.owner and task.owner.id for task in tasks] == [me.user_id, other.user_id, None, other.user_id]
        await templates.change_template(session, admin, made.id, {"is_archived": True}, 1)
        with pytest.raises(NotFound):
            await templates.apply_template(session, me, ticket.id, made.id, "th")
