"""Customers over HTTP."""

from uuid import uuid4

from core.context import AppContext
from core.staff.principal import Role
from tests.factories.desk import make_contact, make_team, make_ticket
from tests.web.conftest import SignIn


async def test_a_contact_with_the_tickets_the_reader_may_see(sign_in: SignIn, app_context: AppContext):
    async with app_context.database.write() as session:
        contact = await make_contact(session, email="somchai@x.example")
        elsewhere = await make_team(session, "Elsewhere")
        await make_ticket(session, contact=contact, status="open")
        await make_ticket(session, contact=contact, status="closed")
        await make_ticket(session, contact=contact, team=elsewhere)
    agent, admin = await sign_in(Role.AGENT), await sign_in(Role.ADMIN)
    seen = await (await agent.get(f"/contacts/{contact.id}")).json()
    assert (seen["name"], seen["ticket_count"], seen["open_ticket_count"]) == ("สมชาย ใจดี", 2, 1)
    assert seen["identities"][0]["external_id"] == "somchai@x.example"
    everything = await (await admin.get(f"/contacts/{contact.id}")).json()
    assert (everything["ticket_count"], everything["open_ticket_count"]) == (3, 2)
    assert (await agent.get(f"/contacts/{uuid4()}")).status == 404


async def test_a_contact_is_corrected_and_blocked(sign_in: SignIn, app_context: AppContext):
    async with app_context.database.write() as session:
        contact = await make_contact(session)
    agent, seller = await sign_in(Role.AGENT), await sign_in(Role.SALES)
    path = f"/contacts/{contact.id}"
    changed = await agent.patch(path, {"name": "สมชาย", "language": "en"}, headers={"If-Match": '"1"'})
    assert (changed.status, changed.headers["ETag"], (await changed.json())["language"]) == (200, '"2"', "en")
    assert (await agent.patch(path, {"name": "x"}, headers={"If-Match": '"1"'})).status == 412
    assert (await agent.patch(path, {"is_blocked": True})).status == 422
    assert (await (await agent.put(f"{path}/block")).json())["is_blocked"] is True
    assert (await (await agent.delete(f"{path}/block")).json())["is_blocked"] is False
    assert (await seller.put(f"{path}/block")).status == 403


async def test_somebody_to_write_to(sign_in: SignIn, app_context: AppContext):
    async with app_context.database.write() as session:
        for number in range(3):
            await make_contact(session, f"Nok {number}", email=f"nok{number}@x.example")
        await make_contact(session, "Bank", email="bank@x.example")
    agent = await sign_in(Role.AGENT)
    first = await (await agent.get("/contacts", params={"q": "nok", "limit": "2"})).json()
    rest = await (await agent.get("/contacts", params={"q": "nok", "cursor": first["next_cursor"]})).json()
    assert [one["name"] for one in first["items"] + rest["items"]] == ["Nok 2", "Nok 1", "Nok 0"]
