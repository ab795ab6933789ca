"""The search box: Thai and English, numbers and addresses, and only what the asker may see."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from core.errors import Invalid
from core.search.models import SearchDocument
from core.staff.principal import Role
from crm_link.customers.merging import merge_contacts, undo_merge
from crm_link.customers.models import ContactAccount
from tests.factories import desk
from tests.factories.indexed import event, index
from tests.support.queries import counted_queries
from ticketing.search.indexing import handle
from ticketing.search.service import Hit, search


async def titles(database, principal, text: str, **options) -> list[str]:
    async with database.read() as session:
        page = await search(session, principal, text, None, 50, **options)
    return [hit.title.translate({2: None, 3: None}) for hit in page.items]


THAI = "สวัสดีค่ะ สั่งลำโพงบลูทูธไปตั้งแต่วันจันทร์ที่ ๑๒ มีนาคม ยังไม่ได้ของ น้ำหนัก 1.5 กก. โทร 081-234-5678 ค่ะ"
ENGLISH = "Hello, the headphones I ordered (A-10234) arrived broken. Please call +66 2 123 4567."


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ลำโพง", ["thai"]),
        ("ลําโพง", ["thai"]),  # am typed as two characters
        ("บลูทูธ", ["thai"]),
        ("ตั้งแต่วันจันทร์", ["thai"]),
        ("จันทร์", ["thai"]),
        ("นำหนัก", ["thai"]),  # without its tone mark
        ("ยังไม่ได้ข", ["thai"]),  # the last word is not finished
        ("๑๒ มีนา", ["thai"]),
        ("12 มีนาคม", ["thai"]),
        ("โพง", ["thai"]),  # clusters are the unit: a piece of a word that ends where it ends is found
        ("headphone", ["english"]),
        ("BROKEN arrived", ["english"]),
        ("arrived whole", []),
        ("a-10234", ["english"]),
        ("10234", ["english"]),
        ("0812345678", ["thai"]),
        ("+66812345678", ["thai"]),
        ("081 234 5678", ["thai"]),
        ("081-234-56", ["thai"]),
        ("02-123-4567", ["english"]),
        ("", []),
        ("!!! ???", []),
        ("' OR 1=1 -- \" & | ! <->", []),
    ],
)
async def test_what_finds_which_message(database, typed, found):
    async with database.write() as session:
        me = await desk.make_principal(session)
        for subject, text in (("thai", THAI), ("english", ENGLISH)):
            ticket = await desk.make_ticket(session, subject=subject)
            await index(session, ticket, await desk.make_message(session, ticket, text))
    assert await titles(database, me, typed) == found


async def test_permission_is_part_of_the_query(database):
    async with database.write() as session:
        mine, other = await desk.make_team(session, "mine"), await desk.make_team(session, "other")
        me = await desk.make_principal(session, teams=[mine])
        seller, boss = await desk.make_principal(session, Role.SALES), await desk.make_principal(session, Role.ADMIN)
        for number in range(12):  # many that may not be seen are newer than the one that may
            at = desk.START + timedelta(hours=number)
            ticket = await desk.make_ticket(session, team=other, subject=f"other {number}", last_message_at=at)
            await index(session, ticket, await desk.make_message(session, ticket, "รับประกันสินค้า"))
        visible = await desk.make_ticket(session, team=mine, subject="mine", last_message_at=desk.START)
        spam = await desk.make_ticket(session, team=mine, subject="spam", status="spam")
        followed = await desk.make_ticket(session, team=other, subject="followed", followers=[me])
        for ticket in (visible, spam, followed):
            await index(session, ticket, await desk.make_message(session, ticket, "รับประกันสินค้า"))
    async with database.read() as session:
        page = await search(session, me, "ประกัน", None, 2)
    assert {hit.title for hit in page.items} == {"mine", "followed"}
    assert page.next_cursor is None
    assert set(await titles(database, me, "ประกัน", include_hidden=True)) == {"mine", "followed", "spam"}
    assert len(await titles(database, boss, "ประกัน")) == 14
    assert len(await titles(database, seller, "ประกัน", include_hidden=True)) == 14


async def test_pages_show_each_ticket_once_newest_match_first(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        expected = []
        for number in range(11):
            at = desk.START + timedelta(seconds=number // 4)
            ticket = await desk.make_ticket(session, subject=f"ticket {number}", last_message_at=at)
            messages = [
                await desk.make_message(session, ticket, f"speaker {part}", created_at=at + timedelta(days=part))
                for part in range(3)
            ]
            await index(session, ticket, *messages)
            expected.append(ticket.id)
    seen: list[Hit] = []
    cursor = None
    async with database.read() as session:
        while True:
            page = await search(session, me, "speak", cursor, 4)
            seen += page.items
            cursor = page.next_cursor
            if cursor is None:
                break
    assert sorted(hit.id for hit in seen) == sorted(expected)
    assert [hit.at for hit in seen] == sorted((hit.at for hit in seen), reverse=True)
    assert {hit.snippet for hit in seen} == {"\x02speak\x03er 2"}


async def test_numbers_addresses_and_telephones_come_first(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        customer = await desk.make_contact(session, "สมชาย ใจดี", email="somchai@shop.example", phone="+66812345678")
        ticket = await desk.make_ticket(session, subject="of somchai", contact=customer)
        later = await desk.make_ticket(session, subject="mentions", last_message_at=desk.START + timedelta(days=9))
        text = f"see #{ticket.number}, somchai@shop.example, 081-234-5678"
        await index(session, customer, ticket, later, await desk.make_message(session, later, text))
    assert await titles(database, me, str(ticket.number)) == ["of somchai", "mentions"]
    assert await titles(database, me, f"#{ticket.number}") == ["of somchai", "mentions"]
    for typed in ("Somchai@shop.example", "0812345678", "+66 81 234 5678"):
        assert await titles(database, me, typed) == ["สมชาย ใจดี", "of somchai", "mentions"], typed
    async with database.read() as session:
        [contact, *_] = (await search(session, me, "สมชาย", None, 20)).items
    assert (contact.kind, contact.title, contact.matched_field) == ("contact", "\x02สมชาย\x03 ใจดี", "name")
    assert contact.snippet == "somchai@shop.example · +66812345678"


async def test_a_ticket_found_by_its_number_is_not_shown_again_on_the_next_page(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        tickets = [await desk.make_ticket(session) for _ in range(6)]
        for ticket in tickets:
            await index(session, ticket, await desk.make_message(session, ticket, f"duplicate of {tickets[0].number}"))
    async with database.read() as session:
        first = await search(session, me, str(tickets[0].number), None, 3)
        second = await search(session, me, str(tickets[0].number), first.next_cursor, 3)
    assert first.items[0].matched_field == "number"
    ids = [hit.id for hit in [*first.items, *second.items]]
    assert sorted(ids) == sorted(ticket.id for ticket in tickets)


async def test_a_new_subject_and_a_new_name_replace_the_old(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        customer = await desk.make_contact(session, "Somsri", email="somsri@shop.example")
        ticket = await desk.make_ticket(session, subject="หูฟัง", contact=customer)
        await index(session, customer, ticket, await desk.make_message(session, ticket, "ข้อความ"))
        ticket.subject, customer.name = "ลำโพง", "Somsak"
        await session.flush()
        for _ in range(2):
            await handle(session, [event("ticket.subject_changed", ticket), event("contact.changed", customer)])
        assert (await session.execute(select(func.count()).select_from(SearchDocument))).scalar_one() == 4
    assert await titles(database, me, "หูฟัง") == []
    assert await titles(database, me, "ลำโพง") == ["ลำโพง"]
    assert await titles(database, me, "Somsri") == ["Somsak"]  # his address still says so
    assert await titles(database, me, "somsak") == ["Somsak", "ลำโพง"]  # and his ticket


async def test_words_may_come_from_the_customer_and_from_what_he_wrote(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        customer = await desk.make_contact(session, "Oliver Grant")
        ticket = await desk.make_ticket(session, subject="Isan Bass", contact=customer)
        await index(session, ticket, await desk.make_message(session, ticket, "too heavy", author_name="Oliver Grant"))
        other = await desk.make_ticket(session, subject="other")
        await index(session, other, await desk.make_message(session, other, "too heavy", author_name="Priya"))
    assert await titles(database, me, "oliver heavy") == ["Isan Bass"]
    assert await titles(database, me, f"grant bass {ticket.number}") == ["Isan Bass"]
    assert await titles(database, me, "priya bass") == []


async def test_a_company_is_found_once_however_many_people_it_has(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        company = await desk.make_account(session, "บริษัท สยามออดิโอ จำกัด", "siam-audio.example")
        people = [await desk.make_contact(session, name) for name in ("One", "Two")]
        for person in people:
            session.add(ContactAccount(contact_id=person.id, account_id=company.id))
            await session.flush()
            await index(session, person)
    assert await titles(database, me, "สยามออดิโอ") == ["บริษัท สยามออดิโอ จำกัด"]
    assert await titles(database, me, "siam-audio") == ["บริษัท สยามออดิโอ จำกัด"]
    async with database.read() as session:
        assert (await session.execute(select(func.count()).select_from(SearchDocument))).scalar_one() == 3


async def test_a_phrase_across_the_cut_of_a_long_text_is_found(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        ticket = await desk.make_ticket(session, subject="long")
        text = " ".join(f"คำ{number}" for number in range(2_000)) + " สุดท้าย"
        await index(session, ticket, await desk.make_message(session, ticket, text))
    for number in (0, 740, 749, 750, 1499, 1999):
        assert await titles(database, me, f"คำ{number}") == ["long"], number
    assert await titles(database, me, "คำ1999 สุดท้าย") == ["long"]


async def test_a_batch_of_events_takes_a_constant_number_of_statements(database):
    async with database.write() as session:
        messages = []
        for _ in range(40):
            ticket = await desk.make_ticket(session)
            messages += [ticket, await desk.make_message(session, ticket), await desk.make_contact(session)]
        counts = []
        for batch in (messages[:6], messages[6:]):
            with counted_queries(database) as sent:
                await index(session, *batch)
            counts.append(len(sent))
    assert counts[0] == counts[1] <= 12


async def test_a_cursor_of_another_list_is_refused(database):
    async with database.read() as session:
        async with database.write() as writing:
            me = await desk.make_principal(writing)
        with pytest.raises(Invalid):
            await search(session, me, "x", "bm9wZQ", 20)


async def test_merged_customers_and_their_tickets_are_found_by_who_they_are(database):
    async with database.write() as session:
        me = await desk.make_principal(session, Role.ADMIN)
        kept = await desk.make_contact(session, "วราภรณ์", email="wara@x.example")
        gone = await desk.make_contact(session, "ผู้เยี่ยมชม 12AB", phone="+66812345678")
        ticket = await desk.make_ticket(session, subject="ลำโพง", contact=gone)
        await index(session, kept, gone, ticket)
    async with database.write() as session:
        merge = await merge_contacts(session, me, kept.id, gone.id)
        told = {"merge_id": str(merge.id), "kept_id": str(kept.id), "gone_id": str(gone.id)}
        await handle(session, [event("contact.merged", kept, **told)])
    assert await titles(database, me, "ผู้เยี่ยมชม") == []
    assert sorted(await titles(database, me, "วราภรณ์")) == ["ลำโพง", "วราภรณ์"]
    assert sorted(await titles(database, me, "081-234-5678")) == ["ลำโพง", "วราภรณ์"]
    async with database.write() as session:
        await undo_merge(session, me, merge.id)
        await handle(session, [event("contact.merge_undone", kept, **told)])
    assert sorted(await titles(database, me, "ผู้เยี่ยมชม")) == ["ผู้เยี่ยมชม 12AB", "ลำโพง"]
    assert await titles(database, me, "วราภรณ์") == ["วราภรณ์"]
