"""The SQL of webhooks."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core import clock
from core.db.bulk import insert_missing_rows, padded
from core.db.paging import Page, after, page_of
from core.staff.models import User
from core.staff.principal import Role
from core.webhooks.models import WebhookDelivery, WebhookEndpoint

PENDING = "pending"


async def list_endpoints(session: AsyncSession) -> list[WebhookEndpoint]:
    """Every endpoint, oldest first; there are a few, not thousands."""
    return list((await session.execute(select(WebhookEndpoint).order_by(WebhookEndpoint.id))).scalars())


async def enabled_endpoints(session: AsyncSession) -> list[WebhookEndpoint]:
    """The endpoints that are switched on."""
    return list((await session.execute(select(WebhookEndpoint).where(WebhookEndpoint.is_enabled))).scalars())


async def find_endpoint(session: AsyncSession, endpoint_id: UUID, *, lock: bool = False) -> WebhookEndpoint | None:
    """One endpoint, locked until the transaction ends when `lock`."""
    query = select(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id)
    return (await session.execute(query.with_for_update() if lock else query)).scalar_one_or_none()


async def waiting_counts(session: AsyncSession) -> dict[UUID, int]:
    """How many deliveries wait for each endpoint."""
    query = (
        select(WebhookDelivery.endpoint_id, func.count())
        .where(WebhookDelivery.state == PENDING)
        .group_by(WebhookDelivery.endpoint_id)
    )
    return {row[0]: row[1] for row in (await session.execute(query)).all()}


async def insert_deliveries(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Let deliveries wait; one whose cause is known at its endpoint is left out."""
    await insert_missing_rows(session, WebhookDelivery, rows)


async def due_endpoints(session: AsyncSession) -> list[tuple[UUID, bool]]:
    """(endpoint, fails now) of those for which something is due."""
    query = (
        select(WebhookEndpoint.id, WebhookEndpoint.failing_since.is_not(None))
        .where(
            WebhookEndpoint.is_enabled,
            WebhookEndpoint.id.in_(select(WebhookDelivery.endpoint_id).where(_is_due(clock.utc_now()))),
        )
        .order_by(WebhookEndpoint.id)
    )
    return [(row[0], bool(row[1])) for row in (await session.execute(query)).all()]


async def claim(
    session: AsyncSession, endpoint_id: UUID, token: UUID, until: datetime, limit: int
) -> list[WebhookDelivery]:
    """Lease due deliveries of one endpoint, oldest first; of each lane only the one whose turn it is."""
    earlier = aliased(WebhookDelivery)
    is_behind = exists().where(
        earlier.endpoint_id == endpoint_id,
        earlier.lane == WebhookDelivery.lane,
        earlier.state == PENDING,
        earlier.id < WebhookDelivery.id,
    )
    due = (
        select(WebhookDelivery.id)
        .where(WebhookDelivery.endpoint_id == endpoint_id, _is_due(clock.utc_now()), ~is_behind)
        .order_by(WebhookDelivery.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    keys = list((await session.execute(due)).scalars())
    if not keys:
        return []
    statement = (
        update(WebhookDelivery)
        .where(WebhookDelivery.id.in_(padded(keys)))
        .values(lease_token=token, lease_until=until)
        .execution_options(synchronize_session=False)
    )
    await session.execute(statement)
    query = select(WebhookDelivery).where(WebhookDelivery.id.in_(padded(keys))).order_by(WebhookDelivery.id)
    return list((await session.execute(query.execution_options(populate_existing=True))).scalars())


async def find_leased(session: AsyncSession, delivery_id: UUID, token: UUID) -> WebhookDelivery | None:
    """A delivery that is still ours, its row held."""
    query = select(WebhookDelivery).where(WebhookDelivery.id == delivery_id, WebhookDelivery.lease_token == token)
    return (await session.execute(query.with_for_update())).scalar_one_or_none()


async def count_failures_since(session: AsyncSession, endpoint_id: UUID, since: datetime) -> int:
    """How many attempts at deliveries made since then have failed, counted by delivery and attempt."""
    query = select(func.coalesce(func.sum(WebhookDelivery.attempts), 0)).where(
        WebhookDelivery.endpoint_id == endpoint_id,
        WebhookDelivery.state != "delivered",
        WebhookDelivery.attempts > 0,
        or_(WebhookDelivery.finished_at.is_(None), WebhookDelivery.finished_at >= since),
    )
    return int((await session.execute(query)).scalar_one())


async def administrators(session: AsyncSession) -> list[tuple[str, str]]:
    """(mail address, language) of everybody who looks after the settings."""
    query = select(User.email, User.language).where(User.is_active, User.role == Role.ADMIN.value).order_by(User.id)
    return [(row[0], row[1]) for row in (await session.execute(query)).all()]


async def drop_waiting(session: AsyncSession, endpoint_id: UUID) -> None:
    """Nothing that waits for an endpoint is sent any more."""
    await session.execute(
        update(WebhookDelivery)
        .where(WebhookDelivery.endpoint_id == endpoint_id, WebhookDelivery.state == PENDING)
        .values(state="dropped", finished_at=clock.utc_now(), lease_token=None, lease_until=None)
        .execution_options(synchronize_session=False)
    )


async def delete_endpoint(session: AsyncSession, endpoint: WebhookEndpoint) -> None:
    """Remove an endpoint with its log."""
    await session.execute(delete(WebhookDelivery).where(WebhookDelivery.endpoint_id == endpoint.id))
    await session.delete(endpoint)
    await session.flush()


async def page_of_deliveries(
    session: AsyncSession, endpoint_id: UUID, state: str | None, cursor: str | None, limit: int
) -> Page[WebhookDelivery]:
    """The log of an endpoint, newest first."""
    query = select(WebhookDelivery).where(WebhookDelivery.endpoint_id == endpoint_id)
    if state is not None:
        query = query.where(WebhookDelivery.state == state)
    rows = (await session.execute(after(query, [WebhookDelivery.id], cursor, limit=limit))).scalars().all()
    return page_of(rows, limit, lambda row: [row.id])


async def find_delivery(session: AsyncSession, delivery_id: UUID) -> WebhookDelivery | None:
    """One delivery."""
    return await session.get(WebhookDelivery, delivery_id)


async def originals_since(
    session: AsyncSession, endpoint_id: UUID, since: datetime, limit: int
) -> list[WebhookDelivery]:
    """What an endpoint was, or should have been, told since then; replays of it left out. Oldest first."""
    query = (
        select(WebhookDelivery)
        .where(
            WebhookDelivery.endpoint_id == endpoint_id,
            WebhookDelivery.created_at >= since,
            WebhookDelivery.state != PENDING,
            or_(WebhookDelivery.cause.like("event:%"), WebhookDelivery.cause.like("call:%")),
        )
        .order_by(WebhookDelivery.id)
        .limit(limit)
    )
    return list((await session.execute(query)).scalars())


async def drop_old(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete a batch of finished deliveries that are older; how many."""
    old = (
        select(WebhookDelivery.id)
        .where(WebhookDelivery.created_at < before, WebhookDelivery.state != PENDING)
        .limit(limit)
    )
    keys: Collection[UUID] = list((await session.execute(old)).scalars())
    if keys:
        await session.execute(delete(WebhookDelivery).where(WebhookDelivery.id.in_(padded(keys))))
    return len(keys)


def _is_due(now: datetime) -> Any:
    return and_(
        WebhookDelivery.state == PENDING,
        WebhookDelivery.next_attempt_at <= now,
        or_(WebhookDelivery.lease_until.is_(None), WebhookDelivery.lease_until < now),
    )
