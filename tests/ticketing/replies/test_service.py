"""Answering: idempotent by client id, guarded against a conversation that has moved on, and undoable."""

import asyncio

import pytest
from sqlalchemy import func, select

from core import clock, ids
from core.db.session import Database
from core.errors import Conflict, Invalid, NotFound, NotPermitted, PreconditionFailed
from core.events.models import Event
from core.messages import Address
from core.staff.principal import Role
from tests.factories import channels, desk
from tests.ticketing.replies.desk_of import set_scene
from ticketing.messages.models import Attachment, Message
from ticketing.replies import corrections, drafts, service
from ticketing.replies.composition import compose_body
from ticketing.replies.drafts import DraftContent, DraftKind
from ticketing.replies.reading import deliveries_of
from ticketing.replies.service import NewNote
from ticketing.tickets.models import TicketFollower, TicketMention


@pytest.fixture
async def scene(database):
    return await set_scene(database)


async def test_an_answer_is_held_and_moves_the_ticket_on(scene):
    accepted = await scene.reply("เดี๋ยวส่งช่างไปครับ", cc=(Address("email", "Boss@Example.com"),))
    delivery = await scene.delivery(accepted.message_id)
    assert (delivery.state, delivery.attempts) == ("held", 0)
    assert 9 < (delivery.due_at - delivery.created_at).total_seconds() <= 10
    assert set(await scene.recipients(accepted.message_id)) == {"somchai@example.com", "boss@example.com"}
    ticket = await scene.ticket_now()
    assert (ticket.status, ticket.owner_id, ticket.waiting_since) == ("open", scene.nok.user_id, None)
    assert (ticket.last_message_id, ticket.last_message_direction) == (accepted.message_id, "outbound")
    assert ticket.first_replied_at is not None
    assert ticket.snippet == "เดี๋ยวส่งช่างไปครับ"
    assert await scene.event_types() == [
        "message.sent", "ticket.assigned", "ticket.follower_added", "ticket.status_changed"
    ]  # fmt: skip
    assert ticket.version == 4


async def test_a_double_click_is_one_answer(scene):
    twice = await asyncio.gather(*[scene.reply(client_id="composer-1") for _ in range(4)])
    assert len({accepted.message_id for accepted in twice}) == 1
    assert sorted(accepted.is_new for accepted in twice) == [False, False, False, True]
    async with scene.database.read() as session:
        count = select(func.count()).select_from(Message).where(Message.direction == "outbound")
        assert (await session.execute(count)).scalar() == 1


async def test_the_same_client_id_of_another_person_is_another_answer(scene):
    mine = await scene.reply(client_id="same")
    his = await scene.reply(client_id="same", who=scene.ton, send_anyway=True)
    assert mine.message_id != his.message_id


async def test_a_newer_message_of_the_customer_stops_the_answer_until_sent_knowingly(scene):
    newer = await scene.customer_writes()
    with pytest.raises(Conflict) as refused:
        await scene.reply()
    assert refused.value.code == "stale_reply"
    assert refused.value.data == {"newer_message_ids": [str(newer)]}
    accepted = await scene.reply(send_anyway=True)
    assert accepted.is_new
    async with scene.database.read() as session:
        sent = (await session.execute(select(Event).where(Event.type == "message.sent"))).scalar_one()
    assert sent.data["sent_knowingly"] is True


async def test_of_two_colleagues_who_answer_at_once_one_is_told(scene):
    results = await asyncio.gather(scene.reply(who=scene.nok), scene.reply(who=scene.ton), return_exceptions=True)
    refused = [result for result in results if isinstance(result, Conflict)]
    assert len(refused) == 1
    assert refused[0].code == "stale_reply"


async def test_notes_machines_and_own_answers_do_not_count_as_newer(scene):
    await scene.reply()
    await scene.customer_writes("Out of office", machine={"kind": "auto_reply", "reason": "x"})
    async with scene.database.write() as session:
        await service.note(session, scene.ton, scene.ticket.id, NewNote("n", compose_body("", "ดูให้หน่อย")))
    assert (await scene.reply("และอีกอย่าง")).is_new


async def test_an_answer_that_was_taken_back_does_not_count_as_newer(scene):
    his = await scene.reply(who=scene.ton)
    async with scene.database.write() as session:
        await corrections.cancel(session, scene.ton, his.message_id)
    assert (await scene.reply()).is_new


async def test_policy_speaks_before_anything_is_written(scene):
    with pytest.raises(Conflict) as refused:
        await scene.reply(to=(), cc=(Address("email", "nonsense"),))
    assert refused.value.code == "policy_problems"
    assert [problem["code"] for problem in refused.value.data["problems"]] == ["no_recipient", "invalid_address"]
    assert await scene.event_types() == []


async def test_only_those_who_may_answer_do(scene):
    async with scene.database.write() as session:
        sales = await desk.make_principal(session, Role.SALES)
        outsider = await desk.make_principal(session, Role.AGENT)
    with pytest.raises(NotPermitted):
        await scene.reply(who=sales)
    with pytest.raises(NotFound):
        await scene.reply(who=outsider)


async def test_the_status_can_be_set_with_the_answer_and_nonsense_cannot(scene):
    await scene.reply(set_status="solved")
    ticket = await scene.ticket_now()
    assert (ticket.status, ticket.is_active) == ("solved", False)
    with pytest.raises(Invalid):
        await scene.reply(set_status="spam", send_anyway=True)


