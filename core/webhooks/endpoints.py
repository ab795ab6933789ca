"""Endpoints as an administrator keeps them; their secrets are shown once and stay encrypted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Invalid, NotFound
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import WebhookEndpointChanged
from core.events.log import record_events
from core.secrets import Secrets
from core.staff.principal import Permission, Principal
from core.versions import require_version
from core.webhooks import repository
from core.webhooks.models import WebhookEndpoint
from core.webhooks.payload import PING, instant, told_types
from core.webhooks.queueing import NewDelivery, queue
from core.webhooks.signing import new_secret

OVERLAP: Final = timedelta(hours=24)
_MOST_ENDPOINTS: Final = 50


@dataclass(frozen=True, slots=True)
class EndpointFields:
    """What an administrator decides. `event_types` () means every one that may be told."""

    name: str
    url: str
    event_types: tuple[str, ...] = ()
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class EndpointRecord:
    """An endpoint as it is. `previous_secret_until`: until then the secret before this one signs as well.

    `secret` is only there right after it was made.
    """

    id: UUID
    fields: EndpointFields
    disabled_reason: str | None
    failing_since: datetime | None
    last_success_at: datetime | None
    last_failure_at: datetime | None
    last_error: str
    previous_secret_until: datetime | None
    waiting_count: int
    created_at: datetime
    version: int
    secret: str | None = None


async def list_endpoints(session: AsyncSession, principal: Principal) -> list[EndpointRecord]:
    """Every endpoint. Raises NotPermitted."""
    principal.require(Permission.READ_ADMINISTRATION)
    counts = await repository.waiting_counts(session)
    return [_record(one, counts.get(one.id, 0)) for one in await repository.list_endpoints(session)]


async def create_endpoint(
    session: AsyncSession, principal: Principal, fields: EndpointFields, secrets: Secrets, *, allow_private: bool
) -> EndpointRecord:
    """Add an endpoint; its secret is in the answer and nowhere else afterwards.

    Raises NotPermitted, Invalid(bad_url | unknown_event_type | too_many_webhooks).
    """
    principal.require(Permission.ADMINISTER)
    _require_sense(fields, allow_private=allow_private)
    if len(await repository.list_endpoints(session)) >= _MOST_ENDPOINTS:
        raise Invalid("There are enough webhooks.", code="too_many_webhooks")
    secret = new_secret()
    row = WebhookEndpoint(
        id=ids.new_id(),
        name=fields.name,
        url=fields.url,
        event_types=list(fields.event_types),
        is_enabled=fields.is_enabled,
        secret_encrypted=secrets.encrypt(secret),
        created_at=clock.utc_now(),
        last_error="",
        version=1,
    )
    session.add(row)
    await session.flush()
    await tell(session, principal, row, "created", [])
    return replace(_record(row, 0), secret=secret)


async def change_endpoint(
    session: AsyncSession,
    principal: Principal,
    endpoint_id: UUID,
    changes: Mapping[str, Any],
    version: int | None,
    *,
    allow_private: bool,
) -> EndpointRecord:
    """Change fields of EndpointFields. Switched off, it is told no more of what waits; switched on, it begins anew.

    Raises as `create_endpoint`, NotFound and PreconditionFailed.
    """
    principal.require(Permission.ADMINISTER)
    row = await _locked(session, endpoint_id)
    require_version(row.version, version)
    before = _fields(row)
    after = replace(before, **changes)
    _require_sense(after, allow_private=allow_private)
    row.name, row.url, row.event_types, row.is_enabled = (
        after.name,
        after.url,
        list(after.event_types),
        after.is_enabled,
    )
    if after.is_enabled != before.is_enabled or after.url != before.url:
        row.disabled_reason = row.failing_since = None
        row.last_error = ""
    if before.is_enabled and not after.is_enabled:
        await repository.drop_waiting(session, endpoint_id)
    row.version += 1
    await session.flush()
    await tell(session, principal, row, "changed", sorted(changes))
    return _record(row, (await repository.waiting_counts(session)).get(row.id, 0))


async def delete_endpoint(session: AsyncSession, principal: Principal, endpoint_id: UUID, version: int | None) -> None:
    """Remove an endpoint with its log. Raises NotPermitted, NotFound, PreconditionFailed."""
    principal.require(Permission.ADMINISTER)
    row = await _locked(session, endpoint_id)
    require_version(row.version, version)
    row.version += 1
    await session.flush()
    await tell(session, principal, row, "deleted", [])
    await repository.delete_endpoint(session, row)


async def rotate_secret(
    session: AsyncSession, principal: Principal, endpoint_id: UUID, secrets: Secrets
) -> EndpointRecord:
    """Give an endpoint a new secret, shown in the answer only; for a day the old one signs as well."""
    principal.require(Permission.ADMINISTER)
    row = await _locked(session, endpoint_id)
    secret = new_secret()
    row.previous_secret_encrypted, row.secret_encrypted = row.secret_encrypted, secrets.encrypt(secret)
    row.previous_secret_until = clock.utc_now() + OVERLAP
    row.version += 1
    await session.flush()
    await tell(session, principal, row, "changed", ["secret"])
    return replace(_record(row, (await repository.waiting_counts(session)).get(row.id, 0)), secret=secret)


async def ping_endpoint(session: AsyncSession, principal: Principal, endpoint_id: UUID) -> UUID:
    """Send a test; the delivery's id. Raises NotPermitted, NotFound, Invalid(code="webhook_disabled")."""
    principal.require(Permission.ADMINISTER)
    row = await _locked(session, endpoint_id)
    require_enabled(row)
    cause = f"ping:{ids.new_id()}"
    document: dict[str, Any] = {
        "id": cause,
        "type": PING,
        "occurred_at": instant(clock.utc_now()),
        "ticket_id": None,
        "data": {},
    }
    [delivery_id] = await queue(session, [NewDelivery(endpoint_id, cause, PING, document)])
    return delivery_id


