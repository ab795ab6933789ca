"""News of a talk reach the visitor's stream once, in order, and only his."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete

from channels.adapter import StreamFrame
from channels.webchat import stream
from channels.webchat.models import Visitor
from channels.webchat.stream import Frame
from channels.webchat.visitors import Visit, VisitorRecord, begin_visit
from core import ids
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.events.base import Actor, Audience, PublishedEvent
from tests.channels.webchat.widgets import make_widget
from tests.factories.desk import make_attachment, make_message, make_ticket
from tests.factories.inbound import make_mailbox
from ticketing.conversations.models import Conversation
from ticketing.tickets.models import Ticket
from workers.visitor_news import handle

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
NOK = ids.new_id()


class Talk:
    """A widget, a visitor, his conversation and its ticket."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.events = 0
        self.widget: ChannelAccount
        self.visitor: VisitorRecord
        self.conversation: Conversation
        self.ticket: Ticket

    async def begin(self) -> "Talk":
        async with self.database.write() as session:
            self.widget = await make_widget(session)
            self.visitor = await begin_visit(session, Visit(account_id=self.widget.id))
            self.ticket = await make_ticket(session)
            self.conversation = Conversation(
                id=ids.new_id(),
                channel_account_id=self.widget.id,
                channel_kind="webchat",
                thread_key=str(self.visitor.id),
                current_ticket_id=self.ticket.id,
                created_at=AT,
            )
            session.add(self.conversation)
        return self

    def event(self, kind: str, **data: Any) -> PublishedEvent:
        self.events += 1
        about = {"chat_id": str(ids.new_id()), "conversation_id": str(self.conversation.id), "state": "waiting"}
        values = {name: str(value) if isinstance(value, UUID) else value for name, value in data.items()}
        return PublishedEvent(
            self.events,
            self.events,
            kind,
            "ticket",
            self.ticket.id,
            self.events,
            self.ticket.id,
            Actor("system"),
            Audience(),
            AT,
            {**about, **values} if kind.startswith("chat.") else values,
        )

    async def hear(self, *events: PublishedEvent) -> None:
        async with self.database.write() as session:
            await handle(session, events)

    async def frames(self) -> Sequence[Frame]:
        async with self.database.read() as session:
            return await stream.read_after(session, self.visitor.id, 0, 100)


async def test_the_turns_of_a_talk_in_their_order(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.hear(
        talk.event("chat.started", is_away=False),
        talk.event("chat.offered", user_id=NOK, user_name="นก"),
        talk.event("chat.accepted", user_id=NOK, user_name="นก", how="ring", state="active"),
        talk.event("chat.transferred", to_team_id=ids.new_id(), to_user_id=None, to_name="ช่าง", state="waiting"),
        talk.event("chat.ended", outcome="answered", ended_by="agent", state="ended"),
    )
    frames = await talk.frames()
    assert [(one.kind, one.document["state"], one.document["code"]) for one in frames] == [
        ("state", "waiting", "chat_waiting"),
        ("state", "active", "chat_accepted"),
        ("state", "waiting", "chat_transferred"),
        ("state", "ended", "chat_ended"),
    ]
    assert frames[1].document["agent"]["name"] == "นก"
    assert frames[1].document["agent"]["id"] == str(NOK)
    assert "agent" not in frames[2].document
    assert frames[3].document["by"] == "agent"
    assert datetime.fromisoformat(frames[0].document["at"]) == AT


async def test_a_message_left_while_we_are_away_is_said_once(database: Database) -> None:
    talk = await Talk(database).begin()
    await talk.hear(
        talk.event("chat.started", is_away=True, state="ended"),
        talk.event("chat.ended", outcome="offline", ended_by="offline", state="ended"),
    )
    assert [one.document["code"] for one in await talk.frames()] == ["left_message"]


async def test_the_same_events_again_change_nothing(database: Database) -> None:
    talk = await Talk(database).begin()
    event = talk.event("chat.started", is_away=False)
    await talk.hear(event)
    await talk.hear(event)
    assert len(await talk.frames()) == 1


async def test_an_answer_by_mail_stands_in_the_chat_too(database: Database) -> None:
    talk = await Talk(database).begin()
    async with database.write() as session:
        mailbox = await make_mailbox(session)
        answer = await make_message(
            session,
            talk.ticket,
            "ได้รับแล้วครับ ขอบคุณ\n\n> ข้อความเดิม",
            reply_text="ได้รับแล้วครับ ขอบคุณ",
            conversation_id=talk.conversation.id,
            channel_account_id=mailbox.id,
        )
        await make_attachment(session, answer, file_name="สลิป.png", content_type="image/png")
        refused = {"file_name": "virus.exe", "state": "refused", "reason": "type", "blob_key": None}
        await make_attachment(session, answer, **refused)
    await talk.hear(talk.event("message.received", message_id=answer.id))
    [frame] = await talk.frames()
    assert (frame.kind, frame.document["from"]) == ("message", "mail")
    assert frame.document["text"] == "ได้รับแล้วครับ ขอบคุณ"
    assert [(file["file_name"], file["is_image"]) for file in frame.document["attachments"]] == [("สลิป.png", True)]


async def test_what_he_wrote_in_the_widget_is_not_shown_twice(database: Database) -> None:
    talk = await Talk(database).begin()
    async with database.write() as session:
        own = await make_message(
            session, talk.ticket, conversation_id=talk.conversation.id, channel_account_id=talk.widget.id
        )
    await talk.hear(talk.event("message.received", message_id=own.id))
    assert await talk.frames() == []


async def test_a_machine_that_answers_our_mail_is_not_shown(database: Database) -> None:
    talk = await Talk(database).begin()
    async with database.write() as session:
        mailbox = await make_mailbox(session)
        away = await make_message(
            session, talk.ticket, conversation_id=talk.conversation.id, channel_account_id=mailbox.id
        )
    await talk.hear(talk.event("message.received", message_id=away.id, machine_kind="auto_reply"))
    assert await talk.frames() == []


async def test_mail_conversations_have_no_stream(database: Database) -> None:
    talk = await Talk(database).begin()
    async with database.write() as session:
        mailbox = await make_mailbox(session)
        mail = await make_message(session, talk.ticket, channel_account_id=mailbox.id)
    await talk.hear(
        talk.event("message.received", message_id=mail.id), talk.event("message.canceled", message_id=mail.id)
    )
    assert await talk.frames() == []


async def test_a_message_taken_back_disappears_only_where_it_was_shown(database: Database) -> None:
    talk = await Talk(database).begin()
    message_id = ids.new_id()
    async with database.write() as session:
        frame = StreamFrame("message", "delivery:1", {"text": "oops"}, message_id)
        await stream.append_frame(session, talk.visitor.id, frame)
    await talk.hear(
        talk.event("message.canceled", message_id=message_id), talk.event("message.canceled", message_id=ids.new_id())
    )
    assert [(one.kind, one.document.get("message_id")) for one in await talk.frames()] == [
        ("message", None),
        ("canceled", str(message_id)),
    ]


async def test_a_visitor_who_was_erased_stops_nobody(database: Database) -> None:
    gone, there = await Talk(database).begin(), await Talk(database).begin()
    there.events = 10
    async with database.write() as session:
        await session.execute(delete(Visitor).where(Visitor.id == gone.visitor.id))
    await there.hear(gone.event("chat.started", is_away=False), there.event("chat.started", is_away=False))
    assert len(await there.frames()) == 1