async def test_uploads_go_with_the_answer_once(scene):
    async with scene.database.write() as session:
        upload = await desk.make_attachment(session, None, uploaded_by=scene.nok.user_id)
        foreign = await desk.make_attachment(session, None, uploaded_by=scene.ton.user_id)
    accepted = await scene.reply(
        body=compose_body(f'<p>ดูรูป <img src="/api/v1/attachments/{upload.id}"></p>', ""), attachment_ids=(upload.id,)
    )
    async with scene.database.read() as session:
        stored = (await session.execute(select(Attachment).where(Attachment.id == upload.id))).scalar_one()
    assert (stored.message_id, stored.is_inline, stored.content_id) == (
        accepted.message_id, True, f"{upload.id}@inline"
    )  # fmt: skip
    for attachment_id in (upload.id, foreign.id):
        with pytest.raises(Invalid) as refused:
            await scene.reply(attachment_ids=(attachment_id,))
        assert refused.value.code == "unknown_attachment"


async def test_undo_returns_the_words_and_the_ticket(scene):
    before = await scene.ticket_now()
    accepted = await scene.reply("ผิดคนครับ", set_status="solved")
    async with scene.database.write() as session:
        assert await corrections.cancel(session, scene.nok, accepted.message_id) == scene.ticket.id
    after = await scene.ticket_now()
    for name in ("status", "waiting_since", "first_replied_at", "last_message_id", "snippet", "solved_at", "is_active"):
        assert getattr(after, name) == getattr(before, name), name
    assert (await scene.delivery(accepted.message_id)).state == "canceled"
    async with scene.database.read() as session:
        [draft] = await drafts.drafts_on(session, scene.nok.user_id, scene.ticket.id)
        views = await deliveries_of(session, [accepted.message_id])
    assert draft.content.html == "<p>ผิดคนครับ</p>"
    assert draft.content.to == (channels.CUSTOMER,)
    assert {r.state.value for r in views[accepted.message_id].recipients} == {"canceled"}
    with pytest.raises(Conflict) as refused:
        async with scene.database.write() as session:
            await corrections.cancel(session, scene.nok, accepted.message_id)
    assert refused.value.code == "too_late"
    assert (await scene.event_types())[-3:] == ["message.canceled", "ticket.status_changed", "draft.changed"]


async def test_a_note_tells_those_it_mentions(scene):
    async with scene.database.write() as session:
        expert = await desk.make_principal(session, Role.AGENT, name="ช่าง")
    new = NewNote("n1", compose_body("<p>@ช่าง ดูหน่อย</p>", ""), mentions=(expert.user_id,))
    async with scene.database.write() as session:
        accepted = await service.note(session, scene.nok, scene.ticket.id, new)
    async with scene.database.write() as session:
        again = await service.note(session, scene.nok, scene.ticket.id, new)
    assert (again.message_id, again.is_new) == (accepted.message_id, False)
    async with scene.database.read() as session:
        follows = (await session.execute(select(TicketFollower))).scalars().all()
        mentions = (await session.execute(select(TicketMention))).scalars().all()
    assert [(f.user_id, f.reason) for f in follows] == [(expert.user_id, "mentioned")]
    assert [m.user_id for m in mentions] == [expert.user_id]
    ticket = await scene.ticket_now()
    assert (ticket.waiting_since, ticket.last_message_id) == (desk.START, scene.first.id)
    with pytest.raises(Invalid) as refused:
        async with scene.database.write() as session:
            await service.note(
                session, scene.nok, scene.ticket.id, NewNote("n2", compose_body("", "x"), mentions=(ids.new_id(),))
            )
    assert refused.value.code == "unknown_mention"


async def test_a_draft_belongs_to_one_person_and_knows_its_version(scene):
    content = DraftContent(html="<p>กำลังเขียน</p>", text="กำลังเขียน", to=(channels.CUSTOMER,))
    async with scene.database.write() as session:
        first = await drafts.save_draft(
            session, scene.nok, scene.ticket.id, DraftKind.REPLY, content, expected_version=0
        )
    async with scene.database.write() as session:
        second = await drafts.save_draft(
            session, scene.nok, scene.ticket.id, DraftKind.REPLY, content, expected_version=first.version
        )
    assert (first.version, second.version) == (1, 2)

    with pytest.raises(PreconditionFailed):
        async with scene.database.write() as session:
            await drafts.save_draft(session, scene.nok, scene.ticket.id, DraftKind.REPLY, content, expected_version=1)
    async with scene.database.read() as session:
        assert await drafts.drafts_on(session, scene.ton.user_id, scene.ticket.id) == []
        assert [d.version for d in await drafts.drafts_on(session, scene.nok.user_id, scene.ticket.id)] == [2]
    await scene.reply()
    async with scene.database.read() as session:
        assert await drafts.drafts_on(session, scene.nok.user_id, scene.ticket.id) == []
    assert (await scene.event_types()).count("draft.changed") == 2


async def test_undo_keeps_what_was_begun_meanwhile(scene):
    accepted = await scene.reply("แรก")
    async with scene.database.write() as session:
        begun = DraftContent(html="<p>ที่สอง</p>", text="ที่สอง")
        await drafts.save_draft(session, scene.nok, scene.ticket.id, DraftKind.REPLY, begun)
    async with scene.database.write() as session:
        await corrections.cancel(session, scene.nok, accepted.message_id)
    async with scene.database.read() as session:
        [draft] = await drafts.drafts_on(session, scene.nok.user_id, scene.ticket.id)
    assert draft.content.html == "<p>แรก</p><p>ที่สอง</p>"
    assert clock.utc_now() >= draft.updated_at


async def test_a_ticket_without_a_thread_cannot_be_answered(database: Database):
    async with database.write() as session:
        nok = await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
    with pytest.raises(Conflict) as refused:
        async with database.write() as session:
            await service.reply(
                session,
                nok,
                ticket.id,
                service.NewReply("c", compose_body("", "x"), to=(channels.CUSTOMER,)),
                capabilities_of=lambda _kind: channels.MAIL,
            )
    assert refused.value.code == "no_conversation"
