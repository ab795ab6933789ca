"""Rules on events: what sets them going, in which order, and where circles end."""

from itertools import pairwise

import pytest
from sqlalchemy import func, select

from core import ids
from core.events.base import Actor
from core.events.facts.ticket import MessageReceived
from core.events.models import Event, EventPublication, SubscriberCursor
from tests.ticketing.automation.office import Office, open_office
from ticketing.automation.models import AutomationEvent, AutomationRun
from ticketing.automation.running import run_event
from ticketing.automation.triggers import counts
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about
from workers.jobs import subscribers
from workers.relay import relay
from workers.stories import capabilities_of

URGENT = {"kind": "set_priority", "priority": "urgent"}
HIGH = {"kind": "set_priority", "priority": "high"}
PROBLEM = {"kind": "set_type", "type": "problem"}


@pytest.fixture
async def office(database, tmp_path) -> Office:
    return await open_office(database, tmp_path)


async def test_a_rule_acts_on_what_it_is_about_and_on_nothing_else(office):
    await office.rule("Problems are urgent", [URGENT], on=["type_changed"], conditions=_is("type", "problem"))
    await office.change(type="question")
    await office.settle()
    assert await office.runs() == []
    assert (await office.scene.ticket_now()).priority == "normal"
    await office.change(type="problem")
    await office.settle()
    assert await office.runs() == [("Problems are urgent", "applied", "")]
    assert (await office.scene.ticket_now()).priority == "urgent"
    async with office.database.read() as session:
        event = (await session.execute(select(Event).where(Event.type == "ticket.priority_changed"))).scalar_one()
        run = (await session.execute(select(AutomationRun))).scalar_one()
    assert (event.actor_kind, event.actor_name, event.reason) == ("rule", "Problems are urgent", "Problems are urgent")
    assert (run.trigger, run.version_before < event.version <= run.version_after) == ("ticket.type_changed", True)


async def test_rules_act_in_their_order_and_each_sees_what_those_before_it_did(office):
    await office.rule("First", [URGENT], on=["type_changed"])
    await office.rule(
        "Second",
        [{"kind": "add_note", "text": "urgent now"}],
        on=["type_changed"],
        conditions=_is("priority", "urgent"),
        stops=True,
    )
    await office.rule("Third", [HIGH], on=["type_changed"])
    await office.change(type="problem")
    await office.settle()
    assert [run[0] for run in await office.runs()] == ["First", "Second"]
    assert (await office.scene.ticket_now()).priority == "urgent"


async def test_two_rules_that_set_each_other_going_come_to_an_end(office):
    await office.rule("Up", [URGENT], on=["priority_changed"], conditions=_is("priority", "high"))
    await office.rule("Down", [HIGH], on=["priority_changed"], conditions=_is("priority", "urgent"))
    await office.change(priority="high")
    await office.settle()
    runs = await office.runs()
    assert runs[:2] == [("Up", "applied", ""), ("Down", "applied", "")]
    assert set(runs[2:]) == {("Up", "stopped", "loop")}
    assert (await office.scene.ticket_now()).priority == "high"


async def test_a_chain_of_different_rules_ends_after_five(office):
    steps = ["low", "high", "urgent", "normal", "low", "high", "urgent"]
    for place, (before, after) in enumerate(pairwise(steps)):
        actions = [{"kind": "set_priority", "priority": after}]
        await office.rule(f"Step {place}", actions, on=["priority_changed"], conditions=_is("priority", before))
    await office.change(priority="low")
    await office.settle()
    runs = await office.runs()
    assert [run[:2] for run in runs[:5]] == [(f"Step {place}", "applied") for place in range(5)]
    assert ("Step 5", "stopped", "too_deep") in runs


async def test_one_rule_acts_on_one_ticket_only_so_often_an_hour(office):
    await office.rule("Tell", [{"kind": "add_note", "text": "changed"}], on=["type_changed"])
    for number in range(21):
        await office.change(type=["problem", "question"][number % 2])
        await office.settle()
    runs = await office.runs()
    assert [run[1] for run in runs] == ["applied"] * 20 + ["stopped"]
    assert runs[-1][2] == "too_often"


async def test_what_the_customer_wrote_decides(office):
    await office.rule(
        "Refunds",
        [PROBLEM],
        on=["customer_message"],
        conditions={"field": "message_text", "operator": "contains", "value": "คืนเงิน"},
    )
    await _customer_writes(office, "ขอบคุณครับ")
    await office.settle()
    assert (await office.scene.ticket_now()).type is None
    await _customer_writes(office, "ขอคืนเงินครับ")
    await _customer_writes(office, "ด่วนครับ")  # the newer message does not hide the one that counts
    await office.settle()
    assert (await office.scene.ticket_now()).type == "problem"
    assert len(await office.runs()) == 1


async def test_a_rule_switched_on_later_leaves_alone_what_happened_before(office):
    await office.change(type="problem")
    await office.rule("Late", [URGENT], on=["type_changed"])
    await office.settle()
    assert await office.runs() == []


async def test_what_cannot_be_done_is_in_the_log_and_the_rest_is_done(office):
    await office.rule("Odd", [{"kind": "assign", "team": str(ids.new_id())}, URGENT], on=["type_changed"])
    await office.change(type="problem")
    await office.settle()
    assert await office.runs() == [("Odd", "applied", "unknown_team")]
    async with office.database.read() as session:
        run = (await session.execute(select(AutomationRun))).scalar_one()
    assert [(one["kind"], one["result"]) for one in run.outcomes] == [("assign", "refused"), ("set_priority", "done")]


async def test_a_process_that_dies_while_acting_has_done_nothing(office):
    await office.rule("Once", [URGENT, {"kind": "add_note", "text": "seen"}], on=["type_changed"])
    await office.change(type="problem")
    await relay(office.context)
    await subscribers.drain(office.context, "automation")
    async with office.database.read() as session:
        publish_seq = (await session.execute(select(AutomationEvent.publish_seq))).scalar_one()

    async def act_and_die():
        async with office.database.write() as session:
            await run_event(session, publish_seq, capabilities_of=capabilities_of)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await act_and_die()
    assert (await office.scene.ticket_now()).priority == "normal"
    assert await office.runs() == []
    await office.settle()
    await office.settle()
    assert [run[1] for run in await office.runs()] == ["applied"]
    async with office.database.read() as session:
        notes = (await session.execute(select(func.count()).where(Event.type == "message.noted"))).scalar_one()
    assert notes == 1


async def test_a_quiet_day_costs_nothing(office):
    await office.change(type="problem")
    await office.settle()
    async with office.database.read() as session:
        published = (await session.execute(select(func.max(EventPublication.publish_seq)))).scalar_one()
        cursor = (await session.execute(select(SubscriberCursor.publish_seq))).scalar_one()
        waiting = (await session.execute(select(func.count()).select_from(AutomationEvent))).scalar_one()
    assert (cursor, waiting) == (published, 0)


def _is(name, value):
    return {"field": name, "operator": "is", "value": value}


async def _customer_writes(office, text):
    message_id = await office.scene.customer_writes(text)
    async with office.database.write() as session:
        ticket = await session.get_one(Ticket, office.ticket_id)
        recorder = TicketRecorder()
        recorder.add(ticket, fact_about(MessageReceived, ticket, message_id=message_id), Actor("contact"))
        await recorder.flush(session)


@pytest.mark.parametrize("said_by", ["is_imported", "is_automatic", "is_side"])
def test_only_what_the_customer_writes_himself_sets_a_rule_going(said_by):
    assert counts({said_by: False})
    assert not counts({said_by: True})
