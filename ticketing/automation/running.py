"""The story of a rule that acts: lock the ticket, look again, act, write down what came of it; one transaction.

What waited for it goes in the same transaction, so a process that dies in between has done nothing, and the next one
does it whole.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.bulk import insert_rows
from core.errors import NotFound
from core.rules.conditions import holds
from ticketing.actions.applying import Applied, Result, Why, apply_actions, rule_principal
from ticketing.actions.model import Reply
from ticketing.automation import repository
from ticketing.automation.chains import lengthened, reason_to_stop
from ticketing.automation.loading import Rulebook, load_rulebook
from ticketing.automation.models import AutomationRun
from ticketing.automation.rule import Rule, RuleKind, all_asked
from ticketing.automation.searching import is_still_due
from ticketing.automation.subscriber import rules_for
from ticketing.criteria.facts import MESSAGE_TEXT, Facts, add_last_texts, load_facts, message_texts
from ticketing.replies.by_rule import hold_thread
from ticketing.replies.service import CapabilitiesOf
from ticketing.tickets.access import get_visible_ticket
from ticketing.tickets.lifecycle import Status
from ticketing.tickets.models import Ticket

TIME: Final = "time"
_HOUR: Final = 3600.0
_NOBODY: Final = rule_principal(UUID(int=0), "")


@dataclass(slots=True)
class _Cause:
    """What set rules going: an event's type and id, or "time"; and the rules that led to it so far."""

    trigger: str
    event_id: int | None = None
    chain: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Run:
    """A rule meeting a ticket, about to be written down."""

    id: UUID
    rule: Rule
    ticket_id: UUID
    cause: _Cause

    def row(self, result: str, reason: str, applied: Applied | None = None) -> dict[str, Any]:
        """The entry of the log."""
        outcomes = applied.outcomes if applied else ()
        return {
            "id": self.id,
            "rule_id": self.rule.id,
            "rule_name": self.rule.name,
            "ticket_id": self.ticket_id,
            "trigger": self.cause.trigger,
            "event_id": self.cause.event_id,
            "result": result,
            "reason": reason,
            "outcomes": [asdict(outcome) | {"result": outcome.result.value} for outcome in outcomes],
            "chain": lengthened(self.cause.chain, self.rule.id),
            "version_before": applied.version_before if applied else 0,
            "version_after": applied.version_after if applied else 0,
            "created_at": clock.utc_now(),
        }


async def run_event(session: AsyncSession, publish_seq: int, *, capabilities_of: CapabilitiesOf) -> bool:
    """Let the rules act on one waiting event, in their order; each sees what those before it did.

    False when another process has it, or it is done.
    """
    event = await repository.claim_event(session, publish_seq)
    if event is None:
        return False
    book = await load_rulebook(session, RuleKind.EVENT)
    rules = rules_for(book, event.event_type, event.occurred_at)
    ticket = await _lock(session, event.ticket_id, rules) if rules else None
    cause, facts = _Cause(event.event_type, event.event_id, list(event.chain)), None
    for rule in rules if ticket is not None else ():
        facts = facts or await _facts(session, book, rules, event.ticket_id, event.message_id)
        if not holds(rule.condition, facts, book.moment()):
            continue
        result = await _act(session, rule, event.ticket_id, cause, capabilities_of=capabilities_of)
        if result in {"applied", "refused"}:
            facts = None
            if rule.stops:
                break
    await session.delete(event)
    await session.flush()
    return True


async def run_episode(
    session: AsyncSession, rule_id: UUID, ticket_id: UUID, began_at: datetime, *, capabilities_of: CapabilitiesOf
) -> bool:
    """Let a time rule act on one episode, if it is still one. False when it is not, or another process has it.

    An episode that ended meanwhile is forgotten, so that it counts as new should the ticket come back into it.
    """
    episode = await repository.claim_episode(session, rule_id, ticket_id, began_at)
    if episode is None:
        return False
    book = await load_rulebook(session, RuleKind.TIME)
    rule = next((one for one in book.rules if one.id == rule_id), None)
    ticket = await _lock(session, ticket_id, [rule]) if rule is not None else None
    if (
        rule is None
        or ticket is None
        or not await is_still_due(session, book, rule, ticket_id, began_at, clock.utc_now())
    ):
        await session.delete(episode)
        await session.flush()
        return False
    await _act(session, rule, ticket_id, _Cause(TIME), capabilities_of=capabilities_of)
    episode.state = "done"
    await session.flush()
    return True


