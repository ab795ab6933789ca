"""Lists of customers and companies, customers added by hand, and companies and who belongs to them."""

import pytest
from sqlalchemy import select

from core import ids
from core.db.session import Database
from core.errors import Conflict, Invalid, NotFound, PreconditionFailed
from core.events.models import Event
from core.messages import Address
from core.staff.principal import Principal, Role
from crm_link.customers import accounts, adding, listing, service
from crm_link.customers.adding import NewContact
from crm_link.customers.models import ContactAccount
from crm_link.customers.resolving import Sender, resolve_customers
from tests.factories.desk import make_account, make_contact, make_identity, make_ticket

NOK = Principal(ids.new_id(), "นก", Role.AGENT)


async def _names(database: Database, words: str = "", **wanted) -> list[str]:
    async with database.read() as session:
        return [one.name for one in (await listing.list_contacts(session, words, **wanted)).items]


async def test_customers_are_found_however_their_name_or_number_is_written(database: Database):
    async with database.write() as session:
        await make_contact(session, "น้ำผึ้ง แซ่ตั้ง", email="nam@honey.example", phone="+66812345678")
        await make_contact(session, "Somsri Ruk", email="somsri@siam.example")
    for words in ("น้ำ", "นำผึง", "นํ้าผึ้ง", "เเซ่ตั้ง", "081-234 5678", "๐๘๑ ๒๓๔", "+66 81234", "HONEY"):
        found = await _names(database, words)
        assert found == ["น้ำผึ้ง แซ่ตั้ง"], words
    assert await _names(database, "ruk siam") == ["Somsri Ruk"]
    assert await _names(database, "ruk honey") == []
    assert await _names(database, "%") == []


async def test_the_list_is_narrowed_and_paged(database: Database):
    async with database.write() as session:
        account = await make_account(session)
        vip = await make_contact(session, "Vip", email="vip@x.example", is_vip=True)
        await make_contact(session, "Blocked", phone="+66811111111", is_blocked=True)
        await make_contact(session, "Plain", email="plain@x.example")
        await make_contact(session, "Gone", merged_into_id=vip.id, is_vip=True)
    async with database.write() as session:
        await accounts.link_account(session, NOK, vip.id, account.id, "Buyer")
    assert await _names(database, is_vip=True) == ["Vip"]
    assert await _names(database, is_vip=False) == ["Plain", "Blocked"]
    assert await _names(database, is_blocked=True) == ["Blocked"]
    assert await _names(database, account_id=account.id) == ["Vip"]
    assert await _names(database, channel="phone") == ["Blocked"]
    async with database.read() as session:
        first = await listing.list_contacts(session, limit=2)
        rest = await listing.list_contacts(session, "", first.next_cursor, 2)
    assert [one.name for one in (*first.items, *rest.items)] == ["Plain", "Blocked", "Vip"]
    assert rest.next_cursor is None


async def test_a_customer_is_added_by_hand_and_known_when_he_writes(database: Database):
    async with database.write() as session:
        account = await make_account(session, domain="siam.example")
    new = NewContact("มานี", email=" Manee@Siam.example ", phone="081 234 5678")
    async with database.write() as session:
        made = await adding.create_contact(session, NOK, new)
    assert sorted(one.external_id for one in made.identities) == ["+66812345678", "manee@siam.example"]
    assert [one.id for one in made.accounts] == [account.id]
    async with database.write() as session:
        sender = Sender(Address("email", "manee@siam.example", "Manee"), "email", "th")
        resolution = await resolve_customers(session, [sender])
    assert [one.contact_id for one in resolution.customers.values()] == [made.id]
    async with database.read() as session:
        types = (await session.execute(select(Event.type).where(Event.aggregate_id == made.id))).scalars().all()
    assert types == ["contact.created"]


