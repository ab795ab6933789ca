"""The search box over HTTP."""

from core.staff.principal import Role
from tests.factories import desk
from tests.factories.indexed import index
from tests.web.conftest import SignIn


async def test_what_the_search_box_gets(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    async with app_context.database.write() as session:
        customer = await desk.make_contact(session, "สมชาย", email="somchai@shop.example")
        ticket = await desk.make_ticket(session, subject="ลำโพงเสีย", contact=customer)
        await index(session, customer, ticket, await desk.make_message(session, ticket, "ลำโพงไม่มีเสียง"))
    answer = await agent.get("/search", params={"q": "ลำโพง"})
    [hit] = (await answer.json())["items"]
    assert (hit["kind"], hit["id"], hit["number"], hit["status"]) == ("ticket", str(ticket.id), ticket.number, "open")
    assert (hit["title"], hit["snippet"]) == ("\x02ลำโพง\x03เสีย", "\x02ลำโพง\x03ไม่มีเสียง")
    [contact] = (await (await agent.get("/search", params={"q": "somchai@shop.example"})).json())["items"][:1]
    assert (contact["kind"], contact["title"], contact["number"]) == ("contact", "สมชาย", None)
    assert (await (await agent.get("/search", params={"q": " "})).json())["items"] == []
    assert (await agent.get("/search")).status == 422
    assert (await agent.get("/search", params={"q": "x", "cursor": "nonsense"})).status == 422