async def give_up_event(session: AsyncSession, publish_seq: int, error: str) -> None:
    """Write down for each of its rules that an event could not be worked off, and let go of it."""
    event = await repository.claim_event(session, publish_seq)
    if event is None:
        return
    cause = _Cause(event.event_type, event.event_id, list(event.chain))
    for rule in rules_for(await load_rulebook(session, RuleKind.EVENT), event.event_type, event.occurred_at):
        failed = _Run(ids.new_id(), rule, event.ticket_id, cause).row("failed", error)
        await insert_rows(session, AutomationRun, [failed])
    await session.delete(event)
    await session.flush()


async def give_up_episode(
    session: AsyncSession, rule_id: UUID, ticket_id: UUID, began_at: datetime, error: str
) -> None:
    """Write down that a rule could not act on an episode, and let go of it."""
    episode = await repository.claim_episode(session, rule_id, ticket_id, began_at)
    if episode is None:
        return
    book = await load_rulebook(session, RuleKind.TIME)
    for rule in (one for one in book.rules if one.id == rule_id):
        failed = _Run(ids.new_id(), rule, ticket_id, _Cause(TIME)).row("failed", error)
        await insert_rows(session, AutomationRun, [failed])
    episode.state = "done"
    await session.flush()


async def _lock(session: AsyncSession, ticket_id: UUID, rules: Sequence[Rule]) -> Ticket | None:
    """The locked ticket; None for one that is gone, in the trash, or part of another one now."""
    if any(isinstance(action, Reply) for rule in rules for action in rule.actions):
        await hold_thread(session, ticket_id)
    try:
        ticket = await get_visible_ticket(session, _NOBODY, ticket_id, lock=True)
    except NotFound:
        return None
    return None if ticket.status == Status.TRASH or ticket.merged_into_id is not None else ticket


async def _facts(
    session: AsyncSession, book: Rulebook, rules: Sequence[Rule], ticket_id: UUID, message_id: UUID | None
) -> Facts:
    asked = all_asked(rules)
    facts = await load_facts(session, [ticket_id], book.catalogue, asked)
    if MESSAGE_TEXT in asked:
        await add_last_texts(session, facts)
        texts = await message_texts(session, [message_id] if message_id else [])
        if message_id in texts:
            facts[ticket_id][MESSAGE_TEXT] = texts[message_id]
    return facts[ticket_id]


async def _act(
    session: AsyncSession, rule: Rule, ticket_id: UUID, cause: _Cause, *, capabilities_of: CapabilitiesOf
) -> str:
    """Act unless the guard says no; the run's result. The cause's chain grows when something changed."""
    acted = await repository.count_acted(session, rule.id, ticket_id, clock.ago(_HOUR))
    run = _Run(ids.new_id(), rule, ticket_id, cause)
    stop = reason_to_stop(rule.id, cause.chain, acted)
    if stop is not None:
        await insert_rows(session, AutomationRun, [run.row("stopped", stop.value)])
        return "stopped"
    applied = await apply_actions(
        session,
        rule_principal(rule.id, rule.name),
        ticket_id,
        rule.actions,
        why=Why(rule.name, f"automation:{run.id}"),
        capabilities_of=capabilities_of,
        keeps_going=True,
    )
    result, reason = _result_of(applied)
    await insert_rows(session, AutomationRun, [run.row(result, reason, applied)])
    if result != "unchanged":
        cause.chain.append(str(rule.id))
    return result


def _result_of(applied: Applied) -> tuple[str, str]:
    results = {outcome.result for outcome in applied.outcomes}
    refusal = next((outcome.code for outcome in applied.outcomes if outcome.result is Result.REFUSED), "")
    if Result.DONE in results:
        return "applied", refusal
    return ("refused", refusal) if Result.REFUSED in results else ("unchanged", "")
