"""Leases: two workers never have the same thing, a lost lease changes nothing, and order survives both."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from core import clock, ids
from core.db.session import Database
from core.inbox import claims
from core.inbox.claims import FinishedItem, ItemState, LeaseLost, NewItem
from core.inbox.models import InboundDelivery, InboundItem, InboundLane
from core.inbox.service import NewDelivery, record_deliveries

ACCOUNT = ids.new_id()


async def _receive(database: Database, *keys: str) -> list[UUID]:
    async with database.write() as session:
        new = [NewDelivery(ACCOUNT, "email", key, 1, raw=b"x") for key in keys]
        return [one.id for one in await record_deliveries(session, new)]


async def _claim(database: Database, limit: int = 64):
    async with database.write() as session:
        return await claims.claim_deliveries(session, limit)


async def _claim_lanes(database: Database):
    async with database.write() as session:
        return await claims.claim_lanes(session)


def _item(delivery_id: UUID, lane: str, event: str, **fields) -> NewItem:
    return NewItem(delivery_id, ACCOUNT, lane, event, 0, **({"payload": "{}"} | fields))


async def _parse(database: Database, *lanes: str, first: int = 0) -> None:
    """One delivery per lane name, each with one item, numbered from `first`."""
    for number, lane in enumerate(lanes, first):
        await _receive(database, f"{lane}-{number}-{ids.new_id()}")
        claim = await _claim(database)
        async with database.write() as session:
            delivery = claim.deliveries[0].id
            await claims.record_parsed(session, claim, [delivery], [_item(delivery, lane, f"{lane}-{number}")])


async def _finish(database: Database, claim: claims.LaneClaim) -> None:
    async with database.write() as session:
        await claims.finish_items(session, [FinishedItem(one.id, ItemState.DONE) for one in claim.items])
        await claims.release_lanes(session, claim)


async def _rows(database: Database, model):
    async with database.read() as session:
        return list((await session.execute(select(model).order_by(*model.__table__.primary_key))).scalars())


async def test_deliveries_are_claimed_once_and_oldest_first(database: Database):
    received = await _receive(database, "a", "b", "c")
    first, second = await _claim(database, 2), await _claim(database, 2)
    assert [one.id for one in first.deliveries] == received[:2]
    assert [one.id for one in second.deliveries] == received[2:]
    assert (await _claim(database)).deliveries == []


async def test_an_expired_lease_is_taken_over_and_the_late_one_changes_nothing(database: Database):
    [delivery] = await _receive(database, "a")
    slow = await _claim(database)
    with clock.frozen_at(clock.utc_now() + timedelta(seconds=claims.LEASE_SECONDS + 1)):
        quick = await _claim(database)
    assert quick.deliveries[0].attempts == 2
    with pytest.raises(LeaseLost):
        async with database.write() as session:
            await claims.record_parsed(session, slow, [delivery], [_item(delivery, "lane", "e")])
    assert await _rows(database, InboundItem) == []
    async with database.write() as session:
        await claims.record_parsed(session, quick, [delivery], [_item(delivery, "lane", "e")])
    assert [row.state for row in await _rows(database, InboundItem)] == ["pending"]


async def test_the_same_event_out_of_two_deliveries_is_one_item(database: Database):
    received = await _receive(database, "a", "b")
    claim = await _claim(database)
    async with database.write() as session:
        items = [_item(delivery_id, "lane", "same") for delivery_id in received]
        await claims.record_parsed(session, claim, received, items)
    assert len(await _rows(database, InboundItem)) == 1
    assert {row.state for row in await _rows(database, InboundDelivery)} == {"parsed"}


async def test_lanes_are_leased_whole_and_in_order_of_receipt(database: Database):
    await _parse(database, "x", "y", "x")
    claim = await _claim_lanes(database)
    assert [(item.lane, item.external_event_id) for item in claim.items] == [("x", "x-0"), ("y", "y-1"), ("x", "x-2")]
    assert (await _claim_lanes(database)).lanes == []


async def test_finished_lanes_go_away_and_others_are_free_again(database: Database):
    await _parse(database, "x", "y")
    claim = await _claim_lanes(database)
    async with database.write() as session:
        await claims.finish_items(session, [FinishedItem(claim.items[0].id, ItemState.DONE, ids.new_id())])
        await claims.release_lanes(session, claim)
    assert [(lane.lane, lane.lease_token) for lane in await _rows(database, InboundLane)] == [("y", None)]
    done, waiting = await _rows(database, InboundItem)
    assert (done.state, done.payload, waiting.state) == ("done", None, "pending")


async def test_a_lane_that_was_taken_over_rolls_the_late_one_back(database: Database):
    await _parse(database, "x")
    slow = await _claim_lanes(database)
    with clock.frozen_at(clock.utc_now() + timedelta(seconds=claims.LEASE_SECONDS + 1)):
        quick = await _claim_lanes(database)
    assert quick.lanes == slow.lanes
    with pytest.raises(LeaseLost):
        await _finish(database, slow)
    assert [row.state for row in await _rows(database, InboundItem)] == ["pending"]
    with pytest.raises(LeaseLost):
        async with database.write() as session:
            await claims.renew_lanes(session, slow)


async def test_a_new_item_meets_a_lane_that_is_being_finished(database: Database):
    await _parse(database, "x")
    claim = await _claim_lanes(database)
    await _parse(database, "x", first=1)
    await _finish(database, claim)
    assert len((await _claim_lanes(database)).items) == 1


async def test_nothing_overtakes_a_delivery_that_is_still_being_parsed(database: Database):
    first, second = await _receive(database, "a", "b")
    slow, quick = await _claim(database, 1), await _claim(database, 1)
    async with database.write() as session:
        await claims.record_parsed(session, quick, [second], [_item(second, "x", "b")])
    assert (await _claim_lanes(database)).lanes == [], "the older mail may be of the same customer"
    async with database.write() as session:
        await claims.record_parsed(session, slow, [first], [_item(first, "x", "a")])
    assert [item.external_event_id for item in (await _claim_lanes(database)).items] == ["a", "b"]


async def test_a_delivery_that_failed_before_holds_nobody_up(database: Database):
    first, second = await _receive(database, "a", "b")
    crashed = await _claim(database, 1)
    assert [one.id for one in crashed.deliveries] == [first]
    with clock.frozen_at(clock.utc_now() + timedelta(seconds=claims.LEASE_SECONDS + 1)):
        await _claim(database, 1)
        claim = await _claim(database, 1)
        async with database.write() as session:
            await claims.record_parsed(session, claim, [second], [_item(second, "x", "b")])
        assert len((await _claim_lanes(database)).items) == 1


async def test_what_there_was_no_time_for_is_free_again_and_untouched(database: Database):
    received = await _receive(database, "a", "b")
    claim = await _claim(database)
    async with database.write() as session:
        await claims.return_deliveries(session, claim, claim.deliveries[1:])
    again = await _claim(database)
    assert [(one.id, one.attempts) for one in again.deliveries] == [(received[1], 1)]
