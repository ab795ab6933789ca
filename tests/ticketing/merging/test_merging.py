"""Merging: what goes along, what follows later, what is refused, and what undoing brings back."""

import pytest
from sqlalchemy import select

from core import ids
from core.db.session import Database
from core.errors import Conflict, NotFound
from core.events.base import Actor, Audience, PublishedEvent
from core.staff.principal import Role
from tests.factories import desk
from tests.ticketing.merging.cases_of import PEOPLE, Company, open_company
from tests.ticketing.merging.said_of import CHOICES, make_words, said_on, say
from ticketing.search.indexing import handle
from ticketing.search.service import search
from ticketing.tags.models import TicketTag
from ticketing.tasks.models import TicketTask
from ticketing.tickets.models import TicketFollower


@pytest.fixture
async def company(database: Database) -> Company:
    return await open_company(database)


async def test_a_merged_case_gives_everything_and_later_answers_follow(company: Company):
    first = await company.mail("ลำโพงเสีย")
    second = await company.mail("ลำโพงเสียอีก", sender=PEOPLE[1])
    source, target = await company.ticket_of(first), await company.ticket_of(second)
    answer = await company.reply(source)
    [operation] = await company.merge(target, source)

    assert set(await company.on(target)) == {first, second, answer}
    gone, kept = await company.ticket(source), await company.ticket(target)
    assert (gone.status, gone.merged_into_id, gone.inbound_count) == ("closed", target, 0)
    assert (kept.inbound_count, kept.last_message_id, kept.last_message_direction) == (2, answer, "outbound")
    later = await company.mail("ต่อครับ", answers=first)
    ours = await company.mail("ตอบแล้วครับ", answers=answer)
    assert {later, ours} <= set(await company.on(target))
    assert (await company.event_types(source))[-1] == "ticket.merged"

    assert await company.undo(operation) == source
    assert await company.on(target) == [second]
    assert set(await company.on(source)) == {first, answer, later, ours}, "what came to its thread since goes with it"
    again = await company.ticket(source)
    assert (again.status, again.merged_into_id, again.inbound_count, again.last_message_id) == ("open", None, 3, ours)
    with pytest.raises(Conflict) as refused:
        await company.undo(operation)
    assert refused.value.code == "already_undone"


async def test_undoing_at_once_leaves_every_field_as_it_was(company: Company):
    source = await company.ticket_of(await company.mail("หนึ่ง"))
    target = await company.ticket_of(await company.mail("สอง"))
    await company.reply(target)
    await company.set_status(target, "solved")
    before = {key: _fields(one) for key, one in (await company.tickets()).items()}
    [operation] = await company.merge(target, source)
    merged = await company.ticket(target)
    assert (merged.status, merged.waiting_since is not None) == ("open", True), "the customer's words are not hidden"
    await company.undo(operation)
    assert {key: _fields(one) for key, one in (await company.tickets()).items()} == before


async def test_a_case_gives_what_the_other_does_not_say_and_nothing_becomes_less_urgent(company: Company):
    words = await make_words(company)
    source = await company.ticket_of(await company.mail())
    target = await company.ticket_of(await company.mail(sender=PEOPLE[1]))
    tomorrow, later = CHOICES["due_at"][1:]
    ours = {"priority": "urgent", "type": "problem", "serial": "SN-1", "due_at": tomorrow, "tags": frozenset({"vip"})}
    for name, value in ours.items():
        await say(company, words, source, name, value)
    for name, value in (("priority", "low"), ("due_at", later), ("tags", frozenset({"return"}))):
        await say(company, words, target, name, value)
    [operation] = await company.merge(target, source)
    assert await said_on(company, words, target) == ours | {"tags": frozenset({"vip", "return"})}
    told = [event for event in await company.events(target) if event.reason == "merged"]
    wanted = ["type_changed", "priority_changed", "due_changed", "fields_changed", "tagged"]
    assert [event.type for event in told] == [f"ticket.{one}" for one in wanted]

    await say(company, words, target, "type", "question")
    await company.undo(operation)
    expected = {
        "priority": "low", "type": "question", "serial": None, "due_at": later, "tags": frozenset({"return"}),
    }  # fmt: skip
    assert await said_on(company, words, target) == expected, "what somebody changed since is left alone"
    assert (await said_on(company, words, source))["serial"] == "SN-1"


async def test_a_case_that_is_over_makes_no_other_urgent(company: Company):
    words = await make_words(company)
    source = await company.ticket_of(await company.mail())
    target = await company.ticket_of(await company.mail(sender=PEOPLE[1]))
    for name, value in (("priority", "urgent"), ("serial", "SN-1"), ("due_at", CHOICES["due_at"][1])):
        await say(company, words, source, name, value)
    await say(company, words, target, "serial", "SN-2")
    await company.set_status(source, "solved")
    before = await said_on(company, words, target)
    await company.merge(target, source)
    assert await said_on(company, words, target) == before


async def test_what_somebody_has_seen_stays_seen(company: Company):
    source = await company.ticket_of(await company.mail("หนึ่ง"))
    target = await company.ticket_of(await company.mail("สอง"))
    await company.read(source)
    await company.mail("สาม", answers=(await company.on(source))[0])
    await company.read(target, who=company.ton)
    unread = [await company.unread(one, who) for one in (source, target) for who in (company.nok, company.ton)]
    assert unread == [1, 2, 1, 0]
    [operation] = await company.merge(target, source)
    assert [await company.unread(target, who) for who in (company.nok, company.ton)] == [2, 2]
    await company.read(target, who=company.nok)
    await company.undo(operation)
    assert [await company.unread(one, company.nok) for one in (source, target)] == [0, 0]
    assert [await company.unread(one, company.ton) for one in (source, target)] == [2, 0]


