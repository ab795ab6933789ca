"""The socket: who hears what, nothing missed, nobody left in who may no longer be there."""

import asyncio

import pytest
from aiohttp import DummyCookieJar, WSCloseCode, WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from core import ids
from core.events.base import NewEvent, audience
from core.events.facts.ticket import MessageReceived
from core.events.log import record_events
from core.staff.changes import tell_about_user
from core.staff.models import Presence, TeamMember, User
from core.staff.principal import Role
from tests.factories import desk
from tests.support.eventually import eventually
from tests.web.conftest import Caller
from web.app import build_app
from web.openapi import API_BASE


async def say_received(app_context, ticket, text="สวัสดี"):
    """A customer's message on a ticket, with its event."""
    async with app_context.database.write() as session:
        ticket = await session.get_one(type(ticket), ticket.id)
        message = await desk.make_message(session, ticket, text)
        ticket.version += 1
        fact = MessageReceived(
            number=ticket.number, status=ticket.status, priority=ticket.priority, owner_id=ticket.owner_id,
            team_id=ticket.team_id, message_id=message.id,
        )  # fmt: skip
        heard_by = audience([ticket.team_id], [ticket.owner_id], everyone=ticket.team_id is None)
        event = NewEvent(fact, "ticket", ticket.id, ticket.version, audience=heard_by, ticket_id=ticket.id)
        await record_events(session, [event])


@pytest.fixture
async def ticket(app_context):
    async with app_context.database.write() as session:
        return await desk.make_ticket(session)


async def test_what_happens_is_told_at_once_with_its_first_words(app_context, sign_in, connect, relay, ticket):
    socket = await connect(await sign_in(Role.AGENT))
    await say_received(app_context, ticket, "เครื่องเปิดไม่ติด")
    seq = await relay()
    told = await socket.hear_until("events")
    assert [(item["seq"], item["type"], item["ticket_id"]) for item in told["items"]] == [
        (seq, "message.received", str(ticket.id))
    ]
    assert told["items"][0]["data"]["snippet"] == "เครื่องเปิดไม่ติด"
    assert told["items"][0]["data"]["number"] == ticket.number


async def test_a_lost_envelope_loses_no_event(app_context, sign_in, connect, relay, ticket):
    socket = await connect(await sign_in(Role.AGENT))
    await say_received(app_context, ticket)
    realtime, app_context_publish = app_context.realtime, app_context.realtime.publish

    async def lost(_channel, _envelope):
        return None

    realtime.publish = lost
    await relay()
    realtime.publish = app_context_publish
    await say_received(app_context, ticket)
    await relay()
    seqs: list[int] = []
    while len(seqs) < 2:
        seqs += [item["seq"] for item in (await socket.hear_until("events"))["items"]]
    assert seqs == sorted(seqs)
    assert seqs[1] - seqs[0] == 1


async def test_a_desk_that_comes_back_gets_the_rest_and_nothing_twice(app_context, sign_in, connect, relay, ticket):
    me = await sign_in(Role.AGENT)
    await say_received(app_context, ticket)
    first = await relay()
    for _ in range(3):
        await say_received(app_context, ticket)
    last = await relay()
    socket = await connect(me, since=first)
    assert socket.told[0]["seq"] <= last
    seqs: list[int] = []
    while not seqs or seqs[-1] < last:
        seqs += [item["seq"] for item in (await socket.hear_until("events"))["items"]]
    assert seqs == list(range(first + 1, last + 1))


async def test_a_desk_that_was_away_too_long_reads_everything_again(app_context, sign_in, connect, relay, ticket):
    me = await sign_in(Role.AGENT)
    watcher = await connect(me)
    start = watcher.told[0]["seq"]
    async with app_context.database.write() as session:
        events = [
            NewEvent(
                MessageReceived(number=1, status="open", priority="normal", message_id=ids.new_id()),
                "ticket", ticket.id, version, audience=audience(everyone=True), ticket_id=ticket.id,
            )
            for version in range(1, 1003)
        ]  # fmt: skip
        await record_events(session, events)
    last = max(await relay(), await relay())
    seen = start
    while seen < last:
        told = await watcher.hear()
        seen = told["items"][-1]["seq"] if told["type"] == "events" else told.get("seq", seen)
    socket = await connect(me, since=start)
    told = await socket.hear_until("refetch")
    assert told["seq"] == last
    stranger_to_us = await connect(me, since=last + 10_000)
    assert (await stranger_to_us.hear_until("refetch"))["seq"] == last


