"""What passes on a talk: typing both ways, read marks, places in the queue, whether somebody is there."""

from datetime import timedelta
from uuid import UUID

import pytest_asyncio
from sqlalchemy import select

from channels.webchat.models import Visitor
from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.realtime import SIGNALS
from core.staff.models import Presence, User
from tests.factories.desk import START, make_message, make_ticket, make_user
from tests.support.eventually import eventually
from ticketing.chats.models import Chat
from ticketing.conversations.models import Conversation
from ticketing.replies.models import OutboundDelivery, OutboundRecipient


class Scene:
    """A visitor whose words are a ticket already, and an agent."""

    def __init__(self, context, account: ChannelAccount) -> None:
        self.context, self.account = context, account

    async def begin(self, visitor_id: UUID, state: str = "waiting") -> None:
        async with self.context.database.write() as session:
            self.agent = await make_user(session, name="Nok")
            self.ticket = await make_ticket(session, channel_kind="webchat")
            conversation = Conversation(
                id=ids.new_id(), channel_account_id=self.account.id, channel_kind="webchat",
                thread_key=str(visitor_id), current_ticket_id=self.ticket.id, created_at=START,
            )  # fmt: skip
            session.add(conversation)
            self.conversation_id = conversation.id
            await session.flush()
            now = clock.utc_now()
            session.add(
                Chat(
                    id=ids.new_id(), open_key=conversation.id, conversation_id=conversation.id,
                    ticket_id=self.ticket.id, channel_account_id=self.account.id, state=state, started_at=now,
                    last_visitor_at=now, accepted_by=self.agent.id if state == "active" else None,
                )
            )  # fmt: skip

    async def view(self, activity: str, connection: UUID) -> None:
        await self.context.realtime.publish(
            SIGNALS,
            {
                "kind": "view", "connection": str(connection), "ticket_id": str(self.ticket.id),
                "user_id": str(self.agent.id), "name": self.agent.name, "activity": activity,
            },
        )  # fmt: skip

    async def come_to_work(self) -> None:
        async with self.context.database.write() as session:
            (await session.get_one(User, self.agent.id)).availability = "online"
            session.add(
                Presence(connection_id=ids.new_id(), user_id=self.agent.id, node="x", expires_at=clock.ahead(600))
            )
        await self.context.realtime.publish(SIGNALS, {"kind": "presence"})


@pytest_asyncio.fixture(loop_scope="session")
async def scene(app_context, widget) -> Scene:
    async with app_context.database.write() as session:
        account = await session.get_one(ChannelAccount, widget.id)
        account.live_chat = {"opening": "presence"}
    return Scene(app_context, widget)


async def test_the_visitor_sees_that_the_agent_writes_and_that_he_stopped(scene, open_page):
    page, other = await open_page(), await open_page()
    await scene.begin(page.visitor_id, "active")
    end, silent = await page.connect(), await other.connect()
    desk = ids.new_id()
    await scene.view("viewing", desk)
    await scene.view("replying", desk)
    told = await end.hear_until("typing")
    assert told == {"type": "typing", "agent": {"name": "Nok", "avatar_url": None}, "is_typing": True}
    await scene.view("noting", desk)
    assert (await end.hear_until("typing"))["is_typing"] is False
    assert [one for one in await silent.heard_until_pong() if one["type"] == "typing"] == []


async def test_the_desk_hears_that_the_visitor_writes_and_where_he_is(scene, open_page, app_context):
    page = await open_page()
    end = await page.connect()
    heard: list[dict] = []

    async def listen(channel: str, envelope: dict) -> None:
        if channel == SIGNALS and envelope["kind"] == "visitor":
            heard.append(envelope)

    async with app_context.realtime.listening(listen):
        await end.say(type="typing", is_typing=True)
        await eventually(lambda: [one for one in heard if one["is_typing"]])
        await end.say(type="page", url="https://shop.example/checkout", title="Checkout", referrer="")
        [told] = await eventually(lambda: [one for one in heard if one["page"]])
        assert (await page.post("/typing", {"is_typing": False})).status == 204
    assert told["page"] == {"url": "https://shop.example/checkout", "title": "Checkout"}
    assert told["visitor_id"] == str(page.visitor_id)
    async with app_context.database.read() as session:
        visitor = await session.get_one(Visitor, page.visitor_id)
    assert (visitor.current_page["url"], visitor.page_count) == ("https://shop.example/checkout", 2)


