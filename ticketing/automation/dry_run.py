"""A dry run: which of the tickets of a period a rule would act on, and what would change. Nothing is written.

Each ticket is judged as it stands today, not as it stood when something happened to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.paging import after, page_of
from core.rules.conditions import holds
from core.staff.principal import Permission, Principal
from ticketing.actions.places import places_of
from ticketing.actions.preview import Change, preview
from ticketing.actions.standings import load_standings
from ticketing.actions.words import fill_actions
from ticketing.automation.loading import rulebook_of
from ticketing.automation.rule import RuleFields, RuleKind
from ticketing.automation.rules import as_row, require_sense
from ticketing.automation.searching import due_among
from ticketing.criteria.facts import MESSAGE_TEXT, add_last_texts, load_facts
from ticketing.tickets.lifecycle import Status
from ticketing.tickets.models import Ticket

MOST_AT_ONCE: Final = 200
MOST_COUNTED: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Match:
    """A ticket that the rule would act on, and what would change; no change: everything is so already."""

    ticket_id: UUID
    number: int
    subject: str
    created_at: datetime
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class DryRun:
    """A part of a dry run: the matches among the tickets just examined, and where to go on."""

    matches: Sequence[Match]
    examined: int
    next_cursor: str | None


async def count_tickets(session: AsyncSession, principal: Principal, since: datetime, until: datetime) -> int:
    """How many tickets a dry run has before it: those opened in a period, at most a million. Raises NotPermitted."""
    principal.require(Permission.ADMINISTER)
    within = _of_period(select(Ticket.id), since, until).limit(MOST_COUNTED).subquery()
    return (await session.execute(select(func.count()).select_from(within))).scalar_one()


async def dry_run(
    session: AsyncSession,
    principal: Principal,
    fields: RuleFields,
    since: datetime,
    until: datetime,
    *,
    cursor: str | None = None,
    limit: int = MOST_AT_ONCE,
) -> DryRun:
    """Try a rule, kept or not, on the next tickets of a period, newest first; a handful of queries.

    Raises NotPermitted, and Invalid as `rules.create_rule`. The session may be one that only reads.
    """
    principal.require(Permission.ADMINISTER)
    await require_sense(session, fields)
    book = await rulebook_of(session, [as_row(fields)])
    [rule] = book.rules
    query = _of_period(select(Ticket.id, Ticket.number, Ticket.subject, Ticket.created_at), since, until)
    page = page_of(
        (await session.execute(after(query, [Ticket.id], cursor, limit=limit))).all(), limit, lambda r: [r.id]
    )
    keys = [row.id for row in page.items]
    facts = await load_facts(session, keys, book.catalogue, rule.asked)
    if MESSAGE_TEXT in rule.asked:
        await add_last_texts(session, facts)
    now = clock.utc_now()
    met = {key for key, known in facts.items() if holds(rule.condition, known, book.moment(now))}
    if rule.kind is RuleKind.TIME:
        met &= await due_among(session, book, rule, sorted(met), now)
    standings = await load_standings(session, met, rule.actions)
    places = await places_of(session, met, rule.name)
    matches = []
    for row in page.items:
        if row.id in standings:
            changes = preview(fill_actions(rule.actions, places[row.id]), standings[row.id], now)
            matches.append(Match(row.id, row.number, row.subject, row.created_at, changes))
    return DryRun(matches, len(page.items), page.next_cursor)


def _of_period(query: Select[*tuple[object, ...]], since: datetime, until: datetime) -> Select[*tuple[object, ...]]:
    """Those that a rule can act on at all."""
    is_there = (Ticket.status != Status.TRASH.value, Ticket.merged_into_id.is_(None))
    return query.where(Ticket.created_at >= since, Ticket.created_at < until, *is_there)
