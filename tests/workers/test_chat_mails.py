"""Visitors who left: what they have not read follows them by mail, once; their answer goes on in the chat."""

import json
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select, update

from channels.registry import load_adapter
from channels.webchat import connections, stream
from channels.webchat.models import Visitor
from channels.webchat.posting import NewPost, record_post
from channels.webchat.visitors import Visit, begin_visit, change_profile
from core import clock, ids
from core.db.session import Database
from core.events.models import Event
from core.inbox.service import NewDelivery, record_deliveries
from core.messages import Claims, SendOutcome, SendResult, ThreadHints
from core.staff.principal import Role
from crm_link.customers.models import Contact
from crm_link.customers.service import get_contact
from tests.factories.channels import MAIL, SECRETS, ScriptedChannel, make_mailbox
from tests.factories.contexts import make_context
from tests.factories.desk import make_principal
from tests.factories.inbound import arriving, make_mail
from tests.factories.visitors import make_widget
from tests.workers.inbound_desk import raw_mail
from tests.workers.outbound_desk import make_due
from ticketing.intake.service import handle_batch
from ticketing.messages.models import Message
from ticketing.replies.chat_mail import UnreadMessage, write_mail
from ticketing.replies.composition import compose_body
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.replies.reading import deliveries_of
from ticketing.replies.service import NewReply, reply
from ticketing.tickets.models import Ticket
from workers.jobs import chat_mails, inbound
from workers.jobs.outbound import Outbound, SendingChannel

MANEE = Claims("มานี", "manee@example.co.th")


class Shop:
    """A widget with a mailbox for answers, a visitor who wrote, and a colleague who answers him."""

    def __init__(self, context, database: Database, widget, mailbox, nok, visitor_id: UUID) -> None:
        self.context, self.database, self.visitor_id = context, database, visitor_id
        self.widget, self.mailbox, self.nok = widget, mailbox, nok
        self.mail = ScriptedChannel(capabilities=MAIL)
        self.mail_channel: SendingChannel = self.mail

    async def answer(self, text: str, who=None, *, seconds_ago: float = 30) -> UUID:
        """Accepted and put into the stream, that long ago."""
        new = NewReply(ids.new_id().hex, compose_body("", text), send_anyway=True)
        ticket_id = (await self.rows(Ticket))[0].id
        with clock.frozen_at(clock.ago(seconds_ago)):
            async with self.database.write() as session:
                accepted = await reply(session, who or self.nok, ticket_id, new, capabilities_of=self._capabilities)
        await self.send()
        return accepted.message_id

    async def send(self) -> None:
        await Outbound(self.context, lambda kind: self.mail_channel if kind == "email" else load_adapter(kind)).drain()

    async def leave(self, seconds_ago: float = 600) -> None:
        async with self.database.write() as session:
            await session.execute(
                update(Visitor).where(Visitor.id == self.visitor_id).values(left_at=clock.ago(seconds_ago))
            )

    async def come_back(self) -> None:
        async with self.database.write() as session:
            await connections.stay(session, "node", {ids.new_id(): self.visitor_id})

    async def look(self) -> None:
        await chat_mails.run(self.context)

    async def rows(self, model):
        async with self.database.read() as session:
            return list((await session.execute(select(model).order_by(*model.__table__.primary_key))).scalars())

    async def mails(self) -> list[OutboundDelivery]:
        return [one for one in await self.rows(OutboundDelivery) if one.channel_kind == "email"]

    @staticmethod
    def _capabilities(kind: str):
        return load_adapter(kind).capabilities


async def _shop(database: Database, tmp_path, *, has_mailbox: bool = True, claims: Claims = MANEE) -> Shop:
    context = make_context(database, tmp_path)
    async with database.write() as session:
        nok = await make_principal(session, Role.ADMIN, name="นก")
        mailbox = await make_mailbox(session)
        widget = await make_widget(session, reply_mailbox=mailbox if has_mailbox else None, brand="Siam Audio")
        visitor = await begin_visit(session, Visit(account_id=widget.id, language="th"))
        await change_profile(session, visitor.id, claims)
        await record_post(session, visitor.id, NewPost("c1", "ลำโพง X200 มีของไหมคะ"))
    await inbound.run(context)
    return Shop(context, database, widget, mailbox, nok, visitor.id)


