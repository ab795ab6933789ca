"""Who is here: as long as one page of his is connected, and no longer than its node lives."""

import asyncio
from datetime import timedelta
from uuid import UUID

from channels.adapter import StreamFrame
from channels.webchat import connections, stream
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


async def test_who_opens_a_page_while_another_one_closes_is_here(database: Database) -> None:
    """Both at once, many times over: whoever has a connection is never said to have left."""
    visitor = await visitor_of_new_widget(database)

    async def open_page(page: UUID) -> None:
        async with database.write() as session:
            await connections.stay(session, "node-1", {page: visitor.id})

    async def close_page(page: UUID) -> None:
        async with database.write() as session:
            await connections.leave(session, [page])

    page = PAGE
    await open_page(page)
    for _ in range(25):
        following = ids.new_id()
        await asyncio.gather(close_page(page), open_page(following))
        async with database.read() as session:
            assert await connections.left_since(session, [visitor.id]) == {visitor.id: None}
        page = following


async def test_many_nodes_with_the_same_visitors_do_not_get_in_each_others_way(database: Database) -> None:
    widget = (await visitor_of_new_widget(database)).account_id
    visitors = [await another_visitor(database, widget) for _ in range(6)]

    async def node(name: str) -> None:
        for _ in range(4):
            pages = {ids.new_id(): one.id for one in visitors}
            async with database.write() as session:
                await connections.stay(session, name, pages)
            async with database.write() as session:
                await connections.stay(session, name, pages)
                await connections.leave(session, pages)
                await connections.expire(session)

    async def agents() -> None:
        for number in range(8):
            async with database.write() as session:
                await stream.lock_streams(session, {one.id for one in visitors})
                for one in reversed(visitors):
                    frame = StreamFrame("message", f"delivery:{number}", {"text": "x"}, ids.new_id())
                    await stream.append_frame(session, one.id, frame)

    await asyncio.gather(node("a"), node("b"), node("c"), agents())
    async with database.read() as session:
        left = await connections.left_since(session, [one.id for one in visitors])
    assert None not in left.values()
