"""Splitting and moving: which messages go, where answers to them go, and what undoing brings back."""

import pytest
from sqlalchemy import select

from core import ids
from core.db.session import Database
from core.errors import Conflict
from core.messages import ThreadHints
from tests.factories import desk
from tests.factories.channels import make_conversation
from tests.ticketing.merging.cases_of import PEOPLE, Company, open_company
from ticketing.replies.corrections import cancel
from ticketing.replies.models import OutboundDelivery
from ticketing.tickets.models import TicketLink


@pytest.fixture
async def company(database: Database) -> Company:
    return await open_company(database)


async def test_a_split_mail_goes_on_in_a_case_of_its_own(company: Company):
    first = await company.mail("ลำโพงเสีย")
    source = await company.ticket_of(first)
    answer = await company.reply(source)
    second = await company.mail("ขอใบกำกับภาษีด้วย", answers=first)
    done = await company.split(source, [second], "ใบกำกับภาษี")

    old, new = await company.ticket(source), await company.ticket(done.ticket_id)
    assert (new.subject, new.status, new.contact_id, new.team_id) == ("ใบกำกับภาษี", "new", old.contact_id, old.team_id)
    assert (new.inbound_count, new.waiting_since is not None, new.last_message_id) == (1, True, second)
    assert (old.inbound_count, old.waiting_since, old.last_message_id) == (1, None, answer)
    follow_up = await company.mail("รีบใช้ครับ", answers=second)
    about_the_first = await company.mail("ยังเสียอยู่", answers=answer)
    assert await company.on(done.ticket_id) == [second, follow_up]
    assert about_the_first in await company.on(source)
    ours = await company.reply(done.ticket_id, "ได้ค่ะ")
    assert (await company.conversation_of(ours)).id == (await company.conversation_of(second)).id
    assert await company.ticket_of(await company.mail("ขอบคุณ", answers=ours)) == done.ticket_id
    assert (await company.event_types(done.ticket_id))[:2] == ["ticket.opened", "message.moved"]


async def test_the_mail_that_is_answered_counts_more_than_the_address_it_is_sent_to(company: Company):
    """An answer carries the reply address of the thread as it was when we wrote, and may name older mails of ours."""
    first = await company.mail("หนึ่ง")
    source = await company.ticket_of(first)
    answer = await company.reply(source)
    second = await company.mail("สอง", answers=first)
    thread = await company.conversation_of(first)
    done = await company.split(source, [second])
    mail = company.mails[second]
    hints = ThreadHints(
        "<root@x>",
        reply_token=thread.id,
        own_message_ids=(answer,),
        references=(mail.external_message_id, *mail.hints.references),
        is_own_nearest=False,
    )
    assert await company.ticket_of(await company.mail("สาม", hints=hints)) == done.ticket_id


async def test_undoing_a_split_brings_everything_back_and_leaves_a_way_there(company: Company):
    first = await company.mail("หนึ่ง")
    source = await company.ticket_of(first)
    second = await company.mail("สอง", answers=first)
    before = _fields(await company.ticket(source))
    threads = (await company.conversation_of(second)).id
    done = await company.split(source, [second])
    assert await company.undo(done.operation_id) == source
    assert _fields(await company.ticket(source)) == before
    assert (await company.conversation_of(second)).id == threads
    shell = await company.ticket(done.ticket_id)
    assert (shell.merged_into_id, shell.status, await company.on(shell.id)) == (source, "closed", [])
    assert await company.count(TicketLink) == 0


async def test_what_came_to_the_new_case_meanwhile_comes_along(company: Company):
    first = await company.mail("หนึ่ง")
    source = await company.ticket_of(first)
    second = await company.mail("สอง", answers=first)
    done = await company.split(source, [second])
    third = await company.mail("สาม", answers=second)
    await company.set_status(source, "solved")
    await company.undo(done.operation_id)
    assert set(await company.on(source)) == {first, second, third}
    assert (await company.ticket(source)).status == "open", "who waits is not hidden in a solved case"
    assert await company.ticket_of(await company.mail("สี่", answers=third)) == source


