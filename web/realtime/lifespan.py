"""Opens the hub with the application and closes it before the context goes."""

from collections.abc import AsyncIterator

from aiohttp import web

from web.context import CONTEXT, GATE
from web.realtime.hub import Hub
from web.realtime.socket import HUB


async def realtime_running(app: web.Application) -> AsyncIterator[None]:
    """For `app.cleanup_ctx`."""
    hub = Hub(app[CONTEXT], app[GATE].forget)
    app[HUB] = hub
    async with hub.running():
        yield