def require_enabled(row: WebhookEndpoint) -> None:
    """Raise Invalid(code="webhook_disabled") for an endpoint that is switched off."""
    if not row.is_enabled:
        raise Invalid("This webhook is switched off.", code="webhook_disabled")


def endpoint_not_found() -> NotFound:
    """The error for an endpoint that is not there."""
    return NotFound("There is no such webhook.", code="webhook_not_found")


async def tell(
    session: AsyncSession, principal: Principal | None, row: WebhookEndpoint, change: str, fields: list[str]
) -> None:
    """Record that an endpoint changed; without a principal the product did it by itself."""
    fact = WebhookEndpointChanged(change=change, fields=fields)
    event = NewEvent(fact, "webhook_endpoint", row.id, row.version, audience=EVERYONE)
    await record_events(session, [replace(event, actor=principal.actor) if principal else event])


async def _locked(session: AsyncSession, endpoint_id: UUID) -> WebhookEndpoint:
    row = await repository.find_endpoint(session, endpoint_id, lock=True)
    if row is None:
        raise endpoint_not_found()
    return row


def _require_sense(fields: EndpointFields, *, allow_private: bool) -> None:
    parts = urlsplit(fields.url)
    schemes = {"https", "http"} if allow_private else {"https"}
    if parts.scheme not in schemes or not parts.hostname or parts.username is not None:
        raise Invalid("A webhook needs an https address.", code="bad_url", data={"field": "url"})
    unknown = sorted(set(fields.event_types) - set(told_types()))
    if unknown:
        raise Invalid("There are no such event types.", code="unknown_event_type", data={"event_types": unknown})


def _fields(row: WebhookEndpoint) -> EndpointFields:
    return EndpointFields(row.name, row.url, tuple(row.event_types), row.is_enabled)


def _record(row: WebhookEndpoint, waiting_count: int) -> EndpointRecord:
    until = row.previous_secret_until
    return EndpointRecord(
        id=row.id,
        fields=_fields(row),
        disabled_reason=row.disabled_reason,
        failing_since=row.failing_since,
        last_success_at=row.last_success_at,
        last_failure_at=row.last_failure_at,
        last_error=row.last_error,
        previous_secret_until=until if until and until > clock.utc_now() else None,
        waiting_count=waiting_count,
        created_at=row.created_at,
        version=row.version,
    )
