"""Canned replies over HTTP: made, searched, used on a ticket, refused."""

from uuid import UUID

from core.staff.principal import Role
from tests.factories import desk
from tests.web.conftest import SignIn

WARRANTY = {
    "name": "ประกัน",
    "shortcut": "/warranty",
    "folder": "หลังการขาย",
    "th": {"html": "<p>สวัสดี{{contact.first_name|คุณลูกค้า}} ประกัน <strong>2 ปี</strong></p><script>x</script>"},
    "en": {"text": "Dear {{contact.name|customer}}, the warranty lasts 2 years."},
}


async def test_from_writing_to_using(sign_in: SignIn, app_context):
    agent = await sign_in(Role.AGENT, name="นก สุดารัตน์")
    file = await (await agent.call("POST", "/attachments?file_name=ประกัน.pdf", data=b"%PDF-1.4 words")).json()
    made = await agent.post("/canned-replies", {**WARRANTY, "attachment_ids": [file["id"]]})
    assert made.status == 201
    reply = await made.json()
    assert (reply["shortcut"], reply["visibility"], reply["can_change"]) == ("warranty", "personal", True)
    assert "script" not in reply["th"]["html"]
    assert reply["th"]["text"] == "สวัสดี{{contact.first_name|คุณลูกค้า}} ประกัน 2 ปี"
    assert (await (await agent.get("/canned-replies", params={"q": "ประกัน 2"})).json())["items"] == [reply]
    assert (await (await agent.get("/canned-replies", params={"q": "refund"})).json())["items"] == []

    async with app_context.database.write() as session:
        contact = await desk.make_contact(session, "สมชาย ใจดี")
        ticket = await desk.make_ticket(session, contact=contact, language="th")
    offers = await (await agent.get(f"/tickets/{ticket.id}/canned-replies", params={"q": "war"})).json()
    [offer] = offers["items"]
    assert (offer["preview"], offer["language"], offer["attachment_count"]) == ("สวัสดีสมชาย ประกัน 2 ปี", "th", 1)
    used = await agent.post(f"/tickets/{ticket.id}/canned-replies/{reply['id']}/render")
    assert used.status == 200
    rendered = await used.json()
    assert rendered["html"] == "<p>สวัสดีสมชาย ประกัน <strong>2 ปี</strong></p>"
    [copy] = rendered["attachments"]
    assert copy["id"] != file["id"]
    assert await (await agent.client.get(copy["url"], headers={"Cookie": f"sawasdesk_session={agent.cookie}"})).read()

    note = {"client_id": str(UUID(int=7)), "text": rendered["text"], "attachment_ids": [copy["id"]]}
    assert (await agent.post(f"/tickets/{ticket.id}/notes", note)).status == 201

    path = f"/canned-replies/{reply['id']}"
    changed = await agent.patch(path, {"en": {"text": ""}, "is_enabled": False}, headers={"If-Match": '"1"'})
    assert (changed.status, (await changed.json())["use_count"]) == (200, 1)
    assert (await agent.post(f"/tickets/{ticket.id}/canned-replies/{reply['id']}/render")).status == 404
    assert (await agent.patch(path, {"name": "x"}, headers={"If-Match": '"1"'})).status == 412
    assert (await agent.delete(path)).status == 204
    assert (await agent.get(path)).status == 404


async def test_what_is_refused(sign_in: SignIn):
    agent, boss = await sign_in(Role.AGENT), await sign_in(Role.SUPERVISOR)
    unknown = await agent.post("/canned-replies", {**WARRANTY, "en": {"text": "{{customer}}"}})
    problem = await unknown.json()
    assert (unknown.status, problem["code"]) == (422, "unknown_placeholders")
    assert problem["data"] == {"field": "en", "placeholders": ["customer"], "names": "customer"}
    for shortcut in ("", "/", "two words", "a/b", "x" * 41):
        assert (await agent.post("/canned-replies", {**WARRANTY, "shortcut": shortcut})).status == 422
    assert (await agent.post("/canned-replies", {**WARRANTY, "visibility": "everyone"})).status == 403
    shared = await boss.post("/canned-replies", {**WARRANTY, "visibility": "everyone"})
    assert shared.status == 201
    taken = await agent.post("/canned-replies", {**WARRANTY, "shortcut": "WARRANTY"})
    assert (taken.status, (await taken.json())["code"]) == (409, "shortcut_taken")
    path = f"/canned-replies/{(await shared.json())['id']}"
    assert (await (await agent.get(path)).json())["can_change"] is False
    assert (await agent.delete(path)).status == 403
