"""Cases that were set aside come back when their time has come."""

from core import clock
from core.context import AppContext
from ticketing.snoozing.waking import MOST_AT_ONCE, has_due, wake_due


async def run(context: AppContext, _key: str = "") -> None:
    """Wake everything that is due. Writes nothing when nothing is."""
    async with context.database.read() as session:
        if not await has_due(session, clock.utc_now()):
            return
    woken = MOST_AT_ONCE
    while woken == MOST_AT_ONCE:
        async with context.database.write() as session:
            woken = await wake_due(session)