async def test_followers_and_tags_come_along_and_go_again(company: Company):
    source = await company.ticket_of(await company.mail())
    target = await company.ticket_of(await company.mail())
    async with company.database.write() as session:
        stranger = await desk.make_principal(session, Role.AGENT, name="คนอื่น")
        session.add(TicketFollower(ticket_id=source, user_id=stranger.user_id, created_at=desk.START))
    [operation] = await company.merge(target, source)
    assert await company.count(TicketFollower) == 2
    merged = (await company.events(target))[-1]
    assert str(stranger.user_id) in merged.audience_users, "who may see it now hears of it"
    await company.undo(operation)
    assert await company.count(TicketFollower) == 1
    assert await company.count(TicketTag) == 0


async def test_several_at_once_and_one_after_the_other(company: Company):
    firsts = [await company.mail(sender=PEOPLE[number]) for number in range(3)]
    one, two, three = [await company.ticket_of(message) for message in firsts]
    operations = await company.merge(three, one, two)
    assert set(await company.on(three)) == set(firsts)
    four = await company.ticket_of(await company.mail("ใหม่"))
    [last] = await company.merge(four, three)
    late = await company.mail("ยังรออยู่", answers=firsts[0])
    assert await company.ticket_of(late) == four, "answers follow to the end of the chain"
    with pytest.raises(Conflict) as refused:
        await company.undo(operations[0])
    assert refused.value.code == "merged_again"
    await company.undo(last)
    await company.undo(operations[0])
    assert set(await company.on(one)) == {firsts[0], late}
    assert await company.on(two) == []


async def test_what_cannot_be_merged_says_so(company: Company):
    one, two, three = [await company.ticket_of(await company.mail(sender=PEOPLE[n])) for n in range(3)]
    await company.merge(two, one)

    async def codes(target, source, **options) -> list[str]:
        with pytest.raises(Conflict) as refused:
            await company.merge(target, source, **options)
        assert refused.value.code == "merge_problems"
        [problem] = refused.value.data["problems"]
        return problem["codes"]

    assert await codes(two, two) == ["same_ticket"]
    assert await codes(three, one) == ["source_merged"]
    assert await codes(one, three) == ["target_merged"]
    assert await codes(one, two) == ["target_merged"], "no circle"
    assert await codes(two, three, allows_other_contact=False) == ["different_contact"]

    async def everybody_talks(_session, ticket_ids):
        return ticket_ids

    assert await codes(two, three, live_talks=everybody_talks) == ["live_talk"]
    with pytest.raises(Conflict) as refused:
        await company.reply(one)
    assert refused.value.code == "ticket_merged"
    async with company.database.write() as session:
        stranger = await desk.make_principal(session, Role.AGENT, name="คนอื่น")
    with pytest.raises(NotFound):
        await company.merge(three, two, who=stranger)


async def test_a_note_ticket_gets_the_customer_and_the_thread_of_what_goes_up_in_it(company: Company):
    async with company.database.write() as session:
        note = await desk.make_ticket(session, team=company.team, channel_kind="note")
    source = await company.ticket_of(await company.mail())
    mail = await company.ticket(source)
    [operation] = await company.merge(note.id, source)
    kept = await company.ticket(note.id)
    assert (kept.conversation_id, kept.contact_id, kept.channel_kind) == (
        mail.conversation_id,
        mail.contact_id,
        "email",
    )
    await company.reply(note.id)
    await company.undo(operation)
    assert (await company.ticket(note.id)).conversation_id is None


async def test_search_finds_words_where_they_lie_now(company: Company):
    source = await company.ticket_of(await company.mail("สายไฟขาด"))
    target = await company.ticket_of(await company.mail("อย่างอื่น", sender=PEOPLE[1]))
    await _index(company, "message.received", *await company.on(source))

    async def found() -> list:
        async with company.database.read() as session:
            return [hit.id for hit in (await search(session, company.nok, "สายไฟขาด", None, 10)).items]

    assert await found() == [source]
    [operation] = await company.merge(target, source)
    await _index(company, "ticket.merged", source)
    assert await found() == [target]
    await company.undo(operation)
    await _index(company, "ticket.merge_undone", target)
    assert await found() == [source]


async def test_tasks_come_along_and_go_back(company: Company):
    source = await company.ticket_of(await company.mail())
    target = await company.ticket_of(await company.mail(sender=PEOPLE[1]))
    async with company.database.write() as session:
        session.add(TicketTask(id=ids.new_id(), ticket_id=source, position=1, title="โทรกลับ", created_at=desk.START))

    async def lies_on():
        async with company.database.read() as session:
            return (await session.execute(select(TicketTask.ticket_id))).scalar_one()

    [operation] = await company.merge(target, source)
    assert await lies_on() == target
    await company.undo(operation)
    assert await lies_on() == source


async def _index(company: Company, kind: str, *things) -> None:
    """What the search's subscriber would be handed."""
    events = [
        PublishedEvent(
            1, 1, kind, "ticket", one, 1, one, Actor("system"), Audience(), desk.START, {"message_id": str(one)}
        )
        for one in things
    ]
    async with company.database.write() as session:
        await handle(session, events)


def _fields(ticket) -> dict[str, object]:
    counted = {"version", "updated_at"}  # they go on with every event
    names = [column.name for column in ticket.__table__.columns]
    return {name: getattr(ticket, name) for name in names if name not in counted}
