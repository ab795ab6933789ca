"""The log of what endpoints were told, and telling it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, TypeAlias, cast
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.paging import Page
from core.errors import NotFound
from core.staff.principal import Permission, Principal
from core.webhooks import repository
from core.webhooks.endpoints import endpoint_not_found, require_enabled
from core.webhooks.models import WebhookDelivery
from core.webhooks.queueing import NewDelivery, queue

LOG_DAYS: Final = 30
MOST_REPLAYED: Final = 1000
_DAY: Final = 86_400.0


DeliveryState: TypeAlias = Literal["pending", "delivered", "failed", "dropped"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: when, what came back (None: nothing), how long it took in milliseconds."""

    at: datetime
    status: int | None
    milliseconds: int
    error: str


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """One telling. state: pending|delivered|failed|dropped; `response_text` begins the last answer."""

    id: UUID
    endpoint_id: UUID
    cause: str
    event_type: str
    payload: dict[str, Any]
    state: DeliveryState
    attempts: Sequence[Attempt]
    status_code: int | None
    response_text: str
    error: str
    next_attempt_at: datetime | None
    created_at: datetime
    finished_at: datetime | None


async def page_of_deliveries(
    session: AsyncSession,
    principal: Principal,
    endpoint_id: UUID,
    state: str | None = None,
    *,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[DeliveryRecord]:
    """What an endpoint was told, newest first. Raises NotPermitted, NotFound."""
    principal.require(Permission.READ_ADMINISTRATION)
    if await repository.find_endpoint(session, endpoint_id) is None:
        raise endpoint_not_found()
    page = await repository.page_of_deliveries(session, endpoint_id, state, cursor, limit)
    return Page([_record(row) for row in page.items], page.next_cursor)


async def replay(session: AsyncSession, principal: Principal, delivery_id: UUID) -> UUID:
    """Tell something again, as it was; the new delivery's id. Raises NotPermitted, NotFound, Invalid."""
    principal.require(Permission.ADMINISTER)
    row = await repository.find_delivery(session, delivery_id)
    if row is None:
        raise NotFound("There is no such delivery.", code="webhook_delivery_not_found")
    endpoint = await repository.find_endpoint(session, row.endpoint_id)
    if endpoint is None:
        raise endpoint_not_found()
    require_enabled(endpoint)
    [new_id] = await queue(session, [_again(row)])
    return new_id


async def replay_since(session: AsyncSession, principal: Principal, endpoint_id: UUID, since: datetime) -> int:
    """Tell everything since then again, whatever became of it, at most 1,000; how many.

    Raises NotPermitted, NotFound, Invalid(code="webhook_disabled").
    """
    principal.require(Permission.ADMINISTER)
    endpoint = await repository.find_endpoint(session, endpoint_id)
    if endpoint is None:
        raise endpoint_not_found()
    require_enabled(endpoint)
    rows = await repository.originals_since(session, endpoint_id, since, MOST_REPLAYED)
    return len(await queue(session, [_again(row) for row in rows]))


async def forget_old_deliveries(session: AsyncSession, limit: int) -> int:
    """Throw away a batch of the log that is older than 30 days; how many entries."""
    return await repository.drop_old(session, clock.ago(LOG_DAYS * _DAY), limit)


def _again(row: WebhookDelivery) -> NewDelivery:
    cause = f"replay:{ids.new_id()}"
    return NewDelivery(row.endpoint_id, cause, row.event_type, row.payload, row.event_id, row.lane)


def _record(row: WebhookDelivery) -> DeliveryRecord:
    return DeliveryRecord(
        id=row.id,
        endpoint_id=row.endpoint_id,
        cause=row.cause,
        event_type=row.event_type,
        payload=row.payload,
        state=cast(DeliveryState, row.state),
        attempts=[
            Attempt(datetime.fromisoformat(one["at"]), one["status"], one["milliseconds"], one["error"])
            for one in row.attempt_log
        ],
        status_code=row.status_code,
        response_text=row.response_text,
        error=row.error,
        next_attempt_at=row.next_attempt_at if row.state == repository.PENDING else None,
        created_at=row.created_at,
        finished_at=row.finished_at,
    )