async def test_each_role_hears_what_its_gate_lets_through(app_context, sign_in, connect, relay):
    async with app_context.database.write() as session:
        team = await desk.make_team(session)
        theirs = await desk.make_ticket(session, team=team)
        everyones = await desk.make_ticket(session)
        hidden = await desk.make_ticket(session, status="spam")
    outsider, supervisor = await sign_in(Role.AGENT), await sign_in(Role.SUPERVISOR)
    sales, member = await sign_in(Role.SALES), await sign_in(Role.AGENT)
    async with app_context.database.write() as session:
        session.add(TeamMember(team_id=team.id, user_id=member.user_id))
    sockets = {name: await connect(who) for name, who in
               {"outsider": outsider, "supervisor": supervisor, "sales": sales, "member": member}.items()}  # fmt: skip
    for ticket in (theirs, hidden, everyones):
        await say_received(app_context, ticket)
    last = await relay()

    heard: dict[str, list[tuple[int, str]]] = {}
    for name, socket in sockets.items():
        heard[name] = []
        while not heard[name] or heard[name][-1][0] < last:
            told = await socket.hear_until("events")
            heard[name] += [(item["seq"], item["ticket_id"]) for item in told["items"]]
    tickets = {name: {ticket_id for _, ticket_id in items} for name, items in heard.items()}
    assert tickets["supervisor"] == {str(theirs.id), str(everyones.id), str(hidden.id)}
    assert tickets["member"] == {str(theirs.id), str(everyones.id), str(hidden.id)}
    assert tickets["outsider"] == {str(everyones.id), str(hidden.id)}
    assert tickets["sales"] == {str(theirs.id), str(everyones.id)}


async def test_own_affairs_go_to_nobody_else(app_context, sign_in, connect, relay):
    me, boss = await sign_in(Role.AGENT), await sign_in(Role.ADMIN)
    async with app_context.database.write() as session:
        ticket = await desk.make_ticket(session)
    mine, his = await connect(me), await connect(boss)
    saved = await me.put(f"/tickets/{ticket.id}/drafts/note", {"text": "ความลับ"})
    assert saved.status == 200
    await relay()
    assert (await mine.hear_until("events"))["items"][0]["type"] == "draft.changed"
    assert await his.event_types_until_pong() == []


async def test_signing_out_ends_the_sockets_of_that_browser(sign_in, connect):
    me = await sign_in(Role.AGENT)
    socket = await connect(me)
    assert (await me.delete("/session")).status == 204
    await socket.hear_until("signed_out")
    closed = await socket.ws.receive(timeout=15)
    assert (closed.type, closed.data) == (WSMsgType.CLOSE, 4401)


async def test_a_person_who_may_no_longer_work_here_is_shown_out(app_context, sign_in, connect, relay):
    me = await sign_in(Role.AGENT)
    socket = await connect(me)
    async with app_context.database.write() as session:
        user = await session.get_one(User, me.user_id)
        user.is_active = False
        await tell_about_user(session, user, None, "", ["is_active"])
    await relay()
    await socket.hear_until("signed_out")
    assert (await socket.ws.receive(timeout=15)).data == 4401


async def test_another_role_sees_another_world_from_the_next_event_on(app_context, sign_in, connect, relay):
    async with app_context.database.write() as session:
        team = await desk.make_team(session)
        ticket = await desk.make_ticket(session, team=team)
    me = await sign_in(Role.SUPERVISOR)
    socket = await connect(me)
    async with app_context.database.write() as session:
        user = await session.get_one(User, me.user_id)
        user.role = Role.AGENT.value
        await tell_about_user(session, user, None, "", ["role"])
    await say_received(app_context, ticket)
    await relay()
    await socket.hear_until("refetch")
    types = [item["type"] for told in socket.told for item in told.get("items", ())]
    assert "message.received" not in types + await socket.event_types_until_pong()


async def test_presence_follows_open_desks(app_context, sign_in, connect):
    nok, ton = await sign_in(Role.AGENT, "นก"), await sign_in(Role.AGENT, "ต้น")
    watching = await connect(nok)
    arriving = await connect(ton)

    def stands(availability):
        return lambda told: {"id": str(ton.user_id), "availability": availability} in told["users"]

    await watching.hear_until("presence", stands("online"))
    people = await (await nok.get("/presence")).json()
    assert {"id": str(ton.user_id), "availability": "online"} in people["users"]
    await arriving.ws.close()
    await watching.hear_until("presence", stands("offline"))

    async def rows_gone():
        async with app_context.database.read() as session:
            users = set((await session.execute(select(Presence.user_id))).scalars())
        return ton.user_id not in users and nok.user_id in users

    await eventually(rows_gone)


async def test_colleagues_see_who_is_replying(sign_in, connect, ticket):
    nok, ton = await sign_in(Role.AGENT, "นก"), await sign_in(Role.AGENT, "ต้น")
    watching, typing = await connect(nok), await connect(ton)
    await watching.say(type="focus", ticket_id=str(ticket.id))
    await watching.hear_until("viewers", lambda told: len(told["users"]) == 1)
    await typing.say(type="typing", ticket_id=str(ticket.id), activity="replying")
    told = await watching.hear_until("viewers", lambda told: len(told["users"]) == 2)
    assert {"id": str(ton.user_id), "name": "ต้น", "activity": "replying"} in told["users"]
    await typing.ws.close()
    assert await watching.hear_until("viewers", lambda told: len(told["users"]) == 1)


