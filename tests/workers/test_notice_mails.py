"""News that nobody read follow by mail, bundled; an answer to such a mail is the person's answer, and only his."""

import pytest
from sqlalchemy import select

from core import ids
from core.inbox.models import InboundItem
from core.staff import presence
from core.staff.models import User
from tests.factories import desk
from tests.workers.notice_desk import NoticeDesk, answer_to, open_notice_desk, subject_of, words_of
from ticketing.messages.models import Attachment, Message
from ticketing.notifications import service as bell
from ticketing.notifications.models import NoticeMail
from ticketing.replies.models import OutboundDelivery
from ticketing.tickets.models import Ticket

QUOTED = "ตอบกลับเหนือบรรทัดนี้"


@pytest.fixture
async def house(database, tmp_path, smtp_sink) -> NoticeDesk:
    return await open_notice_desk(database, tmp_path, smtp_sink)


async def told_of(house: NoticeDesk, *texts: str):
    """Nok's mail about messages of her customer."""
    with house.at(1):
        for text in texts or ("ลำโพงยังไม่ดังครับ",):
            await house.customer_writes(text)
    with house.at(5):
        return (await house.post())[-1]


async def parked(house: NoticeDesk) -> list[str]:
    async with house.database.read() as session:
        query = select(InboundItem.error_code).where(InboundItem.state == "parked")
        return [code or "" for code in (await session.execute(query)).scalars()]


# --- telling ---------------------------------------------------------------------------------------------------------


async def test_three_messages_are_one_mail_with_their_words_and_the_next_one_waits(house):
    mail = await told_of(house, "ลำโพงยังไม่ดังครับ", "ลองแล้วสองครั้ง", "ด่วนครับ")
    assert len(house.sink.received) == 1
    email, number = await house.email_of(house.scene.nok), house.scene.ticket.number
    assert house.sink.received[0].recipients == (email,)
    assert subject_of(mail) == f"#{number} · {house.scene.ticket.subject}"
    text, page = words_of(mail), words_of(mail, "text/html")
    for said in ("ลำโพงยังไม่ดังครับ", "ลองแล้วสองครั้ง", "ด่วนครับ", f"https://desk.example/tickets/{number}", QUOTED):
        assert said in text
        assert said in page
    assert "ส่งถึงลูกค้าในชื่อคุณ" in text
    with house.at(1):
        await house.customer_writes("ว่าอย่างไรครับ")
    with house.at(3):
        assert len(await house.post()) == 1
    with house.at(8):
        [_, second] = await house.post()
    assert "ว่าอย่างไรครับ" in words_of(second)
    assert "ด่วนครับ" not in words_of(second)
    assert second["References"] == mail["Message-ID"]


async def test_what_was_read_in_the_bell_is_not_mailed(house):
    with house.at(1):
        await house.customer_writes("ลำโพงยังไม่ดังครับ")
        async with house.database.write() as session:
            await bell.mark_read(session, house.scene.nok, None)
    with house.at(5):
        assert await house.post() == []


async def test_who_is_at_the_desk_gets_no_mail_until_he_leaves(house, database):
    connection = ids.new_id()
    with house.at(1):
        await house.customer_writes("ลำโพงยังไม่ดังครับ")
    for minutes in (5, 5):
        with house.at(minutes):
            async with database.write() as session:
                await presence.stay(session, "node", {connection: house.scene.nok.user_id})
            assert await house.post() == []
    with house.at(5):
        assert len(await house.post()) == 1


async def test_quiet_hours_keep_a_mail_until_the_next_working_morning(house):
    with house.at(11 * 60):  # Monday 21:00
        await house.customer_writes("ลำโพงยังไม่ดังครับ")
    with house.at(30):
        assert await house.post() == []
    with house.at(9 * 60 + 29):  # Tuesday 6:59
        assert await house.post() == []
    with house.at(2):
        assert len(await house.post()) == 1


async def test_a_kind_switched_off_or_a_ticket_out_of_sight_is_not_mailed(house, database):
    with house.at(1):
        await house.note("ดูหน่อย", by=house.scene.nok, mentions=(house.scene.ton.user_id,))
        await house.tell()
        await house.prefer(house.scene.ton, notify={"mentioned": {"mail": "off"}})
    with house.at(5):
        assert await house.post() == []


