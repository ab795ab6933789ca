"""Merging two contacts and parting them again exactly, whatever tables point at customers."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Column, Integer, LargeBinary, Table, insert, select

from core import ids
from core.db.base import Base
from core.db.session import Database
from core.db.types import JsonDoc, UtcDateTime, Uuid
from core.errors import Conflict, Invalid, NotFound, NotPermitted
from core.events.models import Event
from core.messages import Claims
from core.references import OnMerge, Target, references_to
from core.staff.principal import Principal, Role
from crm_link.customers import service as customers
from crm_link.customers.listing import list_contacts
from crm_link.customers.merging import MergeView, merge_contacts, undo_merge
from crm_link.customers.models import Contact, ContactAccount, ContactIdentity, ContactMerge, Identity
from crm_link.customers.resolving import Sender, resolve_customers
from crm_link.customers.suggestions import suggest_merges
from tests.factories.desk import START, make_account, make_contact
from tests.factories.inbound import SOMCHAI, arriving, make_mail, make_mailbox
from tests.factories.visitors import chat, make_widget, touch
from tests.support.schema import import_every_model
from ticketing.intake.service import handle_batch
from ticketing.tickets.models import Ticket

NOK = Principal(ids.new_id(), "นก", Role.AGENT)
import_every_model()
POINTERS = references_to(Target.CONTACT)
TABLES = sorted({"contact", *(one.table for one in POINTERS)} - {"contact_merge"})


async def _merge(database: Database, kept: UUID, gone: UUID, who: Principal = NOK, **fields) -> MergeView:
    async with database.write() as session:
        return await merge_contacts(session, who, kept, gone, **fields)


async def _undo(database: Database, merge: MergeView, who: Principal = NOK) -> MergeView:
    async with database.write() as session:
        return await undo_merge(session, who, merge.id)


async def _snapshot(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row that a merge may touch, whole; versions count what happened and go on."""
    found = {}
    async with database.read() as session:
        for name in TABLES:
            table = Base.metadata.tables[name]
            rows = (await session.execute(select(table).order_by(*table.primary_key.columns))).mappings()
            hidden = {"version"} if name == "contact" else set()
            found[name] = [{key: value for key, value in row.items() if key not in hidden} for row in rows]
    return found


async def _pointing_at(database: Database, contact_id: UUID) -> set[str]:
    """Which registered columns still point at a contact, apart from those that a merge keeps."""
    found = set()
    async with database.read() as session:
        for one in POINTERS:
            column = Base.metadata.tables[one.table].columns[one.column]
            rows = (await session.execute(select(column).where(column == contact_id).limit(1))).all()
            if rows and one.on_merge is OnMerge.MOVE:
                found.add(f"{one.table}.{one.column}")
    return found


# --- the property ----------------------------------------------------------------------------------------------------


def _row(table: Table, **given_values: Any) -> dict[str, Any]:
    """A row of any table, with something in every column that needs it."""
    return {column.name: _filler(column) for column in table.columns if _needs_value(column)} | given_values


def _needs_value(column: Column[Any]) -> bool:
    return not column.nullable and column.default is None and column.autoincrement is not True


def _filler(column: Column[Any]) -> Any:
    for type_, value in (
        (Uuid, ids.new_id()), (UtcDateTime, START), (JsonDoc, []), (Boolean, False), (LargeBinary, b"x"),
        (Integer, int(ids.new_id().int % 2**31)),
    ):  # fmt: skip
        if isinstance(column.type, type_):
            return value
    return ids.new_id().hex


async def _insert(session, table: Table, **given_values: Any) -> dict[str, Any]:
    """A row of any table, and the rows that it needs to stand on."""
    row = _row(table, **given_values)
    for column in table.columns:
        if column.name in row and column.name not in given_values:
            for key in column.foreign_keys:
                row[column.name] = (await _insert(session, key.column.table))[key.column.name]
    await session.execute(insert(table).values(row))
    return row


async def _point(session, contact_id: UUID, places: list[int], shared: list[UUID]) -> None:
    """Rows in the tables with these places in POINTERS that point at the contact; `shared` are identities to tie."""
    for place in places:
        one = POINTERS[place % len(POINTERS)]
        if one.table in {"contact", "contact_identity", "contact_account", "contact_merge"}:
            continue
        await _insert(session, Base.metadata.tables[one.table], **{one.column: contact_id})
    for number, identity_id in enumerate(shared):
        session.add(
            ContactIdentity(
                identity_id=identity_id, contact_id=contact_id, since=START, is_verified=number % 2 == 0,
                is_routing_default=number % 3 == 0, evidence="typed" if number % 2 else "email",
            )
        )  # fmt: skip
    await session.flush()


