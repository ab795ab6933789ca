"""How many tickets a comparison concerns, where a database that plans without knowing it would choose badly."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.repository import is_sqlite
from core.rules.conditions import Condition, Fact, FieldKind, Group, Quantifier, Test, holds, tests_of
from ticketing.criteria.catalogue import Catalogue
from ticketing.criteria.sql import Asker, rows_meeting

# Looking up so many tickets takes about as long as walking 200,000 until fifty of so many have come by.
FREQUENT: Final = 1_500
_MOST_ASKED: Final = 20


async def informed(session: AsyncSession, condition: Condition, catalogue: Catalogue, asker: Asker) -> Asker:
    """The asker, knowing which comparisons concern more than 1,500 tickets, and whether one concerns fewer.

    One query at most, and on PostgreSQL, which knows, none.
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
    counts = [
        select(literal(place).label("place"), func.count().label("number")).select_from(
            rows.with_only_columns(literal(1)).limit(FREQUENT + 1).subquery()
        )
        for place, (_, rows) in enumerate(asked)
    ]
    found = {row.place: row.number for row in (await session.execute(union_all(*counts))).all()}
    frequent = frozenset(test for place, (test, _) in enumerate(asked) if found[place] > FREQUENT)
    rare = {test for test, _ in asked if test not in frequent}
    return replace(asker, frequent=frequent, is_narrow=any(test in rare for test in _needed(condition)))


def _needed(condition: Condition) -> list[Test]:
    """Comparisons without which no ticket meets the condition, those apart that a ticket with nothing meets."""
    if isinstance(condition, Test):
        nothing: Mapping[str, Fact] = {condition.field: False} if condition.kind is FieldKind.BOOLEAN else {}
        return [] if holds(condition, nothing) else [condition]
    if isinstance(condition, Group) and condition.quantifier is Quantifier.ALL:
        return [test for one in condition.conditions for test in _needed(one)]
    return []
