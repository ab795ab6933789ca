"""Merging, splitting, links and parents over HTTP."""

from uuid import UUID

from core.staff.principal import Role
from tests.factories import channels, desk
from tests.web.conftest import SignIn
from ticketing.chats.models import Chat


async def _case(app_context, *, messages: int = 2, **fields) -> tuple[str, list[str]]:
    async with app_context.database.write() as session:
        mailbox = await channels.make_mailbox(session, f"{fields.get('subject', 'help')}@shop.example")
        contact = fields.pop("contact", None) or await desk.make_contact(session)
        ticket = await desk.make_ticket(session, contact=contact, **fields)
        thread = await channels.make_conversation(session, ticket, mailbox)
        found = [
            await desk.make_message(session, ticket, f"ข้อความ {number}", conversation_id=thread.id)
            for number in range(messages)
        ]
    return str(ticket.id), [str(one.id) for one in found]


async def test_merge_with_its_warnings_and_its_way_back(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT, name="นก")
    (one, ones), (two, twos) = await _case(app_context, subject="one"), await _case(app_context, subject="two")

    [checked] = (await (await agent.get(f"/tickets/{two}/merge?from_id={one}")).json())["items"]
    assert (checked["problems"], checked["warnings"]) == ([], ["different_contact"])
    refused = await agent.post(f"/tickets/{two}/merge", {"from_ids": [one]})
    problem = await refused.json()
    assert (refused.status, problem["code"]) == (409, "merge_problems")
    assert problem["data"]["problems"][0]["codes"] == ["different_contact"]

    done = await (await agent.post(f"/tickets/{two}/merge", {"from_ids": [one], "allow_other_contact": True})).json()
    detail = await (await agent.get(f"/tickets/{two}")).json()
    assert {message["id"] for message in detail["messages"]} == {*ones, *twos}
    gone = (await (await agent.get(f"/tickets/{one}")).json())["ticket"]
    assert gone["merged_into"] == {"id": two, "number": done["number"]}
    assert (gone["permissions"], gone["status"]) == (["unmerge"], "closed")
    assert (await (await agent.patch(f"/tickets/{one}", {"priority": "high"})).json())["code"] == "ticket_merged"

    relations = await (await agent.get(f"/tickets/{two}/relations")).json()
    assert [other["id"] for other in relations["merged"]] == [one]
    [operation] = (await (await agent.get(f"/tickets/{one}/operations")).json())["items"]
    assert (operation["id"], operation["kind"], operation["can_undo"]) == (done["operation_ids"][0], "merge", True)
    assert operation["done_by"] == "นก"
    undone = await agent.post(f"/ticket-operations/{operation['id']}/undo")
    assert (await undone.json()) == {"ticket_id": one}
    again = await agent.post(f"/ticket-operations/{operation['id']}/undo")
    assert (await again.json())["code"] == "already_undone"
    history = (await (await agent.get(f"/tickets/{one}/events")).json())["items"]
    assert [event["type"] for event in history] == ["ticket.merge_undone", "ticket.merged"]


