"""The SQL of parents and children."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.staff.principal import Principal
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket


async def find_parent(session: AsyncSession, ticket_id: UUID) -> UUID | None:
    """What a case is part of."""
    return (await session.execute(select(Ticket.parent_id).where(Ticket.id == ticket_id))).scalar()


async def find_children(session: AsyncSession, ticket_ids: Collection[UUID]) -> list[UUID]:
    """What is part of any of these cases."""
    query = select(Ticket.id).where(Ticket.parent_id.in_(padded(ticket_ids)))
    return list((await session.execute(query)).scalars())


async def visible_children(session: AsyncSession, principal: Principal, ticket_id: UUID) -> set[UUID]:
    """What is part of a case, is still worked on, and can be seen by `principal`."""
    query = select(Ticket.id).where(Ticket.parent_id == ticket_id, Ticket.is_active, visible_to(principal))
    return set((await session.execute(query)).scalars())
