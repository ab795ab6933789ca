"""Talks that go to somebody else, and those who may do nothing to them."""

import pytest

from core import ids
from core.errors import Conflict, Invalid, NotFound
from core.staff.principal import Role
from tests.ticketing.chats.floor_of import Floor, open_floor
from ticketing.chats import reading, service
from ticketing.replies.composition import compose_body


@pytest.fixture
async def floor(database) -> Floor:
    return await open_floor(database)


async def test_handed_on_to_a_person_with_a_note(floor):
    nok, ton = await floor.agent("นก"), await floor.agent("ต้น", team=await floor.new_team("ช่าง"))
    somchai = await floor.visitor()
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    await floor.verb(service.accept, nok, chat.id)
    floor.later(60)
    note = compose_body("", "ลูกค้าถามเรื่องหม้อแปลง")
    await floor.verb(service.transfer, nok, chat.id, to_user_id=ton.user_id, note=note)
    chat, ticket = await floor.chat(somchai), await floor.ticket(somchai)
    assert (chat.state, chat.offered_to, chat.accepted_by) == ("ringing", ton.user_id, None)
    assert (ticket.owner_id, ticket.team_id) == (ton.user_id, floor.team.id)
    assert [m.text for m in await floor.messages(somchai) if m.direction == "internal"] == ["ลูกค้าถามเรื่องหม้อแปลง"]
    await floor.verb(service.transfer, nok, chat.id, to_user_id=ton.user_id, note=note)
    assert (await floor.events(somchai)).count("chat.transferred") == 1
    await floor.verb(service.accept, ton, chat.id)
    assert (await floor.chat(somchai)).accepted_by == ton.user_id
    floor.later(5)
    waited = (await floor.chat(somchai)).accepted_at - (await floor.chat(somchai)).started_at
    assert waited.total_seconds() == 0


async def test_handed_on_to_a_team_rings_there_and_not_at_its_giver(floor):
    other = await floor.new_team("ช่าง")
    nok, ton = await floor.agent("นก"), await floor.agent("ต้น", team=other)
    somchai = await floor.visitor()
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    await floor.verb(service.accept, nok, chat.id)
    await floor.verb(service.transfer, nok, chat.id, to_team_id=other.id)
    chat, ticket = await floor.chat(somchai), await floor.ticket(somchai)
    assert (chat.offered_to, chat.team_id, ticket.team_id, ticket.owner_id) == (ton.user_id, other.id, other.id, None)
    handed = [row for row in await floor.event_rows(somchai) if row.type == "chat.transferred"]
    assert [(row.data["to_name"], row.data["to_team_id"]) for row in handed] == [("ช่าง", str(other.id))]
    with pytest.raises(NotFound):
        await floor.verb(service.accept, nok, chat.id)


async def test_a_talk_is_not_handed_to_who_cannot_take_it(floor):
    await floor.configure(chats_per_agent=1)
    nok, ton = await floor.agent("นก"), await floor.agent("ต้น", online=False)
    somchai, malee = await floor.visitor(owner=nok), await floor.visitor(owner=ton)
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    await floor.verb(service.accept, nok, chat.id)
    with pytest.raises(Conflict) as refused:
        await floor.verb(service.transfer, nok, chat.id, to_user_id=ton.user_id)
    assert (refused.value.code, refused.value.data["reason"]) == ("agent_unavailable", "offline")
    await floor.goes(ton, online=True)
    await floor.says(malee)
    with pytest.raises(Conflict) as refused:
        await floor.verb(service.transfer, nok, chat.id, to_user_id=ton.user_id)
    assert refused.value.data["reason"] == "busy"
    for target in ({}, {"to_user_id": nok.user_id}, {"to_team_id": ids.new_id()}):
        with pytest.raises(Invalid):
            await floor.verb(service.transfer, nok, chat.id, **target)
    assert (await floor.chat(somchai)).accepted_by == nok.user_id


async def test_what_a_stranger_to_the_ticket_cannot_do(floor):
    outsider = await floor.agent("ไก่", team=await floor.new_team("อื่น"))
    sales = await floor.agent("ขาย", role=Role.SALES)
    await floor.agent("นก")
    somchai = await floor.visitor()
    await floor.says(somchai)
    chat = await floor.chat(somchai)
    for act in (service.accept, service.decline, service.end, service.wrap_up):
        with pytest.raises(NotFound):
            await floor.verb(act, outsider, chat.id)
    with pytest.raises(Exception, match="role"):
        await floor.verb(service.accept, sales, chat.id)
    assert (await floor.ask(reading.list_chats, outsider)).items == []
    assert [one.id for one in (await floor.ask(reading.list_chats, sales)).items] == [chat.id]
