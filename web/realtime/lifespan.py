"""Opens the hub with the application, says goodbye to the desks first, and closes the hub before the context goes."""

from collections.abc import AsyncIterator

from aiohttp import web

from web.context import CONTEXT, GATE
from web.realtime.hub import Hub
from web.realtime.socket import HUB


def add_realtime(app: web.Application) -> None:
    """Give an application its hub.

    Sockets are closed in the shutdown phase: the cleanup phase begins only when every request has ended.
    """
    app.cleanup_ctx.append(_running)
    app.on_shutdown.append(_close_sockets)


async def _running(app: web.Application) -> AsyncIterator[None]:
    hub = Hub(app[CONTEXT], app[GATE].forget)
    app[HUB] = hub
    async with hub.running():
        yield


async def _close_sockets(app: web.Application) -> None:
    app[HUB].close_all()
