"""A saved view reads about as much as it shows, however many tickets there are: asked of the databases themselves."""

import random
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.bulk import insert_rows, row_of
from core.db.repository import is_sqlite
from core.db.session import Database
from core.staff.principal import Principal, Role
from tests.factories.desk import START, make_contact, make_principal, make_team, make_ticket
from tests.support.queries import counted_queries
from ticketing.fields.models import TicketField, TicketFieldValue
from ticketing.tags.models import Tag, TicketTag
from ticketing.tickets.models import Ticket
from ticketing.views import reading
from ticketing.views.model import Asked, Order

TICKETS = 20_000
_TABLES = ("ticket", "ticket_field_value", "ticket_tag")
_STEPS = 100


def _test(field: str, operator: str, value: object = None) -> dict[str, Any]:
    return {"field": field, "operator": operator, "value": value}


ACTIVE = _test("is_active", "is", value=True)


class _Company:
    """One own field, two tags, a few VIPs, and very many tickets of which every twentieth is active."""

    def __init__(self) -> None:
        self.field_id, self.common_tag, self.rare_tag = ids.new_id(), ids.new_id(), ids.new_id()

    async def found(self, session: AsyncSession) -> Principal:
        rng = random.Random(5)
        team, other = await make_team(session), await make_team(session, "Sales")
        agent = await make_principal(session, Role.AGENT, teams=[team])
        session.add(
            TicketField(id=self.field_id, kind="choice", choices=[], ticket_types=[], position=0, created_at=START)
        )
        tags = {self.common_tag: "common", self.rare_tag: "rare"}
        session.add_all(
            Tag(id=one, name=name, folded_name=name, color="teal", created_at=START) for one, name in tags.items()
        )
        people = [await make_contact(session, f"Customer {number}", is_vip=number == 0) for number in range(400)]
        pattern = row_of(await make_ticket(session))
        tickets, values, tagged = [], [], []
        for number in range(TICKETS):
            at = clock.utc_now() - timedelta(minutes=TICKETS - number)
            status = "open" if number % 20 == 0 else "closed"
            one = ids.new_id()
            tickets.append(
                {
                    **pattern, "id": one, "number": 500_000 + number, "status": status, "is_active": status == "open",
                    "priority": rng.choice(["low", "normal", "urgent"]),
                    "team_id": other.id if number % 4 == 1 else team.id, "contact_id": rng.choice(people).id,
                    "last_message_at": at, "created_at": at, "due_at": at if number % 5 == 0 else None,
                }
            )  # fmt: skip
            choice = "rare" if number % 800 == 0 else f"common {number % 9}"
            values.append({"ticket_id": one, "field_id": self.field_id, "position": 0, "text": choice})
            tag = self.rare_tag if number % 400 == 0 else self.common_tag
            tagged.append({"ticket_id": one, "tag_id": tag})
        for model, rows in ((Ticket, tickets), (TicketFieldValue, values), (TicketTag, tagged)):
            await insert_rows(session, model, rows)
        return agent

    def asked(self) -> Mapping[str, Asked]:
        own, vip = f"field.{self.field_id}", _test("contact_is_vip", "is", value=True)
        urgent = _test("priority", "is_any_of", ["urgent"])
        return {
            "a rare own value": Asked({"all": [_test(own, "is", "rare")]}),
            "a rare own value, active": Asked({"all": [ACTIVE, _test(own, "is", "rare")]}),
            "a common own value": Asked({"all": [ACTIVE, _test(own, "is_any_of", ["common 1", "common 3"])]}),
            "a rare tag": Asked({"all": [_test("tags", "contains_any", [str(self.rare_tag)])]}),
            "a common tag": Asked({"all": [ACTIVE, urgent, _test("tags", "contains", [str(self.common_tag)])]}),
            "VIPs": Asked({"all": [vip]}),
            "everything": Asked({"all": []}, columns=(own,)),
            "by due date": Asked({"all": [ACTIVE]}, Order("due_at", is_descending=False)),
        }


@asynccontextmanager
async def _counted(session: AsyncSession, found: list[int]) -> AsyncIterator[None]:
    """Append how much is read: on PostgreSQL rows of the big tables, on SQLite hundreds of steps of its machine."""
    connection = await (await session.connection()).get_raw_connection()
    driver: Any = connection.driver_connection
    if is_sqlite(session):
        steps = 0

        def step() -> int:
            nonlocal steps
            steps += 1
            return 0

        driver.set_progress_handler(step, _STEPS)
        yield
        driver.set_progress_handler(None, _STEPS)
        found.append(steps)
        return
    before = await _rows_read(session)
    yield
    found.append(await _rows_read(session) - before)


async def _rows_read(session: AsyncSession) -> int:
    read = "sum(seq_tup_read + coalesce(idx_tup_fetch, 0))"
    query = text(f"SELECT {read} FROM pg_stat_xact_user_tables WHERE relname = ANY(:names)")
    return int((await session.execute(query, {"names": list(_TABLES)})).scalar_one())


async def test_lists_and_counts_read_about_what_they_show(database: Database) -> None:
    company = _Company()
    async with database.write() as session:
        agent = await company.found(session)
    if not database.is_sqlite:
        async with database.write() as session:
            for table in (*_TABLES, "contact"):
                await session.execute(text(f"ANALYZE {table}"))
    most = TICKETS // 3  # where a walk over the tickets would read them all
    read: dict[str, int] = {}
    async with database.read() as session:
        if not database.is_sqlite:  # the plan that is kept for good once a statement was seen a few times
            await session.execute(text("SET LOCAL plan_cache_mode = force_generic_plan"))
        for name, asked in company.asked().items():
            found: list[int] = []
            async with _counted(session, found):
                page = await reading.list_rows(session, agent, asked, None, 50)
            async with _counted(session, found):
                count = await reading.count_tickets(session, agent, asked.conditions)
            assert page.items, name
            assert count == 100 or count >= len(page.items), name
            read |= {f"{name}, list": found[0], f"{name}, count": found[1]}
    assert {name: number for name, number in read.items() if number > most} == {}


async def test_the_limits_of_lists_and_counts_are_known_when_they_are_planned(database: Database) -> None:
    """PostgreSQL keeps plans of statements it has seen: one for any limit walks all tickets to find a few."""
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR)
        await make_ticket(session)
    conditions = {"all": [_test("priority", "is", "normal")]}
    async with database.read() as session:
        with counted_queries(database) as sent:
            await reading.list_rows(session, boss, Asked(conditions), None, 50)
            await reading.list_rows(session, boss, Asked(conditions, Order("due_at")), None, 50)
            await reading.count_tickets(session, boss, conditions)
    limits = [limit for statement in sent for limit in re.findall(r"LIMIT (\S+)", statement)]
    assert {limit.rstrip(")") for limit in limits} == {"51", "100"}