async def test_an_address_is_one_customers_unless_it_is_shared(database: Database):
    async with database.write() as session:
        first = await adding.create_contact(session, NOK, NewContact("A", phone="02-123-4567"))
    with pytest.raises(Conflict) as refused:
        async with database.write() as session:
            await adding.create_contact(session, NOK, NewContact("B", phone="021234567"))
    assert refused.value.code == "identity_taken"
    assert refused.value.data == {"contact_id": str(first.id), "name": "A", "address": "+6621234567"}
    async with database.write() as session:
        second = await adding.create_contact(session, NOK, NewContact("B", phone="021234567", is_shared=True))
    assert [one.is_routing_default for one in second.identities] == [False]
    for wrong, code in ((NewContact("C", email="no mail"), "bad_email"), (NewContact("C", phone="12"), "bad_phone")):
        with pytest.raises(Invalid) as invalid:
            async with database.write() as session:
                await adding.create_contact(session, NOK, wrong)
        assert invalid.value.code == code
    with pytest.raises(NotFound):
        async with database.write() as session:
            await adding.create_contact(session, NOK, NewContact("C", account_id=ids.new_id()))


async def test_an_address_taken_away_comes_back_as_it_was(database: Database):
    async with database.write() as session:
        contact = await make_contact(session, email="a@x.example")
        phone = await make_identity(session, contact, "phone", "+66812345678")
    async with database.read() as session:
        before = await service.get_contact(session, contact.id)
    async with database.write() as session:
        without = await adding.remove_identity(session, NOK, contact.id, phone.id)
    assert [one.kind for one in without.identities] == ["email"]
    assert await _names(database, "0812345678") == []
    with pytest.raises(NotFound):
        async with database.write() as session:
            await adding.remove_identity(session, NOK, contact.id, phone.id)
    async with database.write() as session:
        again = await adding.add_identity(session, NOK, contact.id, "phone", "0812345678")
        same = await adding.add_identity(session, NOK, contact.id, "phone", "0812345678")
    assert again.identities == before.identities
    assert (again.version, same.version) == (before.version + 2, before.version + 2)


async def test_an_address_that_left_is_somebody_new_and_stays_his(database: Database):
    async with database.write() as session:
        contact = await make_contact(session, email="a@x.example")
    async with database.read() as session:
        [identity] = (await service.get_contact(session, contact.id)).identities
    async with database.write() as session:
        await adding.remove_identity(session, NOK, contact.id, identity.id)
        resolution = await resolve_customers(session, [Sender(Address("email", "a@x.example"), "email", "th")])
    [other] = resolution.customers.values()
    assert other.contact_id not in (None, contact.id)
    with pytest.raises(Conflict):
        async with database.write() as session:
            await adding.add_identity(session, NOK, contact.id, "email", "a@x.example")


async def test_companies_are_made_corrected_and_deleted(database: Database):
    async with database.write() as session:
        made = await accounts.create_account(session, NOK, "สยามออดิโอ", "https://www.Siam-Audio.co.th/contact")
        assert made.domain == "siam-audio.co.th"
    for domain, code in (("gmail.com", "free_mail_domain"), ("not a domain", "bad_domain")):
        with pytest.raises(Invalid) as invalid:
            async with database.write() as session:
                await accounts.create_account(session, NOK, "X", domain)
        assert invalid.value.code == code
    with pytest.raises(Conflict) as taken:
        async with database.write() as session:
            await accounts.create_account(session, NOK, "X", "@siam-audio.co.th")
    assert taken.value.data["account_id"] == str(made.id)
    async with database.write() as session:
        changed = await accounts.change_account(session, NOK, made.id, {"name": "Siam", "domain": ""}, made.version)
    assert (changed.name, changed.domain, changed.version) == ("Siam", None, 2)
    with pytest.raises(PreconditionFailed):
        async with database.write() as session:
            await accounts.change_account(session, NOK, made.id, {"name": "Late"}, 1)
    async with database.write() as session:
        contact = await make_contact(session)
        await accounts.link_account(session, NOK, contact.id, made.id)
    with pytest.raises(Conflict) as used:
        async with database.write() as session:
            await accounts.delete_account(session, NOK, made.id)
    assert used.value.code == "account_in_use"
    async with database.write() as session:
        await accounts.unlink_account(session, NOK, contact.id, made.id)
        ticket = await make_ticket(session, account_id=made.id)
    with pytest.raises(Conflict):
        async with database.write() as session:
            await accounts.delete_account(session, NOK, made.id)
    async with database.write() as session:
        ticket.account_id = None
        await session.merge(ticket)
    async with database.write() as session:
        await accounts.delete_account(session, NOK, made.id)
    async with database.read() as session:
        with pytest.raises(NotFound):
            await accounts.get_account(session, made.id)
        query = select(Event.version).where(Event.aggregate_id == made.id).order_by(Event.version)
        assert (await session.execute(query)).scalars().all() == [1, 2, 3]


