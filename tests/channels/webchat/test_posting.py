"""A visitor's message: kept and shown in one transaction, once per client id, with his files and where he came from."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from channels.adapter import RawDelivery
from channels.registry import load_adapter
from channels.webchat import stream
from channels.webchat.forgetting import forget_unused_uploads
from channels.webchat.manifest import LONGEST_TEXT, MOST_FILES, Limits
from channels.webchat.posting import NewPost, Posted, record_post
from channels.webchat.posts import decode_post
from channels.webchat.touches import PageSeen
from channels.webchat.uploads import NewUpload, get_upload, record_upload, require_room
from channels.webchat.visitors import change_profile, see_page
from core import clock, ids
from core.db.session import Database
from core.errors import AppError, Invalid, NotFound, TooManyRequests
from core.inbox.models import InboundDelivery
from core.inbox.service import INBOUND_JOB
from core.jobs import Nudge
from core.messages import Claims
from tests.channels.webchat.widgets import KeptNudges, account, visitor_of_new_widget

PICTURE = NewUpload("ภาพ.png", "image/png", 3, "a" * 64)


async def post(database: Database, visitor_id: UUID, client_id: str = "c1", text: str = "สวัสดีค่ะ", **new: Any) -> Posted:
    async with database.write() as session:
        return await record_post(session, visitor_id, NewPost(client_id, text, **new))


async def deliveries(database: Database) -> list[InboundDelivery]:
    async with database.read() as session:
        return list((await session.execute(select(InboundDelivery).order_by(InboundDelivery.id))).scalars())


async def upload(database: Database, visitor_id: UUID, new: NewUpload = PICTURE) -> UUID:
    async with database.write() as session:
        return (await record_upload(session, visitor_id, new)).id


async def refusal(database: Database, visitor_id: UUID, new: NewPost) -> AppError:
    with pytest.raises(AppError) as refused:
        async with database.write() as session:
            await record_post(session, visitor_id, new)
    return refused.value


async def test_a_message_is_kept_and_shown_under_one_commit(database: Database) -> None:
    visitor = await visitor_of_new_widget(
        database, language="th", page=PageSeen("https://shop.example/?utm_source=line")
    )
    async with database.write() as session:
        await change_profile(session, visitor.id, Claims("มานี", "manee@example.co.th"))
        await see_page(session, visitor.id, PageSeen("https://shop.example/speaker", "ลำโพง"))
    database.jobs = kept = KeptNudges()
    assert await post(database, visitor.id) == Posted(1, is_new=True)
    [delivery] = await deliveries(database)
    assert (delivery.channel_kind, delivery.channel_account_id) == ("webchat", visitor.account_id)
    assert delivery.size == len(delivery.raw or b"")
    written = decode_post(delivery.raw or b"")
    assert (written.visitor_id, written.client_id, written.text) == (visitor.id, "c1", "สวัสดีค่ะ")
    assert (written.claims.name, written.claims.email, written.claims.is_verified) == (
        "มานี",
        "manee@example.co.th",
        False,
    )
    assert written.first_touch is not None
    assert written.last_touch is not None
    assert written.first_touch.page_url == "https://shop.example/?utm_source=line"
    assert (written.last_touch.page_url, written.last_touch.utm_source) == ("https://shop.example/speaker", "line")
    async with database.read() as session:
        [frame] = await stream.read_after(session, visitor.id, 0, 10)
    assert frame.document["id"] == str(delivery.id)
    assert {frame.document[key] for key in ("from", "client_id", "text")} == {"visitor", "c1", "สวัสดีค่ะ"}
    assert sorted(kept.nudges) == [Nudge(INBOUND_JOB), Nudge(stream.FRAMES_JOB, str(visitor.id))]


async def test_the_same_client_id_is_one_message(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    assert await post(database, visitor.id, "c1") == Posted(1, is_new=True)
    assert await post(database, visitor.id, "c2") == Posted(2, is_new=True)
    assert await post(database, visitor.id, "c1", "something else") == Posted(1, is_new=False)
    assert len(await deliveries(database)) == 2


async def test_the_same_message_sent_by_two_pages_at_once_is_one(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    file = await upload(database, visitor.id)
    posted = await asyncio.gather(*(post(database, visitor.id, "c1", upload_ids=(file,)) for _ in range(8)))
    assert sorted(posted, key=lambda one: one.is_new) == [Posted(1, is_new=False)] * 7 + [Posted(1, is_new=True)]
    assert len(await deliveries(database)) == 1


async def test_two_visitors_may_use_the_same_client_id(database: Database) -> None:
    one, other = await visitor_of_new_widget(database), await visitor_of_new_widget(database)
    assert [await post(database, one.id), await post(database, other.id)] == [Posted(1, is_new=True)] * 2
    assert len(await deliveries(database)) == 2


async def test_when_the_commit_fails_nothing_is_kept_and_nothing_shown(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    file = await upload(database, visitor.id)

    async def fail_late() -> None:
        async with database.write() as session:
            await record_post(session, visitor.id, NewPost("c1", "hello", (file,)))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail_late()
    assert await deliveries(database) == []
    async with database.read() as session:
        assert await stream.read_after(session, visitor.id, 0, 10) == []
    assert await post(database, visitor.id, "c1", "hello", upload_ids=(file,)) == Posted(1, is_new=True)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  บรรทัดแรก\r\nบรรทัดสอง\r  ", "บรรทัดแรก\nบรรทัดสอง"),
        ("a\x00b\x07c\td", "abc\td"),
        ("👩‍👩‍👧‍👦 น้ำใจ ก็ดี กำ ปู่", "👩‍👩‍👧‍👦 น้ำใจ ก็ดี กำ ปู่"),
        ("ก" * LONGEST_TEXT, "ก" * LONGEST_TEXT),
    ],
)
async def test_text_is_kept_as_it_was_typed(database: Database, text: str, kept: str) -> None:
    visitor = await visitor_of_new_widget(database)
    await post(database, visitor.id, text=text)
    async with database.read() as session:
        [frame] = await stream.read_after(session, visitor.id, 0, 10)
    assert frame.document["text"] == kept
    [delivery] = await deliveries(database)
    assert decode_post(delivery.raw or b"").text == kept


async def test_what_is_no_message_is_refused_and_not_kept(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    many = [await upload(database, visitor.id) for _ in range(MOST_FILES + 1)]
    assert (await refusal(database, visitor.id, NewPost("a", " \n "))).code == "empty_message"
    too_long = await refusal(database, visitor.id, NewPost("a", "ก" * (LONGEST_TEXT + 1)))
    assert (too_long.code, too_long.data["limit"]) == ("too_long", LONGEST_TEXT)
    assert (await refusal(database, visitor.id, NewPost("a", "", many))).code == "too_many_files"
    assert (await refusal(database, ids.new_id(), NewPost("a", "hello"))).code == "unknown_visitor"
    assert await deliveries(database) == []


# --- files ------------------------------------------------------------------------------------------------------------


async def test_files_travel_in_the_order_that_was_chosen(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    names = ["1.png", "2.pdf", "3.txt"]
    files = [await upload(database, visitor.id, NewUpload(name, "image/png", 3, "a" * 64)) for name in names]
    await post(database, visitor.id, text="", upload_ids=(files[2], files[0], files[1]))
    [delivery] = await deliveries(database)
    assert [file.file_name for file in decode_post(delivery.raw or b"").uploads] == ["3.txt", "1.png", "2.pdf"]
    async with database.read() as session:
        [frame] = await stream.read_after(session, visitor.id, 0, 10)
    assert [file["file_name"] for file in frame.document["attachments"]] == ["3.txt", "1.png", "2.pdf"]


async def test_a_file_is_its_visitors_alone_and_goes_once(database: Database) -> None:
    visitor, other = await visitor_of_new_widget(database), await visitor_of_new_widget(database)
    file = await upload(database, visitor.id)
    stolen = await refusal(database, other.id, NewPost("a", "look", (file,)))
    assert (stolen.code, stolen.data) == ("unknown_upload", {"uploads": [str(file)]})
    async with database.read() as session:
        assert (await get_upload(session, visitor.id, file)).file_name == PICTURE.file_name
        with pytest.raises(NotFound):
            await get_upload(session, other.id, file)
    await post(database, visitor.id, "a", upload_ids=(file,))
    assert (await refusal(database, visitor.id, NewPost("b", "again", (file,)))).code == "unknown_upload"
    assert isinstance(await refusal(database, visitor.id, NewPost("c", "x", (ids.new_id(),))), Invalid)


async def test_uploads_are_limited_by_number_and_by_size(database: Database) -> None:
    visitor, other = await visitor_of_new_widget(database), await visitor_of_new_widget(database)
    limits = Limits(uploads_per_hour=3, upload_bytes_per_day=2 * 1024 * 1024)
    yesterday = clock.ago(3600 * 2)
    with clock.frozen_at(yesterday):
        await upload(database, visitor.id, NewUpload("big", "image/png", 1024 * 1024, "a" * 64))
    async with database.read() as session:
        await require_room(session, visitor.id, limits, 1024 * 1024)
        with pytest.raises(TooManyRequests) as too_much:
            await require_room(session, visitor.id, limits, 1024 * 1024 + 1)
    assert too_much.value.code == "upload_limit"
    for _ in range(3):
        await upload(database, visitor.id)
    async with database.read() as session:
        with pytest.raises(TooManyRequests):
            await require_room(session, visitor.id, limits, 1)
        await require_room(session, other.id, limits, 1)


async def test_files_that_no_message_took_are_forgotten_after_a_day(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    with clock.frozen_at(clock.ago(25 * 3600)):
        forgotten, sent = await upload(database, visitor.id), await upload(database, visitor.id)
        await post(database, visitor.id, upload_ids=(sent,))
    fresh = await upload(database, visitor.id)
    async with database.write() as session:
        assert await forget_unused_uploads(session, 100) == 1
        assert [(await get_upload(session, visitor.id, one)).id for one in (sent, fresh)] == [sent, fresh]
        with pytest.raises(NotFound):
            await get_upload(session, visitor.id, forgotten)


# --- the post as the adapter reads it ---------------------------------------------------------------------------------


async def test_what_the_door_wrote_the_adapter_understands(database: Database) -> None:
    visitor = await visitor_of_new_widget(database, language="en")
    file = await upload(database, visitor.id)
    await post(database, visitor.id, "c9", "ลำโพงเสียงเบา", upload_ids=(file,))
    [row] = await deliveries(database)
    raw = RawDelivery(row.id, row.channel_account_id, row.raw or b"", row.received_at)
    result = load_adapter("webchat").parse(raw, account(visitor.account_id))
    [message] = result.parsed.messages
    assert (message.sender.kind, message.sender.external_id) == ("webchat", str(visitor.id))
    assert (message.sender.scope, message.lane) == (str(visitor.account_id), str(visitor.id))
    assert (message.hints.thread_key, message.external_event_id) == (str(visitor.id), f"{visitor.id}:c9")
    assert (message.text, message.language) == ("ลำโพงเสียงเบา", "th")
    assert [(one.file_name, one.blob_key) for one in message.attachments] == [(PICTURE.file_name, PICTURE.blob_key)]
    assert result.blobs == {}


async def test_a_hundred_messages_are_a_hundred_frames(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    await asyncio.gather(*(post(database, visitor.id, f"c{number}") for number in range(100)))
    async with database.read() as session:
        assert (await session.execute(select(func.count()).select_from(InboundDelivery))).scalar() == 100
        assert [one.seq for one in await stream.read_after(session, visitor.id, 0, 1000)] == list(range(1, 101))
