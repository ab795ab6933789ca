"""How many tickets a comparison concerns, where a database that plans without knowing it would choose badly."""

from typing import Final

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.repository import is_sqlite
from core.rules.conditions import Condition, Test, tests_of
from ticketing.criteria.catalogue import Catalogue
from ticketing.criteria.sql import Asker, rows_meeting

FREQUENT: Final = 500
_MOST_ASKED: Final = 20


async def frequent_tests(
    session: AsyncSession, condition: Condition, catalogue: Catalogue, asker: Asker
) -> frozenset[Test]:
    """The comparisons that concern more than 500 tickets; one query at most, and on PostgreSQL, which knows, none."""
    if not is_sqlite(session):
        return frozenset()
    asked = [
        (test, rows)
        for test in dict.fromkeys(tests_of(condition))
        if (rows := rows_meeting(test, catalogue, asker)) is not None
    ][:_MOST_ASKED]
    if not asked:
        return frozenset()
    counts = [
        select(literal(place).label("place"), func.count().label("number")).select_from(
            rows.limit(FREQUENT + 1).subquery()
        )
        for place, (_, rows) in enumerate(asked)
    ]
    found = (await session.execute(union_all(*counts))).all()
    return frozenset(asked[row.place][0] for row in found if row.number > FREQUENT)
