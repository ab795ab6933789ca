"""What sending does for and with an account: its limits, its health, and copies in its sent folder."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from channels.adapter import Health
from core import clock
from core.channel_accounts.models import ChannelHealth, SentCopy
from core.channel_accounts.sent_copies import MOST_ATTEMPTS
from core.messages import SendOutcome, SendResult
from core.storage import BlobStore
from tests.factories import channels, desk
from tests.factories.channels import AT_ONCE
from tests.factories.contexts import make_context
from tests.support.smtp import Behaviour
from tests.ticketing.replies.desk_of import Scene, set_scene
from tests.workers.outbound_desk import Post, make_due
from ticketing.replies.models import OutboundDelivery
from workers.jobs import outbound, sent_copies


@pytest.fixture
async def scene(database) -> Scene:
    return await set_scene(database)


async def configure(scene: Scene, sink, mailbox=None, **config) -> None:
    document = {"smtp": {"host": sink.host, "port": sink.port, "security": "none"}, "timeout_seconds": 20, **config}
    if mailbox is not None:
        document["imap"] = {"host": mailbox.host, "port": mailbox.port, "security": "none", "user": mailbox.user,
                            "password": mailbox.password}  # fmt: skip
        document["saves_sent"] = True
    async with scene.database.write() as session:
        account = await session.get_one(type(scene.account), scene.account.id)
        account.config_encrypted = channels.SECRETS.encrypt(json.dumps(document))


async def health(scene: Scene) -> ChannelHealth:
    async with scene.database.read() as session:
        return await session.get_one(ChannelHealth, scene.account.id)


async def copies(scene: Scene) -> list[SentCopy]:
    async with scene.database.read() as session:
        return list((await session.execute(select(SentCopy))).scalars())


async def answers(scene: Scene, count: int):
    """That many answers, each on a ticket of its own."""
    accepted = []
    for _ in range(count):
        async with scene.database.write() as session:
            ticket = await desk.make_ticket(session)
            await channels.make_conversation(session, ticket, scene.account)
        accepted.append(await scene.reply(capabilities=AT_ONCE, ticket=ticket, last_seen_message_id=None))
    return accepted


# --- limits ----------------------------------------------------------------------------------------------------------


async def test_what_is_over_the_limit_waits_without_an_attempt_and_leaves_when_there_is_room(
    scene, tmp_path, smtp_sink
):
    process = make_context(scene.database, tmp_path)
    await configure(scene, smtp_sink, per_minute=2)
    minute = clock.utc_now().replace(second=10, microsecond=0) + timedelta(minutes=5)
    accepted = await answers(scene, 5)
    with clock.frozen_at(minute):
        await outbound.run(process)
    assert len(smtp_sink.received) == 2
    waiting = [d for d in [await scene.delivery(one.message_id) for one in accepted] if d.state != "sent"]
    assert {(d.state, d.attempts) for d in waiting} == {("retry", 0)}
    starts = minute.replace(second=0)
    assert sorted(d.due_at for d in waiting) == [starts + timedelta(minutes=n) for n in (1, 1, 2)]
    assert "sending_limit" in waiting[0].diagnostic
    for later, expected in ((59, 2), (61, 4), (121, 5)):
        with clock.frozen_at(starts + timedelta(seconds=later)):
            await outbound.run(process)
        assert len(smtp_sink.received) == expected
    assert {(await scene.delivery(one.message_id)).state for one in accepted} == {"sent"}


async def test_waiting_for_a_turn_never_becomes_a_failure(scene, tmp_path, smtp_sink):
    process = make_context(scene.database, tmp_path)
    await configure(scene, smtp_sink, per_hour=1)
    with clock.frozen_at(clock.utc_now().replace(minute=30)):
        first, second = await answers(scene, 2)
        await outbound.run(process)
        for _ in range(15):
            await make_due(scene.database)
            await outbound.run(process)
    found = {d.state: d.attempts for d in [await scene.delivery(one.message_id) for one in (first, second)]}
    assert found == {"sent": 1, "retry": 0}
    assert len(smtp_sink.received) == 1


# --- health ----------------------------------------------------------------------------------------------------------


async def test_trouble_of_the_account_shows_in_its_health_until_sending_works(scene, tmp_path, smtp_server):
    sink = smtp_server(require_auth=True)
    process = make_context(scene.database, tmp_path)
    wrong = {"host": sink.host, "port": sink.port, "security": "none", "user": sink.user, "password": "wrong"}
    await configure(scene, sink, smtp=wrong)
    accepted = await scene.reply(capabilities=AT_ONCE)
    await outbound.run(process)
    found = await health(scene)
    assert found.state == "ok"
    assert (found.sending_state, found.sending_message.partition(":")[0]) == ("failing", "login_refused")
    assert found.sending_checked_at is not None
    await configure(scene, sink, smtp=wrong | {"password": sink.password})
    await make_due(scene.database)
    await outbound.run(process)
    found = await health(scene)
    assert (found.sending_state, found.sending_message) == ("ok", "")
    assert (await scene.delivery(accepted.message_id)).state == "sent"


async def test_a_mail_that_was_refused_says_nothing_about_the_account(scene, tmp_path, smtp_sink):
    smtp_sink.behaviour = Behaviour.REFUSE_DATA
    await configure(scene, smtp_sink)
    await scene.reply(capabilities=AT_ONCE)
    await outbound.run(make_context(scene.database, tmp_path))
    assert (await health(scene)).sending_state == "unknown"


async def test_an_archive_that_refuses_shows_until_it_takes_its_copies(scene, tmp_path, smtp_sink):
    process = make_context(scene.database, tmp_path)
    await configure(scene, smtp_sink, archive_address="archive@vault.example")
    smtp_sink.behaviour = Behaviour.REFUSE_RECIPIENT
    smtp_sink.refused_recipients = frozenset({"archive@vault.example"})
    await answers(scene, 1)
    await outbound.run(process)
    found = await health(scene)
    assert found.copies_message.startswith("archive_refused: 550")
    assert found.sending_state == "ok"
    smtp_sink.behaviour = Behaviour.ACCEPT
    await answers(scene, 1)
    await outbound.run(process)
    assert (await health(scene)).copies_message == ""


# --- copies ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [10, 100_000])
async def test_the_copy_lies_in_the_sent_folder_after_the_delivery_is_settled(
    scene, tmp_path, smtp_sink, dovecot, size
):
    process, mailbox = make_context(scene.database, tmp_path), dovecot.mailbox()
    with mailbox.client() as client:
        client.create_folder("Sent")
    await configure(scene, smtp_sink, mailbox)
    accepted = await scene.reply("ก" * size, capabilities=AT_ONCE)
    await outbound.run(process)
    assert (await scene.delivery(accepted.message_id)).state == "sent"
    assert mailbox.fetch("Sent") == []
    [waiting] = await copies(scene)
    assert (waiting.raw is None) == (size > 64 * 1024 / 3)
    await sent_copies.run(process)
    assert mailbox.fetch("Sent") == [smtp_sink.received[0].raw]
    assert await copies(scene) == []
    assert waiting.blob_key is None or not await process.blobs.exists(waiting.blob_key)
    assert mailbox.fetch() == []
    assert len(smtp_sink.received) == 1


async def test_a_copy_that_cannot_be_kept_touches_no_delivery_and_is_given_up_in_the_end(
    scene, tmp_path, smtp_sink, dovecot
):
    process, mailbox = make_context(scene.database, tmp_path), dovecot.mailbox()
    await configure(scene, smtp_sink, mailbox)
    accepted = await scene.reply(capabilities=AT_ONCE)
    await outbound.run(process)
    before = (await scene.delivery(accepted.message_id)).version
    for attempt in range(1, MOST_ATTEMPTS + 1):
        await sent_copies.run(process)
        assert [one.attempts for one in await copies(scene)] == ([attempt] if attempt < MOST_ATTEMPTS else [])
        assert (await health(scene)).copies_message.startswith("no_sent_folder")
        async with scene.database.write() as session:
            await session.execute(update(SentCopy).values(next_attempt_at=clock.ago(1)))
    await outbound.run(process)
    delivery = await scene.delivery(accepted.message_id)
    assert (delivery.state, delivery.version) == ("sent", before)
    assert len(smtp_sink.received) == 1
    assert (await health(scene)).sending_state == "ok"


class Exploding:
    """A keeper that answers by raising."""

    def __init__(self) -> None:
        self.asked = 0

    async def keep_sent(self, _raw, _external_message_id, _account) -> Health:
        self.asked += 1
        raise RuntimeError("boom")


async def test_a_keeper_that_raises_is_one_that_failed(scene, tmp_path, smtp_sink, dovecot):
    process = make_context(scene.database, tmp_path)
    await configure(scene, smtp_sink, dovecot.mailbox())
    await scene.reply(capabilities=AT_ONCE)
    await outbound.run(process)
    keeper = Exploding()
    await sent_copies.run(process, keeper_for=lambda _kind: keeper)
    assert keeper.asked == 1
    assert (await health(scene)).copies_message == "server_error: RuntimeError: boom"
    assert len(await copies(scene)) == 1


async def test_a_lost_outcome_leaves_no_copy(scene, tmp_path):
    """Who lost his lease knows nothing that counts: neither a state nor a copy may come from him."""
    post = Post(scene.database, tmp_path)

    async def lose_the_lease(_message, before_transmit):
        await before_transmit()
        async with scene.database.write() as session:
            await session.execute(update(OutboundDelivery).values(lease_token=None))
        return SendResult(SendOutcome.SENT, "<m@shop.example>", sent_copy=b"Subject: x\r\n\r\n")

    post.channel.script.append(lose_the_lease)
    await scene.reply(capabilities=AT_ONCE)
    await post.drain()
    assert await copies(scene) == []


class FullDisk(BlobStore):
    """A store that takes nothing."""

    async def put(self, data: bytes) -> str:
        raise OSError("no space left on device")


async def test_a_copy_that_cannot_even_be_noted_leaves_the_delivery_sent(scene, tmp_path, smtp_sink, dovecot):
    process = make_context(scene.database, tmp_path)
    full = replace(process, blobs=FullDisk((tmp_path / "blobs").as_uri()))
    await configure(scene, smtp_sink, dovecot.mailbox())
    accepted = await scene.reply("ก" * 100_000, capabilities=AT_ONCE)
    for _ in range(3):
        await outbound.run(full)
    delivery = await scene.delivery(accepted.message_id)
    assert (delivery.state, delivery.attempts) == ("sent", 1)
    assert len(smtp_sink.received) == 1
    assert await copies(scene) == []
