"""Published events on their way to the endpoints that ask for them."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from core.events.base import PublishedEvent
from core.webhooks import repository
from core.webhooks.models import WebhookEndpoint
from core.webhooks.payload import event_document, is_told, lane_of
from core.webhooks.queueing import NewDelivery, queue


async def handle(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
    """Let a delivery wait for every endpoint that asks for an event and was there when it happened."""
    told = [event for event in events if is_told(event.type)]
    if not told:
        return
    endpoints = await repository.enabled_endpoints(session)
    new = [
        NewDelivery(
            endpoint.id, f"event:{event.event_id}", event.type, event_document(event), event.event_id, lane_of(event)
        )
        for event in told
        for endpoint in endpoints
        if _asks_for(endpoint, event)
    ]
    await queue(session, new)


def _asks_for(endpoint: WebhookEndpoint, event: PublishedEvent) -> bool:
    is_wanted = not endpoint.event_types or event.type in endpoint.event_types
    return is_wanted and event.occurred_at >= endpoint.created_at
