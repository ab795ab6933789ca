"""`sawasdesk worker`: RQ in the main thread (it needs the signals), the runtime's loop in another."""

import asyncio
import threading
import time

import structlog
import typer
import uvloop
from redis.exceptions import RedisError

from cli.process import prepare_process
from core.db.migrate import upgrade
from core.settings import Settings
from workers.logs import configure_logs
from workers.process import working
from workers.rq import build_worker
from workers.runtime import Runtime

_RECONNECT_SECONDS = 2.0
_log = structlog.get_logger(__name__)


class WorkerThread(threading.Thread):
    """The thread of the runtime's loop."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(name="runtime")
        self.settings = settings
        self.loop = uvloop.new_event_loop()
        self.runtime: Runtime | None = None
        self.ready = threading.Event()
        self.stopping = threading.Event()

    def run(self) -> None:
        """Work until `stopping` is set."""
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_until_complete(self._work())
        finally:
            self.ready.set()
            self.loop.close()

    async def _work(self) -> None:
        await upgrade(self.settings.database)
        async with working(self.settings) as (_, runtime):
            self.runtime = runtime
            self.ready.set()
            typer.echo("Sawasdesk worker is ready.")
            await asyncio.to_thread(self.stopping.wait)


def run() -> None:
    """Work until told to stop. While Redis is away the sweeps go on, only slower."""
    settings = Settings()
    configure_logs(settings)
    if settings.is_embedded:
        typer.echo("SAWASDESK_REDIS_URL is not set: `sawasdesk serve` runs the workers itself.", err=True)
        raise typer.Exit(2)
    prepare_process()
    thread = WorkerThread(settings)
    thread.start()
    thread.ready.wait()
    try:
        _take_nudges(settings, thread)
    finally:
        thread.stopping.set()
        thread.join()


def _take_nudges(settings: Settings, thread: WorkerThread) -> None:
    """RQ's own loop ends on SIGTERM; an unreachable Redis is tried again."""
    while thread.is_alive() and thread.runtime is not None:
        try:
            worker = build_worker(settings.redis_url, settings.redis_prefix, thread.runtime, thread.loop)
            worker.work(logging_level="WARNING")
            return
        except (RedisError, OSError) as error:
            _log.warning("redis_unreachable", error=str(error), retry_in=_RECONNECT_SECONDS)
            time.sleep(_RECONNECT_SECONDS)
