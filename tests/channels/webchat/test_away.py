"""Who left with something unread, and that it goes to him by mail once."""

from datetime import datetime
from uuid import UUID

from channels.adapter import StreamFrame
from channels.webchat import away, connections, stream
from channels.webchat.away import AwayReader
from channels.webchat.posting import NewPost, record_post
from channels.webchat.visitors import VisitorRecord, change_profile
from core import clock, ids
from core.db.session import Database
from core.messages import Claims
from tests.channels.webchat.widgets import visitor_of_new_widget


async def visitor_with_mail(database: Database) -> VisitorRecord:
    visitor = await visitor_of_new_widget(database, language="th")
    async with database.write() as session:
        await record_post(session, visitor.id, NewPost("c1", "สวัสดีค่ะ"))
        return await change_profile(session, visitor.id, Claims("มานี", "manee@example.co.th"))


async def answer(database: Database, visitor_id: UUID) -> UUID:
    message_id = ids.new_id()
    async with database.write() as session:
        await stream.append_frame(
            session, visitor_id, StreamFrame("message", f"delivery:{message_id}", {"text": "ok"}, message_id)
        )
    return message_id


async def waiting(database: Database, visitor: VisitorRecord, left_before: datetime | None = None) -> list[AwayReader]:
    async with database.read() as session:
        return await away.unread_after_leaving(session, visitor.account_id, left_before or clock.ahead(1))


async def test_unread_answers_wait_for_who_left_in_their_order(database: Database) -> None:
    visitor = await visitor_with_mail(database)
    messages = [await answer(database, visitor.id) for _ in range(3)]
    [reader] = await waiting(database, visitor)
    assert (reader.email, reader.name, reader.language) == ("manee@example.co.th", "มานี", "th")
    assert (reader.thread_key, list(reader.message_ids), reader.up_to_seq) == (str(visitor.id), messages, 4)
    assert await waiting(database, visitor, clock.ago(60)) == []


async def test_nothing_waits_for_who_is_here_has_read_or_gave_no_address(database: Database) -> None:
    here, has_read = await visitor_with_mail(database), await visitor_with_mail(database)
    nameless = await visitor_of_new_widget(database)
    for one in (here, has_read, nameless):
        await answer(database, one.id)
    async with database.write() as session:
        await connections.stay(session, "node", {ids.new_id(): here.id})
        await stream.mark_read(session, has_read.id, 2)
    for one in (here, has_read, nameless):
        assert await waiting(database, one) == []


async def test_his_own_words_do_not_wait(database: Database) -> None:
    assert await waiting(database, await visitor_with_mail(database)) == []


async def test_what_was_mailed_is_not_mailed_again_and_what_comes_later_is(database: Database) -> None:
    visitor = await visitor_with_mail(database)
    await answer(database, visitor.id)
    [reader] = await waiting(database, visitor)
    async with database.write() as session:
        assert await away.mark_mailed(session, reader, clock.ahead(1))
        assert not await away.mark_mailed(session, reader, clock.ahead(1))
    assert await waiting(database, visitor) == []
    later = await answer(database, visitor.id)
    [reader] = await waiting(database, visitor)
    assert list(reader.message_ids) == [later]


async def test_who_came_back_meanwhile_gets_no_mail(database: Database) -> None:
    visitor = await visitor_with_mail(database)
    await answer(database, visitor.id)
    [reader] = await waiting(database, visitor)
    async with database.write() as session:
        await connections.stay(session, "node", {ids.new_id(): visitor.id})
        assert not await away.mark_mailed(session, reader, clock.ahead(1))
