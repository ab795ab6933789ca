"""Answers that leave later: nothing is said before, once when the time comes, never past somebody who wrote."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from core import clock, ids
from core.errors import Conflict, Invalid, NotFound, NotPermitted
from core.events.cursors import drain_subscriber
from core.events.outbox import publish_batch
from core.messages import Address
from core.staff.models import User
from tests.factories import channels
from tests.factories.contexts import make_context
from tests.ticketing.replies.desk_of import set_scene
from ticketing.messages.models import Attachment, Message
from ticketing.replies import drafts, scheduled
from ticketing.replies.composition import compose_body
from ticketing.replies.drafts import DraftKind
from ticketing.replies.forwarding import NewForward
from ticketing.replies.interruptions import handle
from ticketing.replies.models import ScheduledReply
from ticketing.replies.scheduled import ScheduledState
from ticketing.replies.service import NewReply
from workers.jobs import scheduled_replies

HOUR = timedelta(hours=1)


@pytest.fixture
async def scene(database):
    return await set_scene(database)


@contextmanager
def later(seconds=3700):
    with clock.frozen_at(clock.utc_now() + timedelta(seconds=seconds)):
        yield


async def put_off(scene, text="พรุ่งนี้ช่างเข้าครับ", who=None, new=None, after=HOUR, **fields):
    values = {
        "client_id": ids.new_id().hex,
        "body": compose_body(f"<p>{text}</p>", ""),
        "to": (channels.CUSTOMER,),
        "last_seen_message_id": scene.first.id,
        **fields,
    }
    async with scene.database.write() as session:
        return await scheduled.schedule(
            session, who or scene.nok, scene.ticket.id, new or NewReply(**values), clock.utc_now() + after,
            capabilities_of=lambda _kind: channels.MAIL,
        )  # fmt: skip


async def waiting(scene):
    async with scene.database.read() as session:
        return await scheduled.list_scheduled(session, scene.ticket.id)


async def messages(scene):
    async with scene.database.read() as session:
        query = select(Message).where(Message.ticket_id == scene.ticket.id, Message.direction == "outbound")
        return list((await session.execute(query)).scalars())


async def drain(scene):
    """What the relay and the subscriber do with the events so far."""
    async with scene.database.write() as session:
        await publish_batch(session)
    await drain_subscriber(scene.database, "scheduled_replies", handle)


async def test_nothing_is_said_before_its_time(scene, tmp_path):
    before = await scene.ticket_now()
    await put_off(scene, set_status="waiting")
    await scheduled_replies.run(make_context(scene.database, tmp_path))
    [one] = await waiting(scene)
    assert (one.state, one.request.set_status, one.author_name) == (ScheduledState.WAITING, "waiting", "นก")
    assert await messages(scene) == []
    after = await scene.ticket_now()
    assert (after.waiting_since, after.status, after.last_message_id) == (
        before.waiting_since, before.status, before.last_message_id
    )  # fmt: skip
    assert await scene.event_types() == ["reply.scheduled"]


async def test_its_time_comes_and_it_is_an_answer_like_any_other(scene, tmp_path):
    await put_off(scene, set_status="waiting")
    with later():
        await scheduled_replies.run(make_context(scene.database, tmp_path))
    [sent] = await messages(scene)
    assert (await scene.delivery(sent.id)).state == "queued"
    assert await waiting(scene) == []
    ticket = await scene.ticket_now()
    assert (ticket.status, ticket.waiting_since, ticket.owner_id) == ("waiting", None, scene.nok.user_id)
    assert "message.sent" in await scene.event_types()


async def test_two_workers_send_it_once(scene):
    await put_off(scene)
    with later():
        async with scene.database.read() as session:
            [due] = await scheduled.due(session, 10)
        async with scene.database.write() as session:
            await scheduled.release(session, scene.nok, due, capabilities_of=lambda _kind: channels.MAIL)
        with pytest.raises(Conflict):
            async with scene.database.write() as session:
                await scheduled.release(session, scene.nok, due, capabilities_of=lambda _kind: channels.MAIL)
    assert len(await messages(scene)) == 1


async def test_a_customer_who_writes_stops_it_and_its_author_decides(scene, tmp_path):
    scheduled_id = await put_off(scene)
    news = await scene.customer_writes("ไม่ต้องแล้วครับ")
    with later():
        await scheduled_replies.run(make_context(scene.database, tmp_path))
    [one] = await waiting(scene)
    assert (one.state, one.reason) == (ScheduledState.STOPPED, "customer_wrote")
    assert await messages(scene) == []
    assert "reply.held_back" in await scene.event_types()
    with pytest.raises(Conflict) as refusal:
        async with scene.database.write() as session:
            await scheduled.send_now(
                session, scene.nok, scheduled_id, capabilities_of=lambda _kind: channels.MAIL, knowingly=False
            )
    assert refusal.value.data["newer_message_ids"] == [str(news)]
    async with scene.database.write() as session:
        await scheduled.put_off(session, scene.nok, scheduled_id, clock.utc_now() + HOUR, news)
    with later():
        await scheduled_replies.run(make_context(scene.database, tmp_path))
    assert len(await messages(scene)) == 1


async def test_a_colleagues_answer_stops_it_at_once_and_ones_own_does_not(scene):
    await put_off(scene)
    await scene.reply("ผมเองครับ", send_anyway=True)
    await drain(scene)
    assert [one.state for one in await waiting(scene)] == [ScheduledState.WAITING]
    await scene.reply("ผมดูให้แล้วครับ", who=scene.ton, send_anyway=True)
    await drain(scene)
    assert [(one.state, one.reason) for one in await waiting(scene)] == [(ScheduledState.STOPPED, "colleague_answered")]


async def test_it_returns_to_the_composer_of_whoever_takes_it_with_its_files(scene):
    async with scene.database.write() as session:
        upload = Attachment(
            id=ids.new_id(), uploaded_by=scene.nok.user_id, file_name="a.txt", content_type="text/plain", size=1,
            blob_key="1" * 64, state="stored", created_at=clock.utc_now(),
        )  # fmt: skip
        session.add(upload)
    scheduled_id = await put_off(scene, attachment_ids=(upload.id,))
    async with scene.database.write() as session:
        await scheduled.take_out(session, scene.ton, scheduled_id, keeps_words=True)
    async with scene.database.read() as session:
        [draft] = await drafts.drafts_on(session, scene.ton.user_id, scene.ticket.id)
        owner = await session.scalar(select(Attachment.uploaded_by).where(Attachment.id == upload.id))
    assert (draft.content.text, draft.content.attachment_ids) == ("พรุ่งนี้ช่างเข้าครับ", (upload.id,))
    assert owner == scene.ton.user_id
    assert await waiting(scene) == []
    with pytest.raises(NotFound):
        async with scene.database.write() as session:
            await scheduled.take_out(session, scene.nok, scheduled_id, keeps_words=False)


async def test_a_forward_waits_too_and_no_customer_stops_it(scene, tmp_path):
    supplier = Address("email", "parts@supplier.example")
    new = NewForward(
        ids.new_id().hex, compose_body("<p>ดูให้หน่อย</p>", ""), (supplier,), quoted_message_ids=(scene.first.id,)
    )
    await put_off(scene, new=new)
    await scene.customer_writes()
    await drain(scene)
    with later():
        await scheduled_replies.run(make_context(scene.database, tmp_path))
    [sent] = await messages(scene)
    assert sent.is_side


async def test_what_cannot_be_sent_now_cannot_be_put_off(scene):
    with pytest.raises(Conflict) as refusal:
        await put_off(scene, to=(Address("email", "nobody"),))
    assert refusal.value.code == "policy_problems"
    with pytest.raises(Invalid) as too_soon:
        await put_off(scene, after=timedelta())
    assert too_soon.value.code == "time_not_ahead"


async def test_nobody_else_sends_in_its_authors_name_and_one_who_left_sends_nothing(scene, tmp_path):
    scheduled_id = await put_off(scene)
    with pytest.raises(NotPermitted):
        async with scene.database.write() as session:
            await scheduled.send_now(
                session, scene.ton, scheduled_id, capabilities_of=lambda _kind: channels.MAIL, knowingly=True
            )
    async with scene.database.write() as session:
        (await session.get_one(User, scene.nok.user_id)).is_active = False
    with later():
        await scheduled_replies.run(make_context(scene.database, tmp_path))
    assert [one.reason for one in await waiting(scene)] == ["author_gone"]


async def test_one_that_breaks_stops_only_itself_and_its_author_is_told(scene, tmp_path):
    await put_off(scene, "หนึ่ง")
    await put_off(scene, "สอง", set_status="waiting")
    await put_off(scene, "สาม")
    broken = iter([False, True, False])

    def a_channel_that_fails_at_the_second(_kind):
        if next(broken):
            raise RuntimeError("nobody thought of this")
        return channels.MAIL

    with later():
        await scheduled_replies.send_due(make_context(scene.database, tmp_path), a_channel_that_fails_at_the_second)
    assert [message.text for message in await messages(scene)] == ["หนึ่ง", "สาม"]
    [stopped] = await waiting(scene)
    assert (stopped.state, stopped.reason, stopped.request.body.text) == (ScheduledState.STOPPED, "failed", "สอง")
    [told] = await scene.events("reply.held_back")
    assert (told.data["author_id"], told.data["why"]) == (str(scene.nok.user_id), "failed")
    assert (await scene.ticket_now()).status != "waiting"
    async with scene.database.write() as session:
        await scheduled.put_off(session, scene.nok, stopped.id, clock.utc_now() + HOUR)
    with later():
        await scheduled_replies.run(make_context(scene.database, tmp_path))
    assert [message.text for message in await messages(scene)] == ["หนึ่ง", "สาม", "สอง"]


async def test_trouble_of_the_database_is_no_answers_fault_and_the_next_run_sends_it(scene, tmp_path):
    await put_off(scene, "หนึ่ง")
    await put_off(scene, "สอง")
    lost = iter([True, False])

    def a_moment_without_connection(_kind):
        if next(lost):
            raise ConnectionResetError
        return channels.MAIL

    with later():
        await scheduled_replies.send_due(make_context(scene.database, tmp_path), a_moment_without_connection)
        assert [message.text for message in await messages(scene)] == ["สอง"]
        assert [(one.state, one.reason) for one in await waiting(scene)] == [(ScheduledState.WAITING, "")]
        await scheduled_replies.run(make_context(scene.database, tmp_path))
    assert [message.text for message in await messages(scene)] == ["สอง", "หนึ่ง"]


async def test_one_that_another_version_wrote_stops_itself_and_its_words_are_not_lost(scene, tmp_path):
    kept = await put_off(scene, "หนึ่ง")
    await put_off(scene, "สอง")
    async with scene.database.write() as session:
        row = await session.get_one(ScheduledReply, kept)
        row.document = {"client_id": "of another time", "body": {"text": "หนึ่ง", "words": 1}, "to": "somchai"}
    with later():
        await scheduled_replies.run(make_context(scene.database, tmp_path))
    assert [message.text for message in await messages(scene)] == ["สอง"]
    assert [(one.id, one.reason) for one in await waiting(scene)] == [(kept, "unreadable")]
    with pytest.raises(Conflict) as refusal:
        async with scene.database.write() as session:
            await scheduled.put_off(session, scene.nok, kept, clock.utc_now() + HOUR)
    assert refusal.value.code == "unreadable"
    async with scene.database.write() as session:
        await scheduled.take_out(session, scene.nok, kept, keeps_words=True)
    async with scene.database.read() as session:
        [draft] = await drafts.drafts_on(session, scene.nok.user_id, scene.ticket.id)
    assert draft.content.text == "หนึ่ง"


async def test_a_double_click_is_one_and_its_draft_is_gone(scene):
    async with scene.database.write() as session:
        await drafts.save_draft(session, scene.nok, scene.ticket.id, DraftKind.REPLY, drafts.DraftContent(text="พรุ่งนี้"))
    first, second = await put_off(scene, client_id="one"), await put_off(scene, client_id="one")
    assert first == second
    async with scene.database.read() as session:
        assert await drafts.drafts_on(session, scene.nok.user_id, scene.ticket.id) == []
        assert (
            await session.scalar(select(func.count()).select_from(Message).where(Message.direction == "outbound")) == 0
        )
