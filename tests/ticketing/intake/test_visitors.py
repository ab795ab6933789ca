"""Messages from the company's own pages: who a visitor is believed to be, where he came from, and his mail answers."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from core import ids
from core.db.session import Database
from core.messages import Attachment, Claims, ThreadHints, touch_of
from crm_link.customers.models import Contact
from tests.factories.desk import make_contact
from tests.factories.inbound import RECEIVED, SOMCHAI, make_mail
from tests.factories.visitors import chat, make_widget, touch
from tests.ticketing.intake.visiting import open_desk
from ticketing.conversations.models import Conversation
from ticketing.intake.subjects import LONGEST_FIRST_WORDS, first_words
from ticketing.messages.models import Message
from ticketing.tickets.models import Ticket

TYPED = Claims(name="สมชาย", email="Somchai@Siam-Audio.example", phone="081-234-5678")
PROVEN = replace(TYPED, host_user_id="user-7", is_verified=True, is_email_verified=True)


async def test_a_visitor_becomes_a_contact_of_his_own_with_a_ticket_called_by_his_first_words(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    await desk.arrive(chat(desk.widget, "ลำโพงรุ่น X200 มีของไหมครับ", visitor=visitor))
    [ticket], [contact], [conversation] = (
        await desk.rows(Ticket),
        await desk.rows(Contact),
        await desk.rows(Conversation),
    )
    assert (ticket.subject, ticket.channel_kind, ticket.contact_id) == (
        "ลำโพงรุ่น X200 มีของไหมครับ",
        "webchat",
        contact.id,
    )
    assert contact.name == f"ผู้เยี่ยมชม {visitor.hex[-4:].upper()}"
    assert (conversation.thread_key, conversation.channel_kind) == (str(visitor), "webchat")
    await desk.arrive(chat(desk.widget, "อีกเรื่องครับ", visitor=visitor))
    assert len(await desk.rows(Ticket)) == len(await desk.rows(Contact)) == 1


async def test_only_a_file_names_the_ticket_when_nothing_was_written(database: Database):
    desk = await open_desk(database)
    await desk.arrive(
        chat(desk.widget, "", visitor=ids.new_id(), attachments=(Attachment("สลิป.jpg", "image/jpeg", 3),))
    )
    assert [ticket.subject for ticket in await desk.rows(Ticket)] == ["สลิป.jpg"]


def test_first_words_end_between_words_or_clusters():
    assert first_words("สั้น") == "สั้น"
    english = first_words("one two three four " * 10)
    assert len(english) <= LONGEST_FIRST_WORDS + 1
    assert english.removesuffix("…") in "one two three four " * 10
    assert english.endswith(("one…", "two…", "three…", "four…"))
    thai = first_words("น้ำ" * 60)
    assert thai.removesuffix("…").replace("น้ำ", "") == ""


async def test_what_is_typed_is_noted_on_his_own_contact_and_opens_nobody_elses_history(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    async with database.write() as session:
        known = await make_contact(session, "คุณสมชาย", email=SOMCHAI.external_id)
    await desk.arrive(chat(desk.widget, visitor=visitor, claims=TYPED))
    mine = await desk.contact_of(visitor)
    assert mine.id != known.id
    assert mine.name == "สมชาย"
    assert await desk.links_of(mine.id) == {
        str(visitor): ("webchat", False, True),
        SOMCHAI.external_id: ("typed", False, False),
        "+66812345678": ("typed", False, False),
    }
    await desk.arrive(make_mail(desk.mailbox))
    by_channel = {ticket.channel_kind: ticket.contact_id for ticket in await desk.rows(Ticket)}
    assert by_channel == {"webchat": mine.id, "email": known.id}


async def test_mail_from_an_address_that_a_visitor_only_typed_is_not_his(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    await desk.arrive(chat(desk.widget, visitor=visitor, claims=TYPED))
    await desk.arrive(make_mail(desk.mailbox))
    first, second = await desk.rows(Ticket)
    assert first.contact_id != second.contact_id
    assert (await desk.links_of(second.contact_id)) == {SOMCHAI.external_id: ("email", False, True)}


async def test_a_subject_with_his_ticket_number_from_a_typed_address_does_not_join_his_case(database: Database):
    desk = await open_desk(database)
    await desk.arrive(chat(desk.widget, visitor=ids.new_id(), claims=TYPED))
    [ticket] = await desk.rows(Ticket)
    hints = ThreadHints(thread_key="<a@x>", ticket_numbers=(ticket.number,), clean_subject="hello")
    await desk.arrive(make_mail(desk.mailbox, hints=hints))
    assert len(await desk.rows(Ticket)) == 2


async def test_saying_who_he_is_later_names_the_contact_and_tells_the_desk(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    await desk.arrive(chat(desk.widget, visitor=visitor))
    await desk.arrive(chat(desk.widget, visitor=visitor, claims=TYPED))
    await desk.arrive(chat(desk.widget, visitor=visitor, claims=replace(TYPED, name="คนอื่น")))
    contact = await desk.contact_of(visitor)
    assert contact.name == "สมชาย"
    changes = [data["fields"] for type_, data in await desk.events() if type_ == "contact.changed"]
    assert changes == [["identities", "name"]]
    assert contact.version == 2


async def test_a_name_that_a_colleague_gave_stays(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    await desk.arrive(chat(desk.widget, visitor=visitor))
    async with database.write() as session:
        (await session.get_one(Contact, (await desk.contact_of(visitor)).id)).name = "ลูกค้าประจำ"
    await desk.arrive(chat(desk.widget, visitor=visitor, claims=TYPED))
    assert (await desk.contact_of(visitor)).name == "ลูกค้าประจำ"


async def test_whom_the_host_page_vouches_for_is_the_contact_with_that_address(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    async with database.write() as session:
        known = await make_contact(session, "คุณสมชาย", email=SOMCHAI.external_id)
    await desk.arrive(chat(desk.widget, visitor=visitor, claims=PROVEN))
    [ticket] = await desk.rows(Ticket)
    assert ticket.contact_id == known.id
    links = await desk.links_of(known.id)
    assert links[str(visitor)] == links["user-7"] == links[SOMCHAI.external_id] == ("host_page", True, True)
    assert links["+66812345678"] == ("typed", False, False)
    assert len(await desk.rows(Contact)) == 1


async def test_the_same_host_user_on_another_browser_is_the_same_contact(database: Database):
    desk, phone, laptop, tablet = await open_desk(database), ids.new_id(), ids.new_id(), ids.new_id()
    await desk.arrive(*(chat(desk.widget, visitor=one, claims=PROVEN) for one in (phone, laptop)))
    await desk.arrive(chat(desk.widget, visitor=tablet, claims=replace(PROVEN, email="new@address.example")))
    [contact] = await desk.rows(Contact)
    links = await desk.links_of(contact.id)
    assert {str(phone), str(laptop), str(tablet), "user-7", "new@address.example"} < links.keys()
    assert {ticket.contact_id for ticket in await desk.rows(Ticket)} == {contact.id}


async def test_many_browsers_of_one_new_host_user_at_once_make_one_contact(database: Database):
    desk = await open_desk(database)
    await asyncio.gather(*(desk.arrive(chat(desk.widget, visitor=ids.new_id(), claims=PROVEN)) for _ in range(6)))
    assert len(await desk.rows(Contact)) == 1


async def test_a_host_user_of_another_site_is_somebody_else(database: Database):
    desk = await open_desk(database)
    async with database.write() as session:
        other = await make_widget(session)
    mine, his = ids.new_id(), ids.new_id()
    unmailed = replace(PROVEN, email="")
    await desk.arrive(chat(desk.widget, visitor=mine, claims=unmailed), chat(other, visitor=his, claims=unmailed))
    assert (await desk.contact_of(mine)).id != (await desk.contact_of(his)).id


async def test_signing_in_on_the_host_page_moves_the_visitor_to_his_own_contact_from_then_on(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    await desk.arrive(chat(desk.widget, visitor=visitor))
    anonymous = await desk.contact_of(visitor)
    async with database.write() as session:
        known = await make_contact(session, "คุณสมชาย", email=SOMCHAI.external_id)
    await desk.arrive(chat(desk.widget, "ผมเองครับ", visitor=visitor, claims=PROVEN))
    await desk.arrive(chat(desk.widget, "ยังอยู่ไหม", visitor=visitor))
    messages = await desk.rows(Message)
    assert [one.author_id for one in messages] == [anonymous.id, known.id, known.id]
    assert (await desk.links_of(anonymous.id))[str(visitor)][2] is False
    assert len(await desk.rows(Ticket)) == 1


async def test_host_ids_that_nobody_vouches_for_tell_nothing(database: Database):
    desk, first, second = await open_desk(database), ids.new_id(), ids.new_id()
    forged = replace(PROVEN, is_verified=False)
    await desk.arrive(chat(desk.widget, visitor=first, claims=PROVEN), chat(desk.widget, visitor=second, claims=forged))
    assert (await desk.contact_of(first)).id != (await desk.contact_of(second)).id


async def test_an_address_that_a_proven_user_only_typed_opens_nobodys_history(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    async with database.write() as session:
        known = await make_contact(session, "คุณสมชาย", email=SOMCHAI.external_id)
    await desk.arrive(chat(desk.widget, visitor=visitor, claims=replace(PROVEN, is_email_verified=False)))
    contact = await desk.contact_of(visitor)
    assert contact.id != known.id
    links = await desk.links_of(contact.id)
    assert (links["user-7"], links[SOMCHAI.external_id]) == (("host_page", True, True), ("typed", False, False))


async def test_the_first_touch_stays_and_the_last_one_moves(database: Database):
    desk, visitor = await open_desk(database), ids.new_id()
    landing = touch("/sale", referrer="https://search.example", utm_source="line", utm_campaign="11.11")
    product, cart = touch("/x200", RECEIVED + timedelta(minutes=2)), touch("/cart", RECEIVED + timedelta(minutes=5))
    await desk.arrive(chat(desk.widget, visitor=visitor, first_touch=landing, last_touch=product))
    await desk.arrive(chat(desk.widget, visitor=visitor, first_touch=product, last_touch=cart))
    contact, [conversation] = await desk.contact_of(visitor), await desk.rows(Conversation)
    for one in (contact, conversation):
        assert one.first_touch is not None
        assert one.last_touch is not None
        assert (touch_of(one.first_touch), touch_of(one.last_touch)) == (landing, cart)
