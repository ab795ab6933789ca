"""Rules and views that name a customer name the one he became, and name him again when they are parted."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from core import ids
from core.db.base import Base
from core.db.renaming import replaced
from core.db.session import Database
from core.db.types import JsonDoc
from core.errors import PreconditionFailed
from core.references import Target, documents_naming
from core.staff.principal import Principal, Role
from crm_link.customers.merging import merge_contacts, undo_merge
from tests.crm_link.test_merging import _insert
from tests.factories.desk import make_contact, make_team
from tests.factories.inbound import SOMCHAI, arriving, make_mail, make_mailbox
from tests.support.schema import import_every_model
from ticketing.intake.service import handle_batch
from ticketing.routing import rules
from ticketing.routing.models import RoutingRule
from ticketing.routing.rules import RuleActions, RuleFields
from ticketing.tickets.models import Ticket

NOK = Principal(ids.new_id(), "นก", Role.AGENT)
ADMIN = Principal(ids.new_id(), "Admin", Role.ADMIN)
SCHEMA = import_every_model()
NAMING = documents_naming(Target.CONTACT)


def _about(*contact_ids: UUID) -> dict[str, Any]:
    is_one = {"field": "contact_id", "operator": "is_any_of", "value": [str(one) for one in contact_ids]}
    return {"any": [{"none": [is_one]}, {"field": "subject", "operator": "contains", "value": "contact"}]}


def test_every_document_of_conditions_is_registered():
    found = {(table.name, one.name) for table in SCHEMA.tables.values() for one in table.columns
             if one.name == "conditions" and isinstance(one.type, JsonDoc)}  # fmt: skip
    assert found == {(one.table, one.column) for one in NAMING}
    assert ("routing_rule", "conditions") in found


def test_an_id_is_replaced_wherever_it_stands_and_nowhere_twice():
    document = {"a": ["x", "y"], "b": {"c": "x", "d": ["x"]}, "e": ["z", {"x": "xx"}], "n": [1, None, True]}
    assert replaced(document, "x", "y") == {
        "a": ["y"], "b": {"c": "y", "d": ["y"]}, "e": ["z", {"x": "xx"}], "n": [1, None, True],
    }  # fmt: skip
    assert document["a"] == ["x", "y"]


async def _documents(database: Database) -> dict[str, list[tuple[Any, Any]]]:
    """What every registered document says, by its row's key."""
    found = {}
    async with database.read() as session:
        for one in NAMING:
            table = Base.metadata.tables[one.table]
            query = select(table.c.id, table.c[one.column]).order_by(table.c.id)
            found[one.table] = [tuple(row) for row in (await session.execute(query)).all()]
    return found


async def test_every_registered_document_follows_two_merges_and_comes_back_exactly(database: Database):
    async with database.write() as session:
        first, second, third, other = [(await make_contact(session, name)).id for name in ("ก", "ข", "ค", "ง")]
        for named in NAMING:
            for people in ((first,), (first, second), (third, first, other), (other,), (second, third)):
                await _insert(session, Base.metadata.tables[named.table], **{named.column: _about(*people)})
    before = await _documents(database)
    async with database.write() as session:
        one = await merge_contacts(session, NOK, second, first)
    between = await _documents(database)
    assert str(first) not in str(between)
    async with database.write() as session:
        two = await merge_contacts(session, NOK, third, second)
    after = await _documents(database)
    assert all([row[1] for row in rows] == [_about(third), _about(third), _about(third, other), _about(other),
                                            _about(third)] for rows in after.values())  # fmt: skip
    async with database.write() as session:
        await undo_merge(session, NOK, two.id)
    assert await _documents(database) == between
    async with database.write() as session:
        await undo_merge(session, NOK, one.id)
    assert await _documents(database) == before


async def test_a_rule_about_a_customer_goes_on_working_when_he_is_merged_and_when_he_is_parted(database: Database):
    async with database.write() as session:
        mailbox = await make_mailbox(session)
        team = await make_team(session, "Key customers")
        known = await make_contact(session, "คุณสมชาย", email=SOMCHAI.external_id)
        kept = await make_contact(session, "Somchai (office)")
        about = {"field": "contact_id", "operator": "is", "value": str(known.id)}
        rule = await rules.create_rule(session, ADMIN, RuleFields("Somchai", about, RuleActions(team_id=team.id)))

    async def arrives(subject: str) -> Ticket:
        async with database.write() as session:
            await handle_batch(session, arriving(make_mail(mailbox, subject=subject)))
        async with database.read() as session:
            return (await session.execute(select(Ticket).where(Ticket.subject == subject))).scalar_one()

    assert (await arrives("before")).team_id == team.id
    async with database.write() as session:
        merge = await merge_contacts(session, NOK, kept.id, known.id)
    ticket = await arrives("while they are one")
    assert (ticket.contact_id, ticket.team_id) == (kept.id, team.id)
    async with database.write() as session:
        with pytest.raises(PreconditionFailed):  # a form opened before the merge still shows the old name
            await rules.change_rule(session, ADMIN, rule.id, {"conditions": about}, rule.version)
    async with database.write() as session:
        await undo_merge(session, NOK, merge.id)
    ticket = await arrives("parted")
    assert (ticket.contact_id, ticket.team_id) == (known.id, team.id)


async def test_what_was_edited_meanwhile_stays_as_it_was_written(database: Database):
    async with database.write() as session:
        gone, kept = [(await make_contact(session, name)).id for name in ("ก", "ข")]
        row = await _insert(session, Base.metadata.tables["routing_rule"], conditions=_about(gone))
        merge = await merge_contacts(session, NOK, kept, gone)
        await session.execute(update(RoutingRule).where(RoutingRule.id == row["id"]).values(conditions=_about()))
    async with database.write() as session:
        await undo_merge(session, NOK, merge.id)
        assert (await session.get_one(RoutingRule, row["id"])).conditions == _about()
