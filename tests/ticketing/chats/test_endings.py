"""How talks end: missed, abandoned, idle, at night, by the visitor, wrapped up."""

from uuid import UUID

import pytest

from core.errors import Conflict, Invalid
from core.staff.principal import Role
from tests.ticketing.chats.floor_of import NIGHT, Floor, open_floor
from ticketing.chats import reading, service
from ticketing.chats.availability import availability
from ticketing.chats.policy import Availability
from ticketing.tickets.models import Ticket
from ticketing.wrap_ups.codes import CodeFields, put_codes


@pytest.fixture
async def floor(database) -> Floor:
    return await open_floor(database)


async def test_nobody_takes_it_in_time(floor):
    somchai = await floor.visitor()
    await floor.agent("นก")
    await floor.says(somchai)
    floor.later(299)
    await floor.sweep()
    assert (await floor.chat(somchai)).state == "ringing"
    floor.later(1)
    await floor.sweep()
    chat = await floor.chat(somchai)
    assert (chat.state, chat.outcome, chat.ended_by, chat.open_key) == ("ended", "missed", "missed", None)
    assert (await floor.ticket(somchai)).status == "new"


async def test_a_visitor_who_left_before_anybody_took_it(floor):
    await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    floor.left[_visitor(somchai)] = floor.now
    floor.later(119)
    await floor.sweep()
    assert (await floor.chat(somchai)).outcome is None
    floor.later(1)
    await floor.sweep()
    assert ((await floor.chat(somchai)).outcome, (await floor.chat(somchai)).ended_by) == ("abandoned", "abandoned")


async def test_a_talk_grows_idle_and_the_next_word_begins_another(floor):
    nok = await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    await floor.verb(service.accept, nok, (await floor.chat(somchai)).id)
    floor.later(800)
    await floor.says(somchai)
    floor.later(899)
    await floor.sweep()
    assert (await floor.chat(somchai)).state == "active"
    floor.later(1)
    await floor.sweep()
    assert ((await floor.chat(somchai)).outcome, (await floor.chat(somchai)).ended_by) == ("answered", "idle")
    floor.later(60)
    await floor.says(somchai)
    chats = await floor.chats(somchai)
    assert [chat.state for chat in chats] == ["ended", "ringing"]
    assert chats[1].offered_to == nok.user_id


async def test_at_night_it_is_an_offline_message_until_we_are_back(floor):
    floor.now = NIGHT
    nok = await floor.agent("นก")
    somchai = await floor.visitor()
    asked = await floor.ask(availability, floor.account.id)
    assert (asked.is_available, asked.opens_at.isoformat()) == (False, "2026-03-03T02:00:00+00:00")
    await floor.says(somchai)
    floor.later(30)
    await floor.says(somchai)
    [chat] = await floor.chats(somchai)
    assert (chat.state, chat.outcome, chat.ended_by, chat.last_visitor_at) == ("ended", "offline", "offline", floor.now)
    assert (await floor.ask(reading.standing_of, floor.account.id, somchai.thread_key)).state == "away"
    assert await floor.events(somchai) == ["chat.started"]
    floor.later(12 * 3600)
    await floor.says(somchai)
    assert [chat.state for chat in await floor.chats(somchai)] == ["ended", "ringing"]
    assert (await floor.chat(somchai)).offered_to == nok.user_id


async def test_nobody_at_work_is_away_too_whatever_the_hours_say(floor):
    nok = await floor.agent("นก", online=False)
    assert await floor.ask(availability, floor.account.id) == Availability(is_available=False)
    await floor.goes(nok, online=True)
    assert (await floor.ask(availability, floor.account.id)).is_available
    floor.now = NIGHT
    assert not (await floor.ask(availability, floor.account.id)).is_available
    await floor.configure(opening="presence")
    assert (await floor.ask(availability, floor.account.id)).is_available


@pytest.mark.parametrize("is_taken", [False, True])
async def test_a_talk_whose_ticket_went_to_spam_ends(floor, is_taken):
    nok = await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    if is_taken:
        await floor.verb(service.accept, nok, (await floor.chat(somchai)).id)
    async with floor.database.write() as session:
        (await session.get_one(Ticket, somchai.current_ticket_id)).status = "spam"
    await floor.sweep()
    assert (await floor.chat(somchai)).state == "ended"


async def test_the_visitor_closes_his_talk_and_his_last_words_ring_no_more(floor):
    nok = await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    await floor.verb(service.accept, nok, (await floor.chat(somchai)).id)
    assert await floor.verb(service.end_by_visitor, floor.account.id, somchai.thread_key)
    assert not await floor.verb(service.end_by_visitor, floor.account.id, somchai.thread_key)
    await floor.says(somchai)
    [chat] = await floor.chats(somchai)
    assert (chat.outcome, chat.ended_by) == ("answered", "visitor")
    floor.later(1)
    await floor.says(somchai)
    assert len(await floor.chats(somchai)) == 2


async def test_wrapping_up_ends_it_and_solves_the_ticket(floor):
    nok = await floor.agent("นก")
    admin = await floor.agent("แอดมิน", role=Role.ADMIN, online=False)
    await floor.verb(put_codes, admin, [CodeFields("sold", "ขายได้", "Sold")])
    somchai = await floor.visitor()
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    await floor.verb(service.accept, nok, chat.id)
    with pytest.raises(Invalid):
        await floor.verb(service.wrap_up, nok, chat.id, code="nothing")
    await floor.verb(service.wrap_up, nok, chat.id, code="sold", note="ลำโพงสองตัว", solve=True)
    chat = await floor.chat(somchai)
    assert (chat.state, chat.ended_by, chat.wrap_up_code, chat.wrap_up_note) == ("ended", "agent", "sold", "ลำโพงสองตัว")
    assert (await floor.ticket(somchai)).status == "solved"
    assert (await floor.events(somchai))[-3:] == ["chat.ended", "chat.wrapped_up", "ticket.status_changed"]
    await floor.verb(service.wrap_up, nok, chat.id, code="sold", note="ลำโพงสองตัว")
    assert (await floor.events(somchai)).count("chat.wrapped_up") == 1
    await floor.verb(service.end, nok, chat.id)
    with pytest.raises(Conflict) as over:
        await floor.verb(service.accept, nok, chat.id)
    assert over.value.code == "chat_ended"


def _visitor(conversation):
    return UUID(conversation.thread_key)
