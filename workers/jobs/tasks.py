"""Owners of tasks are told when their time has come."""

from core import clock
from core.context import AppContext
from ticketing.tasks.falling_due import MOST_AT_ONCE, has_due, tell_due


async def run(context: AppContext, _key: str = "") -> None:
    """Tell everybody whose task is due. Writes nothing when nothing is."""
    async with context.database.read() as session:
        if not await has_due(session, clock.utc_now()):
            return
    told = MOST_AT_ONCE
    while told == MOST_AT_ONCE:
        async with context.database.write() as session:
            told = await tell_due(session)
