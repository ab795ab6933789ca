"""Acknowledgements: once per new case, never to machines, never too many, in the customer's language."""

import pytest
from sqlalchemy import select

from core import clock, ids
from core.messages import Address, InboundMessage, Machine, MachineKind, ThreadHints
from tests.factories import channels
from tests.factories.contexts import make_context
from tests.support.queries import counted_queries
from tests.ticketing.replies.desk_of import set_scene
from ticketing.messages.models import Message
from ticketing.replies.automatic import OpenedCase, acknowledge
from ticketing.replies.models import OutboundDelivery
from ticketing.tickets.recorder import TicketRecorder
from workers.jobs.outbound import Outbound

ON = {"is_enabled": True, "text_th": "ได้รับแล้ว {number} จากคุณ{name}", "text_en": "Got {number}"}


@pytest.fixture
async def scene(database):
    scene = await set_scene(database)
    scene.account.acknowledgement = ON
    return scene


def case(scene, *, address="somchai@example.com", **fields):
    values = {"sender": Address("email", address, "สมชาย"), "language": "th", **fields}
    message = InboundMessage(
        scene.account.id, "e", "lane", hints=ThreadHints("t"), received_at=clock.utc_now(), **values
    )
    return OpenedCase(scene.ticket, scene.conversation.id, message, scene.account)


async def told(scene, *cases):
    async with scene.database.write() as session:
        recorder = TicketRecorder()
        scene.ticket = await session.merge(scene.ticket)
        opened = [OpenedCase(scene.ticket, one.conversation_id, one.message, one.account) for one in cases]
        message_ids = await acknowledge(session, opened, recorder)
        await recorder.flush(session)
        return message_ids


async def test_a_new_case_is_acknowledged_at_once_and_as_a_machine(scene, tmp_path):
    [message_id] = await told(scene, case(scene))
    delivery = await scene.delivery(message_id)
    assert (delivery.state, delivery.due_at) == ("queued", None)
    ticket = await scene.ticket_now()
    assert (ticket.last_message_id, ticket.waiting_since is None) == (scene.first.id, False)
    channel = channels.ScriptedChannel()
    await Outbound(make_context(scene.database, tmp_path), lambda _kind: channel).drain()
    [sent] = channel.sent
    assert sent.automatic
    assert sent.text == f"ได้รับแล้ว {scene.ticket.number} จากคุณสมชาย"
    assert str(scene.ticket.number) in sent.subject
    async with scene.database.read() as session:
        stored = (await session.execute(select(Message).where(Message.id == message_id))).scalar_one()
    assert (stored.is_automatic, stored.author_kind) == (True, "system")
    assert (await scene.event_types())[0] == "message.sent"


async def test_nobody_is_acknowledged_who_must_not_be(scene):
    machine = case(scene, machine=Machine(MachineKind.AUTO_REPLY, "Auto-Submitted"))
    assert await told(scene, machine, case(scene, may_auto_reply=False)) == []
    scene.account.acknowledgement = {**ON, "is_enabled": False}
    assert await told(scene, case(scene)) == []


async def test_an_address_gets_five_an_hour_however_they_come(scene):
    first = await told(scene, *[case(scene) for _ in range(3)])
    second = await told(scene, *[case(scene, address="Somchai@example.com") for _ in range(4)])
    others = await told(scene, case(scene, address="other@example.com"))
    assert (len(first), len(second), len(others)) == (3, 2, 1)


async def test_a_batch_costs_as_many_statements_as_one(scene):
    with counted_queries(scene.database) as one:
        await told(scene, case(scene, address="a@example.com"))
    with counted_queries(scene.database) as many:
        await told(scene, *[case(scene, address=f"{number}@example.com") for number in range(20)])
    assert len(many) <= len(one)
    async with scene.database.read() as session:
        assert len((await session.execute(select(OutboundDelivery.id))).all()) == 21
    assert ids.new_id()
