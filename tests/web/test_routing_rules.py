"""Routing rules over HTTP."""

from core.staff.principal import Role
from tests.web.conftest import SignIn

WORDS = {"all": [{"field": "subject", "operator": "contains_any", "value": ["ราคา", "price"]}]}


async def test_rules_are_made_ordered_changed_and_deleted(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    team = await (await admin.post("/teams", {"name": "Sales"})).json()
    rules = []
    for name in ("first", "second"):
        made = await admin.post(
            "/routing-rules",
            {"name": name, "conditions": WORDS, "actions": {"team_id": team["id"], "priority": "high"}},
        )
        assert made.status == 201
        rules.append(await made.json())
    assert rules[0]["conditions"] == WORDS
    assert rules[1]["position"] == 1
    order = [rules[1]["id"], rules[0]["id"]]
    ordered = await (await admin.put("/routing-rules/order", {"ids": order})).json()
    assert [one["id"] for one in ordered["items"]] == order

    path = f"/routing-rules/{rules[0]['id']}"
    changed = await (await admin.patch(path, {"actions": {"stop": True}})).json()
    assert (changed["actions"]["stop"], changed["actions"]["team_id"], changed["version"]) == (True, None, 3)
    assert (await admin.delete(path, headers={"If-Match": '"1"'})).status == 412
    assert (await admin.delete(path)).status == 204
    listed = await (await admin.get("/routing-rules")).json()
    assert [one["name"] for one in listed["items"]] == ["second"]


async def test_nonsense_is_refused_with_its_place(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    conditions = {"any": [{"field": "colour", "operator": "is", "value": "red"}]}
    refused = await admin.post("/routing-rules", {"name": "x", "conditions": conditions, "actions": {}})
    problem = await refused.json()
    assert (refused.status, problem["code"]) == (422, "bad_condition")
    assert problem["data"]["where"] == "conditions.any[0].field"
    assert (await admin.put("/routing-rules/order", {"ids": []})).status == 200


async def test_supervisors_read_and_agents_do_not(sign_in: SignIn):
    assert (await (await sign_in(Role.SUPERVISOR)).get("/routing-rules")).status == 200
    assert (await (await sign_in(Role.AGENT)).get("/routing-rules")).status == 403