async def test_messages_move_to_another_case_with_notes_and_deliveries(company: Company):
    first = await company.mail("หนึ่ง")
    source = await company.ticket_of(first)
    target = await company.ticket_of(await company.mail("สอง", sender=PEOPLE[1]))
    answer, note = await company.reply(source), await company.note(source)
    await company.set_status(target, "solved")
    before = {one: _fields(await company.ticket(one)) for one in (source, target)}
    done = await company.move(source, target, [answer, note])
    assert {answer, note} <= set(await company.on(target))
    async with company.database.read() as session:
        delivery = (await session.execute(select(OutboundDelivery))).scalar_one()
    assert (delivery.ticket_id, delivery.conversation_id) == (target, (await company.conversation_of(answer)).id)
    assert (await company.ticket(target)).status == "solved", "nobody waits in what came"
    await company.undo(done.operation_id)
    assert {one: _fields(await company.ticket(one)) for one in (source, target)} == before
    waiting = await company.mail("สาม", answers=first)
    await company.move(source, target, [waiting])
    assert (await company.ticket(target)).status == "open"


async def test_an_answer_that_moved_can_still_be_taken_back(company: Company):
    first = await company.mail("หนึ่ง")
    source = await company.ticket_of(first)
    second = await company.mail("สอง", answers=first)
    answer = await company.reply(source)
    done = await company.split(source, [second, answer])
    async with company.database.write() as session:
        await cancel(session, company.nok, answer)
    new = await company.ticket(done.ticket_id)
    assert (new.last_message_id, new.last_message_direction) == (second, "inbound")
    assert (new.first_replied_at, new.waiting_since is not None) == (None, True)


async def test_a_chat_is_one_stream_and_stays_so(company: Company):
    """What is said in a chat next belongs to the case it is at, whatever was cut out of it."""
    async with company.database.write() as session:
        ticket = await desk.make_ticket(session, team=company.team, channel_kind="line")
        thread = await make_conversation(session, ticket, company.mailbox)
        thread.channel_kind = "line"
        one = await desk.make_message(session, ticket, "หนึ่ง", conversation_id=thread.id)
        two = await desk.make_message(session, ticket, "สอง", conversation_id=thread.id)
    done = await company.split(ticket.id, [two.id])
    new = await company.ticket(done.ticket_id)
    assert (new.conversation_id, new.channel_kind) == (thread.id, "line"), "it is answered in the same chat"
    assert (await company.conversation_of(two.id)).current_ticket_id == ticket.id
    assert await company.on(ticket.id) == [one.id]


async def test_what_cannot_be_split_says_so(company: Company):
    first = await company.mail("หนึ่ง")
    source = await company.ticket_of(first)
    other = await company.mail("สอง", sender=PEOPLE[1])
    with pytest.raises(Conflict) as refused:
        await company.split(source, [first])
    assert refused.value.code == "nothing_left"
    with pytest.raises(Conflict) as refused:
        await company.split(source, [first, other, ids.new_id()])
    assert refused.value.code == "messages_elsewhere"
    assert str(other) in refused.value.data["message_ids"]
    await company.merge(await company.ticket_of(other), source)
    with pytest.raises(Conflict) as refused:
        await company.move(source, await company.ticket_of(other), [first])
    assert refused.value.code == "ticket_merged"


async def test_a_split_case_is_as_read_as_what_was_cut(company: Company):
    first = await company.mail("หนึ่ง")
    source = await company.ticket_of(first)
    second = await company.mail("สอง", answers=first)
    await company.read(source)
    third = await company.mail("สาม", answers=first)
    done = await company.split(source, [second, third])
    assert await company.unread(source, company.nok) == 0
    assert await company.unread(done.ticket_id, company.nok) == 1
    assert await company.unread(done.ticket_id, company.ton) == 2


def _fields(ticket) -> dict[str, object]:
    counted = {"version", "updated_at"}  # they go on with every event
    names = [column.name for column in ticket.__table__.columns]
    return {name: getattr(ticket, name) for name in names if name not in counted}
