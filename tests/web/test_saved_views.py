"""Saved views over HTTP: what can be asked, a list tried out, saved, shown, changed and deleted."""

from typing import Any

from core.staff.principal import Role
from tests.factories import desk
from tests.web.conftest import SignIn

MINE: dict[str, Any] = {"all": [{"field": "owner_id", "operator": "is", "value": "me"}]}


async def test_from_trying_out_to_deleting(sign_in: SignIn, app_context: Any) -> None:
    agent = await sign_in(Role.AGENT, name="นก สุดารัตน์")
    async with app_context.database.write() as session:
        contact = await desk.make_contact(session, "สมชาย ใจดี", is_vip=True)
        ticket = await desk.make_ticket(session, contact=contact, due_at=desk.START)
        ticket.owner_id = agent.user_id
        await desk.make_ticket(session, subject="another one")
    criteria = await (await agent.get("/criteria")).json()
    owner = next(field for field in criteria["fields"] if field["name"] == "owner_id")
    assert (owner["kind"], owner["options"]) == ("choice", "people")
    assert {"due_at", "number"} <= set(criteria["orders"])
    assert "status" in criteria["board_fields"]

    wanted = {"conditions": MINE, "order": {"field": "due_at", "is_descending": False}, "columns": ["due_at"]}
    found = await (await agent.post("/tickets/query", wanted)).json()
    [row] = found["items"]
    assert (row["id"], row["contact"]["is_vip"], row["due_at"]) == (str(ticket.id), True, "2026-03-02T03:00:00Z")
    assert await (await agent.post("/tickets/query/count", {"conditions": MINE})).json() == {"count": 1}

    new = {"name": "ของฉัน", "icon": "🔥", **wanted, "columns": [{"name": "due_at", "width": 120}], "layout": "table"}
    made = await agent.post("/views", new)
    assert made.status == 201
    view = await made.json()
    assert (view["visibility"], view["is_pinned"], view["can_change"], view["version"]) == ("personal", True, True, 1)
    name = f"saved:{view['id']}"
    assert (await (await agent.get("/views")).json())["items"] == [view]
    assert (await (await agent.get("/views/counts")).json())["counts"] == {name: 1}
    listed = await (await agent.get("/tickets", params={"view": name})).json()
    assert [item["id"] for item in listed["items"]] == [str(ticket.id)]

    path = f"/views/{view['id']}"
    changed = await agent.patch(path, {"layout": "board", "board_field": "priority"}, headers={"If-Match": '"1"'})
    assert (changed.status, (await changed.json())["layout"]) == (200, "board")
    assert (await agent.patch(path, {"name": "x"}, headers={"If-Match": '"1"'})).status == 412
    asked = {"conditions": MINE, "board_field": "priority", "values": ["urgent", "normal"]}
    board = await (await agent.post("/tickets/board", asked)).json()
    assert [(column["value"], column["count"]) for column in board["columns"]] == [("urgent", 0), ("normal", 1)]
    kept = await agent.put("/views/order", {"shown": [], "hidden": [view["id"]]})
    assert [one["is_pinned"] for one in (await kept.json())["items"]] == [False]
    assert (await agent.delete(path)).status == 204
    assert (await agent.get("/tickets", params={"view": name})).status == 404


async def test_what_is_refused(sign_in: SignIn) -> None:
    agent, other = await sign_in(Role.AGENT), await sign_in(Role.AGENT, name="Lek")
    own = await (await agent.post("/views", {"name": "Own"})).json()
    path = f"/views/{own['id']}"
    for answer in (await other.get(path), await other.patch(path, {"name": "x"}), await other.delete(path)):
        assert answer.status == 404
    assert (await agent.post("/views", {"name": "x", "visibility": "everyone"})).status == 403
    assert (await agent.get("/tickets", params={"view": "saved:x"})).status == 404
    wrong = {"conditions": {"all": [{"field": "subject", "operator": "matches_words", "value": "refund"}]}}
    refused = await agent.post("/tickets/query", wrong)
    assert (refused.status, (await refused.json())["code"]) == (422, "bad_condition")
    assert (await agent.post("/tickets/query", {"order": {"field": "tags"}})).status == 422
    assert (await agent.post("/tickets/board", {"board_field": "subject", "values": ["a"]})).status == 422


async def test_a_shared_view_can_be_what_a_role_finds_first(sign_in: SignIn) -> None:
    boss, agent = await sign_in(Role.SUPERVISOR), await sign_in(Role.AGENT)
    assert (await (await agent.get("/session")).json())["start_view"] is None
    new = {"name": "Start", "visibility": "everyone", "default_roles": ["agent", "sales"]}
    view = await (await boss.post("/views", new)).json()
    assert view["default_roles"] == ["agent", "sales"]
    assert (await (await agent.get("/session")).json())["start_view"] == f"saved:{view['id']}"
    assert (await (await boss.get("/session")).json())["start_view"] is None


async def test_a_built_in_view_tells_what_it_holds_and_is_gone_on_from(sign_in: SignIn, app_context: Any) -> None:
    agent = await sign_in(Role.AGENT)
    async with app_context.database.write() as session:
        wanted, other = await desk.make_ticket(session, priority="urgent"), await desk.make_ticket(session)
        wanted.owner_id = other.owner_id = agent.user_id
        await desk.make_ticket(session, priority="urgent")
    asked = {"view": "mine", "priority": "urgent", "sort": "waiting"}
    begun = await (await agent.get("/views/built-in", params=asked)).json()
    assert begun["order"] == {"field": "waiting_since", "is_descending": False}
    found = await (await agent.post("/tickets/query", begun)).json()
    assert [one["id"] for one in found["items"]] == [str(wanted.id)]
    assert (await agent.post("/views", {"name": "Mine, urgent", **begun})).status == 201
    refused = await agent.get("/views/built-in", params={"view": "team"})
    assert (refused.status, (await refused.json())["code"]) == (422, "bad_view")
