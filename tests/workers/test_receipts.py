"""What channels report about things we sent, and what it does to them."""

import pytest
from sqlalchemy import select

from core import ids
from core.messages import DeliveryReceipt, ReceiptState, SendOutcome, SendResult
from crm_link.customers.models import Identity
from tests.factories import desk
from tests.factories.channels import AT_ONCE
from tests.ticketing.replies.desk_of import set_scene
from tests.workers.outbound_desk import BOSS, UNCERTAIN, Post
from ticketing.messages.models import Message
from ticketing.replies.receipts import apply_receipts


@pytest.fixture
def post(database, tmp_path):
    return Post(database, tmp_path)


@pytest.fixture
async def scene(database):
    return await set_scene(database)


async def report(database, message_id, state, recipient=None, **fields):
    async with database.write() as session:
        return await apply_receipts(session, [DeliveryReceipt(message_id, state, recipient, **fields)])


async def test_a_hard_bounce_marks_the_recipient_and_the_address(scene, post, database):
    async with database.write() as session:
        contact = await desk.make_contact(session, email="somchai@example.com")
    accepted = await scene.reply(capabilities=AT_ONCE, cc=(BOSS,))
    await post.drain()
    fields = {"is_permanent": True, "diagnostic": "550 5.1.1 user unknown", "status_code": "5.1.1"}
    changed = await report(database, accepted.message_id, ReceiptState.BOUNCED, "Somchai@Example.com", **fields)
    assert changed == 1
    states = {address: r.state for address, r in (await scene.recipients(accepted.message_id)).items()}
    assert states == {"somchai@example.com": "bounced", "boss@example.com": "sent"}
    bounced = await scene.delivery(accepted.message_id)
    assert (bounced.state, bounced.diagnostic) == ("bounced", "550 5.1.1 user unknown")
    assert (await scene.ticket_now()).delivery_trouble == "bounced"
    async with database.read() as session:
        identity = (
            await session.execute(select(Identity).where(Identity.external_id == "somchai@example.com"))
        ).scalar()
    assert identity.is_undeliverable
    assert contact.id
    assert await report(database, accepted.message_id, ReceiptState.BOUNCED, "somchai@example.com", **fields) == 0


async def test_a_receipt_settles_an_uncertain_delivery(scene, post, database):
    post.channel.script.append(UNCERTAIN)
    accepted = await scene.reply(capabilities=AT_ONCE)
    await post.drain()
    await report(database, accepted.message_id, ReceiptState.DELIVERED)
    settled = await scene.delivery(accepted.message_id)
    assert (settled.state, settled.delivered_at is not None) == ("delivered", True)
    await report(database, accepted.message_id, ReceiptState.READ)
    assert (await scene.delivery(accepted.message_id)).state == "read"


async def test_a_bounce_that_is_quicker_than_our_own_note_wins(scene, post, database):
    accepted = await scene.reply(capabilities=AT_ONCE)

    async def bounces_at_once(message, before_transmit):
        await before_transmit()
        await report(database, message.message_id, ReceiptState.BOUNCED, "somchai@example.com")
        return SendResult(SendOutcome.SENT, "<x@shop.example>")

    post.channel.script.append(bounces_at_once)
    await post.drain()
    assert (await scene.delivery(accepted.message_id)).state == "bounced"


async def test_reports_about_nothing_of_ours_are_ignored(scene, database):
    assert await report(database, ids.new_id(), ReceiptState.BOUNCED, "x@y.z") == 0
    async with database.read() as session:
        assert len((await session.execute(select(Message))).all()) == 1
