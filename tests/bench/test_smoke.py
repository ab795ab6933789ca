"""The measurements' own tools, on tiny sizes: the loader makes what the product reads, the report tells the truth."""

import json
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bench.company import MAILBOX, Company, found_company
from bench.desk import needle_queries
from bench.fuzz import measure_fuzz, measure_reading
from bench.load import LONG, LONG_TICKETS, Loaded, load
from bench.mails import make_mails
from bench.report import Figure, Target, markdown, percentile, table, write_docs, write_json
from bench.tables import open_writer
from core.db.session import Database
from core.secrets import Secrets
from core.staff.principal import Principal, Role
from ticketing.messages.models import Message
from ticketing.search.service import search
from ticketing.tickets.models import Ticket
from ticketing.tickets.numbers import take_numbers
from ticketing.tickets.reading import get_ticket, list_tickets
from ticketing.tickets.views import TicketFilter, parse_view

TICKETS = 120
FIGURES = [
    Figure("ingest", "sqlite", 512.4, "mails/s", Target(250, is_least=True), "1,700 commits/s"),
    Figure("list", "postgresql", 9.25, "ms", Target(8)),
    Figure("socket", "postgresql", 3.0, "ms"),
]


async def _loaded(database: Database, url: str) -> tuple[Company, Loaded]:
    company = await found_company(database, Secrets("a secret for tests that nobody else uses"), agents=3)
    kind = "sqlite" if database.is_sqlite else "postgresql"
    return company, await load(await open_writer(kind, url), company, TICKETS)


async def test_the_loader_makes_what_the_product_reads(database: Database, database_url: str) -> None:
    company, loaded = await _loaded(database, database_url)
    boss = Principal(company.supervisor_id, "Supervisor", Role.SUPERVISOR)
    async with database.write() as session:
        [next_number] = await take_numbers(session, 1)
    async with database.read() as session:
        counts = [
            (await session.execute(select(func.count()).select_from(one))).scalar_one() for one in (Ticket, Message)
        ]
        page = await list_tickets(session, boss, TicketFilter(parse_view("all")), None, 50)
        view = await get_ticket(session, boss, loaded.long_tickets[0])
        said = select(func.count()).where(Message.ticket_id == view.id)
        messages = (await session.execute(said)).scalar_one()
        found = {
            words: {hit.number for hit in (await search(session, boss, words, None, 100, include_hidden=True)).items}
            for words, _, _ in needle_queries(loaded)
        }
    assert next_number == 1001 + TICKETS
    assert counts == [TICKETS, loaded.messages]
    assert len(page.items) >= LONG_TICKETS
    assert messages == LONG
    assert found == {words: numbers for words, _, numbers in needle_queries(loaded)}
    assert len(loaded.threads) == TICKETS


def test_mails_are_of_the_promised_size_and_half_are_replies() -> None:
    mails = make_mails(400, MAILBOX)
    assert 2800 < sum(map(len, mails)) / len(mails) < 3200
    replies = sum(b"\r\nIn-Reply-To:" in mail for mail in mails)
    assert 140 < replies < 220
    assert mails == make_mails(400, MAILBOX)


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(number) for number in range(1, 101)]
    assert [percentile(values, share) for share in (0.0, 0.5, 0.95, 0.99, 1.0)] == [1, 50, 95, 99, 100]
    assert percentile([7.0], 0.99) == 7.0
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_a_missed_target_is_said_and_not_hidden() -> None:
    assert [figure.verdict for figure in FIGURES] == ["met", "MISSED", ""]
    lines = table(FIGURES).splitlines()
    assert "≥ 250 mails/s" in lines[2]
    assert "1,700 commits/s" in lines[2]
    assert "MISSED" in lines[3]
    assert markdown(FIGURES).count("\n") == len(FIGURES) + 1


def test_a_run_is_kept_as_json_and_its_table_in_the_page(tmp_path: Path) -> None:
    kept = write_json(FIGURES, {"processors": 2}, tmp_path)
    document = json.loads(kept.read_text())
    assert document["processors"] == 2
    assert [figure["verdict"] for figure in document["figures"]] == ["met", "MISSED", ""]
    page = tmp_path / "performance.md"
    page.write_text(Path("docs/performance.md").read_text())
    circumstances: dict[str, object] = {"measured_at": "today", "processors": 2, "python": "3.11"}
    write_docs(FIGURES, circumstances, page)
    write_docs(FIGURES, circumstances, page)
    assert page.read_text().count("| ingest | sqlite | 512 mails/s | ≥ 250 mails/s | met | 1,700 commits/s |") == 1
    page.write_text("no place for a table")
    with pytest.raises(ValueError, match="place"):
        write_docs(FIGURES, circumstances, page)


def test_broken_mails_are_read_and_counted() -> None:
    times = measure_fuzz(40)
    assert (times.mails, times.exceptions) == (40, [])
    assert times.worst > 0
    assert measure_reading(rounds=5)[0] > 0
