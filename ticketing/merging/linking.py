"""Ties between cases that stay cases of their own."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Conflict, NotFound
from core.events.facts.merging import TicketUnlinked
from core.events.facts.ticket import TicketFact, TicketLinked
from core.staff.principal import Principal
from ticketing.merging import linking_repository as repository
from ticketing.merging.cases import Cases, open_cases
from ticketing.merging.rules import LinkKind
from ticketing.tickets.access import require_on

_BOTH_WAYS = frozenset({LinkKind.RELATED})


async def link(session: AsyncSession, principal: Principal, ticket_id: UUID, other_id: UUID, kind: LinkKind) -> None:
    """Tie a case to another; the same again changes nothing. Raises NotFound, NotPermitted, Conflict(same_ticket)."""
    cases = await _open(session, principal, ticket_id, other_id)
    if kind in _BOTH_WAYS and await repository.has_link(session, other_id, ticket_id, kind):
        return
    if await repository.insert_link(session, ticket_id, other_id, kind, cases.now):
        _tell(cases, TicketLinked, ticket_id, other_id, kind)
    await cases.flush(session)


async def unlink(session: AsyncSession, principal: Principal, ticket_id: UUID, other_id: UUID, kind: LinkKind) -> None:
    """Untie two cases, whichever of them points. Raises NotFound(code="link_not_found"), NotPermitted."""
    cases = await _open(session, principal, ticket_id, other_id)
    if await repository.delete_link(session, ticket_id, other_id, kind):
        _tell(cases, TicketUnlinked, ticket_id, other_id, kind)
    elif await repository.delete_link(session, other_id, ticket_id, kind):
        _tell(cases, TicketUnlinked, other_id, ticket_id, kind)
    else:
        raise NotFound("These tickets are not linked like this.", code="link_not_found")
    await cases.flush(session)


async def _open(session: AsyncSession, principal: Principal, ticket_id: UUID, other_id: UUID) -> Cases:
    cases = await open_cases(session, principal, {ticket_id, other_id})
    if ticket_id == other_id:
        raise Conflict("A ticket cannot be linked to itself.", code="same_ticket")
    require_on(principal, cases[ticket_id], "merge")
    return cases


def _tell(cases: Cases, fact: type[TicketFact], from_id: UUID, to_id: UUID, kind: LinkKind) -> None:
    """On both: the one that points, and the one it points at."""
    for one, other, points in ((cases[from_id], cases[to_id], True), (cases[to_id], cases[from_id], False)):
        cases.record(one, fact, kind=kind.value, points=points, target_ticket_id=other.id, target_number=other.number)
