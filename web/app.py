"""Puts the web application together: resources, pages, middlewares. The only place that lists them all."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from aiohttp import web

from core.context import AppContext
from web import operations
from web.api import (
    accounts,
    attachments,
    automation_rules,
    avatars,
    bulk_operations,
    calls,
    canned_replies,
    channel_accounts,
    chats,
    checklists,
    contact_details,
    contacts,
    deliveries,
    drafts,
    exports,
    form_previews,
    forwards,
    hand_overs,
    links,
    me,
    messages,
    notes,
    notifications,
    parked_items,
    presence,
    printing,
    reactions,
    recurring_tickets,
    replies,
    routing_rules,
    saved_views,
    scheduled_replies,
    search,
    session,
    settings,
    setup,
    signatures,
    snoozing,
    tags,
    tasks,
    teams,
    ticket_fields,
    ticket_merging,
    ticket_statuses,
    tickets,
    time_entries,
    users,
    visitors,
    ways,
    web_push,
    webhooks,
    wrap_up_codes,
)
from web.bodies import MAX_JSON_BYTES
from web.context import CONTEXT, GATE
from web.description import Description
from web.desk_files import Desk
from web.forms.routes import form_routes
from web.gate import Gatekeeper
from web.middlewares import answer_problems, know_the_client, log_requests
from web.openapi import CHAT_BASE, Resource
from web.rate_limits import rate_limiting
from web.realtime import socket
from web.realtime.lifespan import add_realtime
from web.security_headers import add_security_headers
from web.widget import profile, signed_files, talking, uploads, visits
from web.widget import socket as visitor_socket
from web.widget.door import VISITORS_API
from web.widget.files import WidgetFiles
from web.widget.lifespan import add_visitors
from web.widget.origins import preflight

# One line for each file of web/api. The order is that of the reference page.
RESOURCES: tuple[Resource, ...] = (
    setup.resource,
    session.resource,
    links.resource,
    me.resource,
    web_push.resource,
    signatures.resource,
    users.resource,
    avatars.resource,
    teams.resource,
    settings.resource,
    channel_accounts.resource,
    form_previews.resource,
    tickets.resource,
    ticket_merging.resource,
    snoozing.resource,
    bulk_operations.resource,
    saved_views.resource,
    exports.resource,
    chats.resource,
    visitors.resource,
    wrap_up_codes.resource,
    printing.resource,
    calls.resource,
    messages.resource,
    attachments.resource,
    replies.resource,
    forwards.resource,
    hand_overs.resource,
    scheduled_replies.resource,
    ways.resource,
    notes.resource,
    reactions.resource,
    drafts.resource,
    deliveries.resource,
    notifications.resource,
    presence.resource,
    search.resource,
    tags.resource,
    ticket_fields.resource,
    ticket_statuses.resource,
    tasks.resource,
    checklists.resource,
    time_entries.resource,
    canned_replies.resource,
    contacts.resource,
    contact_details.resource,
    accounts.resource,
    routing_rules.resource,
    automation_rules.resource,
    recurring_tickets.resource,
    webhooks.resource,
    parked_items.resource,
    socket.resource,
)

# The visitors' own API (/chat/v1), with a document of its own.
VISITOR_RESOURCES: tuple[Resource, ...] = (
    visits.resource,
    talking.resource,
    profile.resource,
    uploads.resource,
    signed_files.resource,
    visitor_socket.resource,
)


def build_app(context: AppContext, more_routes: Sequence[web.AbstractRouteDef] = ()) -> web.Application:
    """The aiohttp application over an open context; the caller runs it and closes the context afterwards.

    `more_routes` are pages beside the product's: the demo's.
    """
    app = web.Application(middlewares=[know_the_client, log_requests, answer_problems], client_max_size=MAX_JSON_BYTES)
    app[CONTEXT] = context
    app[GATE] = Gatekeeper(context)
    app.cleanup_ctx.append(rate_limiting)
    add_realtime(app)
    app.on_response_prepare.append(add_security_headers)
    add_visitors(app)
    for resource in (*RESOURCES, *VISITOR_RESOURCES):
        app.add_routes([operation.route() for operation in resource.operations])
    app.add_routes(form_routes())
    app.add_routes(more_routes)
    app.add_routes(_pages())
    return app


def _pages() -> list[web.RouteDef]:
    """What is open to everybody: what machines ask, the API's description, the desk (its data is behind the API)."""
    description, desk = Description(RESOURCES, product_version()), Desk()
    visitors = Description(VISITOR_RESOURCES, product_version(), VISITORS_API)
    return [
        web.get("/healthz", operations.healthz),
        web.get("/readyz", operations.readyz),
        web.get("/metrics", operations.metrics),
        web.get("/api/openapi.json", description.document),
        web.get("/api/docs", description.page),
        web.get("/chat/openapi.json", visitors.document),
        web.get("/chat/docs", visitors.page),
        web.route("*", CHAT_BASE + "/{path:.*}", preflight),
        *WidgetFiles().routes(),
        web.get("/{path:(?!api/|chat/).*}", desk.serve),
    ]


def product_version() -> str:
    """The installed version, or "0" from a source tree that was never installed."""
    try:
        return version("sawasdesk")
    except PackageNotFoundError:
        return "0"
