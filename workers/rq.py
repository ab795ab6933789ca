"""Both ends of the Redis side: web nodes enqueue nudges, worker processes take them and wake their runtime.

A job is a wake-up call that names no row. Equal nudges that are still waiting are merged by a short-lived flag. RQ's
own time-out signal would corrupt a database connection in mid-statement, so it is off; rows carry leases instead.
"""

import asyncio
import queue
import threading

import structlog
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, SimpleWorker

from core.jobs import Nudge
from workers.runtime import Runtime

QUEUE = "nudges"
_FLAG_MS = 2000
# Long enough that a worker that waits at the queue takes the next nudge before a busy one does, short enough that an
# answer to a customer is not held up by the mails that came before it.
_WAIT_SECONDS = 0.02
_log = structlog.get_logger(__name__)


class RqJobs:
    """core.jobs.Jobs for web nodes. A thread of its own talks to Redis, so that no request ever waits for it."""

    def __init__(self, redis_url: str, prefix: str) -> None:
        self._redis = Redis.from_url(redis_url, socket_timeout=5, socket_connect_timeout=5)
        self._prefix = prefix
        self._queue = Queue(f"{prefix}-{QUEUE}", connection=self._redis)
        self._waiting: queue.SimpleQueue[Nudge | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._enqueue_all, name="rq-nudges", daemon=True)
        self._thread.start()

    def nudge(self, nudge: Nudge) -> None:
        """Hand over and return at once."""
        self._waiting.put(nudge)

    def close(self) -> None:
        """Send what is waiting and stop."""
        self._waiting.put(None)
        self._thread.join(timeout=5)
        self._redis.close()

    def _enqueue_all(self) -> None:
        while (nudge := self._waiting.get()) is not None:
            try:
                if self._redis.set(flag_key(self._prefix, nudge), 1, nx=True, px=_FLAG_MS):
                    self._queue.enqueue(
                        take_nudge, nudge.job, nudge.key, job_timeout=-1, result_ttl=0, failure_ttl=3600
                    )
            except (RedisError, OSError) as error:
                _log.warning("nudge_not_sent", job=nudge.job, key=nudge.key, error=str(error))


def flag_key(prefix: str, nudge: Nudge) -> str:
    """The Redis key that says an equal nudge is waiting."""
    return f"{prefix}:nudge:{nudge.job}:{nudge.key}"


class NudgeWorker(SimpleWorker):
    """An RQ worker of one process: runs jobs in its main thread, while the runtime's loop runs in another."""

    runtime: Runtime
    loop: asyncio.AbstractEventLoop
    prefix: str


_current: NudgeWorker | None = None


def build_worker(redis_url: str, prefix: str, runtime: Runtime, loop: asyncio.AbstractEventLoop) -> NudgeWorker:
    """The worker of this process; there is one, because RQ finds job functions by import and not by object."""
    global _current
    connection = Redis.from_url(redis_url)
    worker = NudgeWorker([Queue(f"{prefix}-{QUEUE}", connection=connection)], connection=connection)
    worker.runtime, worker.loop, worker.prefix = runtime, loop, prefix
    _current = worker
    return worker


def take_nudge(job: str, key: str) -> None:
    """What RQ runs: wake the runtime and wait a moment, so that an idle process takes the next nudge first."""
    worker = _current
    if worker is None:
        raise RuntimeError("take_nudge runs inside `sawasdesk worker` only")
    nudge = Nudge(job, key)
    worker.connection.delete(flag_key(worker.prefix, nudge))
    asyncio.run_coroutine_threadsafe(worker.runtime.run(nudge, _WAIT_SECONDS), worker.loop).result()
