"""Taking back what one has just done: the ticket is as it was, and its history says so."""

from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select

from core import clock
from core.db.bulk import table_of
from core.errors import Conflict, NotFound, NotPermitted
from core.events.log import recorded_in
from core.events.models import Event
from core.staff.principal import Role
from crm_link.customers.models import Identity
from tests.factories import desk
from ticketing.snoozing.service import fetch_back, set_due, snooze
from ticketing.tags import service as tags
from ticketing.tags.reading import tags_of
from ticketing.tickets import service
from ticketing.tickets.models import Ticket
from ticketing.tickets.service import TicketFields
from ticketing.tickets.undoing import undo, undoable

BEFORE = clock.ago(3 * 86_400)
COLUMNS = tuple(table_of(Ticket).columns.keys())
VARYING = {"version", "updated_at"}


@asynccontextmanager
async def doing(database, ticket):
    """A transaction; `made` holds the events that can be taken back when it is over."""
    made: list[int] = []
    async with database.write() as session:
        yield session, made
        made += undoable(recorded_in(session), ticket.id)


async def standing(database, ticket):
    """Every column of the ticket that undoing puts back, and its tags."""
    async with database.read() as session:
        stored = (await session.execute(select(Ticket).where(Ticket.id == ticket.id))).scalar_one()
        columns = {name: getattr(stored, name) for name in COLUMNS if name not in VARYING}
        return columns | {"tags": [tag.name for tag in (await tags_of(session, [ticket.id])).get(ticket.id, ())]}


async def last_events(database, ticket, count):
    async with database.read() as session:
        query = select(Event.type, Event.reason).where(Event.ticket_id == ticket.id).order_by(Event.id.desc())
        return [tuple(row) for row in (await session.execute(query.limit(count))).all()][::-1]


async def make_scene(database, status="open", **fields):
    async with database.write() as session:
        team = await desk.make_team(session)
        me = await desk.make_principal(session, teams=[team])
        tag = await tags.create_tag(session, me, "VIP", "red")
        other = await tags.create_tag(session, me, "late", "blue")
        contact = await desk.make_contact(session, email="somchai@shop.example")
        ticket = await desk.make_ticket(
            session, team=team, owner=me, contact=contact, status=status, inbound_count=1, **fields
        )
        sender = (await session.execute(select(Identity))).scalar_one()
        await desk.make_message(session, ticket, sender=sender)
    async with database.write() as session:
        await tags.retag(session, ticket.id, [other.id], [])
    return me, ticket, tag, other


async def test_every_field_goes_back_at_once_and_each_is_told_with_its_reason(database):
    me, ticket, tag, other = await make_scene(database, waiting_since=BEFORE, first_replied_at=BEFORE)
    before = await standing(database, ticket)
    async with doing(database, ticket) as (session, made):
        patch = TicketFields(
            subject="new words", status="solved", priority="urgent", type="problem", owner_id=None, team_id=None
        )
        await set_due(session, me, ticket.id, clock.ahead(3600))
        await service.change_tags(session, me, ticket.id, [tag.id], [other.id])
        await service.change(session, me, ticket.id, patch)
    async with database.write() as session:
        await undo(session, me, ticket.id, made)
    assert await standing(database, ticket) == before
    told = await last_events(database, ticket, 7)
    assert {reason for _, reason in told} == {"undo"}
    assert {type_ for type_, _ in told} == {
        "ticket.subject_changed",
        "ticket.type_changed",
        "ticket.priority_changed",
        "ticket.assigned",
        "ticket.status_changed",
        "ticket.due_changed",
        "ticket.tagged",
    }


