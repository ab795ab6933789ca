"""Visitors who are answered by mail, and what their own mails prove."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from core import clock, ids
from core.db.session import Database
from core.messages import Claims, Machine, MachineKind
from crm_link.customers.models import Contact
from tests.factories.desk import make_contact, make_principal, make_team
from tests.factories.inbound import SOMCHAI, make_mail
from tests.factories.visitors import chat, make_form
from tests.ticketing.intake.visiting import open_desk
from ticketing.conversations.models import ConversationParticipant
from ticketing.messages.models import Message
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.tickets import lifecycle
from ticketing.tickets.models import Ticket

TYPED = Claims(name="สมชาย", email="Somchai@Siam-Audio.example", phone="081-234-5678")
PROVEN = replace(TYPED, host_user_id="user-7", is_verified=True, is_email_verified=True)


async def test_no_acknowledgement_in_a_talk(database: Database):
    desk = await open_desk(database, acknowledgement={"is_enabled": True})
    await desk.arrive(chat(desk.widget, visitor=ids.new_id(), claims=TYPED))
    assert await desk.rows(OutboundDelivery) == []


async def test_a_form_is_acknowledged_by_mail_through_its_mailbox_to_the_typed_address(database: Database):
    desk = await open_desk(database)
    async with database.write() as session:
        form = await make_form(session, reply_mailbox=desk.mailbox, acknowledgement={"is_enabled": True})
        silent = await make_form(session, acknowledgement={"is_enabled": True})
    await desk.arrive(
        chat(form, "ขอใบเสนอราคา", visitor=ids.new_id(), kind="webform", claims=TYPED, subject="ใบเสนอราคา"),
        chat(form, "ไม่มีอีเมล", visitor=ids.new_id(), kind="webform", claims=Claims(name="ข")),
        chat(silent, "ไม่มีกล่อง", visitor=ids.new_id(), kind="webform", claims=TYPED),
    )
    [delivery], [recipient] = await desk.rows(OutboundDelivery), await desk.rows(OutboundRecipient)
    assert (delivery.channel_account_id, delivery.channel_kind) == (desk.mailbox.id, "email")
    assert (recipient.external_id, recipient.name) == (SOMCHAI.external_id, "สมชาย")
    first = (await desk.rows(Ticket))[0]
    assert (first.subject, delivery.conversation_id) == ("ใบเสนอราคา", first.conversation_id)
    assert {contact.name for contact in await desk.rows(Contact)} == {"สมชาย", "ข"}


async def test_a_mail_answer_joins_the_talk_and_proves_the_typed_address(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    await desk.arrive(chat(desk.widget, visitor=visitor, claims=TYPED))
    ours = await desk.agent_answers()
    await desk.arrive(desk.mail_answer(ours))
    [ticket], contact = await desk.rows(Ticket), await desk.contact_of(visitor)
    assert (await desk.rows(Message))[-1].author_id == contact.id
    assert ticket.inbound_count == 2
    assert (await desk.links_of(contact.id))[SOMCHAI.external_id] == ("typed", True, True)
    assert ("contact.changed", {"fields": ["identities"]}) in await desk.events()
    await desk.arrive(make_mail(desk.mailbox, "เรื่องใหม่ครับ"))
    assert {one.contact_id for one in await desk.rows(Ticket)} == {contact.id}


async def test_the_proof_leaves_the_address_with_whoever_had_it_before(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    async with database.write() as session:
        known = await make_contact(session, "คุณสมชาย", email=SOMCHAI.external_id)
    await desk.arrive(chat(desk.widget, visitor=visitor, claims=TYPED))
    await desk.arrive(desk.mail_answer(await desk.agent_answers()))
    [ticket], mine = await desk.rows(Ticket), await desk.contact_of(visitor)
    assert ticket.inbound_count == 2
    assert (await desk.links_of(mine.id))[SOMCHAI.external_id] == ("typed", True, False)
    await desk.arrive(make_mail(desk.mailbox, "เรื่องใหม่ครับ"))
    assert (await desk.rows(Ticket))[-1].contact_id == known.id


async def test_an_answer_from_elsewhere_or_from_a_machine_proves_nothing(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    await desk.arrive(chat(desk.widget, visitor=visitor, claims=TYPED))
    ours = await desk.agent_answers()
    bounce = Machine(MachineKind.BOUNCE, "multipart/report")
    await desk.arrive(desk.mail_answer(ours, sender=replace(SOMCHAI, external_id="else@x.example")))
    await desk.arrive(desk.mail_answer(ours, machine=bounce))
    contact = await desk.contact_of(visitor)
    assert (await desk.links_of(contact.id))[SOMCHAI.external_id] == ("typed", False, False)


async def test_a_late_mail_answer_opens_a_case_that_goes_on_in_the_chat(database: Database):
    async with database.write() as session:
        team = await make_team(session, "ขาย")
        await make_principal(session, teams=[team])
    desk, visitor = await open_desk(database, default_team_id=team.id), ids.new_id()
    await desk.arrive(chat(desk.widget, visitor=visitor, claims=TYPED))
    ours = await desk.agent_answers()
    async with database.write() as session:
        for ticket in (await session.execute(select(Ticket))).scalars():
            lifecycle.apply_status(ticket, "closed", clock.utc_now() - timedelta(days=30))
    await desk.arrive(desk.mail_answer(ours))
    _, late = await desk.rows(Ticket)
    assert (late.channel_kind, late.channel_account_id, late.team_id) == ("webchat", desk.widget.id, team.id)


async def test_the_typed_address_takes_no_part_in_the_thread_but_answers_may_go_there(database: Database):
    desk = await open_desk(database)
    await desk.arrive(chat(desk.widget, visitor=ids.new_id(), claims=TYPED))
    assert sorted(one.role for one in await desk.rows(ConversationParticipant)) == ["claimed", "sender"]
