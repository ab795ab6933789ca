"""Setting cases aside: where they stand meanwhile, and what brings them back."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from core import clock
from core.db.session import Database
from core.errors import Conflict, Invalid
from core.events.models import Event
from tests.factories import desk
from tests.factories.contexts import make_context
from tests.factories.inbound import arriving, make_mail, make_mailbox
from ticketing.intake.service import handle_batch
from ticketing.snoozing.service import UNTIL_REPLY, fetch_back, set_due, snooze
from ticketing.tickets import service
from ticketing.tickets.models import Ticket
from ticketing.tickets.reading import list_tickets
from ticketing.tickets.service import TicketFields
from ticketing.tickets.views import Sort, TicketFilter, parse_view
from workers.jobs import snoozes


async def ids_in(database: Database, principal, view: str, sort: Sort = Sort.RECENT) -> list[UUID]:
    async with database.read() as session:
        page = await list_tickets(session, principal, TicketFilter(parse_view(view), sort=sort), None, 50)
    return [item.id for item in page.items]


async def events_of(database: Database, ticket_id: UUID) -> list[tuple[str, dict]]:
    async with database.read() as session:
        query = select(Event.type, Event.data).where(Event.ticket_id == ticket_id).order_by(Event.id)
        return [(row.type, row.data) for row in (await session.execute(query)).all()]


async def stored(database: Database, ticket_id: UUID) -> Ticket:
    async with database.read() as session:
        return (await session.execute(select(Ticket).where(Ticket.id == ticket_id))).scalar_one()


async def test_a_snoozed_case_leaves_the_work_and_comes_back_when_its_time_has_come(database, tmp_path):
    async with database.write() as session:
        team = await desk.make_team(session)
        me = await desk.make_principal(session, teams=[team])
        soon, later, awake = [await desk.make_ticket(session, team=team, owner=me) for _ in range(3)]
    until = clock.ahead(3600)
    async with database.write() as session:
        await snooze(session, me, later.id, None)
        await snooze(session, me, soon.id, until)
    for view in ("mine", "all", f"team:{team.id}"):
        assert await ids_in(database, me, view) == [awake.id]
    assert await ids_in(database, me, "snoozed") == [soon.id, later.id]

    with clock.frozen_at(until - timedelta(seconds=1)):
        await snoozes.run(make_context(database, tmp_path))
        assert await ids_in(database, me, "snoozed") == [soon.id, later.id]
    with clock.frozen_at(until + timedelta(seconds=1)):
        await snoozes.run(make_context(database, tmp_path))
    assert await ids_in(database, me, "snoozed") == [later.id]
    assert (await stored(database, later.id)).snoozed_until == UNTIL_REPLY
    [(first, snoozed), (second, woken)] = await events_of(database, soon.id)
    assert (first, snoozed["is_snoozed"], snoozed["before"]) == ("ticket.snoozed", True, None)
    assert (second, woken["is_snoozed"], woken["why"]) == ("ticket.woken", False, "time")


async def test_the_customers_words_bring_a_case_back_and_a_machines_do_not(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        mailbox = await make_mailbox(session, "support@desk.example")
    first = make_mail(mailbox)
    async with database.write() as session:
        await handle_batch(session, arriving(first))
        ticket_id = (await session.execute(select(Ticket.id))).scalar_one()
        await snooze(session, me, ticket_id, clock.ahead(3600))
    async with database.write() as session:
        await handle_batch(session, arriving(make_mail(mailbox, answers=first, is_machine=True)))
    assert await ids_in(database, me, "snoozed") == [ticket_id]
    async with database.write() as session:
        await handle_batch(session, arriving(make_mail(mailbox, answers=first)))
    assert await ids_in(database, me, "all") == [ticket_id]
    woken = [(type_, data["why"]) for type_, data in await events_of(database, ticket_id) if type_ == "ticket.woken"]
    assert woken == [("ticket.woken", "reply")]


async def test_what_is_over_is_not_snoozed_and_what_is_snoozed_and_solved_is_over(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        ticket, solved = await desk.make_ticket(session), await desk.make_ticket(session, status="solved")
    async with database.write() as session:
        await snooze(session, me, ticket.id, clock.ahead(3600))
        await service.change(session, me, ticket.id, TicketFields(status="solved"))
        with pytest.raises(Conflict, match="solved"):
            await snooze(session, me, solved.id, None)
        with pytest.raises(Invalid, match="five years"):
            await snooze(session, me, ticket.id, clock.ago(1))
    assert (await stored(database, ticket.id)).snoozed_until is None
    assert await ids_in(database, me, "snoozed") == []


async def test_fetching_back_by_hand_is_told_once(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        await snooze(session, me, ticket.id, None)
        await fetch_back(session, me, ticket.id)
        await fetch_back(session, me, ticket.id)
    assert [type_ for type_, _ in await events_of(database, ticket.id)] == ["ticket.snoozed", "ticket.woken"]
    assert await ids_in(database, me, "all") == [ticket.id]


async def test_lists_can_be_sorted_by_the_due_date(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        never, late, soon = [await desk.make_ticket(session) for _ in range(3)]
    async with database.write() as session:
        await set_due(session, me, late.id, clock.ahead(7200))
        await set_due(session, me, soon.id, clock.ago(60))
        await set_due(session, me, soon.id, clock.ago(60))
    assert await ids_in(database, me, "all", Sort.DUE) == [soon.id, late.id, never.id]
    assert [type_ for type_, _ in await events_of(database, soon.id)][:1] == ["ticket.due_changed"]
