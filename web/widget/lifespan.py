"""Gives an application its visitors: their routes' parts, the hub, and a goodbye to every page before the end."""

from collections.abc import AsyncIterator

from aiohttp import web

from channels.webchat.tokens import visitor_tokens
from web.context import CONTEXT
from web.widget.door import TOKENS
from web.widget.hub import VISITOR_HUB, VisitorHub
from web.widget.origins import add_origin_headers
from web.widget.showing import SHOWING, Showing
from web.widget.widgets import WIDGETS, Widgets


def add_visitors(app: web.Application) -> None:
    """Sockets are closed in the shutdown phase: the cleanup phase begins only when every request has ended."""
    context = app[CONTEXT]
    app[TOKENS] = tokens = visitor_tokens(context.secrets)
    app[WIDGETS] = widgets = Widgets(context)
    app[SHOWING] = showing = Showing(context.secrets, tokens)
    app[VISITOR_HUB] = VisitorHub(context, showing, widgets)
    app.on_response_prepare.append(add_origin_headers)
    app.cleanup_ctx.append(_running)
    app.on_shutdown.append(_close_pages)


async def _running(app: web.Application) -> AsyncIterator[None]:
    async with app[VISITOR_HUB].running():
        yield


async def _close_pages(app: web.Application) -> None:
    await app[VISITOR_HUB].close_all()
