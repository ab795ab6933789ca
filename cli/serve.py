"""`sawasdesk serve`: the web node; with the embedded size also the workers."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib import import_module

import typer
from aiohttp import web

from cli.process import run_until_stopped, stop_requested
from core.context import AppContext
from core.db.migrate import upgrade
from core.settings import Settings
from core.staff.organization import ensure_setup_token
from web.app import build_app
from workers.bootstrap import open_context
from workers.logs import configure_logs
from workers.node_jobs import NodeJobs
from workers.process import working


def run(host: str, port: int) -> None:
    """Serve until told to stop."""
    settings = Settings()
    configure_logs(settings)
    run_until_stopped(_serve(settings, host or settings.host, settings.port if port < 0 else port))


async def _serve(settings: Settings, host: str, port: int) -> None:
    stopped = stop_requested()
    await upgrade(settings.database)
    async with running(settings) as context, listening(context, host, port) as url:
        async with context.database.write() as session:
            token = await ensure_setup_token(session)
        if token:
            typer.echo(f"First run: open {url}/setup?token={token} to create the first administrator.")
        typer.echo(f"Sawasdesk is ready: {url}")
        await stopped.wait()


@asynccontextmanager
async def running(settings: Settings, *, is_demo: bool = False) -> AsyncIterator[AppContext]:
    """The open context of a web node, with the workers inside when there is no Redis."""
    if settings.is_embedded:
        async with working(settings, is_demo=is_demo) as (context, _):
            yield context
        return
    queue = import_module("workers.rq").RqJobs(settings.redis_url, settings.redis_prefix)
    jobs = NodeJobs(queue)
    try:
        async with open_context(settings, jobs, is_demo=is_demo) as context:
            jobs.start(context)
            try:
                yield context
            finally:
                await jobs.stop()
    finally:
        queue.close()


@asynccontextmanager
async def listening(
    context: AppContext, host: str, port: int, more_routes: Sequence[web.AbstractRouteDef] = ()
) -> AsyncIterator[str]:
    """The web server on host:port, with routes of the demo beside the product's; gives its URL."""
    app = build_app(context, more_routes)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        bound = runner.addresses[0][1]
        yield f"http://{'127.0.0.1' if host in {'0.0.0.0', ''} else host}:{bound}"  # noqa: S104 - compared, not bound
    finally:
        await runner.cleanup()
