"""Outgoing webhooks: other programs that are told of events, and the log of what they were told."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from core.events.published import current_seq
from core.staff.principal import Permission
from core.webhooks import deliveries, endpoints
from core.webhooks.payload import told_types
from web.api.schemas.common import Cursor, IfMatch, Limit, Page, PageLimit
from web.api.schemas.webhooks import (
    Webhook,
    WebhookDelivery,
    WebhookEventTypes,
    WebhookInput,
    WebhookPatch,
    WebhookQueued,
    WebhookReplayed,
    WebhookReplayInput,
    webhook_delivery_shape,
    webhook_shape,
)
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("webhooks")

InState = Annotated[
    Literal["pending", "delivered", "failed", "dropped"] | None, Field(description="Only those in this state.")
]


@resource.route("GET", "/webhooks", access=Permission.READ_ADMINISTRATION)
async def list_webhooks(request: ApiRequest) -> Page[Webhook]:
    """Every webhook with its health."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        records = await endpoints.list_endpoints(session, request.principal)
    return Page(items=[webhook_shape(one) for one in records], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("GET", "/webhooks/event-types", access=Permission.READ_ADMINISTRATION)
async def list_webhook_event_types(_request: ApiRequest) -> WebhookEventTypes:
    """What a webhook can be told of."""
    return WebhookEventTypes(items=list(told_types()))


@resource.route("POST", "/webhooks", access=Permission.ADMINISTER, status=201)
async def create_webhook(request: ApiRequest, body: WebhookInput) -> Webhook:
    """Add a webhook. `secret` is in this answer only. 422 `bad_url`, `unknown_event_type`, `too_many_webhooks`."""
    context = request.context
    async with context.database.write() as session:
        record = await endpoints.create_endpoint(
            session,
            request.principal,
            body.fields,
            context.secrets,
            allow_private=context.settings.allow_private_hosts,
        )
    request.set_etag(record.version)
    return webhook_shape(record)


@resource.route("PATCH", "/webhooks/{webhook_id}", access=Permission.ADMINISTER, errors=(404, 412))
async def change_webhook(
    request: ApiRequest, webhook_id: UUID, body: WebhookPatch, if_match: IfMatch = None
) -> Webhook:
    """Change a webhook."""
    changes = body.changes
    if "event_types" in changes:
        changes["event_types"] = tuple(dict.fromkeys(body.event_types))
    allow_private = request.context.settings.allow_private_hosts
    async with request.context.database.write() as session:
        record = await endpoints.change_endpoint(
            session, request.principal, webhook_id, changes, if_match, allow_private=allow_private
        )
    request.set_etag(record.version)
    return webhook_shape(record)


@resource.route("DELETE", "/webhooks/{webhook_id}", access=Permission.ADMINISTER, errors=(404, 412))
async def delete_webhook(request: ApiRequest, webhook_id: UUID, if_match: IfMatch = None) -> None:
    """Remove a webhook with its log."""
    async with request.context.database.write() as session:
        await endpoints.delete_endpoint(session, request.principal, webhook_id, if_match)


@resource.route("POST", "/webhooks/{webhook_id}/secret", access=Permission.ADMINISTER, errors=(404,))
async def rotate_webhook_secret(request: ApiRequest, webhook_id: UUID) -> Webhook:
    """Make a new secret, told in this answer only. For 24 hours the old one signs as well."""
    async with request.context.database.write() as session:
        record = await endpoints.rotate_secret(session, request.principal, webhook_id, request.context.secrets)
    return webhook_shape(record)


@resource.route("POST", "/webhooks/{webhook_id}/ping", access=Permission.ADMINISTER, status=202, errors=(404,))
async def ping_webhook(request: ApiRequest, webhook_id: UUID) -> WebhookQueued:
    """Send a test. 422 `webhook_disabled`."""
    async with request.context.database.write() as session:
        return WebhookQueued(delivery_id=await endpoints.ping_endpoint(session, request.principal, webhook_id))


@resource.route("GET", "/webhooks/{webhook_id}/deliveries", access=Permission.READ_ADMINISTRATION, errors=(404,))
async def list_webhook_deliveries(
    request: ApiRequest, webhook_id: UUID, state: InState = None, cursor: Cursor = None, limit: Limit = PageLimit
) -> Page[WebhookDelivery]:
    """What a webhook was told, newest first, for the last 30 days."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        page = await deliveries.page_of_deliveries(
            session, request.principal, webhook_id, state, cursor=cursor, limit=limit
        )
    items = [webhook_delivery_shape(one) for one in page.items]
    return Page(items=items, next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("POST", "/webhooks/{webhook_id}/replay", access=Permission.ADMINISTER, status=202, errors=(404,))
async def replay_webhook(request: ApiRequest, webhook_id: UUID, body: WebhookReplayInput) -> WebhookReplayed:
    """Tell everything since then again, whatever became of it. 422 `webhook_disabled`."""
    async with request.context.database.write() as session:
        count = await deliveries.replay_since(session, request.principal, webhook_id, body.since)
    return WebhookReplayed(count=count)


@resource.route(
    "POST", "/webhook-deliveries/{delivery_id}/replay", access=Permission.ADMINISTER, status=202, errors=(404,)
)
async def replay_webhook_delivery(request: ApiRequest, delivery_id: UUID) -> WebhookQueued:
    """Tell one thing again, as it was. 422 `webhook_disabled`."""
    async with request.context.database.write() as session:
        return WebhookQueued(delivery_id=await deliveries.replay(session, request.principal, delivery_id))