async def test_a_person_whose_address_is_one_of_our_mailboxes_gets_no_mail(house, database):
    async with database.write() as session:
        row = await session.get_one(User, house.scene.nok.user_id)
        row.email = house.scene.account.address
    with house.at(1):
        await house.customer_writes("ลำโพงยังไม่ดังครับ")
    with house.at(5):
        assert await house.post() == []


# --- answering -------------------------------------------------------------------------------------------------------


async def test_an_answer_goes_to_the_customer_without_what_it_quotes(house):
    mail = await told_of(house)
    email = await house.email_of(house.scene.nok)
    with house.at(5):
        raw = answer_to(mail, "เดี๋ยวส่งช่างไปครับ", sender=f"นก <{email}>", attach=("ใบนัด.pdf", b"%PDF-1.4 x"))
        await house.arrive(raw)
        await house.arrive(raw)
    answer = (await house.messages())[-1]
    assert (answer.direction, answer.author_id, answer.author_name) == ("outbound", house.scene.nok.user_id, "นก")
    assert answer.text == "เดี๋ยวส่งช่างไปครับ"
    assert [one["external_id"] for one in answer.to] == ["somchai@example.com"]
    async with house.database.read() as session:
        [file] = (await session.execute(select(Attachment).where(Attachment.message_id == answer.id))).scalars()
        [delivery] = (await session.execute(select(OutboundDelivery))).scalars()
        assert await bell.count_unread(session, house.scene.nok) == 0
    assert (file.file_name, delivery.state) == ("ใบนัด.pdf", "held")
    assert await house.tickets() == 1
    assert await parked(house) == []


async def test_the_reply_address_alone_is_enough(house):
    mail = await told_of(house)
    address = str(mail["Reply-To"]).rpartition("<")[2].rstrip(">")
    assert address.startswith("help+")
    email = await house.email_of(house.scene.nok)
    with house.at(5):
        await house.arrive(answer_to(mail, "ได้ครับ", sender=email, to=address, answers="<other@elsewhere.example>"))
    assert (await house.messages())[-1].text == "ได้ครับ"


@pytest.mark.parametrize("words", ["note\nลูกค้าคนนี้ใจร้อน", "โน้ต: ลูกค้าคนนี้ใจร้อน", "#Note\n\nลูกค้าคนนี้ใจร้อน"])
async def test_a_first_line_makes_it_a_note(house, words):
    mail = await told_of(house)
    with house.at(5):
        await house.arrive(answer_to(mail, words, sender=await house.email_of(house.scene.nok)))
    note = (await house.messages())[-1]
    assert (note.direction, note.text, note.author_id) == ("internal", "ลูกค้าคนนี้ใจร้อน", house.scene.nok.user_id)


async def test_an_answer_to_a_colleagues_note_stays_inside(house):
    with house.at(1):
        await house.note("ช่วยดูหน่อยว่าของหมดไหม", by=house.scene.nok, mentions=(house.scene.ton.user_id,))
        await house.tell()
    with house.at(5):
        [mail] = await house.post()
    assert "ลูกค้าจะไม่เห็น" in words_of(mail)
    with house.at(5):
        await house.arrive(answer_to(mail, "reply\nของหมดแล้ว", sender=await house.email_of(house.scene.ton)))
    note = (await house.messages())[-1]
    assert (note.direction, note.text, note.author_name) == ("internal", "ของหมดแล้ว", "ต้น")


@pytest.mark.parametrize("stranger", ["somebody@elsewhere.example", "somchai@example.com"])
async def test_a_stranger_with_the_mail_is_a_customer_at_most(house, stranger):
    mail = await told_of(house)
    with house.at(5):
        await house.arrive(answer_to(mail, "ผมไม่ใช่นก", sender=stranger))
    assert not [one for one in await house.messages() if one.direction == "outbound"]
    async with house.database.read() as session:
        assert (await session.execute(select(OutboundDelivery))).first() is None
    assert await house.tickets() == 2


async def test_a_colleague_cannot_answer_with_anothers_mail(house):
    mail = await told_of(house)
    with house.at(5):
        await house.arrive(answer_to(mail, "ผมคือต้น", sender=await house.email_of(house.scene.ton)))
        before = len(house.sink.received)
        await house.post()
    assert await parked(house) == ["notice_other_sender"]
    assert len(house.sink.received) == before
    assert len(await house.messages()) == 2
    assert await house.tickets() == 1


