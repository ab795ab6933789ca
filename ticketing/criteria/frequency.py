"""How many tickets a comparison concerns, where a database that plans without knowing it would choose badly."""

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.repository import is_sqlite
from core.rules.conditions import Condition, Fact, FieldKind, Group, Quantifier, Test, holds, tests_of
from ticketing.criteria.catalogue import Catalogue
from ticketing.criteria.lookups import Rows
from ticketing.criteria.sql import Asker, rows_meeting

# Looking up so many tickets takes about as long as walking 200,000 until fifty of so many have come by.
FREQUENT: Final = 1_500
_MOST_ASKED: Final = 20
# What was frequent a minute ago is still about as frequent, and a wrong guess costs time, never a ticket.
_KEPT_FOR: Final = timedelta(minutes=1)
_MOST_KEPT: Final = 1_000


@dataclass
class _Counts:
    """What was counted in one database since `begun`."""

    begun: datetime
    by_test: dict[Test, int] = field(default_factory=dict)


_KEPT: Final[MutableMapping[Engine | Connection, _Counts]] = WeakKeyDictionary()


async def informed(session: AsyncSession, condition: Condition, catalogue: Catalogue, asker: Asker) -> Asker:
    """The asker, knowing which comparisons concern more than 1,500 tickets, and whether one concerns fewer.

    One query a minute at most, and on PostgreSQL, which knows, none.
    """
    if not is_sqlite(session):
        return asker
    asked = [
        (test, rows)
        for test in dict.fromkeys(tests_of(condition))
        if (rows := rows_meeting(test, catalogue, asker)) is not None
    ][:_MOST_ASKED]
    if not asked:
        return asker
    numbers = await _numbers(session, asked)
    frequent = frozenset(test for test, _ in asked if numbers[test] > FREQUENT)
    rare = {test for test, _ in asked if test not in frequent}
    return replace(asker, frequent=frequent, is_narrow=any(test in rare for test in _needed(condition)))


async def _numbers(session: AsyncSession, asked: Sequence[tuple[Test, Rows]]) -> Mapping[Test, int]:
    known = _kept(session.get_bind())
    unknown = [(test, rows) for test, rows in asked if test not in known]
    if unknown:
        counts = [
            select(literal(place).label("place"), func.count().label("number")).select_from(
                rows.with_only_columns(literal(1)).limit(FREQUENT + 1).subquery()
            )
            for place, (_, rows) in enumerate(unknown)
        ]
        for row in (await session.execute(union_all(*counts))).all():
            known[unknown[row.place][0]] = row.number
    return known


def _kept(bind: Engine | Connection) -> dict[Test, int]:
    kept, now = _KEPT.get(bind), clock.utc_now()
    if kept is None or not kept.begun <= now < kept.begun + _KEPT_FOR or len(kept.by_test) > _MOST_KEPT:
        kept = _KEPT[bind] = _Counts(now)
    return kept.by_test


def _needed(condition: Condition) -> list[Test]:
    """Comparisons without which no ticket meets the condition, those apart that a ticket with nothing meets."""
    if isinstance(condition, Test):
        nothing: Mapping[str, Fact] = {condition.field: False} if condition.kind is FieldKind.BOOLEAN else {}
        return [] if holds(condition, nothing) else [condition]
    if isinstance(condition, Group) and condition.quantifier is Quantifier.ALL:
        return [test for one in condition.conditions for test in _needed(one)]
    return []
