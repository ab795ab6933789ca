"""Noted calls over the API: looked up, noted once, seen on the ticket, corrected."""

from datetime import timedelta
from uuid import uuid4

from core import clock
from core.staff.principal import Role
from tests.factories import desk

NUMBER = "081-234-5678"


def noted(**more) -> dict:
    now = clock.utc_now()
    return {
        "client_id": str(uuid4()),
        "direction": "inbound",
        "number": NUMBER,
        "began_at": (now - timedelta(seconds=95)).isoformat(),
        "ended_at": now.isoformat(),
        "note": "สอบถามการรับประกัน",
        **more,
    }


async def test_a_call_from_the_number_to_the_ticket(sign_in):
    agent, admin = await sign_in(Role.AGENT), await sign_in(Role.ADMIN)
    line = {
        "kind": "phone", "name": "สายหลัก", "address": "02 123 4567", "is_enabled": True, "default_team_id": None,
        "acknowledgement": {"is_enabled": False, "text_th": "", "text_en": ""}, "reopen_days": 7, "brand": "",
        "language": "th", "settings": {"note": "จ-ศ"},
    }  # fmt: skip
    made = await (await admin.post("/channel-accounts", line)).json()
    assert (made["address"], made["settings"]) == ("+6621234567", {"note": "จ-ศ"})
    assert (await admin.post("/channel-accounts", {**line, "address": "ศูนย์สอง"})).status == 422
    [shown] = (await (await agent.get("/phone-lines")).json())["items"]
    assert shown == {"id": made["id"], "name": "สายหลัก", "address": "+6621234567"}

    found = await (await agent.get("/calls/number", params={"number": NUMBER})).json()
    assert found == {"number": "+66812345678", "number_shown": NUMBER, "people": [], "tickets": []}

    body = noted(new_name="คุณมานี", line_id=made["id"])
    first, again = await agent.post("/calls", body), await agent.post("/calls", body)
    assert (first.status, again.status) == (201, 201)
    answer = await first.json()
    assert await again.json() == answer
    assert (answer["subject"], answer["call"]["contact_name"]) == ("สอบถามการรับประกัน", "คุณมานี")

    detail = await (await agent.get(f"/tickets/{answer['ticket_id']}")).json()
    [message] = detail["messages"]
    assert message["call"]["id"] == answer["call"]["id"]
    assert (message["direction"], message["call"]["duration_seconds"]) == ("internal", 95)
    changed = await (await agent.patch(f"/calls/{answer['call']['id']}", {"note": "เรื่องใบเสร็จ"})).json()
    assert (changed["text"], changed["call"]["version"]) == ("เรื่องใบเสร็จ", 2)

    found = await (await agent.get("/calls/number", params={"number": "+66812345678"})).json()
    assert [one["name"] for one in found["people"]] == ["คุณมานี"]
    assert [one["number"] for one in found["tickets"]] == [answer["ticket_number"]]
    contact_id = found["people"][0]["contact_id"]
    [case] = (await (await agent.get(f"/contacts/{contact_id}/calling")).json())["items"]
    assert case["id"] == answer["ticket_id"]
    timeline = (await (await agent.get(f"/contacts/{contact_id}/timeline")).json())["items"]
    assert {one["kind"] for one in timeline} == {"ticket", "call"}


async def test_what_is_wrong_with_a_call_is_said(sign_in, database):
    agent, seller = await sign_in(Role.AGENT), await sign_in(Role.SALES)
    for wrong, code in ((noted(number="12345678901234567890"), "bad_phone"), (noted(ended_at=None), "bad_call_time")):
        refused = await agent.post("/calls", wrong)
        assert (refused.status, (await refused.json())["code"]) == (422, code)
    assert (await seller.post("/calls", noted(new_name="ใครสักคน"))).status == 403
    async with database.write() as session:
        ticket = await desk.make_ticket(session)
    assert (await seller.post("/calls", noted(ticket_id=str(ticket.id)))).status == 201
