"""Asking for a bulk operation, watching it, calling it off, and wishing it back."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.paging import AnyRow, Page
from core.errors import Conflict, Invalid, NotFound
from core.events.log import record_events
from core.jobs import nudge_after_commit
from core.staff.principal import Permission, Principal
from ticketing.bulk import repository
from ticketing.bulk.model import (
    BulkAction,
    BulkAssign,
    BulkSnooze,
    BulkStatus,
    BulkTags,
    as_documents,
)
from ticketing.bulk.models import BulkOperation
from ticketing.bulk.scope import Chosen, Scope, Whole, shown
from ticketing.bulk.telling import progress_event
from ticketing.snoozing.service import require_ahead
from ticketing.statuses.service import require_status
from ticketing.tags.service import require_tags
from ticketing.tickets import lifecycle
from ticketing.tickets.assignment import NOBODY, Assignee, require_assignable
from ticketing.tickets.models import Ticket
from ticketing.tickets.undoing import UNDO_SECONDS

JOB: Final = "bulk"
MOST_TICKETS: Final = 50_000
MOST_CHOSEN: Final = 5_000
_ON_ITS_WAY: Final = 5


async def begin(
    session: AsyncSession,
    principal: Principal,
    actions: Sequence[BulkAction],
    scope: Scope,
) -> BulkOperation:
    """Take note of what is to be done to chosen cases, or to every case that a list holds now; a job does it.

    The cases are written down at once, so what comes into the list later is left alone. Raises NotPermitted,
    Conflict(code="too_many_tickets", data.most), and Invalid for conditions, an owner, a team, tag, status or time that
    cannot be.
    """
    principal.require(Permission.WORK_TICKETS)
    for action in actions:
        await _require_possible(session, action)
    now = clock.utc_now()
    operation = BulkOperation(
        id=ids.new_id(),
        created_by=principal.user_id,
        via=principal.via,
        actions=as_documents(actions),
        total=0,
        turn_at=now,
        created_at=now,
    )
    session.add(operation)
    await session.flush()
    if isinstance(scope, Chosen):
        wanted = dict.fromkeys(scope.ticket_ids)
        await repository.insert_items(session, operation.id, wanted)
        operation.total = len(wanted)
    else:
        query = await shown(session, principal, scope, *repository.item_columns(operation.id))
        operation.total = await repository.insert_items_shown(session, operation.id, query.limit(MOST_TICKETS + 1))
    if operation.total > MOST_TICKETS:
        raise Conflict("These are too many tickets at once.", code="too_many_tickets", data={"most": MOST_TICKETS})
    await record_events(session, [progress_event(operation, principal)])
    nudge_after_commit(session, JOB)
    return operation


async def count(session: AsyncSession, principal: Principal, whole: Whole) -> int:
    """How many cases a list shows right now; counting stops behind MOST_TICKETS. Raises Invalid."""
    query = await shown(session, principal, whole, Ticket.id)
    return await repository.count_rows(session, query.order_by(None).limit(MOST_TICKETS + 1))


async def get_operation(session: AsyncSession, principal: Principal, operation_id: UUID) -> BulkOperation:
    """One's own operation. Raises NotFound."""
    operation = await repository.find_operation(session, operation_id, principal.user_id)
    if operation is None:
        raise _not_found()
    return operation


async def list_items(
    session: AsyncSession,
    principal: Principal,
    operation_id: UUID,
    states: Collection[str],
    cursor: str | None,
    limit: int,
) -> Page[AnyRow]:
    """What became of the cases of one's own operation that one sees: (ticket_id, state, reason, number, subject).

    Raises NotFound, Invalid(code="bad_cursor").
    """
    await get_operation(session, principal, operation_id)
    return await repository.item_page(session, operation_id, principal, states, cursor, limit)


def undo_until(operation: BulkOperation) -> datetime | None:
    """Until when an operation can be taken back; None while it is going on and when it was or cannot be."""
    is_over = operation.state in ("done", "canceled", "failed") and operation.changed > 0
    return operation.finished_at + timedelta(seconds=UNDO_SECONDS) if is_over and operation.finished_at else None


async def list_operations(session: AsyncSession, principal: Principal) -> Sequence[BulkOperation]:
    """One's own operations that are going on or were begun within the last ten minutes, newest first."""
    return await repository.list_operations(session, principal.user_id, clock.ago(600), 20)


async def cancel(session: AsyncSession, principal: Principal, operation_id: UUID) -> BulkOperation:
    """Stop after the step that is under way; what has been changed stays, and can be undone. Raises NotFound."""
    operation = await _lock(session, principal, operation_id)
    if operation.state == "running":
        operation.is_cancel_wanted = True
        nudge_after_commit(session, JOB)
    return operation


async def undo(session: AsyncSession, principal: Principal, operation_id: UUID) -> BulkOperation:
    """Take an operation back that ended less than a minute ago; once more changes nothing.

    Raises NotFound, Conflict(code="too_late_to_undo" | "still_running").
    """
    operation = await _lock(session, principal, operation_id)
    if operation.state in ("undoing", "undone"):
        return operation
    if operation.finished_at is None:
        raise Conflict("It is still going on; cancel it first.", code="still_running")
    if clock.utc_now() - operation.finished_at > timedelta(seconds=UNDO_SECONDS + _ON_ITS_WAY):
        raise Conflict("A change can be taken back for a minute.", code="too_late_to_undo")
    operation.state, operation.cursor, operation.turn_at = "undoing", None, clock.utc_now()
    await session.flush()
    await record_events(session, [progress_event(operation, principal)])
    nudge_after_commit(session, JOB)
    return operation


async def forget_operations(session: AsyncSession, begun_before: datetime, limit: int) -> None:
    """Throw away what is known of old operations that are over; what they did stays in each ticket's history."""
    await repository.forget_operations(session, begun_before, limit)


async def _require_possible(session: AsyncSession, action: BulkAction) -> None:
    match action:
        case BulkAssign():
            await require_assignable(session, NOBODY, Assignee(action.owner_id, action.team_id))
        case BulkTags():
            await require_tags(session, {*action.add, *action.remove})
        case BulkSnooze():
            require_ahead(action.until)
        case BulkStatus():
            named = await require_status(session, action.status_id) if action.status_id else None
            if action.status not in lifecycle.CHOOSABLE:
                raise Invalid("A ticket cannot be put there this way.", code="status_not_choosable")
            if named is not None and named.category != action.status:
                raise Invalid("This status belongs to another category.", code="status_mismatch")


async def _lock(session: AsyncSession, principal: Principal, operation_id: UUID) -> BulkOperation:
    operation = await repository.find_operation(session, operation_id, principal.user_id, lock=True)
    if operation is None:
        raise _not_found()
    return operation


def _not_found() -> NotFound:
    return NotFound("There is no such operation of yours.", code="bulk_operation_not_found")
