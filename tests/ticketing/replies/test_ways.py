"""The ways to a customer: which there are on a ticket, and what answering by another one does."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from core import clock, ids
from core.errors import Conflict
from core.messages import Capabilities, Claims, ThreadHints
from core.staff.principal import Principal, Role
from tests.factories import inbound
from tests.factories.channels import MAIL, make_mailbox
from tests.factories.desk import make_principal
from tests.factories.visitors import chat, make_widget
from ticketing.conversations.models import Conversation
from ticketing.intake.service import handle_batch
from ticketing.messages.models import Message
from ticketing.replies import service
from ticketing.replies.composition import compose_body
from ticketing.replies.service import NewReply
from ticketing.replies.ways import OfferedWay, ways_of
from ticketing.tickets.models import Ticket

CHAT = Capabilities(max_text_length=5000, can_quick_reply=True, has_idempotency_key=True)
KINDS = {"webchat": CHAT, "email": replace(MAIL, undo_seconds=0)}
SOMCHAI = "somchai@example.com"


@pytest.fixture
async def nok(database) -> Principal:
    async with database.write() as session:
        return await make_principal(session, Role.AGENT, name="นก")


async def ways(database, ticket_id) -> list[OfferedWay]:
    async with database.read() as session:
        return await ways_of(session, await session.get_one(Ticket, ticket_id))


async def answer(database, who, ticket_id, **fields):
    values = {"client_id": ids.new_id().hex, "body": compose_body("", "ตอบครับ"), "send_anyway": True, **fields}
    async with database.write() as session:
        accepted = await service.reply(session, who, ticket_id, NewReply(**values), capabilities_of=KINDS.__getitem__)
        return await session.get_one(Message, accepted.message_id)


async def talk(database):
    """A visitor's talk; he said which mail address is his."""
    async with database.write() as session:
        mailbox = await make_mailbox(session)
        widget = await make_widget(session, reply_mailbox=mailbox)
        said = chat(
            widget,
            visitor=ids.new_id(),
            claims=Claims(name="สมชาย", email=SOMCHAI, host_user_id="7", is_verified=True, is_email_verified=True),
        )
        [outcome] = await handle_batch(session, inbound.arriving(said))
        message = await session.get_one(Message, outcome.message_id)
        return mailbox, widget, message


async def test_a_talk_offers_a_mail_beside_it_and_the_mail_is_answered_into_the_same_case(database, nok):
    mailbox, _, said = await talk(database)
    own, mail = await ways(database, said.ticket_id)
    assert (own.is_default, own.way.kind, own.conversation_id) == (True, "webchat", said.conversation_id)
    assert (mail.key, mail.way.kind, mail.conversation_id) == (f"mail:{mailbox.id}", "email", None)
    assert [one.external_id for one in mail.way.to] == [SOMCHAI]
    sent = await answer(database, nok, said.ticket_id, via=mail.key)
    assert (sent.conversation_id != said.conversation_id, sent.to[0]["external_id"]) == (True, SOMCHAI)
    async with database.write() as session:
        hints = ThreadHints(thread_key="x", own_message_ids=(sent.id,), clean_subject="")
        mail_back = inbound.make_mail(
            mailbox, "ขอบคุณครับ", sender=inbound.SOMCHAI, hints=hints, received_at=clock.utc_now()
        )
        [outcome] = await handle_batch(session, inbound.arriving(mail_back))
        back = await session.get_one(Message, outcome.message_id)
    assert (back.ticket_id, back.conversation_id) == (said.ticket_id, sent.conversation_id)
    again = await ways(database, said.ticket_id)
    assert [(one.way.kind, one.is_default, one.last_inbound_at is not None) for one in again] == [
        ("webchat", True, True), ("email", False, True)
    ]  # fmt: skip


async def test_a_mail_case_reaches_the_customers_talk_that_no_other_case_holds(database, nok):
    _, _, said = await talk(database)
    async with database.write() as session:
        contact_id = (await session.get_one(Ticket, said.ticket_id)).contact_id
        mailbox = await make_mailbox(session, "second@shop.example")
        [outcome] = await handle_batch(session, inbound.arriving(inbound.make_mail(mailbox)))
        mail = await session.get_one(Message, outcome.message_id)
        (await session.get_one(Ticket, mail.ticket_id)).contact_id = contact_id
    assert [one.way.kind for one in await ways(database, mail.ticket_id)] == ["email"]
    async with database.write() as session:
        ended = await session.get_one(Ticket, said.ticket_id)
        ended.status, ended.is_active, ended.solved_at = "solved", False, clock.utc_now()
    _, other = await ways(database, mail.ticket_id)
    assert (other.way.kind, other.conversation_id) == ("webchat", said.conversation_id)
    sent = await answer(database, nok, mail.ticket_id, via=other.key)
    assert (sent.conversation_id, sent.ticket_id) == (said.conversation_id, mail.ticket_id)
    async with database.read() as session:
        query = select(Conversation.current_ticket_id).where(Conversation.id == said.conversation_id)
        assert (await session.execute(query)).scalar_one() == mail.ticket_id


async def test_a_way_that_is_none_of_this_case_is_refused(database, nok):
    _, _, said = await talk(database)
    for key in (f"conversation:{ids.new_id()}", f"mail:{ids.new_id()}", "pigeon:x"):
        with pytest.raises(Conflict) as refusal:
            await answer(database, nok, said.ticket_id, via=key)
        assert refusal.value.code == "way_gone"
