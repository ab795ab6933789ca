"""The SQL of ties between cases."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.repository import upsert
from ticketing.tickets.models import TicketLink


async def insert_link(session: AsyncSession, ticket_id: UUID, other_id: UUID, kind: str, now: datetime) -> bool:
    """Tie a case to another; False when it is already."""
    row = {"ticket_id": ticket_id, "target_ticket_id": other_id, "kind": kind, "created_at": now}
    statement = upsert(session, TicketLink).values(row).on_conflict_do_nothing()
    return (await session.execute(statement.returning(TicketLink.ticket_id))).first() is not None


async def delete_link(session: AsyncSession, ticket_id: UUID, other_id: UUID, kind: str) -> bool:
    """Untie a case from another; False when it was not tied."""
    statement = delete(TicketLink).where(
        TicketLink.ticket_id == ticket_id, TicketLink.target_ticket_id == other_id, TicketLink.kind == kind
    )
    return (await session.execute(statement.returning(TicketLink.ticket_id))).first() is not None


async def has_link(session: AsyncSession, ticket_id: UUID, other_id: UUID, kind: str) -> bool:
    """Whether a case points at another like this."""
    query = select(TicketLink.kind).where(
        TicketLink.ticket_id == ticket_id, TicketLink.target_ticket_id == other_id, TicketLink.kind == kind
    )
    return (await session.execute(query)).first() is not None
