"""A built-in view and its conditions are two ways to ask for the same tickets: neither may drift from the other."""

import random
from collections.abc import Sequence
from datetime import timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from core import ids
from core.db.session import Database
from core.staff.principal import Principal, Role
from tests.factories.desk import START, make_contact, make_principal, make_team, make_ticket
from ticketing.tickets.reading import TicketItem, list_tickets
from ticketing.tickets.views import Sort, TicketFilter, View, ViewName
from ticketing.views.built_in import asked_like
from ticketing.views.reading import list_items

STATUSES = ("new", "open", "waiting", "on_hold", "solved", "closed", "spam", "trash")
EVERYTHING = 500


async def _shop(database: Database) -> tuple[list[Principal], UUID, UUID]:
    """150 tickets of all kinds; who may ask; a team and a customer."""
    rng = random.Random(11)
    async with database.write() as session:
        team, other = await make_team(session, "Service"), await make_team(session, "Sales")
        agent = await make_principal(session, teams=[team])
        people = [agent, await make_principal(session, Role.SUPERVISOR), await make_principal(session, Role.SALES)]
        customer, somebody = await make_contact(session), await make_contact(session, "Anna")
        for number in range(150):
            moments: dict[str, Any] = {
                name: rng.choice([None, START + timedelta(minutes=rng.randrange(9))])
                for name in ("waiting_since", "due_at", "snoozed_until")
            }
            await make_ticket(
                session,
                status=rng.choice(STATUSES),
                priority=rng.choice(["low", "normal", "urgent"]),
                team=rng.choice([None, team, other]),
                owner=rng.choice([None, *people]),
                contact=rng.choice([None, customer, somebody]),
                last_message_at=START + timedelta(minutes=number // 3),
                followers=[who for who in people if rng.random() < 0.4],
                mentioned=[who for who in people if rng.random() < 0.4],
                merged_into_id=rng.choice([None, None, ids.new_id()]),
                **moments,
            )
    return people, team.id, customer.id


def _asked(team_id: UUID, contact_id: UUID) -> list[TicketFilter]:
    targets = {ViewName.TEAM: team_id, ViewName.CONTACT: contact_id}
    choices: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
        ((), ()),
        ((), ("urgent",)),
        (("open",), ("low", "urgent")),
        (("solved", "closed"), ()),
        (("spam", "open"), ()),
    ]
    views = [View(name, targets.get(name)) for name in ViewName]
    return [TicketFilter(view, statuses, priorities) for view, (statuses, priorities) in product(views, choices)]


async def test_every_built_in_view_holds_what_its_conditions_hold(database: Database) -> None:
    people, team_id, contact_id = await _shop(database)
    found: set[ViewName] = set()
    async with database.read() as session:
        for who, asked in product(people, _asked(team_id, contact_id)):
            listed = await list_tickets(session, who, asked, None, EVERYTHING)
            met = await list_items(session, who, asked_like(asked), None, EVERYTHING)
            assert {one.id for one in met.items} == {one.id for one in listed.items}, (who.role, asked)
            found |= {asked.view.name} if listed.items else set()
    assert found == set(ViewName)


_KEYS: dict[Sort, Any] = {
    Sort.RECENT: lambda item: item.last_message_at,
    Sort.OLDEST: lambda item: item.last_message_at,
    Sort.WAITING: lambda item: item.waiting_since,
    Sort.PRIORITY: lambda item: item.priority,
    Sort.DUE: lambda item: item.due_at,
}


@pytest.mark.parametrize("sort", list(Sort))
async def test_the_order_is_the_same_too(database: Database, sort: Sort) -> None:
    (_, boss, _), _, _ = await _shop(database)

    def values(items: Sequence[TicketItem], key: Any) -> list[Any]:
        return [key(item) for item in items]

    async with database.read() as session:
        for name in (ViewName.ALL, ViewName.SNOOZED, ViewName.CLOSED):
            asked = TicketFilter(View(name), sort=sort)
            is_by_return = name is ViewName.SNOOZED and sort is Sort.RECENT
            key = (lambda item: item.snoozed_until) if is_by_return else _KEYS[sort]
            listed = await list_tickets(session, boss, asked, None, EVERYTHING)
            met = await list_items(session, boss, asked_like(asked), None, EVERYTHING)
            assert values(met.items, key) == values(listed.items, key), (name, sort)
