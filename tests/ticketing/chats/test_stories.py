"""What happens to talks on a database: asked, taken, declined, handed on, missed, abandoned, ended."""

import asyncio
from uuid import UUID

import pytest

from core import clock, ids
from core.errors import Conflict, Invalid, NotFound
from core.staff.principal import Role
from tests.factories import desk
from tests.ticketing.chats.floor_of import NIGHT, Floor, open_floor
from ticketing.chats import reading, service, wrap_up_codes
from ticketing.chats.availability import availability
from ticketing.chats.policy import Availability
from ticketing.chats.sweeping import find_due
from ticketing.chats.wrap_up_codes import CodeFields
from ticketing.replies.composition import compose_body
from ticketing.tickets.models import Ticket


@pytest.fixture
async def floor(database) -> Floor:
    return await open_floor(database)


async def verb(floor: Floor, act, *arguments, **options):
    """One verb in its own transaction, at the floor's time."""
    with clock.frozen_at(floor.now):
        async with floor.database.write() as session:
            return await act(session, *arguments, **options)


async def ask(floor: Floor, act, *arguments, **options):
    with clock.frozen_at(floor.now):
        async with floor.database.read() as session:
            return await act(session, *arguments, **options)


async def test_a_visitor_writes_it_rings_and_is_taken(floor):
    nok = await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    assert (chat.state, chat.offered_to, chat.offer_count) == ("ringing", nok.user_id, 1)
    floor.later(12)
    await verb(floor, service.accept, nok, chat.id)
    chat, ticket = await floor.chat(somchai), await floor.ticket(somchai)
    assert (chat.state, chat.accepted_by, chat.offered_to) == ("active", nok.user_id, None)
    assert (ticket.owner_id, ticket.status) == (nok.user_id, "open")
    await verb(floor, service.accept, nok, chat.id)
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
        *(verb(floor, service.accept, who, chat.id) for who in (nok, ton)), return_exceptions=True
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
    await verb(floor, service.decline, people[first], (await floor.chat(somchai)).id)
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
    await verb(floor, service.decline, ton, (await floor.chat(somchai)).id)
    assert (await floor.chat(somchai)).offered_to == nok.user_id


async def test_a_desk_that_closes_lets_the_ringing_move_on_at_once_and_keeps_what_is_active(floor):
    nok = await floor.agent("นก")
    somchai, malee = await floor.visitor(), await floor.visitor()
    await floor.says(somchai)
    await verb(floor, service.accept, nok, (await floor.chat(somchai)).id)
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
    places = [await ask(floor, reading.place_in_queue, visitor.id) for visitor in visitors]
    assert [place.position for place in places] == [1, 2, 3]
    by_key = await ask(floor, reading.places_of_account, floor.account.id)
    assert by_key[visitors[2].thread_key].position == 3

    chat = await floor.chat(visitors[0])
    await verb(floor, service.accept, nok, chat.id)
    await floor.sweep()
    assert [(await floor.chat(visitor)).state for visitor in visitors[1:]] == ["waiting", "waiting"]
    await verb(floor, service.end, nok, chat.id)
    await floor.sweep()
    assert [(await floor.chat(visitor)).state for visitor in visitors[1:]] == ["ringing", "waiting"]
    assert (await ask(floor, reading.place_in_queue, visitors[0].id)) is None


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
    elsewhere = await make_team(floor, "อื่น")
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
    await verb(floor, service.accept, nok, (await floor.chat(somchai)).id)
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
    asked = await ask(floor, availability, floor.account.id)
    assert (asked.is_available, asked.opens_at.isoformat()) == (False, "2026-03-03T02:00:00+00:00")
    await floor.says(somchai)
    floor.later(30)
    await floor.says(somchai)
    [chat] = await floor.chats(somchai)
    assert (chat.state, chat.outcome, chat.ended_by, chat.last_visitor_at) == ("ended", "offline", "offline", floor.now)
    assert (await ask(floor, reading.standing_of, floor.account.id, somchai.thread_key)).state == "away"
    assert await floor.events(somchai) == ["chat.started"]
    floor.later(12 * 3600)
    await floor.says(somchai)
    assert [chat.state for chat in await floor.chats(somchai)] == ["ended", "ringing"]
    assert (await floor.chat(somchai)).offered_to == nok.user_id


async def test_nobody_at_work_is_away_too_whatever_the_hours_say(floor):
    nok = await floor.agent("นก", online=False)
    assert await ask(floor, availability, floor.account.id) == Availability(is_available=False)
    await floor.goes(nok, online=True)
    assert (await ask(floor, availability, floor.account.id)).is_available
    floor.now = NIGHT
    assert not (await ask(floor, availability, floor.account.id)).is_available
    await floor.configure(opening="presence")
    assert (await ask(floor, availability, floor.account.id)).is_available


