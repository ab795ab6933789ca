"""The tickets' part of the API, over HTTP."""

from uuid import UUID, uuid4

from core.context import AppContext
from core.staff.principal import Role
from tests.factories import desk
from tests.support.queries import counted_queries
from tests.web.conftest import SignIn


async def make_conversation(context: AppContext, messages: int = 3, **fields) -> UUID:
    async with context.database.write() as session:
        contact = await desk.make_contact(session)
        ticket = await desk.make_ticket(session, contact=contact, **fields)
        for number in range(messages):
            direction = "outbound" if number % 2 else "inbound"
            message = await desk.make_message(session, ticket, f"ข้อความที่ {number}", direction=direction)
            if number == 0:
                await desk.make_attachment(session, message, content_id="logo@x", is_inline=True)
        return ticket.id


async def test_list_open_change_and_history(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT, name="นก")
    ticket_id = await make_conversation(app_context, subject="หูฟังเสีย")

    listed = await (await agent.get("/tickets?view=all")).json()
    [item] = listed["items"]
    assert (item["id"], item["subject"], item["is_unread"], item["has_draft"]) == (
        str(ticket_id),
        "หูฟังเสีย",
        True,
        False,
    )
    assert listed["as_of_seq"] == 0

    detail = await (await agent.get(f"/tickets/{ticket_id}")).json()
    assert [message["text"] for message in detail["messages"]] == ["ข้อความที่ 0", "ข้อความที่ 1", "ข้อความที่ 2"]
    assert detail["messages"][0]["attachments"][0]["url"].startswith("/api/v1/attachments/")
    assert detail["older_cursor"] is None
    assert detail["ticket"]["permissions"] == ["assign", "merge", "note", "reply", "spam", "status", "tag", "trash"]

    changed = await agent.patch(
        f"/tickets/{ticket_id}",
        {"owner_id": str(agent.user_id), "priority": "high", "expected": {"owner_id": None, "priority": "normal"}},
    )
    assert changed.status == 200
    assert (await changed.json())["owner"] == {
        "id": str(agent.user_id),
        "name": "นก",
        "avatar_color": (await changed.json())["owner"]["avatar_color"],
    }
    late = await agent.patch(f"/tickets/{ticket_id}", {"priority": "low", "expected": {"priority": "normal"}})
    problem = await late.json()
    assert (late.status, problem["code"], problem["data"]) == (409, "changed", {"current": {"priority": "high"}})

    events = (await (await agent.get(f"/tickets/{ticket_id}/events")).json())["items"]
    assert [event["type"] for event in events] == ["ticket.assigned", "ticket.priority_changed"]
    assert events[0]["actor"] == {"kind": "user", "id": str(agent.user_id), "name": "นก"}


