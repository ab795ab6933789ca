"""Counts for many screens: shared within the second, and never older than the event that made a screen ask."""

import asyncio

from core.events.outbox import publish_batch
from tests.factories import desk
from tests.support.queries import counted_queries
from ticketing.tickets import service
from ticketing.tickets.counting import CountKeeper
from ticketing.tickets.service import TicketFields


async def test_screens_that_ask_within_the_second_share_one_answer(database):
    keeper = CountKeeper(seconds=60)
    async with database.write() as session:
        me = await desk.make_principal(session)
        await desk.make_ticket(session)
    first = await keeper.counts(database, me)
    with counted_queries(database) as sent:
        answers = await asyncio.gather(*[keeper.counts(database, me) for _ in range(8)])
    assert len(sent) == 8  # each looks whether anything was published, nobody counts
    assert all(answer is first for answer in answers)


async def test_after_a_second_everybody_is_counted_anew(database):
    keeper = CountKeeper(seconds=0)
    async with database.write() as session:
        me = await desk.make_principal(session)
    for expected in (1, 2):
        async with database.write() as session:
            await desk.make_ticket(session)
        assert (await keeper.counts(database, me)).counts["all"] == expected


async def test_an_answer_knows_the_event_that_made_a_screen_ask(database):
    keeper = CountKeeper(seconds=0.05)
    async with database.write() as session:
        me = await desk.make_principal(session)
        tickets = [await desk.make_ticket(session) for _ in range(3)]
    for solved, ticket in enumerate(tickets, 1):
        assert (await keeper.counts(database, me)).counts["closed"] == solved - 1
        async with database.write() as session:
            await service.change(session, me, ticket.id, TicketFields(status="solved"))
        async with database.write() as session:
            await publish_batch(session)
        answer = await keeper.counts(database, me)
        assert (answer.counts["closed"], answer.as_of_seq) == (solved, solved)
