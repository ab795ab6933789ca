"""A visitor's stream has no gap, takes each source once, and tells how far his page got."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID

import pytest

from channels.adapter import StreamFrame
from channels.webchat import stream
from channels.webchat.frames import CanceledDocument, frame_of
from channels.webchat.posting import NewPost, record_post
from channels.webchat.visitors import get_visitor
from core import ids
from core.db.session import Database
from core.errors import NotFound
from core.jobs import Nudge
from tests.channels.webchat.widgets import KeptNudges, visitor_of_new_widget

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def agent_frame(number: int, message_id: UUID | None = None) -> StreamFrame:
    return StreamFrame("message", f"delivery:{number}", {"text": str(number)}, message_id or ids.new_id())


async def append(database: Database, visitor_id: UUID, frame: StreamFrame) -> int:
    async with database.write() as session:
        return await stream.append_frame(session, visitor_id, frame)


async def sequences(database: Database, visitor_id: UUID) -> list[int]:
    async with database.read() as session:
        return [frame.seq for frame in await stream.read_after(session, visitor_id, 0, 1000)]


async def test_frames_are_numbered_from_one_without_a_gap(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    assert [await append(database, visitor.id, agent_frame(number)) for number in range(3)] == [1, 2, 3]
    assert await sequences(database, visitor.id) == [1, 2, 3]


async def test_many_writers_at_once_leave_no_gap_and_no_double(database: Database, database_url: str) -> None:
    visitor = await visitor_of_new_widget(database)
    second = Database(database_url)
    try:
        await asyncio.gather(
            *(append(database, visitor.id, agent_frame(number)) for number in range(20)),
            *(append(second, visitor.id, agent_frame(number)) for number in range(10, 30)),
        )
    finally:
        await second.close()
    assert await sequences(database, visitor.id) == list(range(1, 31))
    async with database.read() as session:
        frames = await stream.read_after(session, visitor.id, 0, 100)
        assert (await get_visitor(session, visitor.id)).last_seq == 30
    assert {frame.document["text"] for frame in frames} == {str(number) for number in range(30)}


async def test_a_reader_beside_the_writers_never_sees_a_later_frame_before_an_earlier_one(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    seen: list[int] = []
    writing = asyncio.gather(*(append(database, visitor.id, agent_frame(number)) for number in range(25)))
    while not writing.done() or len(seen) < 25:
        async with database.read() as session:
            seen += [one.seq for one in await stream.read_after(session, visitor.id, seen[-1] if seen else 0, 7)]
        await asyncio.sleep(0)
    await writing
    assert seen == list(range(1, 26))


async def test_the_same_source_keeps_its_place_and_uses_up_no_number(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    frame = agent_frame(7)
    assert await append(database, visitor.id, frame) == 1
    assert await append(database, visitor.id, agent_frame(8)) == 2
    assert await append(database, visitor.id, frame) == 1
    assert await append(database, visitor.id, agent_frame(9)) == 3


async def test_two_streams_may_have_the_same_source(database: Database) -> None:
    one, other = await visitor_of_new_widget(database), await visitor_of_new_widget(database)
    frame = agent_frame(1)
    assert [await append(database, one.id, frame), await append(database, other.id, frame)] == [1, 1]


async def test_a_visitor_who_is_gone_has_no_stream(database: Database) -> None:
    nobody = ids.new_id()
    with pytest.raises(NotFound) as refused:
        await append(database, nobody, agent_frame(1))
    assert refused.value.code == "unknown_visitor"


async def test_a_transaction_that_fails_gives_its_number_back(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)

    async def fail_late() -> None:
        async with database.write() as session:
            await stream.append_frame(session, visitor.id, agent_frame(1))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail_late()
    assert await append(database, visitor.id, agent_frame(2)) == 1


async def test_pages_are_told_after_the_commit_and_not_for_a_repetition(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    database.jobs = kept = KeptNudges()
    frame = agent_frame(1)
    await append(database, visitor.id, frame)
    await append(database, visitor.id, frame)
    assert kept.nudges == [Nudge(stream.FRAMES_JOB, str(visitor.id))]


async def test_history_is_read_backwards_in_order(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    for number in range(10):
        await append(database, visitor.id, agent_frame(number))
    async with database.read() as session:
        assert [one.seq for one in await stream.read_before(session, visitor.id, 8, 3)] == [5, 6, 7]
        assert [one.seq for one in await stream.read_before(session, visitor.id, 2, 3)] == [1]
        assert await stream.last_seqs(session, [visitor.id, ids.new_id()]) == {visitor.id: 10}


async def test_read_marks_only_move_forward_and_tell_which_messages_were_reached(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    messages = [ids.new_id() for _ in range(4)]
    for number, message_id in enumerate(messages):
        await append(database, visitor.id, agent_frame(number, message_id))
    await append(database, visitor.id, frame_of(CanceledDocument(message_id=messages[0]), "event:1"))
    async with database.write() as session:
        assert list(await stream.mark_delivered(session, visitor.id, 2)) == messages[:2]
        assert list(await stream.mark_delivered(session, visitor.id, 1)) == []
        assert await stream.count_unread(session, visitor.id) == 4
        assert list(await stream.mark_read(session, visitor.id, 3)) == messages[:3]
        assert list(await stream.mark_read(session, visitor.id, 999)) == messages[3:]
        assert await stream.count_unread(session, visitor.id) == 0
    async with database.read() as session:
        after = await get_visitor(session, visitor.id)
    assert (after.delivered_seq, after.read_seq, after.last_seq) == (5, 5, 5)


async def test_own_words_are_read_by_who_wrote_them(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    async with database.write() as session:
        await record_post(session, visitor.id, NewPost("a", "สวัสดีค่ะ"))
    await append(database, visitor.id, agent_frame(1))
    async with database.write() as session:
        await record_post(session, visitor.id, NewPost("b", "ยังอยู่ไหมคะ"))
        after = await get_visitor(session, visitor.id)
        assert (after.last_seq, after.read_seq) == (3, 1)
        assert await stream.count_unread(session, visitor.id) == 1
