"""Telling web nodes at once: published events and passing signals (typing, presence), in-process or through Redis.

Channel "events" carries {"seq": n}: everything up to n is published, hubs read from their own position on (core.events.
published.read_since), so a lost or doubled envelope does no harm. Channel "signals" carries passing things that are in
no table: who is typing, who looks at what.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Protocol

import structlog
from redis import asyncio as redis_asyncio
from redis.exceptions import RedisError

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


class RedisRealtime:
    """Redis pub/sub between nodes. While Redis is away, publishing is a no-op and listeners reconnect with a pause."""

    def __init__(self, url: str, prefix: str) -> None:
        self._redis = redis_asyncio.from_url(url, health_check_interval=30)
        self._prefix = f"{prefix}:realtime:"

    async def publish(self, channel: str, envelope: dict[str, Any]) -> None:
        """Publish as JSON; a Redis that is away costs only speed."""
        try:
            await self._redis.publish(self._prefix + channel, json.dumps(envelope, separators=(",", ":")))
        except (RedisError, OSError) as error:
            _log.warning("realtime_publish_failed", error=str(error))

    @asynccontextmanager
    async def listening(self, listener: Listener) -> AsyncIterator[None]:
        """Subscribe in a task of its own until the block ends."""
        ready = asyncio.Event()
        task = asyncio.create_task(self._listen(listener, ready))
        try:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ready.wait(), 5)
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def close(self) -> None:
        """Close the connection pool."""
        await self._redis.aclose()

    async def _listen(self, listener: Listener, ready: asyncio.Event) -> None:
        pause = 0.1
        while True:
            try:
                async with self._redis.pubsub() as pubsub:
                    await pubsub.subscribe(self._prefix + EVENTS, self._prefix + SIGNALS)
                    ready.set()
                    pause = 0.1
                    async for message in pubsub.listen():
                        if message["type"] == "message":
                            channel = message["channel"].decode().removeprefix(self._prefix)
                            await _call(listener, channel, json.loads(message["data"]))
            except (RedisError, OSError) as error:
                _log.warning("realtime_listen_failed", error=str(error), retry_in=pause)
                await asyncio.sleep(pause)
                pause = min(5.0, pause * 2)


async def _feed(queue: asyncio.Queue[tuple[str, dict[str, Any]]], listener: Listener) -> None:
    while True:
        channel, envelope = await queue.get()
        await _call(listener, channel, envelope)


async def _call(listener: Listener, channel: str, envelope: dict[str, Any]) -> None:
    try:
        await listener(channel, envelope)
    except Exception:  # noqa: BLE001 - one bad envelope must not end the listening; gaps are read from the database
        _log.exception("realtime_listener_failed", channel=channel)
