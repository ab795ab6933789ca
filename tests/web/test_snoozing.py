"""Snoozing, due dates and undo over HTTP."""

from datetime import datetime, timedelta

from core import clock
from core.staff.principal import Role
from tests.factories import desk
from tests.web.conftest import SignIn


async def make_ticket(app_context) -> str:
    async with app_context.database.write() as session:
        return str((await desk.make_ticket(session)).id)


async def test_snooze_wake_due_and_undo(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    ticket_id = await make_ticket(app_context)
    presets = await (await agent.get("/time-presets")).json()
    assert {"next_week"} <= {one["moment"] for one in presets["snooze"]} & {one["moment"] for one in presets["due"]}

    until = (clock.utc_now() + timedelta(days=1)).isoformat()
    snoozed = await (await agent.put(f"/tickets/{ticket_id}/snooze", {"until": until})).json()
    assert datetime.fromisoformat(snoozed["snoozed_until"]) == datetime.fromisoformat(until)
    assert [item["id"] for item in (await (await agent.get("/tickets?view=snoozed")).json())["items"]] == [ticket_id]
    assert (await (await agent.get("/tickets?view=all")).json())["items"] == []
    undone = await agent.post(f"/tickets/{ticket_id}/undo", {"events": snoozed["undo"]})
    assert (undone.status, (await undone.json())["snoozed_until"]) == (200, None)

    for_reply = await (await agent.put(f"/tickets/{ticket_id}/snooze", {"until": None})).json()
    assert for_reply["snoozed_until"].startswith("9999-01-01")
    woken = await (await agent.delete(f"/tickets/{ticket_id}/snooze")).json()
    assert (woken["snoozed_until"], len(woken["undo"])) == (None, 1)
    late = await agent.put(f"/tickets/{ticket_id}/snooze", {"until": "2020-01-01T00:00:00Z"})
    assert (late.status, (await late.json())["code"]) == (422, "time_not_ahead")

    due = await (await agent.put(f"/tickets/{ticket_id}/due", {"due_at": until})).json()
    assert datetime.fromisoformat(due["due_at"]) == datetime.fromisoformat(until)
    again = await (await agent.put(f"/tickets/{ticket_id}/due", {"due_at": until})).json()
    assert again["undo"] == []


async def test_undo_is_refused_when_a_colleague_came_between(app_context, sign_in: SignIn):
    agent, boss = await sign_in(Role.AGENT), await sign_in(Role.SUPERVISOR)
    ticket_id = await make_ticket(app_context)
    mine = await (await agent.patch(f"/tickets/{ticket_id}", {"priority": "high"})).json()
    await boss.patch(f"/tickets/{ticket_id}", {"priority": "low"})
    refused = await agent.post(f"/tickets/{ticket_id}/undo", {"events": mine["undo"]})
    problem = await refused.json()
    assert (refused.status, problem["code"], problem["data"]) == (409, "changed_since", {"fields": ["priority"]})
    foreign = await boss.post(f"/tickets/{ticket_id}/undo", {"events": mine["undo"]})
    assert (foreign.status, (await foreign.json())["code"]) == (403, "not_your_change")