WORLDS = st.fixed_dictionaries(
    {
        "places": st.lists(st.lists(st.integers(0, 40), max_size=8), min_size=3, max_size=3),
        "ties": st.lists(st.sets(st.integers(0, 4)), min_size=3, max_size=3),
        "companies": st.lists(st.sets(st.integers(0, 2)), min_size=3, max_size=3),
        "names": st.lists(st.sampled_from(["", "ผู้เยี่ยมชม 12AB", "สมชาย"]), min_size=3, max_size=3),
        "notes": st.lists(st.sampled_from(["", "โทรตอนเย็น", "  "]), min_size=3, max_size=3),
        "addresses": st.lists(
            st.lists(st.sampled_from(["1 ถนนสุขุมวิท", "2 Silom Rd"]), max_size=2), min_size=3, max_size=3
        ),
        "marks": st.lists(st.booleans(), min_size=3, max_size=3),
        "has_touch": st.lists(st.booleans(), min_size=3, max_size=3),
        "order": st.permutations([0, 1, 2]),
    }
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=WORLDS)
async def test_merging_and_undoing_leaves_every_registered_row_as_it_was(database: Database, world: dict[str, Any]):
    """Two merges in a row, so that the second one moves what the first had moved; undone in the reverse order."""
    people = await _people(database, world)
    first, second, third = (people[place] for place in world["order"])
    before = await _snapshot(database)
    one = await _merge(database, second, first)
    assert await _pointing_at(database, first) == set()
    between = await _snapshot(database)
    two = await _merge(database, third, second)
    assert await _pointing_at(database, first) | await _pointing_at(database, second) == set()
    with pytest.raises(Conflict, match="merged again"):
        await _undo(database, one)
    await _undo(database, two)
    assert await _snapshot(database) == between
    await _undo(database, one)
    assert await _snapshot(database) == before


async def _people(database: Database, world: dict[str, Any]) -> list[UUID]:
    async with database.write() as session:
        identities = [Identity(id=ids.new_id(), kind="email", external_id=ids.new_id().hex, created_at=START)
                      for _ in range(5)]  # fmt: skip
        session.add_all(identities)
        accounts = [await make_account(session) for _ in range(3)]
        people = []
        for number in range(3):
            page = {"page_url": "https://x", "at": (START + timedelta(days=number)).isoformat()}
            contact = await make_contact(
                session, world["names"][number], note=world["notes"][number], is_vip=world["marks"][number],
                addresses=[{"kind": "home", "text": text} for text in world["addresses"][number]],
                first_touch=page if world["has_touch"][number] else None,
                last_touch=page if world["has_touch"][number] else None,
            )  # fmt: skip
            await _point(
                session, contact.id, world["places"][number], [identities[i].id for i in sorted(world["ties"][number])]
            )
            session.add_all(
                ContactAccount(contact_id=contact.id, account_id=accounts[i].id, is_primary=i == 0)
                for i in sorted(world["companies"][number])
            )
            people.append(contact.id)
        await session.flush()
        return people


def test_the_property_meets_every_kind_of_pointer():
    assert {one.on_merge for one in POINTERS} == set(OnMerge)
    assert {"ticket", "message", "contact_identity", "contact_account"} < set(TABLES)


# --- what a merge means ----------------------------------------------------------------------------------------------


async def _two(database: Database) -> tuple[Contact, Contact]:
    """Somchai with his mail address, and a visitor who typed it."""
    async with database.write() as session:
        known = await make_contact(session, "คุณสมชาย", email=SOMCHAI.external_id)
        widget = await make_widget(session)
        await handle_batch(
            session,
            arriving(
                chat(
                    widget,
                    visitor=ids.new_id(),
                    claims=Claims(name="ชาย", email=SOMCHAI.external_id),
                    last_touch=touch("/cart"),
                )
            ),
        )
        visitor = (await session.execute(select(Contact).where(Contact.origin == "webchat"))).scalar_one()
        return known, visitor


async def test_everything_of_the_one_who_goes_is_the_kept_ones(database: Database):
    known, visitor = await _two(database)
    merge = await _merge(database, known.id, visitor.id)
    async with database.read() as session:
        ticket = (await session.execute(select(Ticket))).scalar_one()
        assert ticket.contact_id == known.id
        shown = await customers.get_contact(session, visitor.id)
        page = await list_contacts(session)
    assert (shown.id, shown.name, shown.last_touch) == (known.id, "คุณสมชาย", touch("/cart"))
    assert {one.kind for one in shown.identities} == {"email", "webchat"}
    assert [one.id for one in page.items] == [known.id]
    await _undo(database, merge)
    async with database.read() as session:
        assert (await session.execute(select(Ticket.contact_id))).scalar_one() == visitor.id
        assert (await customers.get_contact(session, visitor.id)).id == visitor.id


async def test_keeping_the_visitor_keeps_the_proof_of_the_address_too(database: Database):
    known, visitor = await _two(database)
    await _merge(database, visitor.id, known.id)
    async with database.write() as session:
        [customer] = (await resolve_customers(session, [Sender(SOMCHAI, "email")])).customers.values()
        assert customer.contact_id == visitor.id
        mailbox = await make_mailbox(session)
        await handle_batch(session, arriving(make_mail(mailbox)))
        assert {one.contact_id for one in (await session.execute(select(Ticket))).scalars()} == {visitor.id}


