"""Rules that act by themselves, killed at every step: each acts once on every ticket, and nothing of it is lost."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from core.db.session import Database
from core.messages import Address
from core.staff.principal import Role
from tests.crash import scene
from tests.crash.scene import Scene
from tests.factories.desk import make_principal
from tests.factories.inbound import arriving, make_mail
from tests.support.eventually import eventually
from tests.support.server import Server
from tests.support.smtp import SmtpSink
from ticketing.actions.model import parse_actions
from ticketing.automation.models import AutomationEpisode, AutomationEvent, AutomationRun
from ticketing.automation.rule import RuleFields, RuleKind
from ticketing.automation.rules import create_rule
from ticketing.automation.timing import parse_timing
from ticketing.automation.triggers import Trigger
from ticketing.intake.service import handle_batch
from ticketing.messages.models import Message
from ticketing.tasks.models import TicketTask
from ticketing.tickets.models import Ticket

# Where the process dies between a customer's message and what a rule does about it. The rule has two tickets to act on.
ON_AN_EVENT = (
    ("ticketing.automation.subscriber:_chains_of", "after"),  # kept, and the cursor has not moved
    ("ticketing.actions.applying:apply_actions", "after"),  # acted, and not written down
    ("ticketing.automation.running:run_event", "after"),
    ("workers.jobs.automation:_event", "after"),  # one ticket is done, the other waits
)
BY_THE_CLOCK = (
    ("ticketing.automation.waiting:keep_episodes", "after"),
    ("ticketing.automation.running:run_episode", "after"),
    ("workers.jobs.automation:_episode", "after"),
)
WORDS: list[Any] = [
    {"kind": "set_priority", "priority": "urgent"},
    {"kind": "add_note", "text": "โทรกลับ #{{ticket.number}}"},
    {"kind": "add_task", "title": "โทรกลับ", "owner": None, "due_hours": 4},
]
ANSWER = {"kind": "reply", "text": "ได้รับแล้ว จะรีบดูให้ค่ะ"}
SENDERS = (Address("email", "somchai@customer.example", "สมชาย"), Address("email", "mary@customer.example", "Mary"))


async def _write_rule(database: Database, kind: RuleKind) -> None:
    is_timed = kind is RuleKind.TIME
    timing = {"since": "customer_waiting", "minutes": 30, "includes_past": True} if is_timed else None
    async with database.write() as session:
        boss = await make_principal(session, Role.ADMIN, name="หัวหน้า")
        rule = RuleFields(
            name="โทรกลับ",
            kind=kind,
            conditions={"all": [{"field": "priority", "operator": "is", "value": "normal"}]},
            actions=parse_actions(WORDS if is_timed else [ANSWER, *WORDS]),
            triggers=() if is_timed else (Trigger.CUSTOMER_MESSAGE,),
            timing=parse_timing(timing) if timing else None,
        )
        await create_rule(session, boss, rule)


async def _two_customers_write(database: Database, account_id: UUID) -> None:
    async with database.write() as session:
        await handle_batch(session, arriving(*(make_mail(account_id, sender=sender) for sender in SENDERS)))


async def _counts(database: Database) -> dict[str, list[int]]:
    """What rules have done, ticket by ticket."""
    asked = {
        "runs": select(AutomationRun.ticket_id).where(AutomationRun.result == "applied"),
        "notes": select(Message.ticket_id).where(Message.direction == "internal"),
        "answers": select(Message.ticket_id).where(Message.direction == "outbound"),
        "tasks": select(TicketTask.ticket_id),
        "urgent": select(Ticket.id).where(Ticket.priority == "urgent"),
    }
    counted = {}
    async with database.read() as session:
        for name, query in asked.items():
            found = list((await session.execute(query)).scalars())
            counted[name] = sorted(found.count(key) for key in set(found))
    return counted


async def _is_quiet(database: Database) -> bool:
    """Both tickets were acted on, and nothing waits for a rule any more."""
    due = select(func.count()).select_from(AutomationEpisode).where(AutomationEpisode.state == "due")
    events = select(func.count()).select_from(AutomationEvent)
    runs = select(func.count()).select_from(AutomationRun)
    async with database.read() as session:
        waiting = [(await session.execute(query)).scalar_one() for query in (due, events)]
        acted = (await session.execute(runs)).scalar_one()
    return not any(waiting) and acted >= len(SENDERS) and await scene.everything_published(database)


async def _killed_and_restarted(
    at: Scene, kind: RuleKind, place: str, moment: str, sink: SmtpSink, start: Callable[..., Server]
) -> None:
    database = Database(at.url)
    try:
        account_id = await scene.set_up(database, sink.port)
        await _write_rule(database, kind)
        await _two_customers_write(database, account_id)
        at.run_until_killed(place, moment)
        await scene.let_time_pass(database)
        at.start_again(start)
        await eventually(lambda: _is_quiet(database), within=60)
        once = [1] * len(SENDERS)
        answers = once if kind is RuleKind.EVENT else []
        assert await _counts(database) == {
            "runs": once, "notes": once, "answers": answers, "tasks": once, "urgent": once,
        }  # fmt: skip
        if answers:
            await eventually(lambda: len(sink.received) >= len(SENDERS), within=60)
        told = sorted(mail.recipients for mail in sink.received)
        assert told == (sorted((one.external_id,) for one in SENDERS) if answers else [])
    finally:
        await database.close()


@pytest.mark.parametrize(
    ("kind", "place", "moment"),
    [*((RuleKind.EVENT, *point) for point in ON_AN_EVENT), *((RuleKind.TIME, *point) for point in BY_THE_CLOCK)],
)
async def test_killed_while_a_rule_acts(
    postgres_url: str,
    tmp_path: Path,
    kind: RuleKind,
    place: str,
    moment: str,
    smtp_sink: SmtpSink,
    sawasdesk_serve: Callable[..., Server],
) -> None:
    at = Scene(postgres_url, tmp_path, sys.executable)
    await _killed_and_restarted(at, kind, place, moment, smtp_sink, sawasdesk_serve)


async def test_killed_while_a_rule_acts_with_sqlite(
    sqlite_url: str, tmp_path: Path, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]
) -> None:
    at = Scene(sqlite_url, tmp_path, sys.executable)
    await _killed_and_restarted(at, RuleKind.EVENT, *ON_AN_EVENT[2], smtp_sink, sawasdesk_serve)
