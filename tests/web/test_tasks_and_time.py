"""Tasks, checklists and time spent, over HTTP."""

from uuid import uuid4

from core.staff.principal import Role
from tests.factories import desk
from tests.web.conftest import SignIn


async def make_ticket(context, **fields) -> str:
    async with context.database.write() as session:
        return str((await desk.make_ticket(session, **fields)).id)


async def test_tasks_over_http(app_context, sign_in: SignIn):
    agent, seller = await sign_in(Role.AGENT, name="นก"), await sign_in(Role.SALES)
    ticket_id = await make_ticket(app_context)
    created = await agent.post(
        f"/tickets/{ticket_id}/tasks",
        {"title": " โทรกลับ ", "owner_id": str(agent.user_id), "due_at": "2026-01-05T09:00:00+07:00"},
    )
    task = await created.json()
    assert (created.status, task["title"], task["owner"]["name"]) == (201, "โทรกลับ", "นก")
    assert task["due_at"] == "2026-01-05T02:00:00Z"
    assert (await agent.post(f"/tickets/{ticket_id}/tasks", {"title": " "})).status == 422
    other = await (await seller.post(f"/tickets/{ticket_id}/tasks", {"title": "ส่งใบเสนอราคา"})).json()
    counts = await (await agent.get("/tasks/counts")).json()
    assert counts == {"open": 1, "overdue": 1}
    [mine] = (await (await agent.get("/tasks")).json())["items"]
    assert (mine["id"], mine["ticket_subject"]) == (task["id"], "ลำโพงไม่มีเสียง")

    done = await (await agent.patch(f"/tasks/{task['id']}", {"is_done": True, "title": "โทรแล้ว"})).json()
    assert (done["done_by"]["name"], done["title"]) == ("นก", "โทรแล้ว")
    assert [one["id"] for one in (await (await agent.get("/tasks?done=true")).json())["items"]] == [task["id"]]
    ordered = await agent.put(f"/tickets/{ticket_id}/tasks/order", {"ids": [other["id"], task["id"]]})
    assert [one["id"] for one in (await ordered.json())["items"]] == [other["id"], task["id"]]
    assert (await agent.delete(f"/tasks/{task['id']}")).status == 204
    assert (await agent.patch(f"/tasks/{task['id']}", {"is_done": False})).status == 404


async def test_a_checklist_over_http(app_context, sign_in: SignIn):
    admin, agent = await sign_in(Role.ADMIN), await sign_in(Role.AGENT)
    ticket_id = await make_ticket(app_context)
    body = {"name_th": "รับคืนสินค้า", "items": [{"title_th": "ตรวจสภาพ", "due_hours": 24}, {"title_th": "คืนเงิน"}]}
    assert (await agent.post("/checklists", body)).status == 403
    made = await (await admin.post("/checklists", body)).json()
    assert (await (await agent.get("/checklists")).json())["items"] == [made]
    applied = await agent.post(f"/tickets/{ticket_id}/checklists/{made['id']}")
    assert [one["title"] for one in (await applied.json())["items"]] == ["ตรวจสภาพ", "คืนเงิน"]
    changed = await (await admin.patch(f"/checklists/{made['id']}", {"is_archived": True})).json()
    assert (changed["is_archived"], changed["version"]) == (True, 2)
    assert (await agent.post(f"/tickets/{ticket_id}/checklists/{made['id']}")).status == 404


async def test_time_over_http(app_context, sign_in: SignIn):
    agent, colleague = await sign_in(Role.AGENT), await sign_in(Role.AGENT)
    ticket_id, other_id = await make_ticket(app_context), await make_ticket(app_context)
    entry = await (await agent.post(f"/tickets/{ticket_id}/time", {"minutes": 15, "note": "คุย"})).json()
    assert (await agent.post(f"/tickets/{ticket_id}/time", {"minutes": 0})).status == 422
    changed = await agent.patch(f"/time-entries/{entry['id']}", {"minutes": 20, "worked_on": "2026-01-05"})
    assert ((await changed.json())["minutes"], (await changed.json())["worked_on"]) == (20, "2026-01-05")
    assert (await colleague.patch(f"/time-entries/{entry['id']}", {"minutes": 1})).status == 403
    started = await (await agent.put(f"/tickets/{ticket_id}/timer")).json()
    assert started["timer"]["ticket_id"] == ticket_id
    busy = await agent.put(f"/tickets/{other_id}/timer")
    assert (busy.status, (await busy.json())["code"]) == (409, "timer_runs")
    stopped = await (await agent.post(f"/tickets/{ticket_id}/timer/stop", {"note": "ลองเครื่อง"})).json()
    assert (stopped["timer"], stopped["total_minutes"]) == (None, 21)
    assert (await agent.delete(f"/time-entries/{entry['id']}")).status == 204
    assert (await agent.delete(f"/time-entries/{uuid4()}")).status == 404
    assert (await (await colleague.get(f"/tickets/{ticket_id}/time")).json())["total_minutes"] == 1
