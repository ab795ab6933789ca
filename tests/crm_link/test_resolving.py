"""Who wrote: one contact per address, however many ask at once; companies by mail domain."""

import asyncio

import pytest
from sqlalchemy import func, select

from core.db.session import Database
from core.messages import Address
from crm_link.customers.domains import choose_company, company_domains
from crm_link.customers.models import Contact, ContactAccount, Identity
from crm_link.customers.resolving import Resolution, Sender, display_name, identity_key, resolve_customers
from tests.factories.desk import make_account, make_contact

SOMCHAI = Address("email", "somchai@siam-audio.example", "สมชาย ใจดี")


async def _resolve(database: Database, *addresses: Address, others: tuple[Address, ...] = ()) -> Resolution:
    async with database.write() as session:
        return await resolve_customers(session, [Sender(address, "email", "th") for address in addresses], others)


async def _count(database: Database, model) -> int:
    async with database.read() as session:
        return (await session.execute(select(func.count()).select_from(model))).scalar_one()


async def test_a_new_sender_becomes_a_contact_once(database: Database):
    first = await _resolve(database, SOMCHAI, SOMCHAI)
    again = await _resolve(database, Address("email", SOMCHAI.external_id, "another name"))
    key = identity_key(SOMCHAI)
    assert (first.customers[key].is_new, again.customers[key].is_new) == (True, False)
    assert again.customers[key].contact_id == first.customers[key].contact_id
    assert again.customers[key].name == "สมชาย ใจดี"
    assert ([event.fact.type for event in first.events], list(again.events)) == (["contact.created"], [])


async def test_people_who_are_only_named_get_an_identity_and_no_contact(database: Database):
    nok = Address("email", "nok@shop.example", "Nok")
    resolution = await _resolve(database, SOMCHAI, others=(nok,))
    assert identity_key(nok) in resolution.identity_ids
    assert (await _count(database, Identity), await _count(database, Contact)) == (2, 1)
    later = await _resolve(database, nok)
    assert later.customers[identity_key(nok)].identity_id == resolution.identity_ids[identity_key(nok)]
    assert await _count(database, Contact) == 2


async def test_many_workers_and_one_new_customer_make_one_contact(database: Database):
    results = await asyncio.gather(*(_resolve(database, SOMCHAI) for _ in range(6)))
    assert len({result.customers[identity_key(SOMCHAI)].contact_id for result in results}) == 1
    assert (await _count(database, Identity), await _count(database, Contact)) == (1, 1)
    assert sum(len(result.events) for result in results) == 1


async def test_many_workers_and_one_identity_without_a_contact_make_one_contact(database: Database):
    await _resolve(database, Address("email", "else@x.example"), others=(SOMCHAI,))
    results = await asyncio.gather(*(_resolve(database, SOMCHAI) for _ in range(6)))
    assert len({result.customers[identity_key(SOMCHAI)].contact_id for result in results}) == 1
    assert await _count(database, Contact) == 2


async def test_known_contacts_keep_what_people_wrote_about_them(database: Database):
    async with database.write() as session:
        contact = await make_contact(session, "คุณสมชาย (VIP)", email=SOMCHAI.external_id, is_vip=True, is_blocked=True)
    customer = (await _resolve(database, SOMCHAI)).customers[identity_key(SOMCHAI)]
    assert (customer.contact_id, customer.name) == (contact.id, "คุณสมชาย (VIP)")
    assert (customer.is_vip, customer.is_blocked) == (True, True)


async def test_a_company_mail_domain_ties_the_new_contact_to_its_account(database: Database):
    async with database.write() as session:
        company = await make_account(session, domain="siam-audio.example")
        await make_account(session, "Free mail is no company", domain="gmail.com")
    branch = Address("email", "nid@rayong.siam-audio.example")
    private = Address("email", "somchai@gmail.com")
    resolution = await _resolve(database, SOMCHAI, branch, private)
    accounts = [resolution.customers[identity_key(one)].account_id for one in (SOMCHAI, branch, private)]
    assert accounts == [company.id, company.id, None]
    assert await _count(database, ContactAccount) == 2


@pytest.mark.parametrize(
    ("address", "domains"),
    [
        ("a@it.shop.co.th", ["it.shop.co.th", "shop.co.th", "co.th"]),
        ("a@GMAIL.com", []),
        ("no address", []),
        ("a@", []),
        ("a@localhost", []),
    ],
)
def test_domains_of_an_address(address, domains):
    assert company_domains(address) == domains


def test_the_most_telling_domain_wins():
    assert choose_company("a@it.shop.example", {"shop.example": 1, "it.shop.example": 2}) == 2
    assert choose_company("a@other.example", {"shop.example": 1}) is None


def test_what_to_call_somebody():
    assert display_name(Address("email", "nok@x.example", "  Nok \n W. ")) == "Nok W."
    assert display_name(Address("email", "nok.w@x.example")) == "nok.w"
    assert display_name(Address("phone", "+66812345678")) == "+66812345678"
