"""`sawasdesk worker`: RQ in the main thread (it needs the signals), the runtime's loop in another."""

import asyncio
import threading
import time

import structlog
import typer
import uvloop
from redis.exceptions import RedisError

from core.db.migrate import upgrade
from core.settings import Settings
from workers.bootstrap import open_context
from workers.logs import configure_logs
from workers.registry import JOBS
from workers.rq import build_worker
from workers.runtime import Runtime
from workers.schedule import SWEEPS

_RECONNECT_SECONDS = 2.0
_log = structlog.get_logger(__name__)


def run() -> None:
    """Work until told to stop. While Redis is away the sweeps go on, only slower."""
    settings = Settings()
    configure_logs(settings)
    if settings.is_embedded:
        typer.echo("SAWASDESK_REDIS_URL is not set: `sawasdesk serve` runs the workers itself.", err=True)
        raise typer.Exit(2)
    runtime, stop = Runtime(JOBS, SWEEPS), threading.Event()
    loop = uvloop.new_event_loop()
    ready = threading.Event()
    thread = threading.Thread(target=_run_loop, args=(loop, settings, runtime, stop, ready), name="runtime")
    thread.start()
    ready.wait()
    try:
        _take_nudges(settings, runtime, loop, thread)
    finally:
        stop.set()
        thread.join()


def _run_loop(
    loop: asyncio.AbstractEventLoop, settings: Settings, runtime: Runtime, stop: threading.Event, ready: threading.Event
) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(_work(settings, runtime, stop, ready))
    finally:
        ready.set()
        loop.close()


async def _work(settings: Settings, runtime: Runtime, stop: threading.Event, ready: threading.Event) -> None:
    await upgrade(settings.database)
    async with open_context(settings, runtime) as context:
        runtime.start(context)
        ready.set()
        typer.echo("Sawasdesk worker is ready.")
        await asyncio.to_thread(stop.wait)
        await runtime.stop()


def _take_nudges(
    settings: Settings, runtime: Runtime, loop: asyncio.AbstractEventLoop, thread: threading.Thread
) -> None:
    """RQ's own loop ends on SIGTERM; an unreachable Redis is tried again."""
    while thread.is_alive():
        try:
            build_worker(settings.redis_url, settings.redis_prefix, runtime, loop).work(logging_level="WARNING")
            return
        except (RedisError, OSError) as error:
            _log.warning("redis_unreachable", error=str(error), retry_in=_RECONNECT_SECONDS)
            time.sleep(_RECONNECT_SECONDS)
