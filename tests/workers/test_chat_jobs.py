"""The jobs of live talk: the look round, and what web nodes are told about queues and read marks."""

import asyncio
from datetime import timedelta

import pytest

from core import clock, ids
from core.context import AppContext
from core.jobs import Nudge
from core.realtime import SIGNALS
from core.staff.models import Presence
from core.staff.principal import Role
from tests.channels.webchat.widgets import KeptNudges
from tests.factories import desk
from tests.factories.chats import make_chat, make_chat_ticket
from tests.factories.contexts import make_context
from ticketing.chats import service
from ticketing.chats.models import Chat
from ticketing.tickets.read_marks import mark_read
from workers.jobs import chats
from workers.pollers.mailbox import MailboxPoller
from workers.registry import build_jobs
from workers.schedule import SWEEPS


@pytest.fixture
def app(database, tmp_path) -> AppContext:
    return make_context(database, tmp_path)


@pytest.fixture
async def talk(app: AppContext):
    """A waiting talk of a team in which one person is at work."""
    async with app.database.write() as session:
        team = await desk.make_team(session)
        nok = await desk.make_principal(session, Role.AGENT, name="นก", teams=[team])
        until = clock.utc_now() + timedelta(hours=1)
        session.add(Presence(connection_id=ids.new_id(), user_id=nok.user_id, node="test", expires_at=until))
        ticket = await desk.make_ticket(session, team=team, last_message_at=clock.utc_now())
        chat = await make_chat(session, ticket)
        await make_chat_ticket(session, ticket, chat)
        message = await desk.make_message(session, ticket)
    return nok, chat, message


async def heard_from(app: AppContext, job, key: str) -> list[dict]:
    heard: list[dict] = []
    told = asyncio.Event()

    async def listen(channel: str, envelope: dict) -> None:
        assert channel == SIGNALS
        heard.append(envelope)
        told.set()

    async with app.realtime.listening(listen):
        await job(app, key)
        if key:
            async with asyncio.timeout(10):
                await told.wait()
    return heard


async def test_the_look_round_rings_and_then_rests(app, talk):
    nok, chat, _ = talk
    await chats.run(app)
    async with app.database.read() as session:
        row = await session.get_one(Chat, chat.id)
    assert (row.state, row.offered_to) == ("ringing", nok.user_id)
    await chats.run(app)
    async with app.database.read() as session:
        assert (await session.get_one(Chat, chat.id)).version == row.version


async def test_a_turn_of_the_queue_is_told_to_its_widget(app, talk):
    nok, chat, _ = talk
    kept = app.database.jobs = KeptNudges()
    async with app.database.write() as session:
        await service.accept(session, nok, chat.id)
    nudge = Nudge("chat_queue", str(chat.channel_account_id))
    assert nudge in kept.nudges
    assert await heard_from(app, chats.tell_queue, nudge.key) == [
        {"kind": "chat_queue", "account_id": str(chat.channel_account_id)}
    ]
    assert await heard_from(app, chats.tell_queue, "") == []


async def test_who_talks_with_the_visitor_shows_that_he_has_read_and_a_supervisor_does_not(app, talk):
    nok, chat, message = talk
    async with app.database.write() as session:
        boss = await desk.make_principal(session, Role.SUPERVISOR, name="หัวหน้า")
        await service.accept(session, nok, chat.id)
    kept = app.database.jobs = KeptNudges()
    async with app.database.write() as session:
        await mark_read(session, boss, chat.ticket_id, message.id)
    nudge = Nudge("agent_read", str(chat.ticket_id))
    assert nudge not in kept.nudges
    async with app.database.write() as session:
        await mark_read(session, nok, chat.ticket_id, message.id)
    assert nudge in kept.nudges
    assert await heard_from(app, chats.tell_read, nudge.key) == [
        {"kind": "agent_read", "ticket_id": str(chat.ticket_id)}
    ]


def test_the_look_round_is_on_the_schedule():
    assert [sweep.seconds for sweep in SWEEPS if sweep.nudge == Nudge("chats")] == [2]
    assert {"chats", "chat_queue", "agent_read"} <= build_jobs(MailboxPoller()).keys()