async def test_a_page_link_with_a_script_in_it_is_never_shown_to_an_agent(widget, open_page, app_context):
    page = await open_page()
    assert (await page.post("/page", {"url": "javascript:alert(1)", "title": "x"})).status == 204
    async with app_context.database.read() as session:
        visitor = await session.get_one(Visitor, page.visitor_id)
    assert visitor.current_page["url"].startswith("https://shop.example/")


async def test_who_waits_is_told_his_place_and_when_it_changes(scene, open_page, app_context):
    first, second = await open_page(), await open_page()
    await scene.begin(first.visitor_id)
    await scene.begin(second.visitor_id)
    end = await second.connect()
    assert (await end.hear_until("queue"))["position"] == 2
    async with app_context.database.write() as session:
        chat = (await session.execute(select(Chat).order_by(Chat.started_at).limit(1))).scalar_one()
        chat.state, chat.open_key, chat.ended_at = "ended", None, clock.utc_now()
    await app_context.realtime.publish(SIGNALS, {"kind": "chat_queue", "account_id": str(scene.account.id)})
    assert (await end.hear_until("queue"))["position"] == 1


async def test_pages_are_told_when_somebody_comes_to_work(scene, open_page):
    page = await open_page()
    await scene.begin(page.visitor_id)
    end = await page.connect(hello=False)
    await end.say(type="hello", token=page.token, after=0)
    welcome = await end.hear()
    assert (welcome["is_available"], welcome["chat"]) == (False, {"state": "waiting", "agent": None})
    await scene.come_to_work()
    told = await end.hear_until("availability")
    assert told == {"type": "availability", "is_available": True, "opens_at": None}


async def test_the_visitor_sees_that_an_agent_has_read(scene, open_page, app_context):
    page = await open_page()
    end = await page.connect()
    seq = await page.say("ลำโพงไม่มีเสียง")
    await scene.begin(page.visitor_id, "active")
    await app_context.realtime.publish(SIGNALS, {"kind": "agent_read", "ticket_id": str(scene.ticket.id)})
    assert await end.hear_until("agent_read") == {"type": "agent_read", "seq": seq}


async def test_the_visitor_ends_his_talk(scene, open_page, app_context):
    page = await open_page()
    await scene.begin(page.visitor_id, "active")
    end = await page.connect()
    await end.say(type="end")

    async def ended() -> tuple[str, str | None]:
        async with app_context.database.read() as session:
            chat = (await session.execute(select(Chat))).scalar_one()
        assert chat.state == "ended"
        return chat.state, chat.ended_by

    assert await eventually(ended) == ("ended", "visitor")
    assert (await page.post("/end")).status == 204  # again: nothing happens


async def test_what_the_page_got_and_the_visitor_read_becomes_the_state_of_the_reply(
    scene, open_page, app_context, agent_says
):
    page = await open_page()
    await scene.begin(page.visitor_id, "active")
    end = await page.connect()
    seq = await agent_says(page.visitor_id, "สวัสดีค่ะ", await reply_of(scene, page.visitor_id))
    await end.frames_up_to(seq)

    async def state() -> str:
        async with app_context.database.read() as session:
            return (await session.execute(select(OutboundDelivery.state))).scalar_one()

    async def becomes(wanted: str) -> None:
        async def is_so() -> bool:
            return await state() == wanted

        await eventually(is_so, what=wanted)

    await end.say(type="ack", seq=seq)
    await becomes("delivered")
    assert (await page.post("/ack", {"read": seq, "delivered": seq})).status == 204
    await becomes("read")
    async with app_context.database.read() as session:
        visitor = await session.get_one(Visitor, page.visitor_id)
    assert (visitor.delivered_seq, visitor.read_seq) == (seq, seq)


async def reply_of(scene: Scene, visitor_id: UUID) -> UUID:
    """The agent's message as the desk knows it: sent on the widget."""
    async with scene.context.database.write() as session:
        ticket = await session.get_one(type(scene.ticket), scene.ticket.id)
        message = await make_message(session, ticket, direction="outbound", created_at=START + timedelta(minutes=1))
        delivery = OutboundDelivery(
            id=ids.new_id(), message_id=message.id, ticket_id=ticket.id, conversation_id=scene.conversation_id,
            channel_account_id=scene.account.id, channel_kind="webchat", state="sent", created_at=START,
        )  # fmt: skip
        session.add(delivery)
        await session.flush()
        session.add(
            OutboundRecipient(
                delivery_id=delivery.id, kind="webchat", external_id=str(visitor_id), role="to", state="sent",
                diagnostic="",
            )
        )  # fmt: skip
    return message.id
