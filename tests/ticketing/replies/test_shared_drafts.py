"""Drafts shared with the team: seen by whoever sees the ticket, written by one person at a time."""

import pytest
from sqlalchemy import select

from core import clock, ids
from core.errors import Conflict, NotFound, PreconditionFailed
from core.events.models import Event
from core.messages import Address
from tests.ticketing.replies.desk_of import set_scene
from ticketing.messages.models import Attachment
from ticketing.replies import drafts, shared_drafts
from ticketing.replies.drafts import DraftContent, DraftKind

REPLY = DraftKind.REPLY


@pytest.fixture
async def scene(database):
    return await set_scene(database)


async def write(scene, who, text="กำลังเขียน", **fields):
    content = DraftContent(html=f"<p>{text}</p>", text=text, **fields)
    async with scene.database.write() as session:
        return await drafts.save_draft(session, who, scene.ticket.id, REPLY, content)


async def share(scene, who, *, is_shared=True):
    async with scene.database.write() as session:
        return await shared_drafts.set_sharing(session, who, scene.ticket.id, REPLY, is_shared=is_shared)


async def take_over(scene, who, author, **fields):
    async with scene.database.write() as session:
        return await shared_drafts.take_over(session, who, scene.ticket.id, author.user_id, REPLY, **fields)


async def seen_by(scene, who):
    async with scene.database.read() as session:
        found = await shared_drafts.shared_on(session, who, scene.ticket.id)
    return [(one.author_name, one.draft.content.text) for one in found]


async def test_nobody_sees_a_draft_until_it_is_shared_and_again_when_it_is_not(scene):
    await write(scene, scene.nok)
    assert await seen_by(scene, scene.ton) == []
    await share(scene, scene.nok)
    assert await seen_by(scene, scene.ton) == [("นก", "กำลังเขียน")]
    assert await seen_by(scene, scene.nok) == [], "one's own is no colleague's"
    await share(scene, scene.nok, is_shared=False)
    assert await seen_by(scene, scene.ton) == []


async def test_whoever_sees_the_ticket_is_told_of_a_shared_draft_and_of_its_end(scene):
    await write(scene, scene.nok)
    await share(scene, scene.nok)
    await scene.reply("ส่งแล้ว")
    async with scene.database.read() as session:
        query = select(Event).where(Event.type == "draft.changed").order_by(Event.id)
        events = (await session.execute(query)).scalars().all()
    team = str(scene.ticket.team_id)
    assert [(one.data["is_shared"], one.data["is_gone"], team in one.audience_teams) for one in events] == [
        (False, False, False), (True, False, True), (True, True, True)
    ]  # fmt: skip


async def test_taking_it_over_moves_words_files_and_remembers_who_wrote(scene):
    async with scene.database.write() as session:
        upload = Attachment(
            id=ids.new_id(), uploaded_by=scene.nok.user_id, file_name="a.txt", content_type="text/plain", size=1,
            blob_key="1" * 64, state="stored", created_at=clock.utc_now(),
        )  # fmt: skip
        session.add(upload)
    boss = Address("email", "boss@example.com")
    await write(scene, scene.nok, "ของนก<script>x</script>", attachment_ids=(upload.id,), to=(boss,))
    await share(scene, scene.nok)
    await write(scene, scene.ton, "ของต้น")
    taken = await take_over(scene, scene.ton, scene.nok)
    assert taken.content.html == "<p>ของนก</p><p>ของต้น</p>"
    assert (taken.content.to, taken.content.attachment_ids) == ((boss,), (upload.id,))
    assert [(one.id, one.name) for one in taken.writers] == [(scene.nok.user_id, "นก")]
    async with scene.database.read() as session:
        assert await session.scalar(select(Attachment.uploaded_by)) == scene.ton.user_id
        assert await drafts.drafts_on(session, scene.nok.user_id, scene.ticket.id) == []
    assert [name for name, _ in await seen_by(scene, scene.nok)] == ["ต้น"], "it stays shared"


async def test_it_is_not_taken_from_under_its_writers_hands_nor_when_it_has_changed(scene):
    await write(scene, scene.nok)
    shared = await share(scene, scene.nok)
    with pytest.raises(Conflict) as refusal:
        await take_over(scene, scene.ton, scene.nok, writing={scene.nok.user_id})
    assert refusal.value.code == "being_written"
    await write(scene, scene.nok, "อีกหน่อย")
    with pytest.raises(PreconditionFailed):
        await take_over(scene, scene.ton, scene.nok, expected_version=shared.version)


async def test_what_is_not_shared_cannot_be_taken(scene):
    await write(scene, scene.nok)
    for who in (scene.ton, scene.nok):
        with pytest.raises(NotFound):
            await take_over(scene, who, scene.nok)
