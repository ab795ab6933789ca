"""Drains the subscribers: together while little is waiting, each on its own behind a heap; later what failed, again."""

from core.context import AppContext
from core.events.cursors import drain_retries, drain_subscriber, drain_together
from core.jobs import Nudge
from workers.subscriptions import SUBSCRIBERS, TOGETHER


async def drain_group(context: AppContext, key: str) -> None:
    """What a few events mean to the subscribers of group `key`; behind many of them nobody waits for another."""
    members = TOGETHER[key]
    if not await drain_together(context.database, {name: SUBSCRIBERS[name] for name in members}):
        for name in members:
            context.jobs.nudge(Nudge("subscriber", name))


async def drain(context: AppContext, key: str) -> None:
    """Everything published since the cursor of subscriber `key`."""
    await drain_subscriber(context.database, key, SUBSCRIBERS[key])


async def retry(context: AppContext, _key: str = "") -> None:
    """Every subscriber's failed events that are due."""
    for name, handler in SUBSCRIBERS.items():
        await drain_retries(context.database, name, handler)
