"""Cases that are part of another one: who stands above, and giving a case its parent."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Conflict
from core.events.facts.merging import TicketChildChanged, TicketParentChanged
from core.staff.principal import Principal
from ticketing.merging import family_repository as repository
from ticketing.merging import rules
from ticketing.merging.cases import open_cases
from ticketing.merging.repository import take_turn
from ticketing.tickets.access import require_on


async def ancestors_of(session: AsyncSession, ticket_id: UUID) -> list[UUID]:
    """The parent of a case, the parent's parent and so on; the rows must not change meanwhile (the turn)."""
    found: list[UUID] = []
    at = await repository.find_parent(session, ticket_id)
    while at is not None and at not in found and len(found) <= rules.DEEPEST_FAMILY:
        found.append(at)
        at = await repository.find_parent(session, at)
    return found


async def depth_below(session: AsyncSession, ticket_id: UUID) -> int:
    """How many generations a case has below it."""
    depth, seen, generation = 0, {ticket_id}, {ticket_id}
    while depth <= rules.DEEPEST_FAMILY:
        generation = set(await repository.find_children(session, generation)) - seen
        if not generation:
            break
        seen |= generation
        depth += 1
    return depth


async def set_parent(session: AsyncSession, principal: Principal, child_id: UUID, parent_id: UUID | None) -> None:
    """Make a case part of another one, or of none; the same again changes nothing.

    Raises NotFound, NotPermitted, Conflict(code="family_circle" | "family_too_deep" | "ticket_state").
    """
    named = {child_id} | ({parent_id} if parent_id is not None else set())
    await take_turn(session)
    before_id = await repository.find_parent(session, child_id)
    cases = await open_cases(session, principal, named, more=[before_id] if before_id else [])
    child = cases[child_id]
    if parent_id == child_id:
        raise _refused("family_circle")
    require_on(principal, child, "merge")
    if child.parent_id == parent_id:
        return
    if parent_id is not None:
        require_on(principal, cases[parent_id], "merge")
        above = [parent_id, *await ancestors_of(session, parent_id)]
        refusal = rules.may_be_parent(child_id, above, await depth_below(session, child_id))
        if refusal is not None:
            raise _refused(refusal)
    earlier = cases.among([child.parent_id] if child.parent_id else [])
    later = cases.among([parent_id] if parent_id else [])
    child.parent_id = parent_id
    cases.record(
        child,
        TicketParentChanged,
        parent_id=parent_id,
        parent_number=later[0].number if later else None,
        parent_before=earlier[0].id if earlier else None,
        parent_number_before=earlier[0].number if earlier else None,
    )
    for change, parents in (("removed", earlier), ("added", later)):
        for parent in parents:
            cases.record(parent, TicketChildChanged, change=change, child_id=child.id, child_number=child.number)
    await cases.flush(session)


def _refused(code: str) -> Conflict:
    sentences = {
        "family_circle": "A ticket cannot be part of itself, nor of what is part of it.",
        "family_too_deep": "Tickets cannot be nested any deeper.",
    }
    return Conflict(sentences[code], code=code)
