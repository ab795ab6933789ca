"""Rows that people keep in an order of their own: rules, fields, statuses, tasks."""

from collections.abc import Sequence
from typing import Protocol, TypeVar
from uuid import UUID

from core.errors import Invalid


class Positioned(Protocol):
    """A row with a place among its like; the first is at 0."""

    id: UUID
    position: int


Row = TypeVar("Row", bound=Positioned)


def put_in_order(rows: Sequence[Row], order: Sequence[UUID], *, one: str, every: str) -> list[Row]:
    """Give each row the place its id has in `order`; those that moved, in the new order.

    `one` and `every` are what such a row and all of them are called. Raises Invalid(code="not_all_<every>") unless each
    row is named exactly once: whoever sorted a list that has changed meanwhile must look again.
    """
    known = {row.id: row for row in rows}
    if len(order) != len(known) or set(order) != set(known):
        raise Invalid(f"Name every {one} once.", code=f"not_all_{every}")
    moved = []
    for place, row_id in enumerate(order):
        row = known[row_id]
        if row.position != place:
            row.position = place
            moved.append(row)
    return moved
