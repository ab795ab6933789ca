"""The nudges of a web node without workers inside: what only tells other nodes is told at once, the rest is queued.

A visitor who waits for an answer must not wait for a queue that carries nothing but "look there": the way through a
worker would be two hops and whatever that worker is busy with.
"""

import asyncio
from collections.abc import Mapping

import structlog

from core.context import AppContext
from core.jobs import Jobs, Nudge
from workers.jobs import chats, visitor_frames
from workers.runtime import JobFunction

TELLING: Mapping[str, JobFunction] = {
    "visitor_frames": visitor_frames.run,
    "chat_queue": chats.tell_queue,
    "agent_read": chats.tell_read,
}
_log = structlog.get_logger(__name__)


class NodeJobs:
    """core.jobs.Jobs over `workers`, the queue to the worker processes."""

    def __init__(self, workers: Jobs) -> None:
        self._workers = workers
        self._context: AppContext | None = None
        self._telling: set[asyncio.Task[None]] = set()

    def start(self, context: AppContext) -> None:
        """From now on this node tells by itself, on the running loop."""
        self._context = context

    async def stop(self) -> None:
        """Finish what is being told; later nudges go to the workers."""
        self._context = None
        await asyncio.gather(*self._telling, return_exceptions=True)

    def nudge(self, nudge: Nudge) -> None:
        """Never blocks and never raises; a signal that is lost is found by the hubs' own looks."""
        tell = TELLING.get(nudge.job)
        if tell is None or self._context is None:
            self._workers.nudge(nudge)
            return
        task = asyncio.create_task(self._tell(tell, nudge, self._context))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _tell(self, tell: JobFunction, nudge: Nudge, context: AppContext) -> None:
        try:
            await tell(context, nudge.key)
        except Exception:  # noqa: BLE001 - see `nudge`
            _log.exception("node_could_not_tell", job=nudge.job)
