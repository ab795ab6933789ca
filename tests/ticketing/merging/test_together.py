"""Merging beside everything else that happens to the same cases: nothing is lost and nothing waits for ever."""

import asyncio

import pytest
from sqlalchemy import select

from core.db.session import Database
from core.errors import Conflict
from core.events.models import Event
from tests.ticketing.merging.cases_of import PEOPLE, open_company
from ticketing.conversations.models import Conversation
from ticketing.tickets.models import Ticket

ROUNDS = 6


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_mails_answers_and_merges_at_the_same_moment(database: Database):
    company = await open_company(database)
    firsts = [await company.mail(f"เรื่อง {number}", sender=PEOPLE[number]) for number in range(3)]
    one, two, three = [await company.ticket_of(message) for message in firsts]
    expected = set(firsts)

    async def write(number: int) -> None:
        for _ in range(ROUNDS):
            expected.add(await company.mail("ต่อ", answers=firsts[number], sender=PEOPLE[number]))

    async def answer(ticket_id) -> None:
        for _ in range(ROUNDS):
            try:
                expected.add(await company.reply(ticket_id))
            except Conflict as refused:
                if refused.code != "ticket_merged":
                    raise

    async def operate(target, source) -> None:
        for _ in range(ROUNDS):
            try:
                [operation] = await company.merge(target, source)
                await company.undo(operation)
            except Conflict as refused:
                if refused.code not in ("merge_problems", "merged_again"):
                    raise

    await asyncio.wait_for(
        asyncio.gather(
            write(0), write(1), write(2), answer(one), answer(two), operate(three, one), operate(one, two),
            operate(two, three),
        ),
        timeout=60,
    )  # fmt: skip
    lies = await company.where()
    assert lies.keys() == expected
    tickets = await company.tickets()
    assert set(lies.values()) <= tickets.keys()
    assert all(tickets[at].merged_into_id is None for at in lies.values() if at is not None)
    await _check_events(database, tickets)
    async with database.read() as session:
        leading = list((await session.execute(select(Conversation.current_ticket_id))).scalars())
    assert all(tickets[at].merged_into_id is None for at in leading if at is not None)


async def _check_events(database: Database, tickets: dict) -> None:
    async with database.read() as session:
        query = select(Event.aggregate_id, Event.version).where(Event.aggregate_kind == "ticket")
        rows = (await session.execute(query.order_by(Event.aggregate_id, Event.version))).all()
    for ticket_id, ticket in tickets.items():
        assert [row.version for row in rows if row.aggregate_id == ticket_id] == list(range(1, ticket.version + 1))


async def test_a_thread_that_still_leads_to_a_merged_case_is_followed(database: Database):
    """Nothing of ours leaves such a thread behind; one out of a restored backup is followed to the end all the same."""
    company = await open_company(database)
    first = await company.mail("หนึ่ง")
    source = await company.ticket_of(first)
    middle, target = [await company.ticket_of(await company.mail(sender=PEOPLE[n])) for n in (1, 2)]
    await company.merge(middle, source)
    await company.merge(target, middle)
    thread = (await company.conversation_of(first)).id
    await _lead(database, thread, source)
    assert await company.ticket_of(await company.mail("สอง", answers=first)) == target
    async with database.write() as session:
        circle = await session.get_one(Ticket, target)
        circle.merged_into_id = source
    await _lead(database, thread, source)
    assert await company.ticket_of(await company.mail("สาม", answers=first)) == source, "a circle ends where it begins"


async def _lead(database: Database, thread_id, ticket_id) -> None:
    async with database.write() as session:
        (await session.get_one(Conversation, thread_id)).current_ticket_id = ticket_id