async def test_sales_people_are_never_asked(floor):
    await floor.agent("ขาย", role=Role.SALES)
    assert not (await ask(floor, availability, floor.account.id)).is_available


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


async def test_a_talk_whose_ticket_went_to_spam_ends(floor):
    await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    async with floor.database.write() as session:
        (await session.get_one(Ticket, somchai.current_ticket_id)).status = "spam"
    await floor.sweep()
    assert (await floor.chat(somchai)).state == "ended"


async def test_handed_on_to_a_person_with_a_note(floor):
    nok, ton = await floor.agent("นก"), await floor.agent("ต้น", team=await make_team(floor, "ช่าง"))
    somchai = await floor.visitor()
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    await verb(floor, service.accept, nok, chat.id)
    floor.later(60)
    note = compose_body("", "ลูกค้าถามเรื่องหม้อแปลง")
    await verb(floor, service.transfer, nok, chat.id, to_user_id=ton.user_id, note=note)
    chat, ticket = await floor.chat(somchai), await floor.ticket(somchai)
    assert (chat.state, chat.offered_to, chat.accepted_by) == ("ringing", ton.user_id, None)
    assert (ticket.owner_id, ticket.team_id) == (ton.user_id, floor.team.id)
    assert [m.text for m in await floor.messages(somchai) if m.direction == "internal"] == ["ลูกค้าถามเรื่องหม้อแปลง"]
    await verb(floor, service.transfer, nok, chat.id, to_user_id=ton.user_id, note=note)
    assert (await floor.events(somchai)).count("chat.transferred") == 1
    await verb(floor, service.accept, ton, chat.id)
    assert (await floor.chat(somchai)).accepted_by == ton.user_id
    floor.later(5)
    waited = (await floor.chat(somchai)).accepted_at - (await floor.chat(somchai)).started_at
    assert waited.total_seconds() == 0


async def test_handed_on_to_a_team_rings_there_and_not_at_its_giver(floor):
    other = await make_team(floor, "ช่าง")
    nok, ton = await floor.agent("นก"), await floor.agent("ต้น", team=other)
    somchai = await floor.visitor()
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    await verb(floor, service.accept, nok, chat.id)
    await verb(floor, service.transfer, nok, chat.id, to_team_id=other.id)
    chat, ticket = await floor.chat(somchai), await floor.ticket(somchai)
    assert (chat.offered_to, chat.team_id, ticket.team_id, ticket.owner_id) == (ton.user_id, other.id, other.id, None)
    handed = [row for row in await floor.event_rows(somchai) if row.type == "chat.transferred"]
    assert [(row.data["to_name"], row.data["to_team_id"]) for row in handed] == [("ช่าง", str(other.id))]
    with pytest.raises(NotFound):
        await verb(floor, service.accept, nok, chat.id)


async def test_a_talk_is_not_handed_to_who_cannot_take_it(floor):
    await floor.configure(chats_per_agent=1)
    nok, ton = await floor.agent("นก"), await floor.agent("ต้น", online=False)
    somchai, malee = await floor.visitor(owner=nok), await floor.visitor(owner=ton)
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    await verb(floor, service.accept, nok, chat.id)
    with pytest.raises(Conflict) as refused:
        await verb(floor, service.transfer, nok, chat.id, to_user_id=ton.user_id)
    assert (refused.value.code, refused.value.data["reason"]) == ("agent_unavailable", "offline")
    await floor.goes(ton, online=True)
    await floor.says(malee)
    with pytest.raises(Conflict) as refused:
        await verb(floor, service.transfer, nok, chat.id, to_user_id=ton.user_id)
    assert refused.value.data["reason"] == "busy"
    for target in ({}, {"to_user_id": nok.user_id}, {"to_team_id": ids.new_id()}):
        with pytest.raises(Invalid):
            await verb(floor, service.transfer, nok, chat.id, **target)
    assert (await floor.chat(somchai)).accepted_by == nok.user_id


async def test_the_visitor_closes_his_talk_and_his_last_words_ring_no_more(floor):
    nok = await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    await verb(floor, service.accept, nok, (await floor.chat(somchai)).id)
    assert await verb(floor, service.end_by_visitor, floor.account.id, somchai.thread_key)
    assert not await verb(floor, service.end_by_visitor, floor.account.id, somchai.thread_key)
    await floor.says(somchai)
    [chat] = await floor.chats(somchai)
    assert (chat.outcome, chat.ended_by) == ("answered", "visitor")
    floor.later(1)
    await floor.says(somchai)
    assert len(await floor.chats(somchai)) == 2


