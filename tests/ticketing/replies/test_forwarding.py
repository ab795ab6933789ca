"""Showing a case to somebody outside: what he gets, where his answer goes, and what it leaves alone."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from core import clock, ids
from core.errors import Conflict, Invalid, NotPermitted
from core.messages import Address, ThreadHints
from core.signatures import service as signatures
from core.signatures.choosing import SignatureChoice
from core.staff.principal import Principal, Role
from tests.factories import channels, desk, inbound
from tests.factories.contexts import make_context
from tests.ticketing.replies.desk_of import set_scene
from ticketing.conversations.models import Conversation
from ticketing.intake import service as intake
from ticketing.messages.models import Attachment, Message
from ticketing.replies import corrections, drafts, forwarding, quoting
from ticketing.replies.composition import compose_body
from ticketing.replies.drafts import DraftKind
from ticketing.replies.forwarding import NewForward
from workers.jobs.outbound import Outbound

SUPPLIER = Address("email", "parts@supplier.example", "โรงงาน")


@pytest.fixture
async def scene(database):
    return await set_scene(database)


async def forward(scene, text="ช่วยดูให้หน่อยครับ", who=None, **fields):
    values = {
        "client_id": ids.new_id().hex,
        "body": compose_body(f"<p>{text}</p>" if text else "", ""),
        "to": (SUPPLIER,),
        "quoted_message_ids": (scene.first.id,),
        **fields,
    }
    async with scene.database.write() as session:
        return await forwarding.forward(
            session,
            who or scene.nok,
            scene.ticket.id,
            NewForward(**values),
            capabilities_of=lambda _kind: channels.MAIL,
        )


async def supplier_answers(scene, message_id, text="ส่งอะไหล่พรุ่งนี้ครับ", **fields):
    hints = ThreadHints(thread_key="x", own_message_ids=(message_id,), clean_subject="ลำโพง")
    mail = inbound.make_mail(scene.account, text, sender=SUPPLIER, hints=hints, received_at=clock.utc_now(), **fields)
    async with scene.database.write() as session:
        [outcome] = await intake.handle_batch(session, inbound.arriving(mail))
        return await session.get_one(Message, outcome.message_id)


async def test_it_quotes_the_original_and_leaves_the_customers_clock_alone(scene):
    before = await scene.ticket_now()
    accepted = await forward(scene)
    async with scene.database.read() as session:
        message = await session.get_one(Message, accepted.message_id)
        conversation = await session.get_one(Conversation, message.conversation_id)
    assert (message.is_side, message.reply_text, message.subject) == (True, "ช่วยดูให้หน่อยครับ", "Fwd: ลำโพงไม่มีเสียง")
    assert "ลำโพงไม่ดัง" in message.quoted_text
    assert "gmail_quote" in message.html
    assert (conversation.is_side, conversation.current_ticket_id) == (True, scene.ticket.id)
    assert message.conversation_id != scene.conversation.id
    ticket = await scene.ticket_now()
    assert ticket.waiting_since == before.waiting_since is not None
    assert (ticket.first_replied_at, ticket.owner_id) == (None, None)
    assert (ticket.last_message_id, ticket.last_message_direction) == (before.last_message_id, "inbound")
    assert await scene.event_types() == ["message.forwarded", "ticket.follower_added", "ticket.status_changed"]


async def test_his_answer_comes_back_to_the_ticket_and_wakes_nobody_who_sleeps(scene):
    accepted = await forward(scene)
    await scene.reply("แก้ให้แล้วครับ", set_status="solved", send_anyway=True)
    answer = await supplier_answers(scene, accepted.message_id)
    assert (answer.ticket_id, answer.is_side) == (scene.ticket.id, True)
    ticket = await scene.ticket_now()
    assert (ticket.status, ticket.waiting_since, ticket.last_message_direction) == ("solved", None, "outbound")
    assert (ticket.last_message_id, ticket.inbound_count) == (answer.id, 2)
    assert "ticket.reopened" not in await scene.event_types()


async def test_a_new_mail_of_his_that_names_the_number_comes_there_too_and_nobody_elses(scene):
    accepted = await forward(scene)
    number = (await scene.ticket_now()).number
    async with scene.database.read() as session:
        message = await session.get_one(Message, accepted.message_id)
    hints = ThreadHints(thread_key="<fresh@supplier>", ticket_numbers=(number,))
    placed = []
    for sender in (SUPPLIER, Address("email", "sales@supplier.example", "ฝ่ายขาย")):
        mail = inbound.make_mail(scene.account, "ส่งพรุ่งนี้ครับ", sender=sender, hints=hints, received_at=clock.utc_now())
        async with scene.database.write() as session:
            [outcome] = await intake.handle_batch(session, inbound.arriving(mail))
            placed.append(await session.get_one(Message, outcome.message_id))
    mine, foreign = placed
    assert (mine.ticket_id, mine.conversation_id, mine.is_side) == (scene.ticket.id, message.conversation_id, True)
    assert (foreign.ticket_id != scene.ticket.id, foreign.is_side) == (True, False)


async def test_his_answer_to_a_case_that_ended_long_ago_opens_no_new_one(scene):
    accepted = await forward(scene)
    async with scene.database.write() as session:
        ticket = await session.get_one(type(scene.ticket), scene.ticket.id)
        ticket.status, ticket.is_active, ticket.solved_at = "closed", False, desk.START
        ticket.closed_at = desk.START
    answer = await supplier_answers(scene, accepted.message_id)
    assert answer.ticket_id == scene.ticket.id
    assert (await scene.ticket_now()).status == "closed"


async def test_a_colleague_is_told_of_the_outsiders_answer_before_he_sends(scene):
    accepted = await forward(scene)
    answer = await supplier_answers(scene, accepted.message_id)
    with pytest.raises(Conflict) as refusal:
        await scene.reply("ยังไม่ทราบครับ", who=scene.ton)
    assert refusal.value.data == {"newer_message_ids": [str(answer.id)]}


async def test_what_a_colleague_forwarded_stops_no_answer(scene):
    await forward(scene)
    accepted = await scene.reply("กำลังดูให้ครับ", who=scene.ton)
    async with scene.database.read() as session:
        assert (await session.get_one(Message, accepted.message_id)).author_id == scene.ton.user_id


async def test_the_side_conversation_goes_on_with_the_outsider_only(scene):
    accepted = await forward(scene)
    answer = await supplier_answers(scene, accepted.message_id)
    again = await forward(scene, "ขอบคุณครับ", conversation_id=answer.conversation_id, quoted_message_ids=())
    async with scene.database.read() as session:
        message = await session.get_one(Message, again.message_id)
    assert message.conversation_id == answer.conversation_id
    assert (message.subject, message.quoted_text) == ("Re: Fwd: ลำโพงไม่มีเสียง", "")


async def test_files_and_pictures_of_the_original_go_along(scene, tmp_path):
    async with scene.database.write() as session:
        first = await session.get_one(Message, scene.first.id)
        first.html, first.attachment_count = '<p>ดูรูป<img alt="" data-cid="pic@x"></p>', 2
        values = {"message_id": first.id, "size": 3, "state": "stored", "created_at": desk.START}
        picture = Attachment(
            id=ids.new_id(), file_name="a.png", content_type="image/png", blob_key="1" * 64, content_id="pic@x",
            is_inline=True, **values,
        )  # fmt: skip
        bill = Attachment(
            id=ids.new_id(), file_name="b.pdf", content_type="application/pdf", blob_key="2" * 64, **values
        )
        session.add_all([picture, bill])
    async with scene.database.read() as session:
        shown = await quoting.preview_forward(session, scene.nok, scene.ticket.id, [scene.first.id])
    assert shown.file_ids == (bill.id,)
    accepted = await forward(scene, "", kept_attachment_ids=shown.file_ids)
    channel = channels.ScriptedChannel()
    async with scene.database.write() as session:
        delivery = await session.merge(await scene.delivery(accepted.message_id))
        delivery.due_at = clock.ago(1)
    await Outbound(make_context(scene.database, tmp_path), lambda _kind: channel).drain()
    [sent] = channel.sent
    assert [one.external_id for one in sent.recipients] == [SUPPLIER.external_id]
    assert [(file.file_name, file.is_inline) for file in sent.attachments] == [("b.pdf", False), ("a.png", True)]
    assert f'src="cid:{sent.attachments[1].content_id}"' in sent.html
    assert not sent.in_reply_to


async def test_taking_it_back_returns_the_words_to_a_forward_and_not_to_the_customers_draft(scene):
    accepted = await forward(scene, set_status="on_hold")
    async with scene.database.write() as session:
        await corrections.cancel(session, scene.nok, accepted.message_id)
    async with scene.database.read() as session:
        [draft] = await drafts.drafts_on(session, scene.nok.user_id, scene.ticket.id)
        files = (await session.execute(select(Attachment))).scalars().all()
    assert (draft.kind, draft.content.text) == (DraftKind.FORWARD, "ช่วยดูให้หน่อยครับ")
    assert draft.content.to == (SUPPLIER,)
    assert draft.content.extras.quoted_message_ids == (scene.first.id,)
    assert files == []
    assert (await scene.ticket_now()).status == "new"


async def test_notes_and_other_tickets_are_nobodys_to_forward(scene):
    async with scene.database.write() as session:
        note = await desk.make_message(session, scene.ticket, "ลูกค้าคนนี้ใจร้อน", direction="internal")
        other = await desk.make_ticket(session, team=None)
        elsewhere = await desk.make_message(session, other, "อีกเรื่อง")
    for message in (note, elsewhere):
        with pytest.raises(Invalid) as refusal:
            await forward(scene, quoted_message_ids=(message.id,))
        assert refusal.value.code == "unknown_message"
    async with scene.database.read() as session:
        whole = await quoting.preview_forward(session, scene.nok, scene.ticket.id, None)
    assert whole.message_ids == (scene.first.id,)


async def test_bad_addresses_are_refused_and_sales_may_not(scene):
    with pytest.raises(Conflict) as refusal:
        await forward(scene, to=(Address("email", "not an address"),))
    assert refusal.value.code == "policy_problems"
    seller = Principal(scene.nok.user_id, "นก", Role.SALES)
    with pytest.raises(NotPermitted):
        await forward(scene, who=seller)


async def test_it_is_signed_between_the_words_and_the_quote(scene):
    async with scene.database.write() as session:
        words = signatures.signature_words("<p>{{agent.name}} ทีม{{team}}</p>", "")
        await signatures.put_own(session, scene.nok, None, words)
    accepted = await forward(scene, signature=SignatureChoice.AUTO)
    async with scene.database.read() as session:
        message = await session.get_one(Message, accepted.message_id)
    assert message.signature == "นก ทีมซ่อม"
    assert message.text.index("ช่วยดู") < message.text.index("นก ทีมซ่อม") < message.text.index("ลำโพงไม่ดัง")


async def test_a_double_click_is_one_mail(scene):
    one, two = await forward(scene, client_id="a"), await forward(scene, client_id="a")
    assert (one.message_id, two.is_new) == (two.message_id, False)
    assert replace(two, is_new=True) == one
