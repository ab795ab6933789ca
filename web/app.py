"""Puts the web application together: resources, pages, middlewares. The only place that lists them all."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from aiohttp import web

from core.context import AppContext
from web.api import links, me, session, settings, setup, tags, teams, tickets, users
from web.context import CONTEXT, GATE
from web.gate import Gatekeeper
from web.middlewares import answer_problems, know_the_client, log_requests
from web.openapi import Resource
from web.rate_limits import rate_limiting
from web.security_headers import add_security_headers

# One line for each file of web/api. The order is that of the reference page.
RESOURCES: tuple[Resource, ...] = (
    setup.resource,
    session.resource,
    links.resource,
    me.resource,
    users.resource,
    teams.resource,
    settings.resource,
    tickets.resource,
    tags.resource,
)


def build_app(context: AppContext, more_routes: Sequence[web.AbstractRouteDef] = ()) -> web.Application:
    """The aiohttp application over an open context; the caller runs it and closes the context afterwards.

    `more_routes` are pages beside the product's: the demo's.
    """
    app = web.Application(middlewares=[know_the_client, log_requests, answer_problems], client_max_size=0)
    app[CONTEXT] = context
    app[GATE] = Gatekeeper(context)
    app.cleanup_ctx.append(rate_limiting)
    app.on_response_prepare.append(add_security_headers)
    for resource in RESOURCES:
        app.add_routes([operation.route() for operation in resource.operations])
    app.add_routes(more_routes)
    return app


def product_version() -> str:
    """The installed version, or "0" from a source tree that was never installed."""
    try:
        return version("sawasdesk")
    except PackageNotFoundError:
        return "0"
