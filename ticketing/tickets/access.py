"""The visibility gate: the one place that says who sees a ticket and what he may do to it.

The rule lives inside every query (`visible_to`), never after its limit. Supervisors and admins see everything. Sales
people see everything except spam and trash, and may only add notes. An agent sees the tickets of his teams, those
without a team, and those he owns, follows or was mentioned on.
"""

from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Conflict, NotFound, NotPermitted
from core.staff.principal import Permission, Principal
from ticketing.tickets import lifecycle
from ticketing.tickets.models import Ticket, TicketFollower, TicketMention

HIDDEN_STATUSES = tuple(sorted(status.value for status in lifecycle.HIDDEN))

_WORKING = frozenset({"reply", "note", "assign", "status", "tag", "spam", "trash", "merge"})
_BY_STATUS = {"spam": frozenset({"note", "assign", "tag", "spam", "trash"}), "trash": frozenset({"restore"})}
_OF_MERGED = frozenset({"unmerge"})
_ACTIONS = _WORKING | {"restore"} | _OF_MERGED
_OF_SALES = frozenset({"note"})


@lru_cache(maxsize=256)  # asked in every query: putting it together took longer than most of them
def visible_to(principal: Principal, ticket: Any = Ticket) -> ColumnElement[bool]:
    """The condition under which `principal` sees a row of `ticket` (the mapped class or an alias of it)."""
    if principal.may(Permission.SEE_ALL_TICKETS):
        return true() if principal.may(Permission.WORK_TICKETS) else ticket.status.not_in(HIDDEN_STATUSES)
    return or_(
        ticket.team_id.is_(None),
        ticket.team_id.in_(sorted(principal.team_ids)),
        ticket.owner_id == principal.user_id,
        ticket.id.in_(select(TicketFollower.ticket_id).where(TicketFollower.user_id == principal.user_id)),
        ticket.id.in_(select(TicketMention.ticket_id).where(TicketMention.user_id == principal.user_id)),
    )


async def get_visible_ticket(
    session: AsyncSession, principal: Principal, ticket_id: UUID, *, lock: bool = False
) -> Ticket:
    """The ticket. `lock` holds its row until the transaction ends (SQLite's writer is alone anyway).

    Raises NotFound when there is none or `principal` may not see it; the two cannot be told apart.
    """
    query = select(Ticket).where(Ticket.id == ticket_id, visible_to(principal))
    if lock:
        # key_share: rows that merely refer to the ticket (followers, reads) need not wait for the lock
        query = query.with_for_update(of=Ticket, key_share=True).execution_options(populate_existing=True)
    ticket = (await session.execute(query)).scalar_one_or_none()
    if ticket is None:
        raise ticket_not_found()
    return ticket


def ticket_not_found() -> NotFound:
    """The error for a ticket that is not there or must not be known."""
    return NotFound("There is no such ticket.", code="ticket_not_found")


def permissions_on(principal: Principal, ticket: Ticket) -> frozenset[str]:
    """What `principal` may do to a ticket he sees, as it stands now (the desk shows these verbs and no others)."""
    return permitted_actions(principal, ticket.status, is_merged=ticket.merged_into_id is not None)


def permitted_actions(principal: Principal, status: str, *, is_merged: bool = False) -> frozenset[str]:
    """Like `permissions_on`, knowing only how the ticket stands. What was merged into another takes no more."""
    allowed = _OF_MERGED if is_merged else _BY_STATUS.get(status, _WORKING)
    return allowed & _by_role(principal)


def require_on(principal: Principal, ticket: Ticket, action: str) -> None:
    """Raise NotPermitted when the role never allows `action`, Conflict(code="ticket_state") when the state does not,
    Conflict(code="ticket_merged", data.merged_into_id) when it is to be done on the ticket this one was merged into.
    """
    if action not in _by_role(principal):
        raise NotPermitted("Your role does not allow this.", data={"action": action})
    if action in permissions_on(principal, ticket):
        return
    if ticket.merged_into_id is not None:
        raise Conflict(
            "This ticket was merged into another one.",
            code="ticket_merged",
            data={"action": action, "merged_into_id": str(ticket.merged_into_id)},
        )
    raise Conflict(
        f"This cannot be done to a ticket that is {ticket.status}.",
        code="ticket_state",
        data={"action": action, "status": ticket.status},
    )


def _by_role(principal: Principal) -> frozenset[str]:
    if principal.may(Permission.WORK_TICKETS):
        return _ACTIONS
    return _OF_SALES if principal.may(Permission.NOTE_TICKETS) else frozenset()
