"""What a visitor does right now reaches the desks on his ticket and whoever talks with him, and nobody else."""

from uuid import UUID

import pytest

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.realtime import SIGNALS
from core.staff.principal import Role
from tests.factories import desk
from ticketing.chats.models import Chat
from ticketing.conversations.models import Conversation


@pytest.fixture
async def talk(app_context):
    """A waiting talk on a visitor's ticket."""
    async with app_context.database.write() as session:
        account = ChannelAccount(
            id=ids.new_id(), kind="webchat", name="Shop", address="key", acknowledgement={}, live_chat={},
            config_encrypted="", created_at=desk.START,
        )  # fmt: skip
        session.add(account)
        ticket = await desk.make_ticket(session, channel_kind="webchat")
        conversation = Conversation(
            id=ids.new_id(), channel_account_id=account.id, channel_kind="webchat", thread_key=str(ids.new_id()),
            current_ticket_id=ticket.id, created_at=desk.START,
        )  # fmt: skip
        session.add(conversation)
        await session.flush()
        chat = Chat(
            id=ids.new_id(), open_key=conversation.id, conversation_id=conversation.id, ticket_id=ticket.id,
            channel_account_id=account.id, state="waiting", started_at=clock.utc_now(), last_visitor_at=clock.utc_now(),
        )  # fmt: skip
        session.add(chat)
    return chat, conversation


def signal(conversation, **what):
    return {
        "kind": "visitor", "visitor_id": conversation.thread_key, "account_id": str(conversation.channel_account_id),
        "is_here": True, "is_typing": False, "page": None, **what,
    }  # fmt: skip


async def kinds_until_pong(socket) -> list[str]:
    await socket.say(type="ping")
    kinds = []
    while (told := await socket.hear())["type"] != "pong":
        kinds.append(told["type"])
    return kinds


async def test_desks_on_the_ticket_and_the_agent_hear_of_it(app_context, sign_in, connect, talk):
    chat, conversation = talk
    watching, talking, other = [await sign_in(Role.AGENT) for _ in range(3)]
    async with app_context.database.write() as session:
        row = await session.get_one(Chat, chat.id)
        row.state, row.accepted_by = "active", talking.user_id
    on_it, agent, elsewhere = [await connect(caller) for caller in (watching, talking, other)]
    await on_it.say(type="focus", ticket_id=str(chat.ticket_id))
    await on_it.hear_until("viewers")
    page = {"url": "https://shop.example/amp", "title": "แอมป์"}
    await app_context.realtime.publish(SIGNALS, signal(conversation, is_typing=True, page=page))
    expected = {
        "type": "visitor", "ticket_id": str(chat.ticket_id), "visitor_id": conversation.thread_key,
        "is_here": True, "is_typing": True, "page": page,
    }  # fmt: skip
    assert await on_it.hear_until("visitor") == expected
    assert await agent.hear_until("visitor") == expected
    assert "visitor" not in await kinds_until_pong(elsewhere)


async def test_many_at_once_are_told_once_each_and_strangers_disturb_nobody(app_context, sign_in, connect, talk):
    chat, conversation = talk
    socket = await connect(await sign_in(Role.ADMIN))
    await socket.say(type="focus", ticket_id=str(chat.ticket_id))
    await socket.hear_until("viewers")
    page = {"url": "https://shop.example/amp", "title": "แอมป์"}
    for number in range(1, 251):
        await app_context.realtime.publish(SIGNALS, signal(conversation, visitor_id=str(UUID(int=number))))
    await app_context.realtime.publish(SIGNALS, signal(conversation, page=page))
    await app_context.realtime.publish(SIGNALS, signal(conversation, is_here=False))
    told = await socket.hear_until("visitor")
    assert (told["visitor_id"], told["is_here"], told["page"]) == (conversation.thread_key, False, page)
    assert "visitor" not in await kinds_until_pong(socket)
