"""Sending: lanes, leases, the mark before the content leaves, and honest outcomes."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update

from core import clock, ids
from core.channel_accounts.models import ChannelHealth
from core.messages import RecipientResult, SendOutcome, SendResult
from tests.factories import channels, desk
from tests.factories.channels import AT_ONCE
from tests.ticketing.replies.desk_of import set_scene
from tests.workers.outbound_desk import BOSS, FAILED, RETRY, UNCERTAIN, Post, expire_leases, make_due
from ticketing.replies import corrections, delivery
from ticketing.replies.models import OutboundDelivery


@pytest.fixture
def post(database, tmp_path):
    return Post(database, tmp_path)


@pytest.fixture
async def scene(database):
    return await set_scene(database)


async def test_a_held_answer_goes_out_when_its_time_has_come(scene, post):
    accepted = await scene.reply("สวัสดีครับ")
    await post.drain()
    assert (await scene.delivery(accepted.message_id)).state == "held"
    await make_due(scene.database)
    await post.drain()
    sent = await scene.delivery(accepted.message_id)
    assert (sent.state, sent.attempts, sent.lease_token, sent.undo) == ("sent", 1, None, None)
    assert sent.sent_at is not None
    assert {r.state for r in (await scene.recipients(accepted.message_id)).values()} == {"sent"}
    [message] = post.channel.sent
    assert message.recipients == (channels.CUSTOMER,)
    assert (message.text, message.in_reply_to, message.references) == (
        "สวัสดีครับ", "<q1@example.com>", ("<q1@example.com>",)
    )  # fmt: skip
    assert message.sender_name == "นก"
    assert message.ticket_number == scene.ticket.number
    assert (await scene.event_types())[-1] == "message.delivery_changed"
    async with scene.database.read() as session:
        health = await session.get_one(ChannelHealth, scene.account.id)
    assert (health.state, health.last_sent_at is not None) == ("ok", True)


async def test_later_answers_refer_to_earlier_ones(scene, post):
    first = await scene.reply("หนึ่ง", capabilities=AT_ONCE)
    await scene.reply("สอง", capabilities=AT_ONCE)
    await post.drain()
    assert [message.text for message in post.channel.sent] == ["หนึ่ง", "สอง"]
    assert post.channel.sent[1].references == ("<q1@example.com>", f"<{first.message_id}@shop.example>")


async def test_a_retry_blocks_what_follows_in_its_thread_and_nothing_else(scene, post, database):
    async with database.write() as session:
        other = await desk.make_ticket(session)
        await channels.make_conversation(session, other, scene.account)

    async def refuse_the_first(message, before_transmit):
        await before_transmit()
        if message.text == "หนึ่ง":
            return RETRY
        post.channel.sent.append(message)
        return SendResult(SendOutcome.SENT)

    post.channel.script.extend([refuse_the_first] * 2)
    first = await scene.reply("หนึ่ง", capabilities=AT_ONCE)
    second = await scene.reply("สอง", capabilities=AT_ONCE)
    elsewhere = await scene.reply("อื่น", capabilities=AT_ONCE, ticket=other, last_seen_message_id=None)
    await post.drain()
    assert (await scene.delivery(first.message_id)).state == "retry"
    assert (await scene.delivery(first.message_id)).due_at > clock.utc_now()
    assert (await scene.delivery(second.message_id)).state == "queued"
    assert (await scene.delivery(elsewhere.message_id)).state == "sent"
    await make_due(database)
    await post.drain()
    assert [message.text for message in post.channel.sent] == ["อื่น", "หนึ่ง", "สอง"]


async def test_after_five_minutes_later_answers_pass_with_a_mark(scene, post, database):
    post.channel.script.append(RETRY)
    first = await scene.reply("หนึ่ง", capabilities=AT_ONCE)
    second = await scene.reply("สอง", capabilities=AT_ONCE)
    await post.drain()
    async with database.write() as session:
        await session.execute(
            update(OutboundDelivery)
            .where(OutboundDelivery.message_id == first.message_id)
            .values(blocks_until=clock.utc_now() - timedelta(seconds=1))
        )
    await post.drain()
    passed = await scene.delivery(second.message_id)
    assert (passed.state, passed.passed_a_blocked_one) == ("sent", True)
    assert (await scene.delivery(first.message_id)).state == "retry"


@pytest.mark.parametrize("outcome", [FAILED, UNCERTAIN])
async def test_what_needs_a_person_blocks_nobody_and_shows_on_the_ticket(scene, post, outcome):
    post.channel.script.append(outcome)
    first = await scene.reply("หนึ่ง", capabilities=AT_ONCE)
    await post.drain()
    assert (await scene.ticket_now()).delivery_trouble == outcome.outcome.value
    second = await scene.reply("สอง", capabilities=AT_ONCE)
    await post.drain()
    assert (await scene.delivery(first.message_id)).state == outcome.outcome.value
    assert (await scene.delivery(first.message_id)).diagnostic == outcome.diagnostic
    assert (await scene.delivery(second.message_id)).state == "sent"
    assert (await scene.ticket_now()).delivery_trouble is None


async def test_an_uncertain_one_waits_for_a_person(scene, post, database):
    post.channel.script.append(UNCERTAIN)
    accepted = await scene.reply(capabilities=AT_ONCE)
    await post.drain()
    await make_due(database)
    await post.drain()
    assert len(post.channel.sent) == 1
    async with database.write() as session:
        await corrections.send_again(session, scene.nok, accepted.message_id)
    await post.drain()
    assert [message.message_id for message in post.channel.sent] == [accepted.message_id] * 2
    assert (await scene.delivery(accepted.message_id)).state == "sent"


async def test_a_person_may_know_that_it_arrived(scene, post, database):
    post.channel.script.append(UNCERTAIN)
    accepted = await scene.reply(capabilities=AT_ONCE)
    await post.drain()
    async with database.write() as session:
        await corrections.confirm_arrived(session, scene.ton, accepted.message_id)
    assert (await scene.delivery(accepted.message_id)).state == "sent"
    assert (await scene.ticket_now()).delivery_trouble is None
    await post.drain()
    assert len(post.channel.sent) == 1


async def test_too_many_attempts_are_a_failure_that_a_person_can_restart(scene, post, database):
    accepted = await scene.reply(capabilities=AT_ONCE)
    for _ in range(12):
        post.channel.script.append(RETRY)
        await make_due(database)
        await post.drain()
    assert (await scene.delivery(accepted.message_id)).state == "failed"
    async with database.write() as session:
        await corrections.try_now(session, scene.nok, accepted.message_id)
    await post.drain()
    assert (await scene.delivery(accepted.message_id)).state == "sent"


async def test_only_those_who_have_not_got_it_are_tried_again(scene, post, database):
    partly = SendResult(
        SendOutcome.SENT, "<p@shop.example>", "250 OK",
        (RecipientResult("somchai@example.com", SendOutcome.SENT),
         RecipientResult("boss@example.com", SendOutcome.RETRY, "450 mailbox busy")),
    )  # fmt: skip
    post.channel.script.append(partly)
    accepted = await scene.reply(capabilities=AT_ONCE, cc=(BOSS,))
    await post.drain()
    states = {address: r.state for address, r in (await scene.recipients(accepted.message_id)).items()}
    assert states == {"somchai@example.com": "sent", "boss@example.com": "retry"}
    assert (await scene.delivery(accepted.message_id)).state == "retry"
    await make_due(database)
    await post.drain()
    assert (post.channel.sent[1].recipients, post.channel.sent[1].cc) == ((), (BOSS,))
    assert (await scene.delivery(accepted.message_id)).state == "sent"


async def test_what_somebody_has_cannot_be_unsaid_but_the_others_are_spared(scene, post, database):
    partly = SendResult(
        SendOutcome.SENT, "<p@shop.example>", "250 OK",
        (RecipientResult("somchai@example.com", SendOutcome.SENT),
         RecipientResult("boss@example.com", SendOutcome.RETRY, "450 mailbox busy")),
    )  # fmt: skip
    post.channel.script.append(partly)
    accepted = await scene.reply(capabilities=AT_ONCE, cc=(BOSS,))
    await post.drain()
    async with database.write() as session:
        await corrections.cancel(session, scene.nok, accepted.message_id)
    states = {address: r.state for address, r in (await scene.recipients(accepted.message_id)).items()}
    assert states == {"somchai@example.com": "sent", "boss@example.com": "canceled"}
    assert (await scene.delivery(accepted.message_id)).state == "sent"
    assert (await scene.ticket_now()).last_message_id == accepted.message_id
    assert "message.canceled" not in await scene.event_types()


async def test_a_worker_that_vanished_before_the_content_left_is_replaced(scene, post, database):
    accepted = await scene.reply(capabilities=AT_ONCE)
    token = ids.new_id()
    async with database.write() as session:
        [claimed] = await delivery.claim(session, token, 10)
    await expire_leases(database)
    await post.drain()
    assert (await scene.delivery(accepted.message_id)).state == "retry"
    async with database.write() as session:
        assert not await delivery.mark_transmitting(session, token, claimed.delivery_id)
        assert not await delivery.finish(session, token, claimed, SendResult(SendOutcome.SENT))
    await make_due(database)
    await post.drain()
    assert len(post.channel.sent) == 1
    assert (await scene.delivery(accepted.message_id)).state == "sent"


async def test_a_worker_that_vanished_after_it_leaves_a_doubt(scene, post, database):
    accepted = await scene.reply(capabilities=AT_ONCE)
    token = ids.new_id()
    async with database.write() as session:
        [claimed] = await delivery.claim(session, token, 10)
    async with database.write() as session:
        assert await delivery.mark_transmitting(session, token, claimed.delivery_id)
    await expire_leases(database)
    await post.drain()
    assert (await scene.delivery(accepted.message_id)).state == "uncertain"
    assert post.channel.sent == []


async def test_a_lost_lease_sends_nothing(scene, post, database):
    accepted = await scene.reply(capabilities=AT_ONCE)

    async def stolen(message, before_transmit):
        async with database.write() as session:
            await session.execute(update(OutboundDelivery).values(lease_token=ids.new_id()))
        await before_transmit()
        post.channel.sent.append(message)
        return SendResult(SendOutcome.SENT)

    post.channel.script.append(stolen)
    await post.drain()
    assert post.channel.sent == []
    assert (await scene.delivery(accepted.message_id)).state == "sending"


@pytest.mark.parametrize(("has_left", "state"), [(False, "retry"), (True, "uncertain")])
async def test_whatever_an_adapter_raises_has_an_honest_outcome(scene, post, has_left, state):
    accepted = await scene.reply(capabilities=AT_ONCE)

    async def breaks(_message, before_transmit):
        if has_left:
            await before_transmit()
        raise RuntimeError("a bug in the adapter")

    post.channel.script.append(breaks)
    await post.drain()
    assert (await scene.delivery(accepted.message_id)).state == state
    assert "a bug in the adapter" in (await scene.delivery(accepted.message_id)).diagnostic


async def test_two_workers_never_send_one_thread_side_by_side(scene, post, database):
    for number in range(6):
        await scene.reply(f"ข้อ {number}", capabilities=AT_ONCE)
    running, most = 0, 0

    async def slow(message, before_transmit):
        nonlocal running, most
        running += 1
        most = max(most, running)
        await before_transmit()
        await asyncio.gather(*[asyncio.to_thread(len, "x") for _ in range(3)])
        post.channel.sent.append(message)
        running -= 1
        return SendResult(SendOutcome.SENT)

    post.channel.script.extend([slow] * 6)
    while len(post.channel.sent) < 6:
        await asyncio.gather(*[post.drain() for _ in range(3)])
    assert most == 1
    assert [message.text for message in post.channel.sent] == [f"ข้อ {number}" for number in range(6)]


async def test_threads_travel_side_by_side(scene, post, database):
    async with database.write() as session:
        tickets = [await desk.make_ticket(session) for _ in range(4)]
        for ticket in tickets:
            await channels.make_conversation(session, ticket, scene.account)
    for ticket in tickets:
        await scene.reply(capabilities=AT_ONCE, ticket=ticket, last_seen_message_id=None)
    all_here = asyncio.Barrier(4)

    async def together(message, before_transmit):
        await before_transmit()
        await all_here.wait()
        post.channel.sent.append(message)
        return SendResult(SendOutcome.SENT)

    post.channel.script.extend([together] * 4)
    await post.drain()
    assert len(post.channel.sent) == 4


async def test_a_switched_off_account_keeps_its_mail(scene, post, database):
    accepted = await scene.reply(capabilities=AT_ONCE)
    async with database.write() as session:
        account = await session.get_one(type(scene.account), scene.account.id)
        account.is_enabled = False
    await post.drain()
    assert post.channel.sent == []
    assert (await scene.delivery(accepted.message_id)).state == "retry"


async def test_a_process_that_stops_lets_what_is_leaving_finish(scene, post):
    accepted = await scene.reply(capabilities=AT_ONCE)
    is_leaving, may_end = asyncio.Event(), asyncio.Event()

    async def slow(message, before_transmit):
        await before_transmit()
        is_leaving.set()
        await may_end.wait()
        return SendResult(SendOutcome.SENT)

    post.channel.script.append(slow)
    draining = asyncio.create_task(post.drain())
    await is_leaving.wait()
    draining.cancel()
    asyncio.get_running_loop().call_soon(may_end.set)
    with pytest.raises(asyncio.CancelledError):
        await draining
    assert (await scene.delivery(accepted.message_id)).state == "sent"
