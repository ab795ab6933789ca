"""The SQL of tags."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.db.repository import upsert
from ticketing.tags.models import Tag, TicketTag


async def find_tags(session: AsyncSession, tag_ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of the tags that exist."""
    if not tag_ids:
        return {}
    query = select(Tag.id, Tag.name).where(Tag.id.in_(padded(tag_ids)))
    return {row.id: row.name for row in (await session.execute(query)).all()}


async def find_by_name(session: AsyncSession, folded_name: str) -> UUID | None:
    """The tag that is called this."""
    return (await session.execute(select(Tag.id).where(Tag.folded_name == folded_name))).scalar_one_or_none()


async def lock_tag(session: AsyncSession, tag_id: UUID) -> Tag | None:
    """The tag's row, held until the transaction ends."""
    query = select(Tag).where(Tag.id == tag_id).with_for_update().execution_options(populate_existing=True)
    return (await session.execute(query)).scalar_one_or_none()


async def add_to_ticket(session: AsyncSession, ticket_id: UUID, tag_ids: Sequence[UUID]) -> set[UUID]:
    """Put tags on a ticket; the ones that were not on it."""
    if not tag_ids:
        return set()
    rows = [{"ticket_id": ticket_id, "tag_id": tag_id} for tag_id in tag_ids]
    statement = upsert(session, TicketTag).values(rows).on_conflict_do_nothing().returning(TicketTag.tag_id)
    return set((await session.execute(statement)).scalars())


async def remove_from_ticket(session: AsyncSession, ticket_id: UUID, tag_ids: Collection[UUID]) -> set[UUID]:
    """Take tags off a ticket; the ones that were on it."""
    if not tag_ids:
        return set()
    statement = delete(TicketTag).where(TicketTag.ticket_id == ticket_id, TicketTag.tag_id.in_(padded(tag_ids)))
    return set((await session.execute(statement.returning(TicketTag.tag_id))).scalars())


async def remove_everywhere(session: AsyncSession, tag_id: UUID) -> None:
    """Take a tag off every ticket."""
    await session.execute(delete(TicketTag).where(TicketTag.tag_id == tag_id))