async def test_belonging_to_companies(database: Database):
    async with database.write() as session:
        contact = await make_contact(session)
        one, two = await make_account(session, "One"), await make_account(session, "Two")
    async with database.write() as session:
        await accounts.link_account(session, NOK, contact.id, one.id, "Buyer")
        both = await accounts.link_account(session, NOK, contact.id, two.id)
        named = await accounts.link_account(session, NOK, contact.id, two.id, "Owner")
        unchanged = await accounts.link_account(session, NOK, contact.id, two.id, "Owner")
    assert [(each.name, each.role) for each in both.accounts] == [("One", "Buyer"), ("Two", "")]
    assert named.accounts[1].role == "Owner"
    assert unchanged.version == named.version
    async with database.read() as session:
        page = await listing.list_accounts(session, "o")
    assert [(each.account.name, each.people) for each in page.items] == [("One", 1), ("Two", 1)]
    async with database.write() as session:
        left = await accounts.unlink_account(session, NOK, contact.id, one.id)
    assert [each.name for each in left.accounts] == ["Two"]
    async with database.write() as session:  # the one that is left is the primary one now
        third = await make_account(session, "A third")
        last = await accounts.link_account(session, NOK, contact.id, third.id)
    assert [each.name for each in last.accounts] == ["Two", "A third"]
    with pytest.raises(NotFound):
        async with database.write() as session:
            await accounts.unlink_account(session, NOK, contact.id, one.id)


async def test_companies_are_listed_by_name_a_page_at_a_time(database: Database):
    async with database.write() as session:
        for name in ("Charlie", "Alpha", "Bravo", "ร้านน้ำแข็ง"):
            await make_account(session, name)
    async with database.read() as session:
        first = await listing.list_accounts(session, limit=2)
        rest = await listing.list_accounts(session, "", first.next_cursor, 2)
        thai = await listing.list_accounts(session, "นำแขง")
    names = [one.account.name for one in (*first.items, *rest.items)]
    assert names == ["Alpha", "Bravo", "Charlie", "ร้านน้ำแข็ง"]
    assert [one.account.name for one in thai.items] == []
    async with database.read() as session:
        toneless = await listing.list_accounts(session, "รานนำแข็ง")
    assert [one.account.name for one in toneless.items] == ["ร้านน้ำแข็ง"]


async def test_companies_are_narrowed_by_the_people_who_belong_to_them(database: Database):
    async with database.write() as session:
        vip, plain = await make_contact(session, "นก", is_vip=True), await make_contact(session, "กบ")
        merged = await make_contact(session, "เก่า", is_vip=True, merged_into_id=plain.id)
        companies = {name: (await make_account(session, name)).id for name in ("Alpha", "Bravo", "Charlie", "Delta")}
        for contact, name in ((vip, "Alpha"), (plain, "Alpha"), (plain, "Bravo"), (merged, "Charlie")):
            session.add(ContactAccount(contact_id=contact.id, account_id=companies[name]))
    async with database.read() as session:

        async def named(**wanted: bool) -> list[str]:
            page = await listing.list_accounts(session, "", None, 20, **wanted)
            return [one.account.name for one in page.items]

        assert await named(is_vip=True) == ["Alpha"]
        assert await named(is_vip=False) == ["Bravo", "Charlie", "Delta"]
        assert await named(has_people=True) == ["Alpha", "Bravo"]
        assert await named(has_people=False) == ["Charlie", "Delta"], "who was merged is shown as another"
        assert await named(is_vip=False, has_people=True) == ["Bravo"]
