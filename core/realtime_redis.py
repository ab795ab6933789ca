"""core.realtime.Realtime through Redis. Imported only when there is one: the client takes twenty megabytes."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog
from redis import asyncio as redis_asyncio
from redis.exceptions import RedisError

from core.realtime import EVENTS, SIGNALS, Listener, call

_log = structlog.get_logger(__name__)


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
                            await call(listener, channel, json.loads(message["data"]))
            except (RedisError, OSError) as error:
                _log.warning("realtime_listen_failed", error=str(error), retry_in=pause)
                await asyncio.sleep(pause)
                pause = min(5.0, pause * 2)
