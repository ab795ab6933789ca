"""Live talks over the API: lists, verbs, the queue, wrap-up codes, and who is behind a talk."""

from datetime import timedelta
from uuid import UUID

import pytest

from core import clock, ids
from core.context import AppContext
from core.staff.models import Presence, TeamMember
from core.staff.principal import Role
from crm_link.customers.models import Identity
from tests.factories import desk
from tests.factories.chats import make_chat, make_chat_ticket
from tests.web.conftest import Caller, SignIn
from ticketing.chats.models import Chat
from ticketing.conversations.models import Conversation, ConversationParticipant


@pytest.fixture
async def team(app_context: AppContext):
    async with app_context.database.write() as session:
        return await desk.make_team(session, "แชท")


@pytest.fixture
async def nok(sign_in: SignIn, app_context: AppContext, team) -> Caller:
    return await _agent(sign_in, app_context, team, "นก")


@pytest.fixture
async def ton(sign_in: SignIn, app_context: AppContext, team) -> Caller:
    return await _agent(sign_in, app_context, team, "ต้น")


async def _agent(sign_in: SignIn, context: AppContext, team, name: str) -> Caller:
    """An agent of the team who is at work."""
    caller = await sign_in(Role.AGENT, name=name)
    async with context.database.write() as session:
        session.add(TeamMember(team_id=team.id, user_id=caller.user_id))
        until = clock.utc_now() + timedelta(hours=1)
        session.add(Presence(connection_id=ids.new_id(), user_id=caller.user_id, node="test", expires_at=until))
    return caller


async def _talk(context: AppContext, team, **fields) -> Chat:
    async with context.database.write() as session:
        ticket = await desk.make_ticket(session, team=team, subject="แอมป์", last_message_at=clock.utc_now())
        chat = await make_chat(session, ticket, **fields)
        await make_chat_ticket(session, ticket, chat)
        return chat


async def test_a_talk_from_ringing_to_wrapped_up(app_context, sign_in, team, nok: Caller, ton: Caller):
    chat = await _talk(app_context, team, state="ringing", offered_to=nok.user_id, offered_at=clock.utc_now())
    admin = await sign_in(Role.ADMIN)
    codes = {"codes": [{"code": "sold", "name_th": "ขายได้", "name_en": "Sold"}]}
    assert (await nok.put("/wrap-up-codes", codes)).status == 403
    assert (await admin.put("/wrap-up-codes", codes)).status == 200
    [code] = (await (await nok.get("/wrap-up-codes")).json())["items"]
    assert code == {"code": "sold", "name_th": "ขายได้", "name_en": "Sold", "is_enabled": True}

    [ringing] = (await (await nok.get("/chats", params={"state": "ringing", "mine": "true"})).json())["items"]
    assert (ringing["id"], ringing["offered_to"]["name"], ringing["subject"]) == (str(chat.id), "นก", "แอมป์")
    assert ringing["rings_until"] > ringing["offered_at"]
    assert (await (await ton.get("/chats", params={"mine": "true"})).json())["items"] == []

    taken = await (await nok.post(f"/chats/{chat.id}/accept")).json()
    assert (taken["state"], taken["agent"]["name"], taken["offered_to"]) == ("active", "นก", None)
    refused = await ton.post(f"/chats/{chat.id}/accept")
    assert refused.status == 409
    problem = await refused.json()
    assert (problem["code"], problem["data"]["user"]) == ("chat_taken", {"id": str(nok.user_id), "name": "นก"})

    handed = await nok.post(f"/chats/{chat.id}/transfer", {"to_user_id": str(ton.user_id), "note": "ถามเรื่องหม้อแปลง"})
    assert (await handed.json())["offered_to"]["name"] == "ต้น"
    assert (await (await ton.post(f"/chats/{chat.id}/accept")).json())["agent"]["name"] == "ต้น"
    ended = await (await ton.post(f"/chats/{chat.id}/end")).json()
    assert (ended["state"], ended["outcome"], ended["ended_by"]) == ("ended", "answered", "agent")
    wrapped = await ton.post(f"/chats/{chat.id}/wrap-up", {"code": "sold", "note": "สองตัว", "solve": True})
    assert (await wrapped.json())["wrap_up_code"] == "sold"
    unknown = await ton.post(f"/chats/{chat.id}/wrap-up", {"code": "lost", "note": "", "solve": False})
    assert (unknown.status, (await unknown.json())["code"]) == (422, "unknown_wrap_up_code")

    detail = await (await ton.get(f"/tickets/{chat.ticket_id}")).json()
    assert (detail["chat"]["id"], detail["ticket"]["chat_state"], detail["ticket"]["status"]) == (
        str(chat.id), None, "solved"
    )  # fmt: skip
    assert [message["text"] for message in detail["messages"]] == ["ถามเรื่องหม้อแปลง"]
    history = await (await ton.get(f"/tickets/{chat.ticket_id}/events")).json()
    told = [item["type"] for item in reversed(history["items"]) if item["type"].startswith("chat.")]
    assert told == [
        "chat.accepted", "chat.transferred", "chat.offered", "chat.accepted", "chat.ended", "chat.wrapped_up"
    ]  # fmt: skip