async def test_a_ticket_with_a_live_talk_is_not_merged_away(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    (one, _), (two, _) = await _case(app_context, subject="one"), await _case(app_context, subject="two")
    async with app_context.database.write() as session:
        ticket = await desk.make_ticket(session)
        mailbox = await channels.make_mailbox(session, "chat@shop.example")
        thread = await channels.make_conversation(session, ticket, mailbox)
        session.add(
            Chat(
                id=thread.id,
                open_key=thread.id,
                conversation_id=thread.id,
                ticket_id=UUID(one),
                channel_account_id=mailbox.id,
                state="waiting",
                declined_by=[],
                started_at=desk.START,
                last_visitor_at=desk.START,
            )
        )
    body = {"from_ids": [one], "allow_other_contact": True}
    refused = await (await agent.post(f"/tickets/{two}/merge", body)).json()
    assert refused["data"]["problems"][0]["codes"] == ["live_talk"]
    assert (await agent.post(f"/tickets/{one}/merge", {**body, "from_ids": [two]})).status == 200


async def test_split_and_move(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    (one, ones), (two, _) = await _case(app_context, subject="one", messages=3), await _case(app_context, subject="two")
    split = await agent.post(f"/tickets/{one}/split", {"message_ids": [ones[2]], "subject": "ใบกำกับภาษี"})
    assert split.status == 201
    made = await split.json()
    detail = await (await agent.get(f"/tickets/{made['ticket_id']}")).json()
    assert (detail["ticket"]["subject"], [message["id"] for message in detail["messages"]]) == ("ใบกำกับภาษี", [ones[2]])
    assert detail["ticket"]["linked"][0]["relation"] == "split_from"
    moved = await agent.post(f"/tickets/{one}/move", {"message_ids": [ones[1]], "to_id": two})
    assert (await moved.json())["ticket_id"] == two
    empty = await agent.post(f"/tickets/{one}/split", {"message_ids": [ones[0]], "subject": "x"})
    assert (await empty.json())["code"] == "nothing_left"
    for done in (await moved.json(), made):
        assert (await agent.post(f"/ticket-operations/{done['operation_id']}/undo")).status == 200
    back = await (await agent.get(f"/tickets/{one}")).json()
    assert [message["id"] for message in back["messages"]] == ones


async def test_links_come_and_go(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    (one, _), (two, _) = await _case(app_context, subject="one"), await _case(app_context, subject="two")
    linked = await (await agent.put(f"/tickets/{one}/links/{two}", {"kind": "blocks"})).json()
    assert [(other["id"], other["relation"]) for other in linked["linked"]] == [(two, "blocks")]
    other = (await (await agent.get(f"/tickets/{two}")).json())["ticket"]
    assert [(each["id"], each["relation"]) for each in other["linked"]] == [(one, "blocked_by")]
    for kind in ("follow_up", "copy"):
        refused = await agent.put(f"/tickets/{one}/links/{two}", {"kind": kind})
        assert (refused.status, (await refused.json())["code"]) == (422, "link_not_choosable")
    assert (await (await agent.put(f"/tickets/{one}/links/{one}", {"kind": "related"})).json())["code"] == "same_ticket"
    untied = await (await agent.delete(f"/tickets/{two}/links/{one}?kind=blocks")).json()
    assert untied["linked"] == []
    assert (await agent.delete(f"/tickets/{two}/links/{one}?kind=blocks")).status == 404
    history = (await (await agent.get(f"/tickets/{two}/events")).json())["items"]
    assert [(event["type"], event["data"]["points"]) for event in history] == [
        ("ticket.unlinked", False),
        ("ticket.linked", False),
    ]


async def test_parents_children_and_solving_them_together(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    one, two, three = [(await _case(app_context, subject=name))[0] for name in ("one", "two", "three")]
    for child, parent in ((two, one), (three, one)):
        assert (await agent.put(f"/tickets/{child}/parent", {"parent_id": parent})).status == 200
    relations = await (await agent.get(f"/tickets/{one}/relations")).json()
    assert [child["id"] for child in relations["children"]] == [two, three]
    assert (await (await agent.get(f"/tickets/{two}/relations")).json())["parent"]["id"] == one
    circle = await agent.put(f"/tickets/{one}/parent", {"parent_id": two})
    assert (circle.status, (await circle.json())["code"]) == (409, "family_circle")
    assert (await (await agent.put(f"/tickets/{one}/parent", {"parent_id": one})).json())["code"] == "family_circle"
    assert (await (await agent.post(f"/tickets/{one}/children/solve")).json()) == {"count": 2, "left": []}
    solved = await (await agent.get(f"/tickets/{one}/relations")).json()
    assert [child["status"] for child in solved["children"]] == ["solved", "solved"]
    assert (await agent.put(f"/tickets/{three}/parent", {"parent_id": None})).status == 200
    history = (await (await agent.get(f"/tickets/{one}/events")).json())["items"]
    assert [event["data"]["change"] for event in history] == ["removed", "added", "added"]


async def test_a_merged_parent_hands_its_children_on(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    async with app_context.database.write() as session:
        contact = await desk.make_contact(session)
    parent, child, other = [
        (await _case(app_context, subject=name, contact=contact))[0] for name in ("one", "two", "three")
    ]
    await agent.put(f"/tickets/{child}/parent", {"parent_id": parent})
    merged = await (await agent.post(f"/tickets/{other}/merge", {"from_ids": [parent]})).json()
    assert (await (await agent.get(f"/tickets/{child}/relations")).json())["parent"]["id"] == other
    await agent.post(f"/ticket-operations/{merged['operation_ids'][0]}/undo")
    assert (await (await agent.get(f"/tickets/{child}/relations")).json())["parent"]["id"] == parent
    await agent.post(f"/tickets/{child}/merge", {"from_ids": [parent]})
    alone = await (await agent.get(f"/tickets/{child}/relations")).json()
    assert (alone["parent"], alone["children"]) == (None, []), "a case is never its own parent"


async def test_a_changed_subject_can_be_settled(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    async with app_context.database.write() as session:
        ticket = await desk.make_ticket(session)
        message = await desk.make_message(session, ticket, subject_changed=True)
    [shown] = (await (await agent.get(f"/tickets/{ticket.id}")).json())["messages"]
    assert shown["subject_changed"] is True
    for _ in range(2):
        assert (await agent.delete(f"/messages/{message.id}/subject-change")).status == 204
    [shown] = (await (await agent.get(f"/tickets/{ticket.id}")).json())["messages"]
    assert shown["subject_changed"] is False
    history = (await (await agent.get(f"/tickets/{ticket.id}/events")).json())["items"]
    assert [event["type"] for event in history] == ["message.subject_kept"]


async def test_what_cannot_be_seen_cannot_be_touched(app_context, sign_in: SignIn):
    async with app_context.database.write() as session:
        team = await desk.make_team(session)
    hidden, hidden_messages = await _case(app_context, subject="one", team=team)
    mine, _ = await _case(app_context, subject="two")
    agent = await sign_in(Role.AGENT)
    admin = await sign_in(Role.ADMIN)
    body = {"from_ids": [hidden], "allow_other_contact": True}
    assert (await agent.post(f"/tickets/{mine}/merge", body)).status == 404
    assert (await agent.get(f"/tickets/{mine}/merge?from_id={hidden}")).status == 404
    assert (await agent.put(f"/tickets/{mine}/links/{hidden}", {"kind": "related"})).status == 404
    assert (await agent.put(f"/tickets/{mine}/parent", {"parent_id": hidden})).status == 404
    assert (await agent.get(f"/tickets/{hidden}/relations")).status == 404
    assert (await agent.get(f"/tickets/{hidden}/operations")).status == 404
    assert (await agent.delete(f"/messages/{hidden_messages[0]}/subject-change")).status == 404
    split = await (
        await admin.post(f"/tickets/{hidden}/split", {"message_ids": hidden_messages[:1], "subject": "x"})
    ).json()
    assert (await agent.post(f"/ticket-operations/{split['operation_id']}/undo")).status == 404
    sales = await sign_in(Role.SALES)
    assert (await sales.post(f"/tickets/{mine}/merge", body)).status == 403
