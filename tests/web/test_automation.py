"""Automation, webhooks and recurring tickets over HTTP."""

from core.staff.principal import Role
from tests.web.conftest import SignIn

URGENT = {"kind": "set_priority", "priority": "urgent"}
PERIOD = {"since": "2020-01-01T00:00:00Z", "until": "2100-01-01T00:00:00Z"}


def rule(**fields):
    return {
        "name": "Complaints",
        "kind": "event",
        "triggers": ["ticket_opened"],
        "conditions": {"field": "type", "operator": "is", "value": "complaint"},
        "actions": [URGENT, {"kind": "assign", "owner": None}],
        **fields,
    }


async def test_rules_are_made_changed_ordered_tried_and_deleted(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    made = await admin.post("/automation-rules", rule())
    assert made.status == 201
    first = await made.json()
    assert first["actions"] == [URGENT, {"kind": "assign", "owner": None}]  # no team: it stays as it is
    assert (first["timing"], first["is_broken"], first["acted_count"]) == (None, False, 0)
    clock = {"since": "customer_waiting", "minutes": 120, "business_hours": True}
    second = await (
        await admin.post("/automation-rules", rule(name="Waiting", kind="time", triggers=[], timing=clock))
    ).json()
    assert second["timing"] == {**clock, "includes_past": False}

    ordered = await (await admin.put("/automation-rules/order", {"ids": [second["id"], first["id"]]})).json()
    assert [one["name"] for one in ordered["items"]] == ["Waiting", "Complaints"]
    path = f"/automation-rules/{first['id']}"
    changed = await (await admin.patch(path, {"is_enabled": False, "triggers": ["reopened"]})).json()
    assert (changed["is_enabled"], changed["triggers"], changed["version"]) == (False, ["reopened"], 3)
    assert (await admin.delete(path, headers={"If-Match": '"1"'})).status == 412

    await admin.post("/tickets", {"client_id": "0" * 32, "subject": "นับ", "text": "x", "is_note": True})
    body = {"rule": rule(conditions={"all": []}), **PERIOD}
    tried = await (await admin.post("/automation-rules/dry-run", body)).json()
    assert (tried["examined"], tried["next_cursor"]) == (tried["total"], None)
    assert all(match["changes"][0]["field"] == "priority" for match in tried["matches"])

    assert (await admin.delete(path)).status == 204
    assert [one["name"] for one in (await (await admin.get("/automation-rules")).json())["items"]] == ["Waiting"]
    assert (await (await admin.get("/automation-runs")).json())["items"] == []


async def test_a_rule_that_makes_no_sense_is_refused_with_the_reason(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    for fields, code in (
        ({"triggers": []}, "no_trigger"),
        ({"kind": "time"}, "bad_timing"),
        ({"actions": []}, "no_actions"),
        ({"actions": [{"kind": "follow"}]}, "needs_person"),
        ({"conditions": {"field": "is_unread", "operator": "is", "value": True}}, "bad_condition"),
    ):
        refused = await admin.post("/automation-rules", rule(**fields))
        assert (refused.status, (await refused.json())["code"]) == (422, code)
    assert (await admin.post("/automation-rules", rule(actions=[{"kind": "explode"}]))).status == 422


async def test_only_administrators_change_and_supervisors_look_on(sign_in: SignIn):
    supervisor, agent = await sign_in(Role.SUPERVISOR), await sign_in(Role.AGENT)
    for path in ("/automation-rules", "/automation-runs", "/webhooks", "/recurring-tickets"):
        assert (await supervisor.get(path)).status == 200
        assert (await agent.get(path)).status == 403
    assert (await supervisor.post("/automation-rules", rule())).status == 403


async def test_a_webhooks_secret_is_told_once(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    made = await admin.post(
        "/webhooks", {"name": "CRM", "url": "https://crm.example/hook", "event_types": ["ticket.opened"]}
    )
    assert made.status == 201
    hook = await made.json()
    assert hook["secret"].startswith("whsec_")
    [listed] = (await (await admin.get("/webhooks")).json())["items"]
    assert (listed["secret"], listed["waiting_count"]) == (None, 0)
    rotated = await (await admin.post(f"/webhooks/{hook['id']}/secret")).json()
    assert rotated["secret"] not in (None, hook["secret"])
    assert rotated["previous_secret_until"] is not None

    pinged = await admin.post(f"/webhooks/{hook['id']}/ping")
    assert pinged.status == 202
    [delivery] = (await (await admin.get(f"/webhooks/{hook['id']}/deliveries")).json())["items"]
    assert (delivery["id"], delivery["event_type"], delivery["state"]) == (
        (await pinged.json())["delivery_id"],
        "webhook.ping",
        "pending",
    )
    assert (await admin.post(f"/webhook-deliveries/{delivery['id']}/replay")).status == 202
    replayed = await admin.post(f"/webhooks/{hook['id']}/replay", {"since": "2026-01-01T00:00:00+07:00"})
    assert (await replayed.json()) == {"count": 0}
    off = await admin.patch(f"/webhooks/{hook['id']}", {"is_enabled": False})
    assert (await off.json())["waiting_count"] == 0
    assert (await (await admin.post(f"/webhooks/{hook['id']}/ping")).json())["code"] == "webhook_disabled"
    assert "ticket.opened" in (await (await admin.get("/webhooks/event-types")).json())["items"]
    refused = await admin.post("/webhooks", {"name": "x", "url": "http://crm.example"})
    assert (refused.status, (await refused.json())["code"]) == (422, "bad_url")
    assert (await admin.delete(f"/webhooks/{hook['id']}")).status == 204


async def test_recurring_tickets_show_their_next_times(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    schedule = {"every": "month", "day": -1, "at": "09:00", "starts_on": "2026-01-01", "on_holiday": "next_working_day"}
    made = await admin.post("/recurring-tickets", {"name": "Month end", "subject": "ปิดบัญชี", "schedule": schedule})
    assert made.status == 201
    one = await made.json()
    assert one["schedule"]["at"] == "09:00"
    assert len(one["next_times"]) == 5
    times = await (await admin.post("/recurring-tickets/next-times", schedule)).json()
    assert times["items"] == one["next_times"]
    paused = await (await admin.patch(f"/recurring-tickets/{one['id']}", {"is_enabled": False})).json()
    assert paused["next_times"] == []
    refused = await admin.post("/recurring-tickets/next-times", {**schedule, "every": "week"})
    assert (refused.status, (await refused.json())["code"]) == (422, "bad_schedule")
    assert (await admin.delete(f"/recurring-tickets/{one['id']}")).status == 204
