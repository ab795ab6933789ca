"""Shapes of outgoing webhooks."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from core.webhooks.deliveries import DeliveryRecord
from core.webhooks.endpoints import EndpointFields, EndpointRecord
from web.api.schemas.common import Body, Instant, Name, Patch, View, omitted

Url = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
EventTypes = Annotated[list[str], Field(max_length=200, description="Which events to tell; none means all of them.")]


class Webhook(View):
    """Another program that is told of events. `secret` is only there in the answer that made it.

    `disabled_reason` failing: it was switched off by itself after three days of failures.
    """

    id: UUID
    name: str
    url: str
    event_types: list[str]
    is_enabled: bool
    disabled_reason: Literal["failing"] | None
    failing_since: datetime | None
    last_success_at: datetime | None
    last_failure_at: datetime | None
    last_error: str
    previous_secret_until: datetime | None
    waiting_count: int
    created_at: datetime
    secret: str | None
    version: int


class WebhookInput(Body):
    """A new webhook."""

    name: Name
    url: Url
    event_types: EventTypes = []
    is_enabled: bool = True

    @property
    def fields(self) -> EndpointFields:
        """The same as the service takes it."""
        return EndpointFields(self.name, self.url, tuple(dict.fromkeys(self.event_types)), self.is_enabled)


class WebhookPatch(Patch):
    """Changes of a webhook. Switched off, it is told no more of what waits for it."""

    name: Name = omitted()
    url: Url = omitted()
    event_types: EventTypes = omitted()
    is_enabled: bool = omitted()


class WebhookEventTypes(View):
    """Every event type that a webhook can ask for."""

    items: list[str]


class WebhookAttempt(View):
    """One try: what came back (null: nothing) and how long it took."""

    at: datetime
    status: int | None
    milliseconds: int
    error: str


class WebhookDelivery(View):
    """One telling. `payload` is the document that is sent, `response_text` the beginning of the last answer."""

    id: UUID
    webhook_id: UUID
    cause: str
    event_type: str
    payload: dict[str, Any]
    state: Literal["pending", "delivered", "failed", "dropped"]
    attempts: list[WebhookAttempt]
    status_code: int | None
    response_text: str
    error: str
    next_attempt_at: datetime | None
    created_at: datetime
    finished_at: datetime | None


class WebhookQueued(View):
    """A delivery that was just queued."""

    delivery_id: UUID


class WebhookReplayInput(Body):
    """Tell everything since then again."""

    since: Instant


class WebhookReplayed(View):
    """How many deliveries were queued, at most 1,000."""

    count: int


def webhook_shape(record: EndpointRecord) -> Webhook:
    """An endpoint as the API shows it."""
    fields = record.fields
    return Webhook(
        id=record.id,
        name=fields.name,
        url=fields.url,
        event_types=list(fields.event_types),
        is_enabled=fields.is_enabled,
        disabled_reason="failing" if record.disabled_reason else None,
        failing_since=record.failing_since,
        last_success_at=record.last_success_at,
        last_failure_at=record.last_failure_at,
        last_error=record.last_error,
        previous_secret_until=record.previous_secret_until,
        waiting_count=record.waiting_count,
        created_at=record.created_at,
        secret=record.secret,
        version=record.version,
    )


def webhook_delivery_shape(record: DeliveryRecord) -> WebhookDelivery:
    """A delivery as the API shows it."""
    return WebhookDelivery(
        id=record.id,
        webhook_id=record.endpoint_id,
        cause=record.cause,
        event_type=record.event_type,
        payload=record.payload,
        state=record.state,
        attempts=[
            WebhookAttempt(at=one.at, status=one.status, milliseconds=one.milliseconds, error=one.error)
            for one in record.attempts
        ],
        status_code=record.status_code,
        response_text=record.response_text,
        error=record.error,
        next_attempt_at=record.next_attempt_at,
        created_at=record.created_at,
        finished_at=record.finished_at,
    )
