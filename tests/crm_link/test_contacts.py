"""Contacts as people use them: looked up, corrected, blocked, found."""

import pytest
from sqlalchemy import select

from core import ids
from core.db.session import Database
from core.errors import NotFound, NotPermitted, PreconditionFailed
from core.events.models import Event, EventDetail
from core.staff.principal import Principal, Role
from crm_link.customers import listing, service
from crm_link.customers.models import ContactAccount
from tests.factories.desk import make_account, make_contact

AGENT = Principal(ids.new_id(), "Nok", Role.AGENT)


async def _contact(database: Database, name: str = "สมชาย ใจดี", **fields):
    async with database.write() as session:
        return await make_contact(session, name, **fields)


async def test_a_contact_shows_addresses_and_companies(database: Database):
    contact = await _contact(database, email="somchai@x.example", phone="+66812345678")
    async with database.write() as session:
        account = await make_account(session)
        session.add(ContactAccount(contact_id=contact.id, account_id=account.id, role="buyer"))
    async with database.read() as session:
        view = await service.get_contact(session, contact.id)
    assert [(one.kind, one.external_id) for one in view.identities] == [
        ("email", "somchai@x.example"),
        ("phone", "+66812345678"),
    ]
    assert [(one.name, one.role) for one in view.accounts] == [("Siam Audio Co., Ltd.", "buyer")]


async def test_a_change_is_recorded_with_erasable_values_and_only_when_it_is_one(database: Database):
    contact = await _contact(database)
    async with database.write() as session:
        same = await service.change_contact(session, AGENT, contact.id, {"name": "สมชาย ใจดี"})
        changed = await service.change_contact(session, AGENT, contact.id, {"name": "สมชาย", "is_vip": True}, 1)
    assert (same.version, changed.version, changed.name, changed.is_vip) == (1, 2, "สมชาย", True)
    async with database.read() as session:
        event = (await session.execute(select(Event))).scalar_one()
        detail = (await session.execute(select(EventDetail))).scalar_one()
    assert (event.type, event.data["fields"], event.version) == ("contact.changed", ["is_vip", "name"], 2)
    assert "สมชาย" not in str(event.data)
    assert detail.data["before"]["name"] == "สมชาย ใจดี"


async def test_an_outdated_change_is_refused(database: Database):
    contact = await _contact(database)
    with pytest.raises(PreconditionFailed):
        async with database.write() as session:
            await service.change_contact(session, AGENT, contact.id, {"name": "x"}, 7)


async def test_blocking_twice_is_one_blocking(database: Database):
    contact = await _contact(database)
    async with database.write() as session:
        assert (await service.block_contact(session, AGENT, contact.id)).is_blocked
        assert (await service.block_contact(session, AGENT, contact.id)).version == 2
        assert not (await service.unblock_contact(session, AGENT, contact.id)).is_blocked
    async with database.read() as session:
        types = list((await session.execute(select(Event.type).order_by(Event.id))).scalars())
    assert types == ["contact.blocked", "contact.unblocked"]


async def test_sales_people_edit_and_do_not_block(database: Database):
    contact = await _contact(database)
    seller = Principal(ids.new_id(), "Sale", Role.SALES)
    async with database.write() as session:
        await service.change_contact(session, seller, contact.id, {"note": "ชอบของแถม"})
    with pytest.raises(NotPermitted):
        async with database.write() as session:
            await service.block_contact(session, seller, contact.id)


async def test_people_are_found_by_name_and_address_page_by_page(database: Database):
    for number in range(5):
        await _contact(database, f"Nok {number}", email=f"nok{number}@x.example")
    await _contact(database, "100% Audio", email="info@percent.example")
    async with database.read() as session:
        first = await listing.list_contacts(session, "nok", limit=3)
        second = await listing.list_contacts(session, "nok", first.next_cursor, limit=3)
        by_address = await listing.list_contacts(session, "percent.ex")
        literally = await listing.list_contacts(session, "%")
    assert [one.name for one in [*first.items, *second.items]] == [f"Nok {number}" for number in (4, 3, 2, 1, 0)]
    assert (len(first.items), second.next_cursor) == (3, None)
    assert [one.name for one in by_address.items] == [one.name for one in literally.items] == ["100% Audio"]


async def test_nobody(database: Database):
    with pytest.raises(NotFound):
        async with database.read() as session:
            await service.get_contact(session, ids.new_id())