async def test_a_forged_id_and_a_forged_address_post_nothing(house):
    mail = await told_of(house)
    email = await house.email_of(house.scene.nok)
    forged = str(mail["Message-ID"]).replace(".", ".a", 1)[:-1] + ">"
    with house.at(5):
        await house.arrive(answer_to(None, "ปลอมเลข", sender=email, answers=forged))
        verdict = "mx.shop.example; dmarc=fail header.from=desk.example; spf=fail"
        await house.arrive(answer_to(mail, "ปลอมผู้ส่ง", sender=email, Authentication_Results=verdict))
        sent_before = len(house.sink.received)
        await house.post()
    assert not [one for one in await house.messages() if one.author_kind == "user"]
    assert await parked(house) == ["notice_not_authentic"]
    assert len(house.sink.received) == sent_before


async def test_an_expired_mail_is_set_aside_and_its_reader_told(house):
    mail = await told_of(house)
    with house.at(31 * 24 * 60):
        await house.arrive(answer_to(mail, "ตอบช้าไปหน่อย", sender=await house.email_of(house.scene.nok)))
        told = (await house.post())[-1]
    assert await parked(house) == ["notice_expired"]
    assert "30 วัน" in words_of(told)
    assert "ตอบช้าไปหน่อย" in words_of(told)
    assert not [one for one in await house.messages() if one.direction == "outbound"]


async def test_an_automatic_reply_and_a_bounce_of_the_readers_mailbox_end_here(house):
    mail = await told_of(house)
    email = await house.email_of(house.scene.nok)
    with house.at(5):
        await house.arrive(answer_to(mail, "ผมลาพักร้อน", sender=email, Auto_Submitted="auto-replied"))
    assert len(await house.messages()) == 2
    assert await house.tickets() == 1
    assert await parked(house) == []


async def test_a_colleagues_answer_meanwhile_is_told_and_answering_again_sends_it(house):
    mail = await told_of(house)
    email = await house.email_of(house.scene.nok)
    last = (await house.messages())[-1]
    with house.at(5):
        await house.scene.reply("ผมตอบแล้ว", who=house.scene.ton, last_seen_message_id=last.id)
    with house.at(1):
        await house.arrive(answer_to(mail, "ผมก็ตอบ", sender=email))
        told = (await house.post())[-1]
    assert await parked(house) == ["notice_stale"]
    assert "เพื่อนร่วมงานตอบลูกค้าไปแล้ว" in words_of(told)
    with house.at(1):
        await house.arrive(answer_to(told, "ผมก็ตอบ", sender=email))
    assert [one.text for one in await house.messages() if one.direction == "outbound"] == ["ผมตอบแล้ว", "ผมก็ตอบ"]


async def test_an_answer_follows_the_ticket_into_the_one_it_was_merged_into(house, database):
    mail = await told_of(house)
    async with database.write() as session:
        target = await desk.make_ticket(session, owner=house.scene.nok)
        (await session.get_one(Ticket, house.scene.ticket.id)).merged_into_id = target.id
    with house.at(5):
        await house.arrive(answer_to(mail, "note\nไปเรื่องหลัก", sender=await house.email_of(house.scene.nok)))
    async with database.read() as session:
        [note] = (await session.execute(select(Message).where(Message.ticket_id == target.id))).scalars()
    assert (note.direction, note.text) == ("internal", "ไปเรื่องหลัก")


async def test_an_answer_without_words_is_told_back(house):
    mail = await told_of(house)
    with house.at(5):
        await house.arrive(answer_to(mail, "", sender=await house.email_of(house.scene.nok)))
        told = (await house.post())[-1]
    assert await parked(house) == ["notice_empty"]
    assert "ไม่พบข้อความใหม่" in words_of(told)


async def test_who_may_only_note_or_wants_no_answers_is_told_so_in_the_mail(house, database):
    await house.prefer(house.scene.nok, mail_answers="off")
    mail = await told_of(house)
    assert "ตอบกลับไม่ได้" in words_of(mail, "text/html")
    async with database.read() as session:
        [row] = (await session.execute(select(NoticeMail))).scalars()
    assert row.answers_as == "none"
    with house.at(5):
        await house.arrive(answer_to(mail, "ตอบได้ไหม", sender=await house.email_of(house.scene.nok)))
    assert await parked(house) == ["notice_takes_no_answers"]
