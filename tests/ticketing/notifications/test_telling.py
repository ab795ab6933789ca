"""Who is told about what, how he wants to hear of it, and his bell."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from core import ids
from core.errors import Invalid
from core.events.base import Actor, Audience, PublishedEvent
from core.events.models import Event
from core.events.outbox import publish_batch
from core.events.published import read_since
from core.staff.models import User
from core.staff.preferences import Channels, Preferences
from tests.factories import desk
from tests.ticketing.replies.desk_of import set_scene
from ticketing.messages.models import Message
from ticketing.notifications import service
from ticketing.notifications.causes import NotificationKind, Surroundings, causes, channels_for
from ticketing.notifications.models import Notification
from ticketing.notifications.subscriber import handle
from ticketing.replies import service as replies
from ticketing.replies.composition import compose_body
from ticketing.replies.handing_over import HandOver, hand_over
from ticketing.replies.service import NewNote
from ticketing.tickets import service as tickets
from ticketing.tickets.models import Ticket
from ticketing.tickets.service import TicketFields

NOK, TON, CUSTOMER, TICKET = (ids.new_id() for _ in range(4))


def event(kind: str, *, actor: UUID | None = CUSTOMER, ticket_id: UUID = TICKET, **data: Any) -> PublishedEvent:
    values = {"number": 7, "status": "open", "priority": "normal", "owner_id": None, "team_id": None, **data}
    return PublishedEvent(
        publish_seq=1, event_id=1, type=kind, aggregate_kind="ticket", aggregate_id=ticket_id, version=1,
        ticket_id=ticket_id, actor=Actor("user", actor, ""), audience=Audience(),
        occurred_at=datetime(2026, 3, 2, tzinfo=UTC), data=values,
    )  # fmt: skip


def told(
    *events: PublishedEvent, followers=frozenset(), members=None, authors=None
) -> list[tuple[UUID, NotificationKind]]:
    around = Surroundings({TICKET: set(followers)}, members or {}, authors or {})
    return [(cause.user_id, cause.kind) for cause in causes(events, around)]


def received(**data) -> PublishedEvent:
    return event("message.received", **{"message_id": str(ids.new_id()), "machine_kind": None, **data})


def test_whoever_is_given_a_ticket_is_told_unless_he_took_it_himself():
    assert told(event("ticket.assigned", actor=TON, owner_id=str(NOK), owner_before=None)) == [
        (NOK, NotificationKind.ASSIGNED)
    ]
    assert told(event("ticket.assigned", actor=NOK, owner_id=str(NOK), owner_before=None)) == []
    assert told(event("ticket.assigned", actor=TON, owner_id=str(NOK), owner_before=str(NOK))) == []
    assert told(event("ticket.assigned", actor=TON, owner_id=None, owner_before=str(NOK))) == []


def test_a_customers_message_reaches_the_owner_and_those_who_follow():
    assert told(received(owner_id=str(NOK)), followers={NOK, TON}) == [
        (NOK, NotificationKind.MESSAGE),
        (TON, NotificationKind.FOLLOW),
    ]


@pytest.mark.parametrize("data", [{"machine_kind": "auto_reply"}, {"status": "spam"}, {"status": "trash"}])
def test_machines_and_spam_disturb_nobody(data):
    assert told(received(**data, owner_id=str(NOK))) == (
        [] if "status" in data else [(NOK, NotificationKind.MESSAGE)][:0]
    )


def test_a_new_ticket_is_one_piece_of_news_for_its_owner():
    opened = [received(owner_id=str(NOK)), event("ticket.assigned", actor=None, owner_id=str(NOK), owner_before=None)]
    assert told(*opened) == [(NOK, NotificationKind.ASSIGNED)]


def test_mentions_reach_everybody_but_their_author():
    noted = event("message.noted", actor=NOK, message_id=str(ids.new_id()), mentions=[str(TON), str(NOK)])
    assert told(noted) == [(TON, NotificationKind.MENTIONED)]


def test_wishes_are_asked_by_kind():
    silent = {"bell": False, "browser": False, "sound": False}
    wishes = Preferences.model_validate({"notify": {"mentioned": silent}})
    assert channels_for(NotificationKind.MENTIONED, wishes) == Channels.model_validate(silent)
    assert channels_for(NotificationKind.FOLLOW, wishes) == wishes.notify.follow
    assert all(isinstance(channels_for(kind, wishes), Channels) for kind in NotificationKind)


def test_a_team_hears_of_work_that_nobody_owns_and_of_its_name_in_a_note():
    team = ids.new_id()
    arrived = event("ticket.assigned", actor=None, team_id=str(team), team_before=None)
    assert told(arrived, members={team: {NOK}}) == [(NOK, NotificationKind.TEAM_ASSIGNED)]
    assert told(event("ticket.assigned", team_id=str(team), team_before=str(team)), members={team: {NOK}}) == []
    noted = event("message.noted", actor=TON, message_id=str(ids.new_id()), mentions=[], team_mentions=[str(team)])
    assert told(noted, members={team: {NOK, TON}}) == [(NOK, NotificationKind.TEAM_MENTIONED)]


def test_a_note_reaches_owner_and_followers_once_by_the_strongest_reason():
    noted = event("message.noted", actor=TON, message_id=str(ids.new_id()), mentions=[str(NOK)], owner_id=str(NOK))
    assert told(noted, followers={NOK, TON, CUSTOMER}) == [
        (NOK, NotificationKind.MENTIONED),
        (CUSTOMER, NotificationKind.NOTED),
    ]


def test_delivery_trouble_reaches_author_and_owner_and_only_when_it_begins():
    message_id = ids.new_id()
    changed: dict[str, Any] = {"message_id": str(message_id), "delivery_id": str(ids.new_id()), "owner_id": str(TON)}
    failed = event("message.delivery_changed", actor=None, state="failed", before="sending", **changed)
    assert told(failed, authors={message_id: NOK}) == [
        (NOK, NotificationKind.DELIVERY_FAILED),
        (TON, NotificationKind.DELIVERY_FAILED),
    ]
    assert told(event("message.delivery_changed", actor=None, state="bounced", before="failed", **changed)) == []
    assert told(event("message.delivery_changed", actor=None, state="sent", before="sending", **changed)) == []


def test_tasks_reactions_and_snoozed_tickets_reach_their_person():
    task: dict[str, Any] = {"task_id": str(ids.new_id()), "task_owner_id": str(NOK)}
    assert told(event("ticket.task_added", actor=TON, **task)) == [(NOK, NotificationKind.TASK_ASSIGNED)]
    assert told(event("ticket.task_changed", actor=TON, fields=["due_at"], **task)) == []
    assert told(event("ticket.task_due", actor=None, **task)) == [(NOK, NotificationKind.TASK_DUE)]
    reacted: dict[str, Any] = {"message_id": str(ids.new_id()), "reaction": "heart", "author_id": str(NOK)}
    assert told(event("message.reacted", actor=TON, is_added=True, **reacted)) == [(NOK, NotificationKind.REACTED)]
    assert told(event("message.reacted", actor=TON, is_added=False, **reacted)) == []
    woken: dict[str, Any] = {"before": "2026-03-02T00:00:00Z", "owner_id": str(NOK)}
    assert told(event("ticket.woken", actor=None, why="time", **woken)) == [(NOK, NotificationKind.SNOOZE_OVER)]
    assert told(event("ticket.woken", actor=None, why="reply", **woken)) == []


# --- on a database ---------------------------------------------------------------------------------------------------


@pytest.fixture
async def scene(database):
    return await set_scene(database)


async def publish_and_handle(database) -> None:
    async with database.write() as session:
        await publish_batch(session)
    async with database.write() as session:
        await handle(session, await read_since(session, 0, 1000))


async def bell(scene, who) -> list[service.NotificationView]:
    async with scene.database.read() as session:
        return list((await service.list_notifications(session, who)).items)


async def test_a_mention_rings_with_its_words_and_is_read_once(scene, database):
    new = NewNote(ids.new_id().hex, compose_body("<p>ช่วยดูหม้อแปลงหน่อย</p>", ""), mentions=(scene.ton.user_id,))
    async with database.write() as session:
        await replies.note(session, scene.nok, scene.ticket.id, new)
    await publish_and_handle(database)
    [one] = await bell(scene, scene.ton)
    assert (one.kind, one.snippet, one.actor_name) == (NotificationKind.MENTIONED, "ช่วยดูหม้อแปลงหน่อย", "นก")
    assert (one.ticket_number, one.subject) == (scene.ticket.number, scene.ticket.subject)
    assert await bell(scene, scene.nok) == []
    async with database.read() as session:
        [created] = (await session.execute(select(Event).where(Event.type == "notification.created"))).scalars().all()
    assert created.audience_users == [str(scene.ton.user_id)]
    assert (created.data["bell"], created.data["ticket_number"]) == (True, scene.ticket.number)

    async with database.write() as session:
        assert await service.mark_read(session, scene.ton, [one.id]) == 1
    async with database.write() as session:
        assert await service.mark_read(session, scene.ton, None) == 0
    async with database.read() as session:
        assert await service.count_unread(session, scene.ton) == 0
        assert (await service.list_notifications(session, scene.ton, only_unread=True)).items == []


async def test_an_assignment_by_a_colleague_rings(scene, database):
    async with database.write() as session:
        await tickets.change(session, scene.nok, scene.ticket.id, TicketFields(owner_id=scene.ton.user_id))
    await publish_and_handle(database)
    assert [one.kind for one in await bell(scene, scene.ton)] == [NotificationKind.ASSIGNED]


async def test_whoever_is_handed_a_ticket_hears_once_and_reads_the_note(scene, database):
    note = NewNote(ids.new_id().hex, compose_body("", "ลูกค้าโทรมาแล้ว รออะไหล่ถึงวันพุธ"))
    for _ in range(2):  # a double click
        async with database.write() as session:
            await hand_over(session, scene.nok, scene.ticket.id, HandOver(note, owner_id=scene.ton.user_id))
    await publish_and_handle(database)
    [one] = await bell(scene, scene.ton)
    assert (one.kind, one.snippet, one.actor_name) == (NotificationKind.ASSIGNED, note.body.text, "นก")
    assert await bell(scene, scene.nok) == []
    async with database.read() as session:
        types = (await session.execute(select(Event.type).order_by(Event.id))).scalars().all()
    assert [one for one in types if one.startswith(("ticket", "message"))] == ["message.noted", "ticket.assigned"]


async def test_a_ticket_is_handed_to_a_team_or_a_person_and_all_of_it_or_nothing(scene, database):
    async with database.write() as session:
        billing = await desk.make_team(session, "บัญชี")
    words = compose_body("", "ขอใบกำกับภาษี")
    for to in ({}, {"owner_id": scene.ton.user_id, "team_id": billing.id}, {"owner_id": ids.new_id()}):
        with pytest.raises(Invalid):
            async with database.write() as session:
                await hand_over(session, scene.nok, scene.ticket.id, HandOver(NewNote(ids.new_id().hex, words), **to))
    async with database.read() as session:
        notes = select(func.count()).select_from(Message).where(Message.direction == "internal")
        assert (await session.execute(notes)).scalar_one() == 0
    async with database.write() as session:
        new = HandOver(NewNote(ids.new_id().hex, words), team_id=billing.id)
        await hand_over(session, scene.nok, scene.ticket.id, new)
    async with database.read() as session:
        ticket = await session.get_one(Ticket, scene.ticket.id)
        assert (ticket.team_id, ticket.owner_id) == (billing.id, None)
        assert (await session.execute(notes)).scalar_one() == 1


async def test_wishes_and_departures_are_respected(scene, database):
    wishes = {"bell": False, "browser": True, "sound": False, "push": False, "mail": "off"}
    quiet = {"notify": {"mentioned": wishes}}
    async with database.write() as session:
        (await session.get_one(User, scene.ton.user_id)).preferences = quiet
        gone = await desk.make_principal(session, name="ลา")
    new = NewNote(ids.new_id().hex, compose_body("", "ดูหน่อย"), mentions=(scene.ton.user_id, gone.user_id))
    async with database.write() as session:
        await replies.note(session, scene.nok, scene.ticket.id, new)
        (await session.get_one(User, gone.user_id)).is_active = False
    await publish_and_handle(database)
    async with database.read() as session:
        [kept] = (await session.execute(select(Notification))).scalars()
        [created] = (await session.execute(select(Event).where(Event.type == "notification.created"))).scalars().all()
    assert (created.data["bell"], created.data["browser"], created.data["sound"]) == (False, True, False)
    assert (kept.in_bell, kept.mail_due_at, kept.push_due_at) == (False, None, None)
    assert await bell(scene, scene.ton) == []


async def test_the_bell_forgets_tickets_that_went_out_of_sight(scene, database):
    async with database.write() as session:
        await tickets.change(session, scene.nok, scene.ticket.id, TicketFields(owner_id=scene.ton.user_id))
    await publish_and_handle(database)
    async with database.write() as session:
        elsewhere = await desk.make_team(session, "อื่น")
        await tickets.change(session, scene.nok, scene.ticket.id, TicketFields(owner_id=None, team_id=elsewhere.id))
    assert await bell(scene, scene.ton) == []
