"""The SQL of cases that were set aside."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import table_of
from ticketing.tickets.models import Ticket


async def has_due(session: AsyncSession, now: datetime) -> bool:
    """Whether any case's time has come."""
    query = select(Ticket.id).where(Ticket.snoozed_until <= now).limit(1)
    return (await session.execute(query)).first() is not None


async def claim_due(session: AsyncSession, now: datetime, limit: int) -> list[Ticket]:
    """Cases whose time has come, locked, as objects outside the session; those locked by others are left out."""
    query = (
        select(*table_of(Ticket).columns)
        .where(Ticket.snoozed_until <= now)
        .order_by(Ticket.snoozed_until)
        .limit(limit)
        .with_for_update(skip_locked=True, key_share=True)
    )
    return [Ticket(**row._mapping) for row in (await session.execute(query)).all()]
