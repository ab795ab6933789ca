"""Bulk operations, step by step, until none is left that this worker could carry on."""

import asyncio

import structlog

from core.context import AppContext
from core.db.transient import is_transient
from ticketing.bulk.stepping import StepFailed, give_up, has_work, step

_log = structlog.get_logger(__name__)
_MOST_RETRIES = 5


async def run(context: AppContext, _key: str = "") -> None:
    """Take steps while there is something to do. Writes nothing when there is not."""
    async with context.database.read() as session:
        if not await has_work(session):
            return
    retries = 0
    while True:
        try:
            async with context.database.write() as session:
                if not await step(session):
                    return
            retries = 0
        except StepFailed as failure:
            cause = failure.__cause__ or failure
            retries += 1
            if not is_transient(cause) or retries > _MOST_RETRIES:
                _log.error("bulk_operation_failed", operation_id=str(failure.operation_id), exc_info=cause)
                async with context.database.write() as session:
                    await give_up(session, failure.operation_id, f"{type(cause).__name__}: {cause}")
        await asyncio.sleep(0)  # requests have their turn between two steps
