"""Bulk operations over HTTP: begun, watched, canceled, undone; on the socket in few words."""

from core.staff.principal import Role
from tests.factories import desk
from tests.web.conftest import SignIn
from workers.jobs import bulk


async def make_tickets(app_context, count: int, **fields) -> list[str]:
    async with app_context.database.write() as session:
        return [str((await desk.make_ticket(session, **fields)).id) for _ in range(count)]


async def test_a_whole_queue_is_changed_watched_and_put_back(app_context, sign_in: SignIn):
    agent, colleague = await sign_in(Role.AGENT), await sign_in(Role.AGENT)
    await make_tickets(app_context, 3)
    await make_tickets(app_context, 1, status="trash")
    whole = {"view": "unassigned"}
    counted = await (await agent.post("/bulk-operations/count", whole)).json()
    assert counted == {"count": 3, "most": 50_000}
    begun = await agent.post(
        "/bulk-operations", {"whole": whole, "actions": [{"kind": "assign", "owner_id": str(agent.user_id)}]}
    )
    operation = await begun.json()
    assert (begun.status, operation["state"], operation["total"], operation["done"]) == (202, "running", 3, 0)
    path = f"/bulk-operations/{operation['id']}"
    assert (await colleague.get(path)).status == 404
    early = await agent.post(f"{path}/undo")
    assert (early.status, (await early.json())["code"]) == (409, "still_running")

    await bulk.run(app_context)
    done = await (await agent.get(path)).json()
    assert (done["state"], done["changed"], done["undo_until"] is not None) == ("done", 3, True)
    assert len((await (await agent.get("/tickets?view=mine")).json())["items"]) == 3
    assert [one["id"] for one in (await (await agent.get("/bulk-operations")).json())["items"]] == [operation["id"]]

    assert (await (await agent.post(f"{path}/undo")).json())["state"] == "undoing"
    await bulk.run(app_context)
    assert (await (await agent.get(path)).json())["undone"] == 3
    assert len((await (await agent.get("/tickets?view=unassigned")).json())["items"]) == 3


async def test_skipped_tickets_are_listed_with_their_reason(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    [open_ticket], [solved] = await make_tickets(app_context, 1), await make_tickets(app_context, 1, status="solved")
    body = {"ticket_ids": [open_ticket, solved], "actions": [{"kind": "snooze", "until": None}]}
    operation = await (await agent.post("/bulk-operations", body)).json()
    await bulk.run(app_context)
    items = (await (await agent.get(f"/bulk-operations/{operation['id']}/items")).json())["items"]
    assert [(item["ticket_id"], item["state"], item["reason"]) for item in items] == [
        (solved, "skipped", "ticket_state")
    ]


async def test_nonsense_is_refused(app_context, sign_in: SignIn):
    agent, sales = await sign_in(Role.AGENT), await sign_in(Role.SALES)
    [ticket_id] = await make_tickets(app_context, 1)
    trash = [{"kind": "trash"}]
    for body in (
        {"actions": trash},
        {"actions": trash, "ticket_ids": [ticket_id], "whole": {"view": "all"}},
        {"actions": [], "ticket_ids": [ticket_id]},
        {"actions": [{"kind": "assign"}], "ticket_ids": [ticket_id]},
        {"actions": trash, "whole": {"view": "nothing"}},
        {"actions": trash, "whole": {"conditions": {"field": "nothing", "operator": "is", "value": 1}}},
    ):
        assert (await agent.post("/bulk-operations", body)).status == 422, body
    assert (await sales.post("/bulk-operations", {"actions": trash, "ticket_ids": [ticket_id]})).status == 403
