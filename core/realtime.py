"""Telling web nodes at once: published events and passing signals (typing, presence). In-process here; through Redis,
for several nodes, in core/realtime_redis.py.

Channel "events" carries {"seq": n}: everything up to n is published, hubs read from their own position on (core.events.
published.read_since), so a lost or doubled envelope does no harm. Channel "signals" carries passing things that are in
no table: who is typing, who looks at what.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Protocol

import structlog

EVENTS = "events"
SIGNALS = "signals"
_QUEUE_SIZE = 10_000
_log = structlog.get_logger(__name__)

Listener = Callable[[str, dict[str, Any]], Awaitable[None]]


class Realtime(Protocol):
    """Publish small JSON envelopes on a channel ("events" or "signals") and listen to both."""

    async def publish(self, channel: str, envelope: dict[str, Any]) -> None:
        """Hand an envelope to every node. Never raises for a broker that is away."""

    def listening(self, listener: Listener) -> Any:
        """An async context in which `listener(channel, envelope)` is called for everything published."""

    async def close(self) -> None:
        """Let go of connections."""


class LocalRealtime:
    """One process: listeners are called through a queue of their own, so that a publisher never waits for a screen."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[tuple[str, dict[str, Any]]]] = set()

    async def publish(self, channel: str, envelope: dict[str, Any]) -> None:
        """Queue for every listener; a listener that is 10,000 behind loses the envelope and will see the gap."""
        for queue in self._queues:
            with contextlib.suppress(asyncio.QueueFull):
                queue.put_nowait((channel, envelope))

    @asynccontextmanager
    async def listening(self, listener: Listener) -> AsyncIterator[None]:
        """Call `listener` from a task of its own until the block ends."""
        queue: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue(_QUEUE_SIZE)
        self._queues.add(queue)
        task = asyncio.create_task(_feed(queue, listener))
        try:
            yield
        finally:
            self._queues.discard(queue)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def close(self) -> None:
        """Nothing to let go of."""


async def _feed(queue: asyncio.Queue[tuple[str, dict[str, Any]]], listener: Listener) -> None:
    while True:
        channel, envelope = await queue.get()
        await call(listener, channel, envelope)


async def call(listener: Listener, channel: str, envelope: dict[str, Any]) -> None:
    """Tell a listener; what it raises is logged and ends nothing."""
    try:
        await listener(channel, envelope)
    except Exception:  # noqa: BLE001 - one bad envelope must not end the listening; gaps are read from the database
        _log.exception("realtime_listener_failed", channel=channel)