async def test_older_messages_follow_the_cursor(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    ticket_id = await make_conversation(app_context, messages=57)
    detail = await (await agent.get(f"/tickets/{ticket_id}")).json()
    older = await (await agent.get(f"/tickets/{ticket_id}/messages?cursor={detail['older_cursor']}")).json()
    assert len(detail["messages"]) == 50
    texts = [message["text"] for message in detail["messages"] + older["items"]]
    assert sorted(texts) == sorted(f"ข้อความที่ {number}" for number in range(57))
    assert older["next_cursor"] is None


async def test_an_empty_patch_and_a_null_that_is_not_allowed(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    ticket_id = await make_conversation(app_context)
    assert (await agent.patch(f"/tickets/{ticket_id}", {})).status == 200
    assert (await agent.patch(f"/tickets/{ticket_id}", {"priority": None})).status == 422
    assert (await agent.patch(f"/tickets/{ticket_id}", {"status": "spam"})).status == 422
    assert (await agent.patch(f"/tickets/{ticket_id}", {"type": None})).status == 200


async def test_spam_trash_tags_and_followers(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    ticket_id = await make_conversation(app_context)
    tag = await (await agent.post("/tags", {"name": "ประกัน", "color": "teal"})).json()
    tagged = await (await agent.post(f"/tickets/{ticket_id}/tags", {"add": [tag["id"]], "remove": []})).json()
    assert tagged["tags"] == [tag]
    followed = await (await agent.put(f"/tickets/{ticket_id}/followers/{agent.user_id}")).json()
    assert [person["id"] for person in followed["followers"]] == [str(agent.user_id)]
    assert (await (await agent.delete(f"/tickets/{ticket_id}/followers/{agent.user_id}")).json())["followers"] == []

    assert (await (await agent.post(f"/tickets/{ticket_id}/spam", {"block_sender": False})).json())["status"] == "spam"
    assert (await (await agent.delete(f"/tickets/{ticket_id}/spam")).json())["status"] == "open"
    trashed = await (await agent.post(f"/tickets/{ticket_id}/trash")).json()
    assert (trashed["status"], trashed["permissions"]) == ("trash", ["restore"])
    refused = await agent.patch(f"/tickets/{ticket_id}", {"priority": "low"})
    assert (refused.status, (await refused.json())["code"]) == (409, "ticket_state")
    assert (await (await agent.delete(f"/tickets/{ticket_id}/trash")).json())["status"] == "open"


async def test_reading_and_counting(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    ticket_id = await make_conversation(app_context, messages=1)
    detail = await (await agent.get(f"/tickets/{ticket_id}")).json()
    message_id = detail["messages"][0]["id"]
    assert (detail["ticket"]["unread_count"], detail["read_message_id"]) == (1, None)
    assert (await agent.put(f"/tickets/{ticket_id}/read", {"message_id": message_id})).status == 204
    detail = await (await agent.get(f"/tickets/{ticket_id}")).json()
    assert (detail["ticket"]["is_unread"], detail["read_message_id"]) == (False, message_id)
    assert (await agent.delete(f"/tickets/{ticket_id}/read")).status == 204
    assert (await agent.put(f"/tickets/{ticket_id}/read", {"message_id": str(uuid4())})).status == 422

    counts = (await (await agent.get("/tickets/counts")).json())["counts"]
    assert (counts["all"], counts["unassigned"], counts["mine"]) == (1, 1, 0)


async def test_the_gate_over_http(app_context, sign_in: SignIn):
    agent, seller = await sign_in(Role.AGENT), await sign_in(Role.SALES)
    async with app_context.database.write() as session:
        ticket = await desk.make_ticket(session, team=await desk.make_team(session))
        message = await desk.make_message(session, ticket)
    calls: list[tuple[str, str, dict[str, object] | None]] = [
        ("GET", "", None),
        ("PATCH", "", {"priority": "low"}),
        ("POST", "/tags", {"add": [], "remove": []}),
        ("PUT", f"/followers/{agent.user_id}", None),
        ("DELETE", f"/followers/{agent.user_id}", None),
        ("POST", "/spam", {"block_sender": True}),
        ("DELETE", "/spam", None),
        ("POST", "/trash", None),
        ("DELETE", "/trash", None),
        ("PUT", "/read", {"message_id": str(message.id)}),
        ("DELETE", "/read", None),
        ("GET", "/messages", None),
        ("GET", "/events", None),
    ]
    for method, path, body in calls:
        answer = await agent.call(method, f"/tickets/{ticket.id}{path}", json=body)
        assert (answer.status, (await answer.json())["code"]) == (404, "ticket_not_found"), (method, path)
    assert (await agent.get(f"/tickets/by-number/{ticket.number}")).status == 404
    assert await (await seller.get(f"/tickets/by-number/{ticket.number}")).json() == {"id": str(ticket.id)}
    assert (await seller.get(f"/tickets/{ticket.id}")).status == 200
    assert (await seller.patch(f"/tickets/{ticket.id}", {"priority": "low"})).status == 403
    assert (await agent.get("/tickets?view=team:nonsense")).status == 422
    assert (await agent.get("/tickets?cursor=nonsense")).status == 422


async def test_opening_a_ticket_takes_a_constant_number_of_queries(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    small, large = [await make_conversation(app_context, messages=count) for count in (2, 20)]
    await agent.get(f"/tickets/{small}")
    sent = {}
    for ticket_id in (small, large):
        with counted_queries(app_context.database) as statements:
            assert (await agent.get(f"/tickets/{ticket_id}")).status == 200
        # who is asking is remembered for a few seconds and asked again then; that query says nothing about the ticket
        sent[ticket_id] = len([one for one in statements if "staff_session" not in one])
    with counted_queries(app_context.database) as statements:
        await agent.get("/tickets?view=all")
    assert sent[small] == sent[large] <= 10
    assert len(statements) <= 6
