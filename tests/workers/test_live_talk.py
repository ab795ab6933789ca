"""A whole talk through the real jobs: what the visitor's page shows of it, from his first word to its end."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from channels.registry import load_adapter
from channels.webchat import stream
from channels.webchat.posting import NewPost, record_post
from channels.webchat.stream import Frame
from channels.webchat.uploads import NewUpload, record_upload
from channels.webchat.visitors import Visit, begin_visit, change_profile
from core import ids
from core.context import AppContext
from core.db.session import Database
from core.messages import Claims, DeliveryReceipt, ReceiptState
from core.staff import presence
from core.staff.models import Organization
from core.staff.principal import Principal
from tests.factories.contexts import make_context
from tests.factories.desk import make_principal, make_team
from tests.factories.visitors import make_widget
from ticketing.chats import service as chats
from ticketing.chats.models import Chat
from ticketing.messages.models import Attachment, Message
from ticketing.replies.composition import compose_body
from ticketing.replies.models import OutboundDelivery
from ticketing.replies.receipts import apply_receipts
from ticketing.replies.service import NewReply, reply
from ticketing.tickets.models import Ticket
from workers.jobs import inbound, outbound, subscribers
from workers.relay import relay
from workers.subscriptions import SUBSCRIBERS


class Talk:
    """A widget, the agent who is at work, and a visitor."""

    def __init__(self, context: AppContext, agent: Principal, visitor_id: UUID) -> None:
        self.context, self.database = context, context.database
        self.agent, self.visitor_id = agent, visitor_id

    async def say(self, client_id: str, text: str, upload_ids: Sequence[UUID] = ()) -> None:
        async with self.database.write() as session:
            await record_post(session, self.visitor_id, NewPost(client_id, text, upload_ids))
        await self.settle()

    async def answer(self, text: str, **fields: Any) -> UUID:
        [ticket] = await self.rows(Ticket)
        new = NewReply(ids.new_id().hex, compose_body("", text), send_anyway=True, **fields)
        async with self.database.write() as session:
            accepted = await reply(
                session, self.agent, ticket.id, new, capabilities_of=lambda kind: load_adapter(kind).capabilities
            )
        await self.settle()
        return accepted.message_id

    async def settle(self) -> None:
        """Every job, until what one leads to has been done by the next."""
        for _ in range(3):
            await inbound.run(self.context)
            await outbound.run(self.context)
            await relay(self.context)
            for name in SUBSCRIBERS:
                await subscribers.drain(self.context, name)

    async def rows(self, model: Any) -> list[Any]:
        async with self.database.read() as session:
            return list((await session.execute(select(model).order_by(model.id))).scalars())

    async def frames(self) -> list[Frame]:
        async with self.database.read() as session:
            return await stream.read_after(session, self.visitor_id, 0, 100)

    async def shown(self) -> list[str]:
        """One word per frame: who spoke, or what happened."""
        return [str(one.document.get("code") or one.document.get("from") or one.kind) for one in await self.frames()]


@pytest.fixture
def context(database: Database, tmp_path: Path) -> AppContext:
    return make_context(database, tmp_path)


async def begin(context: AppContext, *, at_work: bool = True) -> Talk:
    async with context.database.write() as session:
        session.add(Organization(id=1, name="Sawas Audio", business_hours=[], holidays=[]))
        team = await make_team(session)
        agent = await make_principal(session, name="นก", teams=[team])
        widget = await make_widget(session, default_team_id=team.id, live_chat={"opening": "presence"})
        if at_work:
            await presence.stay(session, "node", {ids.new_id(): agent.user_id})
        visitor = await begin_visit(session, Visit(account_id=widget.id, language="th"))
        await change_profile(session, visitor.id, Claims("มานี", "manee@example.co.th"))
    return Talk(context, agent, visitor.id)


async def test_a_talk_from_the_first_word_to_the_end(context: AppContext) -> None:
    talk = await begin(context)
    await talk.say("c1", "ลำโพงไม่มีเสียงค่ะ")
    assert await talk.shown() == ["visitor", "chat_waiting"]
    [chat] = await talk.rows(Chat)
    async with talk.database.write() as session:
        await chats.accept(session, talk.agent, chat.id)
    await talk.settle()
    message_id = await talk.answer("ลองเปิดใหม่นะคะ", quick_replies=("ได้แล้ว", "ยังไม่ได้"))
    await talk.say("c2", "ได้แล้ว")
    async with talk.database.write() as session:
        await chats.end(session, talk.agent, chat.id)
    await talk.settle()
    assert await talk.shown() == ["visitor", "chat_waiting", "chat_accepted", "agent", "visitor", "chat_ended"]
    frames = await talk.frames()
    assert [frame.seq for frame in frames] == [1, 2, 3, 4, 5, 6]
    assert frames[2].document["agent"]["name"] == "นก"
    assert (frames[3].message_id, frames[3].document["quick_replies"]) == (message_id, ["ได้แล้ว", "ยังไม่ได้"])
    assert frames[5].document["by"] == "agent"
    messages = await talk.rows(Message)
    assert [one.text for one in messages] == ["ลำโพงไม่มีเสียงค่ะ", "ลองเปิดใหม่นะคะ", "ได้แล้ว"]
    assert len(await talk.rows(Ticket)) == 1


async def test_what_the_page_saw_comes_back_as_receipts(context: AppContext) -> None:
    talk = await begin(context)
    await talk.say("c1", "สวัสดีค่ะ")
    message_id = await talk.answer("สวัสดีค่ะ")
    states = []
    for mark, state in ((stream.mark_delivered, ReceiptState.DELIVERED), (stream.mark_read, ReceiptState.READ)):
        async with talk.database.write() as session:
            reached = await mark(session, talk.visitor_id, 100)
            assert list(reached) == [message_id]
            await apply_receipts(session, [DeliveryReceipt(one, state) for one in reached])
        [delivery] = await talk.rows(OutboundDelivery)
        states.append(delivery.state)
    assert states == ["delivered", "read"]


async def test_a_message_while_nobody_is_there_becomes_a_case(context: AppContext) -> None:
    talk = await begin(context, at_work=False)
    await talk.say("c1", "ฝากข้อความไว้ค่ะ")
    assert await talk.shown() == ["visitor", "left_message"]
    [ticket] = await talk.rows(Ticket)
    assert ticket.status == "new"


async def test_a_visitors_file_is_on_the_ticket(context: AppContext) -> None:
    talk = await begin(context)
    key = await context.blobs.put(b"\x89PNG\r\n\x1a\n picture")
    async with talk.database.write() as session:
        file = await record_upload(session, talk.visitor_id, NewUpload("ภาพ.png", "image/png", 16, key))
    await talk.say("c1", "", (file.id,))
    [attachment] = await talk.rows(Attachment)
    assert (attachment.file_name, attachment.blob_key, attachment.state) == ("ภาพ.png", key, "stored")
    [message] = await talk.rows(Message)
    assert (attachment.message_id, message.attachment_count) == (message.id, 1)
