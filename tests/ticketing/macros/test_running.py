"""Replies that do something: all of it or nothing, once, with or without words."""

import pytest
from sqlalchemy import func, select

from core import ids
from core.errors import Conflict, Invalid, NotPermitted
from core.staff.principal import Role
from tests.factories import channels, desk
from ticketing.actions.model import parse_actions
from ticketing.macros import service, using
from ticketing.macros.service import CannedReplyFields
from ticketing.macros.views import words_of
from ticketing.messages.models import Message
from ticketing.tickets.models import Ticket

SOLVE = [{"kind": "set_status", "status": "solved"}, {"kind": "assign", "owner": "me"}]
NOTE = {"kind": "add_note", "text": "แจ้งคุณ{{contact.name|ลูกค้า}} แล้ว"}


def macro(*actions, th="", **fields) -> CannedReplyFields:
    shortcut = ids.new_token(6)
    return CannedReplyFields("ปิดงาน", shortcut, th=words_of("", th), actions=parse_actions(actions), **fields)


async def run(session, who, ticket, reply, client_id="one"):
    return await using.run_reply(
        session, who, ticket.id, reply.id, client_id, capabilities_of=lambda _kind: channels.MAIL
    )


@pytest.fixture
async def desk_of(database):
    async with database.write() as session:
        team = await desk.make_team(session)
        nok = await desk.make_principal(session, teams=[team])
        ticket = await desk.make_ticket(session, status="open", team=team)
        return database, nok, ticket


async def test_it_needs_no_words_and_runs_once(desk_of):
    database, nok, ticket = desk_of
    async with database.write() as session:
        reply = await service.create_reply(session, nok, macro(*SOLVE, NOTE))
        ran = await run(session, nok, ticket, reply)
        assert (ran.rendered, ran.has_sent, ran.name) == (None, False, "ปิดงาน")
        assert [(one.kind, one.result) for one in ran.outcomes] == [
            ("set_status", "done"), ("assign", "done"), ("add_note", "done")
        ]  # fmt: skip
    async with database.write() as session:
        again = await run(session, nok, ticket, reply)
        assert again.outcomes == ()
        found = await session.get_one(Ticket, ticket.id)
        assert (found.status, found.owner_id) == ("solved", nok.user_id)
        notes = select(func.count()).select_from(Message).where(Message.direction == "internal")
        assert await session.scalar(notes) == 1
        assert (await service.get_reply(session, nok, reply.id)).use_count == 2


async def test_what_it_is_going_to_write_is_shown_before_it_is_chosen(desk_of):
    database, nok, ticket = desk_of
    task = {"kind": "add_task", "title": "โทรหาคุณ{{contact.name|ลูกค้า}} เรื่อง #{{ticket.number}}"}
    async with database.write() as session:
        await service.create_reply(session, nok, macro(NOTE, task, *SOLVE))
        [offer] = await using.offer_replies(session, nok, ticket.id, "")
    note, call, *rest = offer.actions
    assert (note.text, call.title) == ("แจ้งคุณลูกค้า แล้ว", f"โทรหาคุณลูกค้า เรื่อง #{ticket.number}")
    assert rest == list(parse_actions(SOLVE))


async def test_words_are_filled_in_beside_what_it_does(desk_of):
    database, nok, ticket = desk_of
    async with database.write() as session:
        reply = await service.create_reply(session, nok, macro(*SOLVE, th="เรื่อง #{{ticket.number}} เสร็จแล้ว"))
        [offer] = await using.offer_replies(session, nok, ticket.id, "")
        assert [one.kind for one in offer.actions] == ["set_status", "assign"]
        ran = await run(session, nok, ticket, reply)
        assert ran.rendered.text == f"เรื่อง #{ticket.number} เสร็จแล้ว"


async def test_what_is_refused_undoes_the_whole_stroke(desk_of):
    database, nok, ticket = desk_of
    answer = {"kind": "reply", "text": "ได้ครับ"}  # a ticket without a thread cannot be answered
    async with database.write() as session:
        reply = await service.create_reply(session, nok, macro({"kind": "set_priority", "priority": "urgent"}, answer))
    with pytest.raises(Conflict) as refusal:
        async with database.write() as session:
            await run(session, nok, ticket, reply)
    assert refusal.value.code == "no_conversation"
    async with database.read() as session:
        assert (await session.get_one(Ticket, ticket.id)).priority == "normal"


async def test_neither_words_nor_deeds_is_nothing_and_sales_run_none(desk_of):
    database, nok, ticket = desk_of
    async with database.write() as session:
        seller = await desk.make_principal(session, Role.SALES)
        reply = await service.create_reply(session, nok, macro(*SOLVE))
        with pytest.raises(Invalid) as refusal:
            await service.change_reply(session, nok, reply.id, {"actions": ()}, None)
        assert refusal.value.code == "no_words"
        with pytest.raises(NotPermitted):
            await run(session, seller, ticket, reply)