async def test_wrapping_up_ends_it_and_solves_the_ticket(floor):
    nok = await floor.agent("นก")
    admin = await floor.agent("แอดมิน", role=Role.ADMIN, online=False)
    await verb(floor, wrap_up_codes.put_codes, admin, [CodeFields("sold", "ขายได้", "Sold")])
    somchai = await floor.visitor()
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    await verb(floor, service.accept, nok, chat.id)
    with pytest.raises(Invalid):
        await verb(floor, service.wrap_up, nok, chat.id, code="nothing")
    await verb(floor, service.wrap_up, nok, chat.id, code="sold", note="ลำโพงสองตัว", solve=True)
    chat = await floor.chat(somchai)
    assert (chat.state, chat.ended_by, chat.wrap_up_code, chat.wrap_up_note) == ("ended", "agent", "sold", "ลำโพงสองตัว")
    assert (await floor.ticket(somchai)).status == "solved"
    assert (await floor.events(somchai))[-3:] == ["chat.ended", "chat.wrapped_up", "ticket.status_changed"]
    await verb(floor, service.wrap_up, nok, chat.id, code="sold", note="ลำโพงสองตัว")
    assert (await floor.events(somchai)).count("chat.wrapped_up") == 1
    await verb(floor, service.end, nok, chat.id)
    with pytest.raises(Conflict) as over:
        await verb(floor, service.accept, nok, chat.id)
    assert over.value.code == "chat_ended"


async def test_what_a_stranger_to_the_ticket_cannot_do(floor):
    outsider = await floor.agent("ไก่", team=await make_team(floor, "อื่น"))
    sales = await floor.agent("ขาย", role=Role.SALES)
    await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    for act in (service.accept, service.decline, service.end, service.wrap_up):
        with pytest.raises(NotFound):
            await verb(floor, act, outsider, chat.id)
    with pytest.raises(Exception, match="role"):
        await verb(floor, service.accept, sales, chat.id)
    assert (await ask(floor, reading.list_chats, outsider)).items == []
    assert [one.id for one in (await ask(floor, reading.list_chats, sales)).items] == [chat.id]


async def test_lists_page_and_filter(floor):
    nok = await floor.agent("นก")
    visitors = [await floor.visitor() for _ in range(4)]
    for visitor in visitors:
        await floor.says(visitor)
        floor.later(1)
    first = await floor.chat(visitors[0])
    await verb(floor, service.accept, nok, first.id)
    page = await ask(floor, reading.list_chats, nok, limit=3)
    rest = await ask(floor, reading.list_chats, nok, limit=3, cursor=page.next_cursor)
    assert [one.conversation_id for one in (*page.items, *rest.items)] == [v.id for v in reversed(visitors)]
    [active] = (await ask(floor, reading.list_chats, nok, states=["active"], mine=True)).items
    assert (active.id, active.agent.name, str(active.visitor_id)) == (first.id, "นก", visitors[0].thread_key)
    ringing = (await ask(floor, reading.list_chats, nok, states=["ringing"], mine=True)).items
    assert [(one.rings_until - one.offered_at).total_seconds() for one in ringing] == [30, 30, 30]
    found = await ask(floor, reading.states_on, [visitor.current_ticket_id for visitor in visitors])
    assert sorted(found.values()) == ["active", "ringing", "ringing", "ringing"]


async def test_the_supervisors_queue(floor):
    await floor.configure(chats_per_agent=1)
    boss = await floor.agent("หัวหน้า", role=Role.SUPERVISOR, online=False)
    nok = await floor.agent("นก")
    visitors = [await floor.visitor() for _ in range(3)]
    for visitor in visitors:
        await floor.says(visitor)
        floor.later(10)
    await verb(floor, service.accept, nok, (await floor.chat(visitors[0])).id)
    queue = await ask(floor, reading.read_queue, boss)
    assert [view.conversation_id for view in queue.waiting] == [visitors[1].id, visitors[2].id]
    assert (queue.waiting_count, queue.active_count) == (2, 1)
    assert [(one.user.name, one.talks) for one in queue.agents] == [("นก", 1)]
    [team] = queue.teams
    assert (team.team.name, team.waiting, team.expected_seconds) == ("แชท", 2, 30)
    place = await ask(floor, reading.place_in_queue, visitors[1].id)
    assert (place.position, place.expected_seconds) == (1, 10)
    with pytest.raises(Exception, match="role"):
        await ask(floor, reading.read_queue, nok)


async def test_quiet_moments_write_nothing(floor, database):
    nok = await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    with clock.frozen_at(floor.now):
        async with database.read() as session:
            assert await find_due(session, floor.left_since) == []
    await verb(floor, service.accept, nok, (await floor.chat(somchai)).id)
    assert (await ask(floor, reading.standing_of, floor.account.id, somchai.thread_key)).agent_name == "นก"


async def make_team(floor: Floor, name: str):
    async with floor.database.write() as session:
        return await desk.make_team(session, name)


def _visitor(conversation):
    return UUID(conversation.thread_key)
