"""Solving what is part of a case together with it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.staff.principal import Principal
from ticketing.merging import family_repository as repository
from ticketing.merging.cases import open_cases
from ticketing.tickets import lifecycle
from ticketing.tickets.access import require_on
from ticketing.tickets.required_fields import missing_on


@dataclass(frozen=True, slots=True)
class Solved:
    """How many were solved; the numbers of those that lack something which must be filled in first."""

    count: int
    left: tuple[int, ...]


async def solve_children(session: AsyncSession, principal: Principal, ticket_id: UUID) -> Solved:
    """Solve every case that is part of this one and that somebody still works on. Raises NotFound, NotPermitted."""
    visible = await repository.visible_children(session, principal, ticket_id)
    cases = await open_cases(session, principal, {ticket_id, *visible})
    require_on(principal, cases[ticket_id], "status")
    children = [
        one
        for one in cases.among(sorted(visible))
        if one.is_active and one.parent_id == ticket_id and one.merged_into_id is None
    ]
    missing = await missing_on(session, children)
    for child in children:
        if child.id not in missing:
            cases.set_status(child, lifecycle.Status.SOLVED, "parent_solved")
    await cases.flush(session)
    left = sorted(child.number for child in children if child.id in missing)
    return Solved(len(children) - len(left), tuple(left))
