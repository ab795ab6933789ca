"""Opens the recurring tickets whose time has come, each in a transaction of its own."""

import structlog

from core.context import AppContext
from ticketing.recurring.opening import due, open_due

_log = structlog.get_logger(__name__)


async def run(context: AppContext, _key: str = "") -> None:
    """Open what is due; one that fails is tried again at the next look and stops no other."""
    async with context.database.read() as session:
        waiting = await due(session)
    for recurring_id in waiting:
        try:
            async with context.database.write() as session:
                await open_due(session, recurring_id)
        except Exception:  # noqa: BLE001 - the others are due as well
            _log.exception("recurring_ticket_failed", recurring_id=str(recurring_id))
