"""Routing over rows: rules, presence, limits, and what the history says."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core import clock, ids
from core.db.session import Database
from core.errors import Invalid, NotPermitted, PreconditionFailed
from core.events.models import Event
from core.staff.models import Presence, Team, User
from core.staff.principal import Principal, Role
from tests.factories.desk import make_team, make_ticket, make_user
from tests.factories.inbound import arriving, make_mail, make_mailbox
from ticketing.intake.service import handle_batch
from ticketing.routing import rules
from ticketing.routing.rules import RuleActions, RuleFields
from ticketing.tags.models import Tag, TicketTag
from ticketing.tickets.models import Ticket

ADMIN = Principal(ids.new_id(), "Admin", Role.ADMIN)
EVERY_MAIL: dict[str, list[object]] = {"all": []}


async def _come_online(session, *users: User) -> None:
    session.add_all(
        [Presence(connection_id=ids.new_id(), user_id=user.id, node="a", expires_at=clock.ahead(60)) for user in users]
    )
    await session.flush()


async def _mail(database: Database, mailbox, *subjects: str) -> list[Ticket]:
    async with database.write() as session:
        arrivals = arriving(*(make_mail(mailbox, subject=subject) for subject in subjects))
        await handle_batch(session, arrivals)
    async with database.read() as session:
        return list((await session.execute(select(Ticket).order_by(Ticket.number))).scalars())


async def _rule(database: Database, name: str, conditions: dict, **actions):
    async with database.write() as session:
        return await rules.create_rule(session, ADMIN, RuleFields(name, conditions, RuleActions(**actions)))


async def _assignments(database: Database) -> list[Event]:
    async with database.read() as session:
        query = select(Event).where(Event.type == "ticket.assigned").order_by(Event.id)
        return list((await session.execute(query)).scalars())


async def test_a_rule_sends_the_case_with_priority_and_tags_and_history_names_it(database: Database):
    async with database.write() as session:
        mailbox = await make_mailbox(session)
        team = await make_team(session, "Sales")
        tag = Tag(id=ids.new_id(), name="ใบเสนอราคา", folded_name="ใบเสนอราคา", created_at=clock.utc_now())
        session.add(tag)
    words = {"field": "subject", "operator": "matches_words", "value": ["ใบเสนอราคา", "quotation"]}
    rule = await _rule(database, "Quotations", words, team_id=team.id, priority="high", tag_ids=(tag.id,))
    quoted, other = await _mail(database, mailbox, "ขอใบเสนอราคาลำโพง", "ลำโพงเสีย")
    assert (quoted.team_id, quoted.priority, quoted.priority_rank, other.team_id) == (team.id, "high", 3, None)
    [event] = await _assignments(database)
    assert (event.reason, event.actor_kind, event.actor_id, event.data["team_name"]) == (
        "Quotations", "rule", rule.id, "Sales",
    )  # fmt: skip
    async with database.read() as session:
        assert [row.ticket_id for row in (await session.execute(select(TicketTag))).scalars()] == [quoted.id]


async def test_turns_go_to_people_who_are_there_and_below_the_limit(database: Database):
    async with database.write() as session:
        team = await make_team(session, assignment="round_robin", max_open_per_person=2)
        mailbox = await make_mailbox(session, default_team_id=team.id)
        nok, bank = await make_user(session, teams=[team]), await make_user(session, name="Bank", teams=[team])
        away = await make_user(session, teams=[team], availability="away")
        left = await make_user(session, teams=[team], is_active=False)
        seller = await make_user(session, Role.SALES, teams=[team])
        closed = await make_user(session, teams=[team])
        await _come_online(session, nok, bank, bank, away, left, seller)
        session.add(Presence(connection_id=ids.new_id(), user_id=closed.id, node="a", expires_at=clock.ago(1)))
        await make_ticket(session, owner=nok, team=team, status="open")
        await make_ticket(session, owner=nok, team=team, status="waiting")
    tickets = await _mail(database, mailbox, "a", "b", "c", "d")
    owners = [ticket.owner_id for ticket in tickets if ticket.subject in "abcd"]
    assert sorted(map(str, owners)) == sorted(map(str, [nok.id, bank.id, bank.id, None]))
    reasons = [event.reason for event in await _assignments(database)]
    assert reasons == ["round_robin", "round_robin", "round_robin", "default_team"]
    async with database.read() as session:
        assert (await session.get(Team, team.id)).last_picked_user_id == bank.id


async def test_turns_are_remembered_between_batches(database: Database):
    async with database.write() as session:
        team = await make_team(session, assignment="round_robin")
        mailbox = await make_mailbox(session, default_team_id=team.id)
        people = [await make_user(session, teams=[team]) for _ in range(3)]
        await _come_online(session, *people)
    for subject in "abc":
        tickets = await _mail(database, mailbox, subject)
    assert {ticket.owner_id for ticket in tickets} == {person.id for person in people}


async def test_hours_of_the_company_decide(database: Database):
    async with database.write() as session:
        mailbox = await make_mailbox(session)
        night = await make_team(session, "Night")
    await _rule(database, "Night", {"field": "hour", "operator": "between", "value": [20, 8]}, team_id=night.id)
    async with database.write() as session:
        late = make_mail(mailbox)
        midnight = late.received_at + timedelta(hours=14)
        from_dataclass = make_mail(mailbox, received_at=midnight)
        await handle_batch(session, arriving(late, from_dataclass))
    async with database.read() as session:
        teams = list((await session.execute(select(Ticket.team_id).order_by(Ticket.number))).scalars())
    assert teams == [None, night.id]


async def test_what_a_rule_names_may_be_gone(database: Database):
    async with database.write() as session:
        mailbox = await make_mailbox(session)
        team, user = await make_team(session), await make_user(session)
        tag = Tag(id=ids.new_id(), name="t", folded_name="t", created_at=clock.utc_now())
        session.add(tag)
    await _rule(database, "old", EVERY_MAIL, team_id=team.id, owner_id=user.id, tag_ids=(tag.id,))
    async with database.write() as session:
        (await session.get(Team, team.id)).deleted_at = clock.utc_now()
        (await session.get(User, user.id)).is_active = False
        await session.delete(await session.get(Tag, tag.id))
    [ticket] = await _mail(database, mailbox, "x")
    assert (ticket.team_id, ticket.owner_id, ticket.status) == (None, None, "new")


async def test_rules_are_kept_in_order_with_versions(database: Database):
    first = await _rule(database, "first", EVERY_MAIL, priority="low")
    second = await _rule(database, "second", EVERY_MAIL, stop=True)
    async with database.write() as session:
        await rules.order_rules(session, ADMIN, [second.id, first.id])
        changed = await rules.change_rule(session, ADMIN, first.id, {"is_enabled": False}, 2)
    assert (changed.position, changed.version, changed.fields.is_enabled) == (1, 3, False)
    with pytest.raises(PreconditionFailed):
        async with database.write() as session:
            await rules.delete_rule(session, ADMIN, first.id, 1)
    async with database.write() as session:
        await rules.delete_rule(session, ADMIN, first.id, 3)
    async with database.read() as session:
        assert [one.id for one in await rules.list_rules(session, ADMIN)] == [second.id]
        types = (await session.execute(select(Event.type))).scalars()
        assert set(types) == {"routing_rule.changed"}


async def test_rules_that_make_no_sense_are_refused(database: Database):
    async with database.write() as session:
        for actions in ({"team_id": ids.new_id()}, {"owner_id": ids.new_id()}, {"tag_ids": (ids.new_id(),)}):
            with pytest.raises(Invalid):
                await rules.create_rule(session, ADMIN, RuleFields("x", EVERY_MAIL, RuleActions(**actions)))
        with pytest.raises(Invalid):
            await rules.order_rules(session, ADMIN, [ids.new_id()])
        agent = Principal(ids.new_id(), "Nok", Role.AGENT)
        with pytest.raises(NotPermitted):
            await rules.create_rule(session, agent, RuleFields("x", EVERY_MAIL, RuleActions()))
