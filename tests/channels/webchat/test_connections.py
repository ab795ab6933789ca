"""Who is here: as long as one page of his is connected, and no longer than its node lives."""

from datetime import timedelta

from channels.webchat import connections
from channels.webchat.connections import FRESH, Gone
from channels.webchat.visitors import get_visitor
from core import clock, ids
from core.db.session import Database
from tests.channels.webchat.widgets import another_visitor, visitor_of_new_widget

PAGE, TAB = ids.new_id(), ids.new_id()


async def test_a_visitor_is_here_until_his_last_page_closes(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    async with database.write() as session:
        await connections.stay(session, "node-1", {PAGE: visitor.id, TAB: visitor.id})
        assert (await get_visitor(session, visitor.id)).is_here
        assert await connections.leave(session, [PAGE]) == []
        assert await connections.left_since(session, [visitor.id]) == {visitor.id: None}
        assert await connections.leave(session, [TAB]) == [Gone(visitor.id, visitor.account_id)]
        assert not (await get_visitor(session, visitor.id)).is_here
        assert await connections.leave(session, [TAB, PAGE]) == []


async def test_who_comes_back_is_here_again(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    async with database.write() as session:
        await connections.stay(session, "node-1", {PAGE: visitor.id})
        await connections.leave(session, [PAGE])
        await connections.stay(session, "node-2", {TAB: visitor.id})
        assert (await get_visitor(session, visitor.id)).is_here


async def test_the_pages_of_a_node_that_vanished_run_out(database: Database) -> None:
    one = await visitor_of_new_widget(database)
    other = await another_visitor(database, one.account_id)
    async with database.write() as session:
        await connections.stay(session, "dead", {PAGE: one.id})
        await connections.stay(session, "alive", {TAB: other.id})
        assert await connections.expire(session) == []
        with clock.frozen_at(clock.utc_now() + FRESH / 2):
            await connections.stay(session, "alive", {TAB: other.id})
        with clock.frozen_at(clock.utc_now() + FRESH + timedelta(seconds=1)):
            assert await connections.expire(session) == [Gone(one.id, one.account_id)]
        assert (await get_visitor(session, other.id)).is_here


async def test_a_node_that_shuts_down_takes_only_its_own_pages(database: Database) -> None:
    one = await visitor_of_new_widget(database)
    other = await another_visitor(database, one.account_id)
    async with database.write() as session:
        await connections.stay(session, "node-1", {PAGE: one.id})
        await connections.stay(session, "node-2", {TAB: other.id, ids.new_id(): one.id})
        assert await connections.leave_node(session, "node-1") == []
        gone = await connections.leave_node(session, "node-2")
    assert {one.visitor_id for one in gone} == {one.id, other.id}


async def test_a_connection_of_nobody_is_left_out(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    async with database.write() as session:
        await connections.stay(session, "node-1", {PAGE: ids.new_id(), TAB: visitor.id})
        assert await connections.leave(session, [PAGE, TAB]) == [Gone(visitor.id, visitor.account_id)]
