"""Actions on a ticket: the usual verbs, the usual events, one reason."""

import pytest
from sqlalchemy import select

from core import ids
from core.errors import Invalid
from core.events.models import Event
from tests.factories import channels, desk
from tests.ticketing.replies.desk_of import set_scene
from ticketing.actions.applying import Result, Why, apply_actions, rule_principal
from ticketing.actions.model import parse_actions
from ticketing.messages.models import Message
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.tickets.models import TicketFollower

WHY = Why("Complaints first", "stroke-1")
MAIL = channels.AT_ONCE


async def take(scene, principal, documents, **options):
    async with scene.database.write() as session:
        return await apply_actions(
            session,
            principal,
            scene.ticket.id,
            parse_actions(documents),
            why=WHY,
            capabilities_of=lambda _kind: MAIL,
            **options,
        )


async def recorded(database):
    async with database.read() as session:
        return list((await session.execute(select(Event).order_by(Event.id))).scalars())


async def test_a_rule_acts_in_its_own_name_and_says_why(database):
    scene = await set_scene(database)
    rule = rule_principal(ids.new_id(), "Complaints first")
    applied = await take(
        scene,
        rule,
        [
            {"kind": "set_priority", "priority": "urgent"},
            {"kind": "set_priority", "priority": "urgent"},
            {"kind": "assign", "owner": str(scene.ton.user_id)},
            {"kind": "add_note", "text": "#{{ticket.number}} is a complaint"},
        ],
        keeps_going=True,
    )
    assert [one.result for one in applied.outcomes] == [Result.DONE, Result.UNCHANGED, Result.DONE, Result.DONE]
    events = await recorded(database)
    assert [event.type for event in events] == ["ticket.priority_changed", "ticket.assigned", "message.noted"]
    assert {(event.actor_kind, event.actor_id, event.actor_name) for event in events} == {
        ("rule", rule.user_id, "Complaints first")
    }
    assert {event.reason for event in events} == {"Complaints first"}
    assert [event.version for event in events] == list(range(applied.version_before + 1, applied.version_after + 1))
    ticket = await scene.ticket_now()
    assert (ticket.priority, ticket.owner_id) == ("urgent", scene.ton.user_id)
    async with database.read() as session:
        note = (await session.execute(select(Message).where(Message.direction == "internal"))).scalar_one()
    assert (note.text, note.author_kind, note.author_name) == (
        f"#{ticket.number} is a complaint",
        "system",
        "Complaints first",
    )


async def test_what_is_refused_leaves_the_others_done(database):
    scene = await set_scene(database)
    rule = rule_principal(ids.new_id(), "A")
    applied = await take(
        scene,
        rule,
        [
            {"kind": "assign", "team": str(ids.new_id())},
            {"kind": "assign", "owner": "me"},
            {"kind": "set_type", "type": "complaint"},
        ],
        keeps_going=True,
    )
    assert [(one.result, one.code) for one in applied.outcomes] == [
        (Result.REFUSED, "unknown_team"),
        (Result.REFUSED, "needs_person"),
        (Result.DONE, ""),
    ]
    assert [event.type for event in await recorded(database)] == ["ticket.type_changed"]


async def test_a_persons_stroke_is_all_or_nothing_and_says_nothing_twice(database):
    scene = await set_scene(database)
    with pytest.raises(Invalid):
        await take(
            scene, scene.nok, [{"kind": "set_type", "type": "problem"}, {"kind": "assign", "team": str(ids.new_id())}]
        )
    assert (await scene.ticket_now()).type is None
    actions = [{"kind": "assign", "owner": "me"}, {"kind": "add_note", "text": "mine"}, {"kind": "follow"}]
    await take(scene, scene.nok, actions)
    await take(scene, scene.nok, actions)
    assert (await scene.ticket_now()).owner_id == scene.nok.user_id
    assert [event.type for event in await recorded(database)] == [
        "ticket.assigned",
        "message.noted",
        "ticket.follower_added",
    ]


async def with_asker(scene, **fields):
    async with scene.database.write() as session:
        contact = await desk.make_contact(session)
        identity = await desk.make_identity(session, contact, "email", "somchai@example.com")
    await scene.customer_writes("ยังไม่ได้ครับ", sender=identity, **fields)


async def test_a_rules_answer_is_automatic_mail_that_makes_nobody_owner(database):
    scene = await set_scene(database)
    await with_asker(scene)
    rule = rule_principal(ids.new_id(), "A")
    applied = await take(scene, rule, [{"kind": "reply", "text": "เรื่อง #{{ticket.number}}"}], keeps_going=True)
    assert applied.outcomes[0].result is Result.DONE
    async with database.read() as session:
        message = (await session.execute(select(Message).where(Message.direction == "outbound"))).scalar_one()
        delivery = (await session.execute(select(OutboundDelivery))).scalar_one()
        recipient = (await session.execute(select(OutboundRecipient))).scalar_one()
        followers = (await session.execute(select(TicketFollower))).all()
    ticket = await scene.ticket_now()
    assert (message.is_automatic, message.author_kind, message.text) == (True, "system", f"เรื่อง #{ticket.number}")
    assert (delivery.state, recipient.external_id) == ("queued", "somchai@example.com")
    assert (ticket.owner_id, ticket.status, followers) == (None, "new", [])
    assert ticket.waiting_since is not None  # somebody still has to answer


async def test_one_address_gets_a_few_answers_of_rules_an_hour(database):
    scene = await set_scene(database)
    await with_asker(scene)
    rule = rule_principal(ids.new_id(), "A")
    answers = [
        (await take(scene, rule, [{"kind": "reply", "text": f"answer {number}"}], keeps_going=True)).outcomes[0]
        for number in range(6)
    ]
    assert [one.result for one in answers] == [Result.DONE] * 5 + [Result.REFUSED]
    assert answers[-1].code == "too_many_automatic"


async def test_no_rule_answers_a_machine(database):
    scene = await set_scene(database)
    await with_asker(scene, machine={"kind": "auto_reply", "reason": "away"})
    applied = await take(
        scene, rule_principal(ids.new_id(), "A"), [{"kind": "reply", "text": "hello"}], keeps_going=True
    )
    assert (applied.outcomes[0].result, applied.outcomes[0].code) == (Result.REFUSED, "answers_machine")