async def test_nobody_is_shown_on_a_ticket_he_may_not_see(app_context, sign_in, connect):
    async with app_context.database.write() as session:
        team = await desk.make_team(session)
        ticket = await desk.make_ticket(session, team=team)
    supervisor, outsider = await sign_in(Role.SUPERVISOR), await sign_in(Role.AGENT)
    watching, sneaking = await connect(supervisor), await connect(outsider)
    await watching.say(type="focus", ticket_id=str(ticket.id))
    await sneaking.say(type="focus", ticket_id=str(ticket.id))
    await sneaking.say(type="typing", ticket_id=str(ticket.id), activity="noting")
    assert await sneaking.event_types_until_pong() == []
    assert all(told["type"] != "viewers" for told in sneaking.told)
    await watching.say(type="typing", ticket_id=str(ticket.id), activity="noting")
    told = await watching.hear_until("viewers", lambda told: [user["activity"] for user in told["users"]] == ["noting"])
    assert [user["id"] for user in told["users"]] == [str(supervisor.user_id)]
    assert all(str(outsider.user_id) not in str(one) for one in watching.told if one["type"] == "viewers")


@pytest.mark.parametrize("nonsense", ["", "null", '{"type":"hello"', '{"type":"dance"}', '{"type":"hello","since":-1}'])
async def test_nonsense_ends_the_socket_and_nothing_else(sign_in, connect, nonsense):
    me = await sign_in(Role.AGENT)
    socket = await connect(me, hello=False)
    await socket.ws.send_str(nonsense)
    assert (await socket.ws.receive(timeout=15)).data == 4400
    assert (await connect(me)).told[0]["type"] == "welcome"


async def test_strangers_and_other_sites_stay_outside(sign_in, stranger: Caller):
    me = await sign_in(Role.AGENT)
    with pytest.raises(WSServerHandshakeError) as refused:
        await stranger.client.ws_connect(f"{API_BASE}/realtime")
    assert refused.value.status == 401
    with pytest.raises(WSServerHandshakeError) as refused:
        await stranger.client.ws_connect(
            f"{API_BASE}/realtime",
            headers={"Cookie": f"sawasdesk_session={me.cookie}", "Origin": "https://evil.example"},
        )
    assert refused.value.status == 403


async def test_a_flood_of_words_ends_the_socket(sign_in, connect):
    socket = await connect(await sign_in(Role.AGENT))
    for _ in range(200):
        await socket.say(type="ping")
    while (message := await socket.ws.receive(timeout=15)).type is WSMsgType.TEXT:
        continue
    assert message.data == WSCloseCode.POLICY_VIOLATION


async def test_nodes_tell_each_other(app_context, sign_in, connect, relay, ticket):
    """Two applications over the same database and the same broker are two web nodes."""
    nok, ton = await sign_in(Role.AGENT, "นก"), await sign_in(Role.AGENT, "ต้น")
    here = await connect(nok)
    async with TestClient(TestServer(build_app(app_context)), cookie_jar=DummyCookieJar()) as client:
        elsewhere = Caller(client, ton.user_id, ton.cookie, ton.csrf_token)
        there = await connect(elsewhere)
        stands = {"id": str(ton.user_id), "availability": "online"}
        await here.hear_until("presence", lambda told: stands in told["users"])
        await here.say(type="focus", ticket_id=str(ticket.id))
        await there.say(type="typing", ticket_id=str(ticket.id), activity="replying")
        told = await here.hear_until("viewers", lambda told: len(told["users"]) == 2)
        assert {"id": str(ton.user_id), "name": "ต้น", "activity": "replying"} in told["users"]
        await say_received(app_context, ticket)
        seq = await relay()
        for socket in (here, there):
            assert (await socket.hear_until("events"))["items"][-1]["seq"] == seq
        assert (await ton.delete("/session")).status == 204
        await there.hear_until("signed_out")
        assert (await there.ws.receive(timeout=15)).data == 4401


async def test_a_node_that_stops_sends_its_desks_away_at_once(app_context, sign_in, connect):
    me = await sign_in(Role.AGENT)
    client = TestClient(TestServer(build_app(app_context)), cookie_jar=DummyCookieJar())
    await client.start_server()
    socket = await connect(Caller(client, me.user_id, me.cookie, me.csrf_token))
    stopping = asyncio.create_task(client.server.close())
    while (message := await socket.ws.receive(timeout=15)).type is WSMsgType.TEXT:
        continue
    assert message.data == WSCloseCode.GOING_AWAY
    await stopping
    await client.close()
    async with app_context.database.read() as session:
        assert (await session.execute(select(Presence).where(Presence.user_id == me.user_id))).first() is None
