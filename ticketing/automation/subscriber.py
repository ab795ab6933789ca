"""Events on their way to the rules. Here only what may concern a rule is kept; the rules themselves act later.

The subscriber's transaction holds no ticket, so that a batch of events makes nobody wait.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.bulk import insert_missing_rows
from core.events.base import PublishedEvent
from core.jobs import nudge_after_commit
from core.rules.conditions import holds
from ticketing.actions.applying import RULE
from ticketing.automation import repository
from ticketing.automation.loading import Rulebook, load_rulebook
from ticketing.automation.models import AutomationEvent
from ticketing.automation.rule import Rule, RuleKind, all_asked
from ticketing.automation.triggers import counts, triggers_of
from ticketing.criteria.facts import MESSAGE_TEXT, Facts, add_last_texts, load_facts, message_texts

AUTOMATION_JOB = "automation"


async def handle(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
    """Keep the events that a rule asks for and whose ticket meets its conditions as it stands now."""
    concerning = [event for event in events if event.ticket_id and triggers_of(event.type) and counts(event.data)]
    if not concerning:
        return
    book = await load_rulebook(session, RuleKind.EVENT)
    asked_for = [(event, rules) for event in concerning if (rules := rules_for(book, event.type, event.occurred_at))]
    if not asked_for:
        return
    wanted = all_asked(book.rules)
    facts = await load_facts(session, {e.ticket_id for e, _ in asked_for if e.ticket_id}, book.catalogue, wanted)
    texts: dict[UUID, str] = {}
    if MESSAGE_TEXT in wanted:
        await add_last_texts(session, facts)
        texts = await message_texts(session, {key for event, _ in asked_for if (key := message_of(event))})
    moment = book.moment()
    kept = [
        event
        for event, rules in asked_for
        if (known := _facts_of(facts, texts, event)) and any(holds(rule.condition, known, moment) for rule in rules)
    ]
    chains = await _chains_of(session, kept)
    now = clock.utc_now()
    rows = [
        {
            "publish_seq": event.publish_seq,
            "event_id": event.event_id,
            "event_type": event.type,
            "ticket_id": event.ticket_id,
            "message_id": message_of(event),
            "occurred_at": event.occurred_at,
            "chain": chains.get(event.publish_seq, []),
            "attempts": 0,
            "next_attempt_at": now,
            "error": "",
        }
        for event in kept
    ]
    await insert_missing_rows(session, AutomationEvent, rows)
    if rows:
        nudge_after_commit(session, AUTOMATION_JOB)


def rules_for(book: Rulebook, event_type: str, occurred_at: datetime) -> list[Rule]:
    """The rules that such an event sets going; not those that were switched on after it happened."""
    triggers = triggers_of(event_type)
    return [rule for rule in book.rules if rule.triggers & triggers and rule.enabled_at <= occurred_at]


def message_of(event: PublishedEvent) -> UUID | None:
    """The message that an event is about, if it is about one."""
    value = event.data.get("message_id")
    return UUID(str(value)) if value else None


def _facts_of(facts: dict[UUID, Facts], texts: dict[UUID, str], event: PublishedEvent) -> Facts | None:
    known, message_id = facts.get(event.ticket_id) if event.ticket_id else None, message_of(event)
    if known is None or message_id not in texts:
        return known
    return known | {MESSAGE_TEXT: texts[message_id]}


async def _chains_of(session: AsyncSession, events: Sequence[PublishedEvent]) -> dict[int, list[str]]:
    """The rules that led to the events that rules caused: found by the run between whose versions an event lies."""
    caused = [event for event in events if event.actor.kind == RULE and event.ticket_id]
    if not caused:
        return {}
    tickets = {event.ticket_id for event in caused if event.ticket_id}
    runs = await repository.runs_on(session, tickets, min(event.version for event in caused))
    chains = {}
    for event in caused:
        by = [
            run.chain
            for run in runs
            if run.ticket_id == event.ticket_id and run.version_before < event.version <= run.version_after
        ]
        chains[event.publish_seq] = by[0] if by else [str(event.actor.id)]
    return chains