async def test_declining_hands_it_to_the_next(app_context, team, nok: Caller, ton: Caller):
    chat = await _talk(app_context, team, state="ringing", offered_to=nok.user_id, offered_at=clock.utc_now())
    declined = await (await nok.post(f"/chats/{chat.id}/decline")).json()
    assert (declined["state"], declined["offered_to"]["name"]) == ("ringing", "ต้น")


async def test_lists_say_which_tickets_talk(app_context, team, nok: Caller):
    chat = await _talk(app_context, team)
    [item] = (await (await nok.get("/tickets")).json())["items"]
    assert (item["id"], item["chat_state"]) == (str(chat.ticket_id), "waiting")
    changed = await (await nok.patch(f"/tickets/{chat.ticket_id}", {"priority": "high"})).json()
    assert changed["chat_state"] == "waiting"


async def test_only_those_who_lead_watch_the_queue(app_context, sign_in, team, nok: Caller):
    chat = await _talk(app_context, team)
    assert (await nok.get("/chats/queue")).status == 403
    supervisor = await sign_in(Role.SUPERVISOR)
    queue = await (await supervisor.get("/chats/queue")).json()
    assert ([one["id"] for one in queue["waiting"]], queue["waiting_count"], queue["active_count"]) == (
        [str(chat.id)], 1, 0
    )  # fmt: skip
    assert [(one["user"]["name"], one["talks"]) for one in queue["agents"]] == [("นก", 0)]
    assert [(one["team"]["name"], one["waiting"]) for one in queue["teams"]] == [("แชท", 1)]


async def test_who_is_behind_a_talk_and_blocking_him(app_context, team, nok: Caller):
    chat = await _talk(app_context, team)
    async with app_context.database.write() as session:
        conversation = await session.get_one(Conversation, chat.conversation_id)
        visitor_id = conversation.thread_key
        identity = Identity(
            id=ids.new_id(), kind="webchat", scope=str(chat.channel_account_id), external_id=visitor_id,
            created_at=desk.START,
        )  # fmt: skip
        session.add(identity)
        await session.flush()
        session.add(ConversationParticipant(conversation_id=conversation.id, identity_id=identity.id, role="sender"))
    found = await (await nok.get(f"/tickets/{chat.ticket_id}/visitor")).json()
    visitor = found["visitor"]
    assert (visitor["id"], visitor["email"], visitor["is_verified"]) == (visitor_id, "somchai@example.test", False)
    assert (visitor["is_here"], visitor["is_blocked"], found["pages"], found["chat"]["id"]) == (
        True, False, [], str(chat.id)
    )  # fmt: skip
    for verb, is_blocked in (("block", True), ("unblock", False)):
        assert (await nok.post(f"/visitors/{visitor_id}/{verb}")).status == 204
        again = await (await nok.get(f"/tickets/{chat.ticket_id}/visitor")).json()
        assert again["visitor"]["is_blocked"] is is_blocked
        async with app_context.database.read() as session:
            assert (await session.get_one(Identity, identity.id)).is_blocked is is_blocked
    assert (await nok.post(f"/visitors/{UUID(int=5)}/block")).status == 404


async def test_a_mail_has_no_visitor(app_context, team, nok: Caller):
    async with app_context.database.write() as session:
        ticket = await desk.make_ticket(session, team=team)
    found = await nok.get(f"/tickets/{ticket.id}/visitor")
    assert await found.json() == {"visitor": None, "pages": [], "chat": None}


async def test_codes_are_kept_in_their_order_and_each_once(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    one, two = [{"code": code, "name_th": code, "name_en": code} for code in ("one", "two")]
    await admin.put("/wrap-up-codes", {"codes": [two, one | {"is_enabled": False}]})
    items = (await (await admin.get("/wrap-up-codes")).json())["items"]
    assert [(item["code"], item["is_enabled"]) for item in items] == [("two", True), ("one", False)]
    twice = await admin.put("/wrap-up-codes", {"codes": [one, one]})
    assert (twice.status, (await twice.json())["code"]) == (422, "code_twice")
    assert (await admin.put("/wrap-up-codes", {"codes": [one | {"code": "Not A Code"}]})).status == 422
