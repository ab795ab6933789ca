"""Whom a talk rings at, who takes it, and what happens when nobody does at once."""

import asyncio

import pytest

from core import ids
from core.errors import Conflict
from core.staff.principal import Role
from tests.ticketing.chats.floor_of import Floor, open_floor
from ticketing.chats import reading, service
from ticketing.chats.availability import availability
from ticketing.chats.sweeping import sweep


@pytest.fixture
async def floor(database) -> Floor:
    return await open_floor(database)


async def test_a_visitor_writes_it_rings_and_is_taken(floor):
    nok = await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    assert (chat.state, chat.offered_to, chat.offer_count) == ("ringing", nok.user_id, 1)
    floor.later(12)
    await floor.verb(service.accept, nok, chat.id)
    chat, ticket = await floor.chat(somchai), await floor.ticket(somchai)
    assert (chat.state, chat.accepted_by, chat.offered_to) == ("active", nok.user_id, None)
    assert (ticket.owner_id, ticket.status) == (nok.user_id, "open")
    await floor.verb(service.accept, nok, chat.id)
    told = ["chat.started", "chat.offered", "ticket.assigned", "ticket.status_changed", "chat.accepted"]
    assert await floor.events(somchai) == told
    rung = (await floor.event_rows(somchai))[1]
    assert (rung.data["user_id"], rung.data["state"]) == (str(nok.user_id), "ringing")
    assert str(nok.user_id) in rung.audience_users


async def test_more_words_belong_to_the_same_talk(floor):
    await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    floor.later(5)
    await floor.says(somchai)
    [chat] = await floor.chats(somchai)
    assert chat.last_visitor_at == floor.now


async def test_two_take_it_at_once_and_one_is_told_who_has_it(floor):
    nok, ton = await floor.agent("นก"), await floor.agent("ต้น")
    somchai = await floor.visitor()
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    done = await asyncio.gather(
        *(floor.verb(service.accept, who, chat.id) for who in (nok, ton)), return_exceptions=True
    )
    [refused] = [one for one in done if one is not None]
    assert isinstance(refused, Conflict)
    assert refused.code == "chat_taken"
    chat = await floor.chat(somchai)
    winner = nok if chat.accepted_by == nok.user_id else ton
    assert refused.data["user"] == {"id": str(winner.user_id), "name": winner.name}
    assert (await floor.events(somchai)).count("chat.accepted") == 1


async def test_a_refusal_and_silence_move_it_on_until_everybody_was_asked(floor):
    people = {person.user_id: person for person in [await floor.agent("นก"), await floor.agent("ต้น")]}
    somchai = await floor.visitor()
    await floor.says(somchai)
    first = (await floor.chat(somchai)).offered_to
    await floor.verb(service.decline, people[first], (await floor.chat(somchai)).id)
    chat = await floor.chat(somchai)
    second = chat.offered_to
    assert (chat.state, second in people, second != first) == ("ringing", True, True)

    floor.later(29)
    await floor.sweep()
    assert (await floor.chat(somchai)).offered_to == second
    floor.later(1)
    await floor.sweep()
    chat = await floor.chat(somchai)
    assert (chat.state, chat.offered_to, len(chat.declined_by)) == ("ringing", chat.offered_to, 0)
    assert chat.offered_to in people
    declined = [row for row in await floor.event_rows(somchai) if row.type == "chat.declined"]
    assert [row.data["how"] for row in declined] == ["declined", "timeout"]


async def test_declining_what_rings_elsewhere_changes_nothing(floor):
    nok = await floor.agent("นก")
    ton = await floor.agent("ต้น", online=False)
    somchai = await floor.visitor()
    await floor.says(somchai)
    await floor.verb(service.decline, ton, (await floor.chat(somchai)).id)
    assert (await floor.chat(somchai)).offered_to == nok.user_id


async def test_a_desk_that_closes_lets_the_ringing_move_on_at_once_and_keeps_what_is_active(floor):
    nok = await floor.agent("นก")
    somchai, malee = await floor.visitor(), await floor.visitor()
    await floor.says(somchai)
    await floor.verb(service.accept, nok, (await floor.chat(somchai)).id)
    await floor.says(malee)
    assert (await floor.chat(malee)).offered_to == nok.user_id
    ton = await floor.agent("ต้น")
    await floor.goes(nok, online=False)
    await floor.sweep()
    assert (await floor.chat(malee)).offered_to == ton.user_id
    assert ((await floor.chat(somchai)).state, (await floor.chat(somchai)).accepted_by) == ("active", nok.user_id)
    await floor.goes(nok, online=True)
    assert (await floor.chat(malee)).declined_by == []