def test_the_mail_says_who_wrote_what_and_how_to_answer():
    unread = [
        UnreadMessage("นก", "มีของค่ะ"),
        UnreadMessage("นก", "ส่งรูปให้นะคะ", ("x200.jpg",)),
        UnreadMessage("ต้น", "ส่งฟรีครับ"),
    ]
    subject, text = write_mail(unread, brand="Siam Audio", name="มานี", language="th")
    assert subject == "ข้อความจาก Siam Audio ถึงคุณในแชท"
    assert text.index("สวัสดีค่ะ มานี") < text.index("นก:\nมีของค่ะ") < text.index("ไฟล์แนบ: x200.jpg") < text.index("ต้น:")
    assert text.count("นก:") == 1
    assert "ตอบกลับอีเมลฉบับนี้ได้เลย" in text
    subject, text = write_mail(unread, brand="Siam Audio", name="", language="de")
    assert subject == "Siam Audio answered you in the chat"
    assert text.startswith("Hello\n\n")
    assert "Simply reply to this e-mail" in text
    braces, _ = write_mail(unread, brand="{name}", name="x", language="en")
    assert braces == "{name} answered you in the chat"


async def test_what_was_not_read_goes_in_one_mail_and_never_again(database: Database, tmp_path):
    shop = await _shop(database, tmp_path)
    first = await shop.answer("มีของค่ะ")
    newest = await shop.answer("ส่งฟรีทั่วประเทศค่ะ", seconds_ago=20)
    await shop.leave()
    await shop.look()
    await shop.look()
    [mail], recipients = await shop.mails(), await shop.rows(OutboundRecipient)
    assert (mail.message_id, mail.channel_account_id, mail.state) == (newest, shop.mailbox.id, "held")
    assert [one.external_id for one in recipients if one.delivery_id == mail.id] == ["manee@example.co.th"]
    await make_due(database)
    await shop.send()
    [sent] = shop.mail.sent
    assert [one.external_id for one in sent.recipients] == ["manee@example.co.th"]
    assert sent.subject == "ข้อความจาก Siam Audio ถึงคุณในแชท"
    assert sent.text.index("มีของค่ะ") < sent.text.index("ส่งฟรีทั่วประเทศค่ะ")
    assert (sent.message_id, sent.html, sent.references) == (newest, "", ())
    await shop.look()
    assert len(await shop.mails()) == 1

    async with database.read() as session:
        seen = await deliveries_of(session, [first, newest])
    assert seen[first].by_mail is None
    assert (seen[newest].state, seen[newest].undo_until) == ("sent", None)
    assert (seen[newest].by_mail.state, seen[newest].by_mail.recipients[0].external_id) == (
        "sent", "manee@example.co.th",
    )  # fmt: skip

    await shop.answer("ยังสนใจอยู่ไหมคะ", seconds_ago=15)
    await shop.leave()
    await shop.look()
    assert len(await shop.mails()) == 2
    again = (await shop.mails())[1]
    assert again.words is not None
    assert "มีของค่ะ" not in again.words["text"]


async def test_his_answer_goes_on_in_the_same_chat_and_proves_his_address(database: Database, tmp_path):
    shop = await _shop(database, tmp_path)
    newest = await shop.answer("มีของค่ะ")
    await shop.leave()
    await shop.look()
    hints = ThreadHints(thread_key="<x@y>", own_message_ids=(newest,), clean_subject="Re: x")
    sender = replace(make_mail(shop.mailbox).sender, external_id="manee@example.co.th", name="มานี")
    async with database.write() as session:
        await handle_batch(session, arriving(make_mail(shop.mailbox, "ขอบคุณค่ะ", hints=hints, sender=sender)))
    [ticket], [contact] = await shop.rows(Ticket), await shop.rows(Contact)
    answer = (await shop.rows(Message))[-1]
    assert (answer.ticket_id, answer.conversation_id) == (ticket.id, ticket.conversation_id)
    assert (answer.author_id, answer.channel_account_id) == (contact.id, shop.mailbox.id)


async def test_who_is_back_before_it_left_gets_no_mail_but_may_get_one_when_he_leaves_again(
    database: Database, tmp_path
):
    shop = await _shop(database, tmp_path)
    newest = await shop.answer("มีของค่ะ")
    await shop.leave()
    await shop.look()
    await shop.come_back()
    await shop.look()
    [mail] = await shop.mails()
    assert mail.state == "canceled"
    await make_due(database)
    await shop.send()
    assert shop.mail.sent == []
    await shop.look()
    assert [one.state for one in await shop.mails()] == ["canceled"]

    await shop.leave()
    await shop.look()
    assert [(one.message_id, one.state) for one in await shop.mails()] == [(newest, "held")]
    await make_due(database)
    await shop.send()
    assert len(shop.mail.sent) == 1