@pytest.mark.parametrize("verb", ["solve", "reopen", "trash", "restore", "spam", "not_spam", "snooze", "wake"])
async def test_dates_waiting_and_snooze_are_exactly_what_they_were(database, verb):
    status = {"reopen": "closed", "restore": "trash", "not_spam": "spam"}.get(verb, "open")
    ended = {"solved_at": BEFORE, "closed_at": BEFORE + timedelta(hours=1)} if verb in ("reopen", "restore") else {}
    hidden = {"status_before": "closed"} if verb == "restore" else {}
    snoozed = {"snoozed_until": clock.ahead(3600)} if verb in ("solve", "trash", "spam", "wake") else {}
    waiting = {"waiting_since": BEFORE} if status == "open" else {}
    me, ticket, _, _ = await make_scene(database, status, **ended, **hidden, **snoozed, **waiting)
    before = await standing(database, ticket)
    async with doing(database, ticket) as (session, made):
        match verb:
            case "solve":
                await service.change(session, me, ticket.id, TicketFields(status="solved"))
            case "reopen":
                await service.change(session, me, ticket.id, TicketFields(status="open"))
            case "trash":
                await service.trash(session, me, ticket.id)
            case "restore":
                await service.restore(session, me, ticket.id)
            case "spam":
                await service.mark_spam(session, me, ticket.id, block_sender=True)
            case "not_spam":
                await service.clear_spam(session, me, ticket.id)
            case "snooze":
                await snooze(session, me, ticket.id, None)
            case "wake":
                await fetch_back(session, me, ticket.id)
    assert await standing(database, ticket) != before
    async with database.write() as session:
        await undo(session, me, ticket.id, made)
        assert not (await session.execute(select(Identity.is_blocked))).scalar_one()
    assert await standing(database, ticket) == before
    [(_, reason)] = await last_events(database, ticket, 1)
    assert reason == "undo"


async def test_what_somebody_changed_since_is_left_alone_and_named(database):
    me, ticket, tag, _ = await make_scene(database)
    async with database.write() as session:
        boss = await desk.make_principal(session, Role.SUPERVISOR)
    async with doing(database, ticket) as (session, made):
        await service.change(session, me, ticket.id, TicketFields(priority="high", status="waiting"))
        await service.change_tags(session, me, ticket.id, [tag.id], [])
    async with database.write() as session:
        await service.change(session, boss, ticket.id, TicketFields(priority="urgent"))
        await service.change_tags(session, boss, ticket.id, [], [tag.id])
    now = await standing(database, ticket)
    with pytest.raises(Conflict) as refused:
        async with database.write() as session:
            await undo(session, me, ticket.id, made)
    assert (refused.value.code, refused.value.data["fields"]) == ("changed_since", ["priority", "tags"])
    assert await standing(database, ticket) == now


async def test_only_one_s_own_change_and_only_for_a_minute(database):
    me, ticket, _, _ = await make_scene(database)
    async with database.write() as session:
        boss = await desk.make_principal(session, Role.SUPERVISOR)
    async with doing(database, ticket) as (session, made):
        await service.change(session, me, ticket.id, TicketFields(priority="high"))
    async with database.write() as session:
        with pytest.raises(NotPermitted, match="Somebody else"):
            await undo(session, boss, ticket.id, made)
        with pytest.raises(NotFound):
            await undo(session, me, ticket.id, [*made, 999_999])
        with clock.frozen_at(clock.ahead(70)), pytest.raises(Conflict) as late:
            await undo(session, me, ticket.id, made)
    assert late.value.code == "too_late_to_undo"


async def test_a_ticket_given_out_of_one_s_sight_can_be_taken_back(database):
    me, ticket, _, _ = await make_scene(database)
    async with database.write() as session:
        elsewhere = await desk.make_team(session, "Elsewhere")
    before = await standing(database, ticket)
    async with doing(database, ticket) as (session, made):
        await service.change(session, me, ticket.id, TicketFields(team_id=elsewhere.id, owner_id=None))
    async with database.write() as session:
        with pytest.raises(NotFound):
            await service.change(session, me, ticket.id, TicketFields(priority="low"))
        await undo(session, me, ticket.id, made)
    assert await standing(database, ticket) == before


async def test_the_customer_s_words_of_meanwhile_keep_him_waiting(database):
    me, ticket, _, _ = await make_scene(database)
    async with doing(database, ticket) as (session, made):
        await service.change(session, me, ticket.id, TicketFields(status="on_hold"))
    written = clock.ahead(1)
    async with database.write() as session:
        stored = (await session.execute(select(Ticket).where(Ticket.id == ticket.id))).scalar_one()
        stored.last_message_at = stored.waiting_since = written
    async with database.write() as session:
        await undo(session, me, ticket.id, made)
    assert (await standing(database, ticket))["waiting_since"] == written
