"""Fields, statuses and what a ticket shows of them, over HTTP."""

from uuid import uuid4

from core.staff.principal import Role
from tests.factories import desk
from tests.web.conftest import SignIn


async def make_ticket(context, **fields) -> str:
    async with context.database.write() as session:
        return str((await desk.make_ticket(session, contact=await desk.make_contact(session), **fields)).id)


async def test_a_field_is_made_shown_filled_and_needed(app_context, sign_in: SignIn):
    admin, agent = await sign_in(Role.ADMIN), await sign_in(Role.AGENT)
    ticket_id = await make_ticket(app_context, type="problem")
    refused = await agent.post("/ticket-fields", {"kind": "text", "label_th": "x"})
    assert refused.status == 403
    warranty = await (
        await admin.post("/ticket-fields", {"kind": "checkbox", "label_th": "ในประกัน", "label_en": "Warranty"})
    ).json()
    created = await admin.post(
        "/ticket-fields",
        {
            "kind": "choice",
            "label_th": "สาเหตุ",
            "choices": [{"id": "cable", "label_th": "สายเสีย"}, {"id": "user", "label_th": "ใช้ผิดวิธี"}],
            "ticket_types": ["problem"],
            "condition": {"field": f"field.{warranty['id']}", "operator": "is", "value": True},
            "required": "on_solve",
        },
    )
    cause = await created.json()
    assert (created.status, created.headers["ETag"], cause["choices"][0]["is_archived"]) == (201, '"1"', False)

    detail = (await (await agent.get(f"/tickets/{ticket_id}")).json())["ticket"]
    assert (detail["field_values"], detail["shown_field_ids"]) == ({}, [warranty["id"]])
    filled = await (
        await agent.patch(
            f"/tickets/{ticket_id}/fields", {"values": {warranty["id"]: True}, "expected": {warranty["id"]: None}}
        )
    ).json()
    assert filled["field_values"] == {warranty["id"]: True}
    assert filled["shown_field_ids"] == [warranty["id"], cause["id"]]
    assert filled["missing_field_ids"] == [cause["id"]]

    unsolved = await agent.patch(f"/tickets/{ticket_id}", {"status": "solved"})
    problem = await unsolved.json()
    assert (unsolved.status, problem["code"]) == (409, "fields_missing")
    assert problem["data"]["fields"] == [{"id": cause["id"], "label_th": "สาเหตุ", "label_en": "สาเหตุ"}]
    wrong = await agent.patch(f"/tickets/{ticket_id}/fields", {"values": {cause["id"]: "moon"}})
    assert (wrong.status, (await wrong.json())["data"]["why"]) == (422, "unknown_choice")
    assert (await agent.patch(f"/tickets/{ticket_id}/fields", {"values": {cause["id"]: "cable"}})).status == 200
    assert (await agent.patch(f"/tickets/{ticket_id}", {"status": "solved"})).status == 200

    events = (await (await agent.get(f"/tickets/{ticket_id}/events")).json())["items"]
    told = [event["data"] for event in events if event["type"] == "ticket.fields_changed"]
    assert told[0]["values_after"][cause["id"]] == [{"th": "สายเสีย", "en": ""}]
    ordered = await admin.put("/ticket-fields/order", {"ids": [cause["id"], warranty["id"]]})
    assert [one["id"] for one in (await ordered.json())["items"]] == [cause["id"], warranty["id"]]
    archived = await admin.patch(f"/ticket-fields/{cause['id']}", {"is_archived": True})
    assert (await archived.json())["is_archived"] is True
    assert (await admin.patch(f"/ticket-fields/{uuid4()}", {"is_archived": True})).status == 404


async def test_a_new_case_brings_what_is_always_needed(app_context, sign_in: SignIn):
    admin, agent = await sign_in(Role.ADMIN), await sign_in(Role.AGENT)
    field = await (
        await admin.post(
            "/ticket-fields",
            {"kind": "text", "label_th": "สาขา", "required": "always", "ticket_types": ["request"]},
        )
    ).json()
    question = await agent.post("/ticket-fields/preview", {"type": "request"})
    assert await question.json() == {
        name: [field["id"]] for name in ("shown_field_ids", "needed_field_ids", "missing_field_ids")
    }
    new = {"client_id": str(uuid4()), "subject": "ขอใบเสนอราคา", "kind": "note", "text": "โทรมาถาม"}
    assert (await agent.post("/tickets", new)).status == 201
    new |= {"client_id": str(uuid4()), "type": "request"}
    refused = await agent.post("/tickets", new)
    assert (refused.status, (await refused.json())["code"]) == (409, "fields_missing")
    opened = await agent.post("/tickets", new | {"field_values": {field["id"]: "บางนา"}})
    assert (opened.status, (await opened.json())["ticket"]["field_values"]) == (201, {field["id"]: "บางนา"})


async def test_own_statuses_from_making_to_a_ticket(app_context, sign_in: SignIn):
    admin, agent = await sign_in(Role.ADMIN), await sign_in(Role.AGENT)
    ticket_id = await make_ticket(app_context)
    body = {"category": "waiting", "name_th": "รออะไหล่", "name_en": "Waiting for parts", "color": "amber"}
    created = await admin.post("/ticket-statuses", body)
    parts = await created.json()
    assert (created.status, parts["is_default"], parts["category"]) == (201, False, "waiting")
    assert (await agent.post("/ticket-statuses", body)).status == 403
    assert (await admin.post("/ticket-statuses", body | {"name_th": " ", "name_en": ""})).status == 422

    changed = await (
        await agent.patch(f"/tickets/{ticket_id}", {"status_id": parts["id"], "expected": {"status_id": None}})
    ).json()
    assert (changed["status"], changed["status_id"]) == ("waiting", parts["id"])
    listed = (await (await agent.get("/tickets?view=all")).json())["items"]
    assert [one["status_id"] for one in listed] == [parts["id"]]
    mismatch = await agent.patch(f"/tickets/{ticket_id}", {"status": "open", "status_id": parts["id"]})
    assert (mismatch.status, (await mismatch.json())["code"]) == (422, "status_mismatch")
    assert (await agent.patch(f"/tickets/{ticket_id}", {"status_id": str(uuid4())})).status == 422
    opened = await (await agent.patch(f"/tickets/{ticket_id}", {"status": "open"})).json()
    assert (opened["status"], opened["status_id"]) == ("open", None)

    archived = await admin.patch(f"/ticket-statuses/{parts['id']}", {"is_archived": True, "color": "red"})
    assert (await archived.json())["color"] == "red"
    assert (await agent.patch(f"/tickets/{ticket_id}", {"status_id": parts["id"]})).status == 422
    ordered = await admin.put("/ticket-statuses/order", {"ids": [parts["id"]]})
    assert [one["is_archived"] for one in (await ordered.json())["items"]] == [True]
