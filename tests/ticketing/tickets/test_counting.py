"""Counts for many screens: shared while they wait, never older than the question."""

import asyncio

from tests.factories import desk
from tests.support.queries import counted_queries
from ticketing.tickets.counting import CountKeeper


async def test_screens_that_ask_at_once_share_one_answer(database):
    keeper = CountKeeper(seconds=0.02)
    async with database.write() as session:
        me = await desk.make_principal(session)
        await desk.make_ticket(session)
    await keeper.counts(database, me)
    with counted_queries(database) as sent:
        answers = await asyncio.gather(*[keeper.counts(database, me) for _ in range(8)])
    assert len(sent) <= 4  # one computation for those that waited, at most one more for whoever came while it ran
    assert {answer.counts["all"] for answer in answers} == {1}


async def test_an_answer_is_never_older_than_the_question(database):
    keeper = CountKeeper(seconds=0.02)
    async with database.write() as session:
        me = await desk.make_principal(session)
    for expected in (1, 2, 3):
        async with database.write() as session:
            await desk.make_ticket(session)
        assert (await keeper.counts(database, me)).counts["all"] == expected
