"""One step of whichever bulk operation has waited longest: the transaction a worker repeats until nothing is left.

The operation's row is claimed by its lock for the length of the step. A worker that is killed in the middle of one
leaves nothing of it behind, and the next worker goes on where the last finished step ended.
"""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.events.log import record_events
from core.staff.colleagues import load_colleagues
from core.staff.principal import Principal
from ticketing.bulk import repository
from ticketing.bulk.models import BulkOperation
from ticketing.bulk.running import carry_on
from ticketing.bulk.telling import progress_event
from ticketing.bulk.undoing import take_back


class StepFailed(Exception):
    """A step cannot be done; `operation_id` is to be given up. `__cause__` says why."""

    def __init__(self, operation_id: UUID) -> None:
        super().__init__(str(operation_id))
        self.operation_id = operation_id


async def has_work(session: AsyncSession) -> bool:
    """Whether any operation is going on; for a look that takes no lock."""
    return await repository.is_any_going_on(session)


async def step(session: AsyncSession) -> bool:
    """Carry one operation one chunk further; False when there is none that nobody else holds.

    Raises StepFailed with whatever went wrong as its cause.
    """
    operation = await repository.claim_operation(session)
    if operation is None:
        return False
    try:
        await _step(session, operation)
        await session.flush()
    except Exception as error:
        raise StepFailed(operation.id) from error
    return True


async def give_up(session: AsyncSession, operation_id: UUID, error: str) -> None:
    """End an operation whose steps fail; what has been changed stays, and can be undone."""
    operation = await repository.find_any(session, operation_id)
    if operation is None or operation.state not in repository.GOING_ON:
        return
    operation.state, operation.error, operation.finished_at = "failed", error[:500], clock.utc_now()
    principal = await _asker(session, operation)
    if principal is not None:
        await record_events(session, [progress_event(operation, principal)])


async def _step(session: AsyncSession, operation: BulkOperation) -> None:
    principal = await _asker(session, operation)
    if principal is None:  # he left meanwhile: nobody goes on in his name
        operation.state, operation.finished_at = "canceled", clock.utc_now()
    elif operation.state == "running":
        await carry_on(session, operation, principal)
    else:
        await take_back(session, operation, principal)


async def _asker(session: AsyncSession, operation: BulkOperation) -> Principal | None:
    found = await load_colleagues(session, [operation.created_by])
    colleague = found.get(operation.created_by)
    return replace(colleague.principal, via=operation.via) if colleague else None
