"""The relay: publishes recorded events in order, tells the web nodes, wakes the subscribers."""

from core.context import AppContext
from core.events.outbox import publish_batch
from core.events.published import current_seq
from core.jobs import Nudge
from core.realtime import EVENTS
from workers.subscriptions import TOGETHER

BATCH = 1000


async def relay(context: AppContext, _key: str = "") -> None:
    """Publish until nothing is waiting."""
    while True:
        async with context.database.write() as session:
            count = await publish_batch(session, BATCH)
            seq = await current_seq(session) if count else 0
        if not count:
            return
        await context.realtime.publish(EVENTS, {"seq": seq})
        for group in TOGETHER:
            context.jobs.nudge(Nudge("subscribers", group))
        if count < BATCH:
            return
