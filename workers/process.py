"""A process that works: context, runtime and mailbox threads, opened and closed in the right order."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.context import AppContext
from core.settings import Settings
from workers.bootstrap import open_context
from workers.pollers.mailbox import MailboxPoller
from workers.registry import build_jobs
from workers.runtime import Runtime
from workers.schedule import GATHERING, SWEEPS


@asynccontextmanager
async def working(settings: Settings, *, is_demo: bool = False) -> AsyncIterator[tuple[AppContext, Runtime]]:
    """Jobs run and mailboxes are watched until the block ends; then batches finish and leases are given back."""
    poller = MailboxPoller()
    runtime = Runtime(build_jobs(poller), SWEEPS, GATHERING)
    async with open_context(settings, runtime, is_demo=is_demo) as context:
        runtime.start(context)
        try:
            yield context, runtime
        finally:
            await runtime.stop()
            await poller.stop(context)
