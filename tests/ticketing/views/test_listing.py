"""Lists of tickets by any conditions and order: every ticket once, the gate inside, counts that stop."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.session import Database
from core.errors import Invalid, NotFound
from core.staff.principal import Principal, Role
from tests.factories.desk import START, make_account, make_contact, make_principal, make_team, make_ticket
from tests.support.queries import counted_queries
from ticketing.fields.models import TicketField, TicketFieldValue
from ticketing.statuses.models import TicketStatus
from ticketing.views import reading, service
from ticketing.views.columns import COLUMNS, UNSORTABLE
from ticketing.views.model import Asked, Column, Order, ViewFields

OWN = {kind: ids.new_id() for kind in ("text", "number", "money", "date", "checkbox", "choice", "long_text")}
CHOICES = [{"id": one, "label_th": one, "label_en": one} for one in ("late", "early", "never")]
ACTIVE: dict[str, Any] = {"field": "is_active", "operator": "is", "value": True}


async def _own_fields(session: AsyncSession) -> None:
    session.add_all(
        TicketField(
            id=own,
            kind=kind,
            choices=CHOICES if kind == "choice" else [],
            ticket_types=[],
            position=0,
            created_at=START,
        )
        for kind, own in OWN.items()
    )
    session.add(TicketStatus(id=ids.new_id(), category="open", position=0, is_default=True, created_at=START))
    await session.flush()


async def _tickets(session: AsyncSession, count: int = 33) -> list[UUID]:
    rng = random.Random(7)
    boss = await make_principal(session, Role.SUPERVISOR)
    team = await make_team(session, "Sales")
    contacts = [await make_contact(session, name) for name in ("สมชาย", "Anna", "Bert")]
    account = await make_account(session)
    made = []
    for _ in range(count):
        dates: dict[str, Any] = {name: rng.choice([None, START, START + timedelta(days=1)]) for name in _MAY_LACK}
        ticket = await make_ticket(
            session,
            status=rng.choice(["new", "open", "waiting", "solved", "closed"]),
            priority=rng.choice(["low", "normal", "urgent"]),
            contact=rng.choice([None, *contacts]),
            owner=rng.choice([None, boss]),
            team=rng.choice([None, team]),
            account_id=rng.choice([None, account.id]),
            subject=rng.choice(["ลำโพง", "Speaker " * 20, "speaker", "a"]),
            type=rng.choice([None, "problem"]),
            last_message_at=START + timedelta(hours=rng.randrange(5)),
            inbound_count=rng.randrange(3),
            **dates,
        )
        made.append(ticket.id)
        rows: dict[str, dict[str, Any]] = {
            "text": {"text": rng.choice("abc")},
            "number": {"number": rng.randrange(-2, 2)},
            "money": {"number": 100},
            "date": {"at": START},
            "checkbox": {"number": 1},
            "choice": {"text": rng.choice(["late", "early", "gone"])},
        }
        session.add_all(
            TicketFieldValue(ticket_id=ticket.id, field_id=OWN[kind], position=0, **row)
            for kind, row in rows.items()
            if rng.random() < 0.6
        )
    await session.flush()
    return made


_MAY_LACK = ("waiting_since", "first_replied_at", "due_at", "snoozed_until", "solved_at", "closed_at")
_OWN_ORDERS = [f"field.{OWN[kind]}" for kind in OWN if kind != "long_text"]
ORDERS = [*(name for name in COLUMNS if name not in UNSORTABLE), *_OWN_ORDERS]
_SHOWN: dict[str, Callable[[reading.TicketRow], Any]] = {
    "number": lambda row: row.item.number,
    "priority": lambda row: ["low", "normal", "high", "urgent"].index(row.item.priority),
    "contact": lambda row: row.item.contact and row.item.contact.name,
    "due_at": lambda row: row.item.due_at,
    "solved_at": lambda row: row.solved_at,
    "last_message_at": lambda row: row.item.last_message_at,
    "inbound_count": lambda row: row.inbound_count,
    _OWN_ORDERS[1]: lambda row: row.field_values.get(OWN["number"]),
}


async def _walk(session: AsyncSession, principal: Principal, asked: Asked, limit: int) -> list[reading.TicketRow]:
    rows: list[reading.TicketRow] = []
    cursor: str | None = None
    while True:
        page = await reading.list_rows(session, principal, asked, cursor, limit)
        assert len(page.items) <= limit
        assert len(page.next_cursor or "") <= 500
        rows.extend(page.items)
        cursor = page.next_cursor
        if cursor is None:
            return rows


async def test_every_order_shows_every_ticket_once_and_the_empty_ones_last(database: Database) -> None:
    async with database.write() as session:
        await _own_fields(session)
        made = await _tickets(session)
        boss = await make_principal(session, Role.SUPERVISOR)
    async with database.read() as session:
        for name in ORDERS:
            for is_descending in (True, False):
                rows = await _walk(session, boss, Asked(order=Order(name, is_descending), columns=(name,)), limit=7)
                assert sorted(row.item.id for row in rows) == sorted(made), name
                if name in _SHOWN:
                    values = [_SHOWN[name](row) for row in rows]
                    there = [value for value in values if value is not None]
                    assert values == there + [None] * (len(values) - len(there)), name
                    assert there == sorted(there, reverse=is_descending), name


async def test_pages_end_where_the_tickets_with_a_value_end(database: Database) -> None:
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR)
        with_due = [(await make_ticket(session, due_at=START)).id for _ in range(2)]
        without = (await make_ticket(session)).id
    async with database.read() as session:
        rows = await _walk(session, boss, Asked(order=Order("due_at", is_descending=False)), limit=2)
    assert [row.item.id for row in rows] == [*with_due, without]


async def test_nobody_lists_or_counts_what_he_may_not_see(database: Database) -> None:
    async with database.write() as session:
        mine, theirs = await make_team(session, "Mine"), await make_team(session, "Theirs")
        agent = await make_principal(session, teams=[mine])
        sales = await make_principal(session, Role.SALES)
        seen = await make_ticket(session, team=mine)
        await make_ticket(session, team=theirs)
        spam = await make_ticket(session, team=mine, status="spam")
    in_spam = {"field": "status", "operator": "is", "value": "spam"}
    async with database.read() as session:
        listed = [row.item.id for row in await _walk(session, agent, Asked(), limit=10)]
        assert listed == [seen.id]
        assert await reading.count_tickets(session, agent, {"all": []}) == 1
        assert [row.item.id for row in await _walk(session, agent, Asked(in_spam), limit=10)] == [spam.id]
        assert await reading.count_tickets(session, sales, in_spam) == 0
        board = await reading.read_board(session, agent, Asked(), "team_id", [str(mine.id), str(theirs.id), None], 10)
        assert [column.count for column in board] == [1, 0, 0]


async def test_counts_stop_at_a_hundred_and_name_the_views_of_the_side_bar(database: Database) -> None:
    async with database.write() as session:
        agent, colleague = await make_principal(session), await make_principal(session, name="Lek")
        for _ in range(101):
            await make_ticket(session)
        await make_ticket(session, owner=agent, priority="urgent")
        everything = await service.create_view(session, agent, ViewFields(name="Everything"))
        of_mine = {"all": [{"field": "owner_id", "operator": "is", "value": "me"}]}
        own = await service.create_view(session, agent, ViewFields(name="Mine", conditions=of_mine))
        aside = await service.create_view(session, agent, ViewFields(name="Aside", is_pinned=False))
        await service.create_view(session, colleague, ViewFields(name="Not yours"))
    async with database.read() as session:
        counts = (await reading.count_saved_views(session, agent)).counts
        assert counts == {f"saved:{everything.id}": 100, f"saved:{own.id}": 1}
        assert f"saved:{aside.id}" not in counts


async def test_a_board_cuts_a_view_into_columns(database: Database) -> None:
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR)
        for priority in ("high", "high", "high", "low"):
            await make_ticket(session, priority=priority)
        await make_ticket(session, priority="high", status="solved")
    async with database.read() as session:
        asked = Asked({"all": [ACTIVE]}, Order("number", is_descending=False))
        high, normal, low = await reading.read_board(session, boss, asked, "priority", ["high", "normal", "low"], 2)
        assert [(column.value, column.count, len(column.page.items)) for column in (high, normal, low)] == [
            ("high", 3, 2),
            ("normal", 0, 0),
            ("low", 1, 1),
        ]
        rest = {"all": [asked.conditions, {"field": "priority", "operator": "is", "value": "high"}]}
        more = await reading.list_rows(session, boss, Asked(rest, asked.order), high.page.next_cursor, 10)
        assert len(more.items) == 1
        with pytest.raises(Invalid):
            await reading.read_board(session, boss, asked, "subject", ["a"], 2)


async def test_a_saved_view_lists_with_few_queries(database: Database) -> None:
    async with database.write() as session:
        await _own_fields(session)
        await _tickets(session, 12)
        boss = await make_principal(session, Role.SUPERVISOR)
        own = f"field.{OWN['choice']}"
        recent = {"field": "created_at", "operator": "more_than_ago", "value": "P1D"}
        conditions = {"all": [ACTIVE, {"field": own, "operator": "is_any_of", "value": ["late", "early"]}, recent]}
        plain = await service.create_view(session, boss, ViewFields(name="Plain", conditions={"all": [ACTIVE]}))
        fields = ViewFields(name="Own", conditions=conditions, columns=(Column(own),), order=Order(own))
        rich = await service.create_view(session, boss, fields)
    async with database.read() as session:
        with counted_queries(database) as sent:
            page = await reading.list_saved_items(session, boss, plain.id, None, 50)
        assert page.items
        assert len(sent) == 4  # the view, the ids, the tickets, their tags
        _, asked = await reading.view_asked(session, boss, rich.id)
        with counted_queries(database) as sent:
            rows = await reading.list_rows(session, boss, asked, None, 50)
        assert all(row.field_values for row in rows.items)
        assert len(sent) <= 8  # fields, time zone, frequency, ids (two stretches), tickets, tags, values
        with pytest.raises(NotFound):
            await reading.list_saved_items(session, boss, ids.new_id(), None, 50)


@pytest.mark.parametrize(
    "asked",
    [
        Asked({"field": "colour", "operator": "is", "value": "red"}),
        Asked(order=Order("tags")),
        Asked(order=Order("nothing")),
        Asked(order=Order(f"field.{OWN['text']}")),
        Asked(columns=("nothing",)),
        Asked(columns=("field.x",)),
    ],
)
async def test_what_makes_no_sense_is_refused(database: Database, asked: Asked) -> None:
    principal = Principal(ids.new_id(), "Nok", Role.SUPERVISOR)
    async with database.read() as session:
        with pytest.raises(Invalid):
            await reading.list_rows(session, principal, asked, None, 10)


@pytest.mark.parametrize("cursor", ["x", "e.", "v.x", "e.W10", "v.W10", "."])
async def test_a_cursor_of_another_list_is_refused(database: Database, cursor: str) -> None:
    principal = Principal(ids.new_id(), "Nok", Role.SUPERVISOR)
    async with database.read() as session:
        with pytest.raises(Invalid):
            await reading.list_rows(session, principal, Asked(), cursor, 10)


async def test_finished_and_active_tickets_come_in_one_order(database: Database) -> None:
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR)
        made = [
            (await make_ticket(session, status=status, last_message_at=START + timedelta(minutes=minute))).id
            for minute, status in enumerate(["open", "solved", "open", "closed", "open", "solved"])
        ]
    async with database.read() as session:
        rows = await _walk(session, boss, Asked(), limit=2)
        assert [row.item.id for row in rows] == made[::-1]
    assert clock.utc_now() > START
