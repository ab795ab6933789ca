"""Which tickets a time rule may be about now: one query, whatever the number of tickets.

A stretch of time has a beginning (`Since`), and that beginning is the name of the episode: the same ticket waiting
again later is another one. What a rule has met already, and what was due before it was switched on, is left out.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.events.models import Event
from core.rules.conditions import holds
from ticketing.automation.loading import Rulebook
from ticketing.automation.models import AutomationEpisode
from ticketing.automation.rule import Rule
from ticketing.automation.timing import Since, began_by
from ticketing.criteria.facts import load_facts
from ticketing.criteria.sql import Asker, tickets_meeting
from ticketing.tickets.lifecycle import HIDDEN
from ticketing.tickets.models import Ticket

MOST_AT_ONCE: Final = 500
_HIDDEN: Final = sorted(status.value for status in HIDDEN)
_STATUS_EVENTS: Final = ("ticket.opened", "ticket.status_changed", "ticket.reopened", "ticket.restored")
_ASSIGNMENT_EVENTS: Final = ("ticket.opened", "ticket.assigned")


def _last_event(types: tuple[str, ...]) -> Any:
    last = select(func.max(Event.occurred_at)).where(Event.ticket_id == Ticket.id, Event.type.in_(types))
    return func.coalesce(last.correlate(Ticket).scalar_subquery(), Ticket.created_at)


_BEGAN: Final[Mapping[Since, Any]] = {
    Since.CREATED: Ticket.created_at,
    Since.CUSTOMER_WAITING: Ticket.waiting_since,
    Since.LAST_MESSAGE: Ticket.last_message_at,
    Since.STATUS: _last_event(_STATUS_EVENTS),
    Since.ASSIGNMENT: _last_event(_ASSIGNMENT_EVENTS),
    Since.SOLVED: Ticket.solved_at,
    Since.DUE: Ticket.due_at,
    Since.DUE_SOON: Ticket.due_at,
}
_ONLY_ACTIVE: Final = frozenset({Since.STATUS, Since.ASSIGNMENT})


async def find_episodes(
    session: AsyncSession, book: Rulebook, rule: Rule, now: datetime
) -> list[tuple[UUID, datetime]]:
    """(ticket, beginning) of stretches that are due by this rule's clock and meet its conditions, oldest first."""
    began = _BEGAN[_timing(rule)]
    met = exists().where(
        AutomationEpisode.rule_id == rule.id,
        AutomationEpisode.ticket_id == Ticket.id,
        AutomationEpisode.began_at == began,
    )
    asker = Asker(rule.id, frozenset(), book.moment(now))
    query = (
        select(Ticket.id, began.label("began"))
        .where(*_due(book, rule, now), tickets_meeting(rule.condition, book.catalogue, asker), ~met)
        .order_by("began", Ticket.id)
        .limit(MOST_AT_ONCE)
    )
    return [(row[0], row[1]) for row in (await session.execute(query)).all()]


async def is_still_due(
    session: AsyncSession, book: Rulebook, rule: Rule, ticket_id: UUID, began_at: datetime, now: datetime
) -> bool:
    """Whether the episode of a locked ticket is still what it was found to be."""
    began = _BEGAN[_timing(rule)]
    query = select(Ticket.id).where(Ticket.id == ticket_id, began == began_at, *_due(book, rule, now))
    if (await session.execute(query)).first() is None:
        return False
    facts = (await load_facts(session, [ticket_id], book.catalogue, rule.asked)).get(ticket_id)
    return facts is not None and holds(rule.condition, facts, book.moment(now))


async def due_among(
    session: AsyncSession, book: Rulebook, rule: Rule, ticket_ids: list[UUID], now: datetime
) -> set[UUID]:
    """Those among these tickets whose time has come by the rule's clock, whenever it was switched on. For dry runs."""
    query = select(Ticket.id).where(Ticket.id.in_(ticket_ids), *_due(book, rule, now, includes_past=True))
    return set((await session.execute(query)).scalars())


def _due(book: Rulebook, rule: Rule, now: datetime, *, includes_past: bool = False) -> tuple[ColumnElement[bool], ...]:
    assert rule.timing is not None
    since, began = _timing(rule), _BEGAN[_timing(rule)]
    edge = began_by(rule.timing, now, book.hours)
    parts: list[ColumnElement[bool]] = [Ticket.status.not_in(_HIDDEN), Ticket.merged_into_id.is_(None)]
    if since in _ONLY_ACTIVE:
        parts += [Ticket.is_active.is_(True), Ticket.created_at <= edge]
    if since is Since.DUE_SOON:
        return (*parts, Ticket.is_active.is_(True), began > now, began <= edge)
    if since is Since.DUE:
        parts.append(Ticket.is_active.is_(True))
    parts.append(began <= edge)
    if not (rule.timing.includes_past or includes_past):
        parts.append(began > began_by(rule.timing, rule.enabled_at, book.hours))
    return (and_(*parts),)


def _timing(rule: Rule) -> Since:
    assert rule.timing is not None
    return Since(rule.timing.since)
