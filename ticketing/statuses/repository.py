"""The SQL of the company's own statuses."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from ticketing.statuses.models import TicketStatus


async def list_statuses(session: AsyncSession, *, lock: bool = False) -> Sequence[TicketStatus]:
    """Every status in its order; `lock` holds them all until the transaction ends."""
    query = select(TicketStatus).order_by(TicketStatus.position, TicketStatus.id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.execute(query)).scalars().all()