async def test_what_speaks_for_one_person_is_suggested_with_a_direction(database: Database):
    known, visitor = await _two(database)
    async with database.read() as session:
        [for_visitor] = await suggest_merges(session, visitor.id)
        [for_known] = await suggest_merges(session, known.id)
    assert (for_visitor.contact.id, for_visitor.keeps_other) == (known.id, True)
    assert (for_known.contact.id, for_known.keeps_other) == (visitor.id, False)
    [evidence] = for_visitor.evidence
    assert (evidence.kind, evidence.external_id, evidence.certainty) == ("email", SOMCHAI.external_id, "one")
    await _merge(database, known.id, visitor.id)
    async with database.read() as session:
        assert await suggest_merges(session, known.id) == []


async def test_a_merge_is_told_beside_the_ticket_where_it_was_done(database: Database):
    known, visitor = await _two(database)
    async with database.read() as session:
        ticket_id = (await session.execute(select(Ticket.id))).scalar_one()
    merge = await _merge(database, known.id, visitor.id, ticket_id=ticket_id)
    await _undo(database, merge)
    async with database.read() as session:
        query = select(Event).where(Event.type.like("contact.merge%")).order_by(Event.id)
        merged, undone = (await session.execute(query)).scalars()
    assert (merged.type, undone.type) == ("contact.merged", "contact.merge_undone")
    assert (merged.ticket_id, merged.aggregate_id, merged.data["gone_id"]) == (ticket_id, known.id, str(visitor.id))
    assert undone.data == merged.data


async def test_what_is_not_possible_is_refused(database: Database):
    known, visitor = await _two(database)
    sales = Principal(ids.new_id(), "ฝน", Role.SALES)
    with pytest.raises(Invalid, match="one contact already"):
        await _merge(database, known.id, known.id)
    with pytest.raises(NotFound):
        await _merge(database, known.id, ids.new_id())
    merge = await _merge(database, known.id, visitor.id, who=sales)
    for kept, gone in ((known.id, visitor.id), (visitor.id, known.id)):
        with pytest.raises(Conflict) as refused:
            await _merge(database, kept, gone)
        assert (refused.value.code, refused.value.data["contact_id"]) == ("already_merged", str(known.id))
    async with database.write() as session:
        with pytest.raises(Conflict, match="merged into another"):
            await customers.change_contact(session, NOK, visitor.id, {"name": "x"})
    await _undo(database, merge)
    with pytest.raises(Conflict) as refused:
        await _undo(database, merge)
    assert refused.value.code == "already_undone"
    with pytest.raises(NotFound):
        await _undo(database, MergeView(ids.new_id(), known.id, visitor.id, is_undone=False))


async def test_who_may_not_edit_customers_may_not_merge(database: Database):
    known, visitor = await _two(database)

    class Guest(Principal):
        def may(self, _permission) -> bool:
            return False

    with pytest.raises(NotPermitted):
        await _merge(database, known.id, visitor.id, who=Guest(ids.new_id(), "", Role.AGENT))


async def test_undoing_leaves_alone_what_was_given_to_somebody_else_meanwhile(database: Database):
    known, visitor = await _two(database)
    merge = await _merge(database, known.id, visitor.id)
    async with database.write() as session:
        third = await make_contact(session, "คนที่สาม")
        ticket = (await session.execute(select(Ticket))).scalar_one()
        ticket.contact_id = third.id
        (await session.get_one(Contact, known.id)).name = "ชื่อใหม่"
    await _undo(database, merge)
    async with database.read() as session:
        assert (await session.execute(select(Ticket.contact_id))).scalar_one() == third.id
        assert (await session.get_one(Contact, known.id)).name == "ชื่อใหม่"


async def test_mail_that_arrives_while_its_sender_is_merged_finds_the_kept_one(database: Database):
    """Either intake waits for the merge or the merge for intake: no ticket is left on a contact that is gone."""
    for _ in range(5):
        async with database.write() as session:
            address = f"{ids.new_id().hex}@x.example"
            gone = await make_contact(session, "ใคร", email=address)
            kept = await make_contact(session, "สมชาย")
            mailbox = await make_mailbox(session, f"{ids.new_id().hex}@desk.example")
        mail = make_mail(mailbox, sender=type(SOMCHAI)("email", address))

        async def receive(message=mail) -> None:
            async with database.write() as session:
                await handle_batch(session, arriving(message))

        await asyncio.gather(receive(), _merge(database, kept.id, gone.id))
        assert await _pointing_at(database, gone.id) == set()


async def test_two_merges_of_one_contact_at_once_are_one(database: Database):
    known, visitor = await _two(database)
    results = await asyncio.gather(*(_merge(database, known.id, visitor.id) for _ in range(4)), return_exceptions=True)
    assert sum(isinstance(one, MergeView) for one in results) == 1
    async with database.read() as session:
        assert len((await session.execute(select(ContactMerge))).scalars().all()) == 1
