"""Noted calls on both databases: who called, what it does to the case, who may correct it, where it is found."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.errors import Conflict, Invalid, NotFound, NotPermitted
from core.events.base import Actor, Audience, PublishedEvent
from core.staff.principal import Role
from crm_link.customers import service as customers
from crm_link.customers.models import ContactAccount
from tests.factories import desk
from tests.factories.channels import SECRETS
from tests.support.queries import counted_queries
from ticketing.audit.reading import history
from ticketing.calls import reading, service
from ticketing.calls.models import Call
from ticketing.calls.policy import CallFacts
from ticketing.calls.service import CallBack, NewCall
from ticketing.messages.models import Message
from ticketing.search.indexing import handle
from ticketing.search.service import search
from ticketing.tasks.models import TicketTask
from ticketing.tickets.models import Ticket
from ticketing.timelines.reading import timeline_of_account, timeline_of_contact
from ticketing.wrap_ups.models import WrapUpCode

MOBILE = "+66812345678"


def facts(direction="inbound", number="081-234-5678", *, minutes=3, missed=False, **more) -> CallFacts:
    now = clock.utc_now()
    began = now - timedelta(minutes=minutes)
    return CallFacts(direction, number, began, None if missed else now, is_missed=missed, **more)


def call(what: CallFacts | None = None, **more) -> NewCall:
    return NewCall(str(uuid4()), what or facts(note="ลำโพงไม่มีเสียงตั้งแต่วันจันทร์"), **more)


async def test_a_number_tells_who_it_is_however_it_is_written(database):
    async with database.write() as session:
        nok = await desk.make_principal(session)
        somchai = await desk.make_contact(session, phone=MOBILE, is_vip=True)
        company = await desk.make_account(session)
        session.add(ContactAccount(contact_id=somchai.id, account_id=company.id, role="ฝ่ายจัดซื้อ"))
        await desk.make_ticket(session, contact=somchai, status="solved", subject="เก่า")
        open_one = await desk.make_ticket(session, contact=somchai, subject="ใหม่")
        await desk.make_ticket(session, contact=somchai, status="spam")
        await desk.make_ticket(session, contact=somchai, team=await desk.make_team(session), subject="ทีมอื่น")
        for typed in ("0812345678", "+66 81 234 5678", "๐๘๑-๒๓๔-๕๖๗๘"):
            found = await reading.look_up(session, nok, typed)
            assert (found.number, found.number_shown) == (MOBILE, "081-234-5678")
            [person] = found.people
            assert (person.name, person.is_vip, person.company, person.role) == (
                somchai.name, True, "Siam Audio Co., Ltd.", "ฝ่ายจัดซื้อ",
            )  # fmt: skip
            assert [one.subject for one in found.tickets] == ["ใหม่", "เก่า"], "worked on first, and only what he may see"
            assert found.tickets[0].id == open_one.id
        with counted_queries(database) as sent:
            await reading.look_up(session, nok, MOBILE)
        assert len(sent) == 2, "who it is, and what he has open"
        assert (await reading.look_up(session, nok, "081234")).number == ""
        unknown = await reading.look_up(session, nok, "0899999999")
        assert (unknown.number, unknown.people) == ("+66899999999", ())


async def test_an_unknown_number_becomes_a_customer_and_a_case_of_ones_own(database):
    async with database.write() as session:
        nok = await desk.make_principal(session)
        line = await make_line(session)
        session.add(WrapUpCode(code="answered", name_th="ตอบแล้ว", name_en="Answered"))
        new = call(facts(note="ถามราคา", outcome_code="answered"), new_name="คุณมานี", line_id=line.id)
        noted = await service.note_call(session, nok, new)
        ticket = await session.get_one(Ticket, noted.ticket_id)
        assert (ticket.subject, ticket.owner_id, ticket.channel_kind, ticket.status) == (
            "ถามราคา", nok.user_id, "phone", "open",
        )  # fmt: skip
        assert (ticket.waiting_since, ticket.first_replied_at is not None) == (None, True)
        contact = await customers.get_contact(session, ticket.contact_id)
        assert (contact.name, [one.external_id for one in contact.identities]) == ("คุณมานี", [MOBILE])
        view = await reading.get_call(session, noted.call_id)
        assert (view.duration_seconds, view.contact_name, view.line_name) == (180, "คุณมานี", "สายหลัก")
        message = await session.get_one(Message, view.message_id)
        assert (message.direction, message.text, message.author_name) == ("internal", "ถามราคา", "Nok")
        again = await service.note_call(session, nok, new)
        assert (again.call_id, again.ticket_id, again.is_new) == (noted.call_id, noted.ticket_id, False)
        assert await session.scalar(select(func.count()).select_from(Call)) == 1


async def test_several_people_share_a_number_and_the_chosen_one_is_kept(database):
    async with database.write() as session:
        nok = await desk.make_principal(session)
        first = await desk.make_contact(session, "แม่", phone=MOBILE)
        noted = await service.note_call(session, nok, call(new_name="ลูกชาย"))
        son = (await session.get_one(Call, noted.call_id)).contact_id
        found = await reading.look_up(session, nok, "0812345678")
        assert [one.name for one in found.people] == ["แม่", "ลูกชาย"]
        assert [one.is_default for one in found.people] == [True, False]
        by_number = await service.note_call(session, nok, call())
        chosen = await service.note_call(session, nok, call(contact_id=son))
        assert (await session.get_one(Call, by_number.call_id)).contact_id == first.id
        assert (await session.get_one(Call, chosen.call_id)).contact_id == son
        aunt = await desk.make_contact(session, "ป้า")
        await service.note_call(session, nok, call(contact_id=aunt.id))
        assert "ป้า" in [one.name for one in (await reading.look_up(session, nok, MOBILE)).people]


async def test_somebody_behind_a_switchboard_is_found_by_its_number_and_called_back_by_his_extension(database):
    async with database.write() as session:
        nok = await desk.make_principal(session)
        buyer = await desk.make_contact(session, "ฝ่ายจัดซื้อ", phone="+6621234567")
        noted = await service.note_call(session, nok, call(facts(number="02 123 4567 ต่อ 12")))
        view = await reading.get_call(session, noted.call_id)
        assert (view.contact_id, view.number, view.number_shown) == (
            buyer.id, "+6621234567;ext=12", "02-123-4567 #12",
        )  # fmt: skip
        [identity] = (await customers.get_contact(session, buyer.id)).identities
        assert (await session.get_one(Call, noted.call_id)).identity_id == identity.id
        found = await reading.look_up(session, nok, "+66 2 123 4567 ext. 99")
        assert [one.contact_id for one in found.people] == [buyer.id]
        await service.change_call(session, nok, noted.call_id, {"note": "เรียบร้อย"})
        assert (await reading.get_call(session, noted.call_id)).number == "+6621234567;ext=12"
        await service.change_call(session, nok, noted.call_id, {"number": "02-123-4567 #13"})
        assert (await reading.get_call(session, noted.call_id)).number_shown == "02-123-4567 #13"
        new = await service.note_call(session, nok, call(facts(number="053-123456 กด 0"), new_name="โรงงานเชียงใหม่"))
        contact = await customers.get_contact(session, (await session.get_one(Call, new.call_id)).contact_id)
        assert [one.external_id for one in contact.identities] == ["+6653123456"]


async def test_a_missed_call_waits_for_us_and_wakes_its_case(database):
    async with database.write() as session:
        nok = await desk.make_principal(session)
        somchai = await desk.make_contact(session, phone=MOBILE)
        ticket = await desk.make_ticket(session, contact=somchai, status="solved")
        await service.note_call(session, nok, call(facts(missed=True), ticket_id=ticket.id))
        assert (ticket.status, ticket.snippet, ticket.waiting_since is not None) == ("open", "081-234-5678", True)
        ticket.snoozed_until = clock.utc_now() + timedelta(days=3)
        await service.note_call(session, nok, call(facts(missed=True), ticket_id=ticket.id))
        assert ticket.snoozed_until is None
        await service.note_call(session, nok, call(facts("outbound"), ticket_id=ticket.id, set_status="waiting"))
        assert (ticket.status, ticket.waiting_since) == ("waiting", None)
        await service.note_call(session, nok, call(facts("outbound", missed=True), ticket_id=ticket.id))
        assert ticket.status == "waiting", "nobody took the telephone: nothing has changed for him"


async def test_a_promise_to_call_back_is_a_task_with_a_time(database):
    async with database.write() as session:
        nok = await desk.make_principal(session)
        at = clock.utc_now() + timedelta(hours=2)
        new = call(new_name="คุณมานี", call_back=CallBack("โทรกลับหาคุณมานี", at))
        noted = await service.note_call(session, nok, new)
        await service.note_call(session, nok, new)
        [task] = await tasks_of(session, noted.ticket_id)
        assert (task.title, task.owner_id, task.due_at) == ("โทรกลับหาคุณมานี", nok.user_id, at)


async def tasks_of(session, ticket_id):
    query = select(TicketTask).where(TicketTask.ticket_id == ticket_id)
    return (await session.execute(query)).scalars().all()


async def test_what_cannot_be_is_refused(database):
    async with database.write() as session:
        nok, seller = await desk.make_principal(session), await desk.make_principal(session, Role.SALES)
        hidden = await desk.make_ticket(session, team=await desk.make_team(session))
        refused = (
            (call(facts(number="0812345")), Invalid, "bad_phone"),
            (call(facts(number="")), Invalid, "nobody_called"),
            (call(facts(minutes=-30)), Invalid, "bad_call_time"),
            (call(facts(minutes=60 * 25)), Invalid, "bad_call_time"),
            (call(facts(outcome_code="gone")), Invalid, "unknown_wrap_up_code"),
            (call(line_id=ids.new_id()), Invalid, "unknown_channel_account"),
            (call(ticket_id=hidden.id), NotFound, "ticket_not_found"),
            (call(contact_id=ids.new_id()), NotFound, "contact_not_found"),
            (call(set_status="spam"), Invalid, "status_not_choosable"),
        )
    for new, error, code in refused:
        with pytest.raises(error) as caught:
            async with database.write() as session:
                await service.note_call(session, nok, new)
        assert caught.value.code == code
    async with database.write() as session:
        with pytest.raises(NotPermitted):
            await service.note_call(session, seller, call())
        ticket = await desk.make_ticket(session, team=await desk.make_team(session))
        noted = await service.note_call(session, seller, call(ticket_id=ticket.id))
        assert noted.ticket_id == ticket.id, "sales people add to the history"
        with pytest.raises(NotPermitted):
            await service.note_call(session, seller, call(ticket_id=ticket.id, set_status="solved"))


async def test_a_call_is_corrected_for_a_day_and_its_history_tells(database):
    async with database.write() as session:
        nok, kong = await desk.make_principal(session), await desk.make_principal(session, name="Kong")
        boss = await desk.make_principal(session, Role.SUPERVISOR)
        noted = await service.note_call(session, nok, call(facts(note="ผิด")))
        await service.change_call(session, nok, noted.call_id, {"note": "ถูกต้อง", "direction": "outbound"})
        view = await reading.get_call(session, noted.call_id)
        message = await session.get_one(Message, view.message_id)
        assert (view.direction, message.text, message.version, view.version) == ("outbound", "ถูกต้อง", 2, 2)
        changed = next(
            one for one in (await history(session, noted.ticket_id, None, 10)).items if one.type == "call.changed"
        )
        assert changed.data["before"] == {"note": "ผิด", "direction": "inbound"}
        assert changed.data["after"] == {"note": "ถูกต้อง", "direction": "outbound"}
        with pytest.raises(Conflict) as caught:
            await service.change_call(session, kong, noted.call_id, {"note": "x"})
        assert caught.value.code == "call_settled"
        stranger = await desk.make_principal(session, name="Ton", teams=[await desk.make_team(session)])
        (await session.get_one(Ticket, noted.ticket_id)).team_id = (await desk.make_team(session, "Repair")).id
        await session.flush()
        for call_id in (noted.call_id, ids.new_id()):
            with pytest.raises(NotFound):
                await service.change_call(session, stranger, call_id, {"note": "x"})
        await service.change_call(session, boss, noted.call_id, {"is_missed": True, "ended_at": None})
        row = await session.get_one(Call, noted.call_id)
        row.created_at -= timedelta(hours=25)
        await session.flush()
        with pytest.raises(Conflict):
            await service.change_call(session, nok, noted.call_id, {"note": "สาย"})


async def test_calls_stand_on_the_timelines_and_are_found(database):
    async with database.write() as session:
        nok = await desk.make_principal(session)
        somchai = await desk.make_contact(session, phone=MOBILE)
        company = await desk.make_account(session)
        session.add(ContactAccount(contact_id=somchai.id, account_id=company.id))
        noted = await service.note_call(session, nok, call(facts(note="สอบถามใบกำกับภาษี")))
        for page in (
            await timeline_of_contact(session, nok, somchai.id, None, 10),
            await timeline_of_account(session, nok, company.id, None, 10),
        ):
            [one] = [item for item in page.items if item.kind == "call"]
            assert (one.id, one.direction, one.outcome, one.snippet) == (
                noted.call_id, "inbound", "answered", "สอบถามใบกำกับภาษี",
            )  # fmt: skip
    async with database.write() as session:
        await handle(session, [told("call.noted", noted, await message_of(session, noted))])
        assert await found(session, nok, "ใบกำกับภาษี") == [noted.ticket_id]
        await service.change_call(session, nok, noted.call_id, {"note": "สอบถามใบเสนอราคา"})
        await handle(session, [told("call.changed", noted, await message_of(session, noted))])
        assert await found(session, nok, "ใบเสนอราคา") == [noted.ticket_id]
        assert await found(session, nok, "ใบกำกับภาษี") == []


async def found(session, principal, words: str):
    return [hit.id for hit in (await search(session, principal, words, None, 5)).items]


async def message_of(session, noted) -> str:
    return str((await reading.get_call(session, noted.call_id)).message_id)


def told(kind: str, noted, message_id: str) -> PublishedEvent:
    data = {"message_id": message_id}
    return PublishedEvent(
        1, 1, kind, "ticket", noted.ticket_id, 1, noted.ticket_id, Actor("user"), Audience(), desk.START, data
    )


async def make_line(session):
    line = ChannelAccount(
        id=ids.new_id(),
        kind="phone",
        name="สายหลัก",
        address="+6621234567",
        acknowledgement={},
        config_encrypted=SECRETS.encrypt("{}"),
        created_at=clock.utc_now(),
    )
    session.add(line)
    await session.flush()
    return line
