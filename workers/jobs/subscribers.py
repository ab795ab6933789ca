"""Drains one subscriber, and later its failed events again."""

from core.context import AppContext
from core.events.cursors import drain_retries, drain_subscriber
from workers.subscriptions import SUBSCRIBERS


async def drain(context: AppContext, key: str) -> None:
    """Everything published since the cursor of subscriber `key`."""
    await drain_subscriber(context.database, key, SUBSCRIBERS[key])


async def retry(context: AppContext, _key: str = "") -> None:
    """Every subscriber's failed events that are due."""
    for name, handler in SUBSCRIBERS.items():
        await drain_retries(context.database, name, handler)