async def test_nothing_is_mailed_while_he_is_here_has_read_or_the_agent_still_writes(database: Database, tmp_path):
    shop = await _shop(database, tmp_path)
    await shop.answer("มีของค่ะ")
    await shop.come_back()
    await shop.look()
    assert await shop.mails() == []
    await shop.leave(seconds_ago=20)  # a short look elsewhere
    await shop.look()
    assert await shop.mails() == []
    await shop.leave()
    await shop.answer("เดี๋ยวเช็กให้นะคะ", seconds_ago=1)
    await shop.look()
    assert await shop.mails() == []
    async with database.write() as session:
        await stream.mark_read(session, shop.visitor_id, 99)
    await shop.look()
    assert await shop.mails() == []


async def test_without_an_address_or_a_mailbox_nothing_is_mailed(database: Database, tmp_path):
    nameless = await _shop(database, tmp_path, claims=Claims("มานี", "no address"))
    await nameless.answer("มีของค่ะ")
    await nameless.leave()
    await nameless.look()
    assert await nameless.mails() == []


async def test_a_widget_without_a_mailbox_mails_nobody(database: Database, tmp_path):
    shop = await _shop(database, tmp_path, has_mailbox=False)
    await shop.answer("มีของค่ะ")
    await shop.leave()
    await shop.look()
    assert await shop.mails() == []


async def test_a_mail_that_waits_for_its_server_does_not_hold_up_the_talk(database: Database, tmp_path):
    shop = await _shop(database, tmp_path)
    await shop.answer("มีของค่ะ")
    await shop.leave()
    await shop.look()
    shop.mail.script.append(SendResult(SendOutcome.RETRY, diagnostic="451 later"))
    await make_due(database)
    await shop.send()
    assert [one.state for one in await shop.mails()] == ["retry"]
    await shop.come_back()
    await shop.answer("กลับมาแล้วหรือคะ", seconds_ago=0)
    chats = [one.state for one in await shop.rows(OutboundDelivery) if one.channel_kind == "webchat"]
    assert chats == ["sent", "sent"]


async def test_the_desk_hears_of_the_mail(database: Database, tmp_path):
    shop = await _shop(database, tmp_path)
    newest = await shop.answer("มีของค่ะ")
    await shop.leave()
    await shop.look()
    async with database.read() as session:
        query = select(Event.data).where(Event.type == "message.delivery_changed").order_by(Event.id.desc()).limit(1)
        told = (await session.execute(query)).scalar_one()
    assert (told["message_id"], told["state"], told["before"]) == (str(newest), "held", "")


async def test_the_whole_way_over_real_mail(database: Database, tmp_path, smtp_sink):
    """Chat, away, mail over SMTP, a mail program's answer: the same ticket, his stream, and a proven address."""
    shop = await _shop(database, tmp_path)
    shop.context = make_context(database, tmp_path, allow_private_hosts=True)
    config = {"smtp": {"host": smtp_sink.host, "port": smtp_sink.port, "security": "none"}}
    async with database.write() as session:
        mailbox = await session.get_one(type(shop.mailbox), shop.mailbox.id)
        mailbox.config_encrypted = SECRETS.encrypt(json.dumps(config))
    shop.mail_channel = load_adapter("email")
    await shop.answer("มีของค่ะ สนใจสีไหนคะ")
    await shop.leave()
    await shop.look()
    await make_due(database)
    await shop.send()
    [mail] = smtp_sink.to("manee@example.co.th")
    words = next(part for part in mail.parsed.walk() if part.get_content_type() == "text/plain")
    assert "มีของค่ะ" in words.get_payload(decode=True).decode()

    answer = raw_mail(
        "สีดำค่ะ", sender="มานี <manee@example.co.th>", message_id="<a1@example.co.th>",
        subject="Re: ข้อความจาก Siam Audio", answers=mail.parsed["Message-ID"],
    )  # fmt: skip
    async with database.write() as session:
        await record_deliveries(session, [NewDelivery(shop.mailbox.id, "email", "INBOX:1:1", len(answer), raw=answer)])
    await inbound.run(shop.context)
    [ticket], [contact] = await shop.rows(Ticket), await shop.rows(Contact)
    said = [(one.direction, one.ticket_id, one.reply_text.strip()) for one in await shop.rows(Message)]
    assert said[-1] == ("inbound", ticket.id, "สีดำค่ะ")
    assert ticket.inbound_count == 2
    async with database.read() as session:
        view = await get_contact(session, contact.id)
    address = next(one for one in view.identities if one.kind == "email")
    assert (address.external_id, address.is_verified, address.is_routing_default) == ("manee@example.co.th", True, True)
