"""The SQL of answers that wait for their time."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from ticketing.replies.models import ScheduledReply

WAITING = "waiting"


async def find(session: AsyncSession, scheduled_id: UUID, *, lock: bool = False) -> ScheduledReply | None:
    """One of them; `lock` holds its row until the transaction ends."""
    query = select(ScheduledReply).where(ScheduledReply.id == scheduled_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.execute(query)).scalar_one_or_none()


async def list_on(session: AsyncSession, ticket_id: UUID) -> Sequence[ScheduledReply]:
    """Those on a ticket, the first to leave first."""
    query = select(ScheduledReply).where(ScheduledReply.ticket_id == ticket_id)
    return (await session.execute(query.order_by(ScheduledReply.due_at, ScheduledReply.id))).scalars().all()


async def list_due(session: AsyncSession, now: datetime, limit: int) -> Sequence[ScheduledReply]:
    """Those whose time has come, the oldest first."""
    query = select(ScheduledReply).where(ScheduledReply.state == WAITING, ScheduledReply.due_at <= now)
    return (await session.execute(query.order_by(ScheduledReply.due_at).limit(limit))).scalars().all()


async def lock_waiting(session: AsyncSession, ticket_id: UUID) -> list[ScheduledReply]:
    """Those that wait on a ticket, held. Take the ticket's lock first."""
    query = select(ScheduledReply).where(ScheduledReply.ticket_id == ticket_id, ScheduledReply.state == WAITING)
    query = query.order_by(ScheduledReply.id).with_for_update().execution_options(populate_existing=True)
    return list((await session.execute(query)).scalars())


async def tickets_with_waiting(session: AsyncSession, ticket_ids: Collection[UUID]) -> list[UUID]:
    """On which of these tickets something waits."""
    if not ticket_ids:
        return []
    query = select(ScheduledReply.ticket_id).where(
        ScheduledReply.ticket_id.in_(padded(ticket_ids)), ScheduledReply.state == WAITING
    )
    return list((await session.execute(query.distinct())).scalars())


async def remove(session: AsyncSession, scheduled_id: UUID) -> None:
    """Take one off the list."""
    await session.execute(delete(ScheduledReply).where(ScheduledReply.id == scheduled_id))