async def test_a_full_house_lets_the_visitor_wait_in_the_queue(floor):
    await floor.configure(chats_per_agent=1)
    nok = await floor.agent("นก")
    visitors = [await floor.visitor() for _ in range(3)]
    for visitor in visitors:
        await floor.says(visitor)
        floor.later(1)
    states = [(await floor.chat(visitor)).state for visitor in visitors]
    assert states == ["ringing", "waiting", "waiting"]
    places = [await floor.ask(reading.place_in_queue, visitor.id) for visitor in visitors]
    assert [place.position for place in places] == [1, 2, 3]
    by_key = await floor.ask(reading.places_of_account, floor.account.id)
    assert by_key[visitors[2].thread_key].position == 3

    chat = await floor.chat(visitors[0])
    await floor.verb(service.accept, nok, chat.id)
    await floor.sweep()
    assert [(await floor.chat(visitor)).state for visitor in visitors[1:]] == ["waiting", "waiting"]
    await floor.verb(service.end, nok, chat.id)
    await floor.sweep()
    assert [(await floor.chat(visitor)).state for visitor in visitors[1:]] == ["ringing", "waiting"]
    assert (await floor.ask(reading.place_in_queue, visitors[0].id)) is None


async def test_automatic_acceptance_gives_it_to_the_freest(floor):
    await floor.configure(acceptance="automatic")
    await floor.agent("นก")
    await floor.agent("ต้น")
    visitors = [await floor.visitor() for _ in range(4)]
    for visitor in visitors:
        await floor.says(visitor)
        floor.later(1)
    takers = [(await floor.chat(visitor)).accepted_by for visitor in visitors]
    assert None not in takers
    assert sorted(takers.count(taker) for taker in set(takers)) == [2, 2]
    assert "chat.offered" not in await floor.events(visitors[0])


async def test_the_tickets_own_person_is_asked_first(floor):
    await floor.agent("นก")
    elsewhere = await floor.new_team("อื่น")
    ton = await floor.agent("ต้น", team=elsewhere)
    somchai = await floor.visitor(owner=ton)
    await floor.says(somchai)
    assert (await floor.chat(somchai)).offered_to == ton.user_id


async def test_an_answer_takes_a_waiting_talk(floor):
    await floor.agent("นก")
    ton = await floor.agent("ต้น", online=False)
    somchai = await floor.visitor()
    await floor.says(somchai)
    await floor.says(somchai, who=ton)
    chat = await floor.chat(somchai)
    assert (chat.state, chat.accepted_by, chat.last_agent_at) == ("active", ton.user_id, floor.now)
    accepted = [row for row in await floor.event_rows(somchai) if row.type == "chat.accepted"]
    assert [row.data["how"] for row in accepted] == ["picked"]


async def test_an_automatic_answer_takes_nothing(floor):
    nok = await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    await floor.says(somchai, who=nok, is_automatic=True)
    assert (await floor.chat(somchai)).state == "ringing"


async def test_sales_people_are_never_asked(floor):
    await floor.agent("ขาย", role=Role.SALES)
    assert not (await floor.ask(availability, floor.account.id)).is_available


async def test_an_answer_by_mail_does_not_ring(floor):
    await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai, account_id=ids.new_id())
    assert await floor.chats(somchai) == []


async def test_machines_and_spam_do_not_ring(floor):
    await floor.agent("นก")
    spammer, machine = await floor.visitor(status="spam"), await floor.visitor()
    await floor.says(spammer)
    await floor.says(machine, machine_kind="auto_reply")
    assert await floor.chats(spammer) == await floor.chats(machine) == []


async def test_two_offers_at_once_never_take_the_same_last_place(floor):
    await floor.configure(chats_per_agent=1)
    nok = await floor.agent("นก", online=False)
    ton = await floor.agent("ต้น")
    visitors = [await floor.visitor() for _ in range(3)]
    for visitor in visitors:
        await floor.says(visitor)
    waiting = [chat for visitor in visitors if (chat := await floor.chat(visitor)).state == "waiting"]
    assert len(waiting) == 2
    await floor.goes(nok, online=True)
    await asyncio.gather(*(floor.verb(sweep, [chat.id], floor.left_since) for chat in waiting))
    states = sorted([(await floor.chat(visitor)).state for visitor in visitors])
    assert states == ["ringing", "ringing", "waiting"]
    rung = {chat.offered_to for visitor in visitors if (chat := await floor.chat(visitor)).offered_to}
    assert rung == {nok.user_id, ton.user_id}
