"""What waits for the rules: for whoever works it off, and what becomes of it when that fails."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from ticketing.automation import repository, running
from ticketing.automation.loading import load_rulebook
from ticketing.automation.rule import RuleKind
from ticketing.automation.searching import find_episodes

MOST_ATTEMPTS: Final = 8
LOG_DAYS: Final = 90
_DAY: Final = 86_400.0
_LONGEST_ERROR: Final = 1000


@dataclass(frozen=True, slots=True)
class Episode:
    """A stretch of a ticket that a time rule is about, by its beginning."""

    rule_id: UUID
    ticket_id: UUID
    began_at: datetime


async def find_new_episodes(session: AsyncSession) -> list[Episode]:
    """Episodes that no time rule has met yet; one query a rule."""
    book = await load_rulebook(session, RuleKind.TIME)
    now = clock.utc_now()
    return [
        Episode(rule.id, ticket_id, began_at)
        for rule in book.rules
        for ticket_id, began_at in await find_episodes(session, book, rule, now)
    ]


async def keep_episodes(session: AsyncSession, found: Sequence[Episode]) -> None:
    """Let them wait; those that wait already, or were acted on, stay as they are."""
    for rule_id in dict.fromkeys(one.rule_id for one in found):
        of_rule = [(one.ticket_id, one.began_at) for one in found if one.rule_id == rule_id]
        await repository.record_episodes(session, rule_id, of_rule)


async def events_due(session: AsyncSession, limit: int) -> list[int]:
    """Events that wait for the rules on events, oldest first, by their place in the published order."""
    return await repository.due_events(session, limit)


async def episodes_due(session: AsyncSession, limit: int) -> list[Episode]:
    """Episodes that wait for their rule, in the order of the rules."""
    return [Episode(*row) for row in await repository.due_episodes(session, limit)]


async def fail_event(session: AsyncSession, publish_seq: int, error: Exception) -> None:
    """An event could not be worked off: later again, or never after eight times, which the log says."""
    words = _words(error)
    attempts = await repository.postpone_event(session, publish_seq, words)
    if attempts >= MOST_ATTEMPTS:
        await running.give_up_event(session, publish_seq, words)


async def fail_episode(session: AsyncSession, one: Episode, error: Exception) -> None:
    """As `fail_event`, for an episode."""
    words = _words(error)
    attempts = await repository.postpone_episode(session, one.rule_id, one.ticket_id, one.began_at, words)
    if attempts >= MOST_ATTEMPTS:
        await running.give_up_episode(session, one.rule_id, one.ticket_id, one.began_at, words)


async def forget_old_runs(session: AsyncSession, limit: int) -> int:
    """Throw away a batch of the log that is older than 90 days; how many entries."""
    return await repository.drop_runs(session, clock.ago(LOG_DAYS * _DAY), limit)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]
