"""The SQL of drafts."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.db.repository import upsert
from ticketing.replies.models import Draft


async def lock_draft(session: AsyncSession, user_id: UUID, ticket_id: UUID, kind: str) -> Draft | None:
    """One draft, its row held."""
    query = select(Draft).where(Draft.user_id == user_id, Draft.ticket_id == ticket_id, Draft.kind == kind)
    query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.execute(query)).scalar_one_or_none()


async def put_draft(session: AsyncSession, user_id: UUID, ticket_id: UUID, kind: str, columns: dict[str, Any]) -> Draft:
    """Insert or overwrite; every write counts the version up."""
    statement = upsert(session, Draft).values(user_id=user_id, ticket_id=ticket_id, kind=kind, version=1, **columns)
    statement = statement.on_conflict_do_update(
        index_elements=[Draft.user_id, Draft.ticket_id, Draft.kind], set_={**columns, "version": Draft.version + 1}
    ).returning(Draft)
    draft: Draft = (await session.execute(statement, execution_options={"populate_existing": True})).scalar_one()
    return draft


async def delete_draft(session: AsyncSession, user_id: UUID, ticket_id: UUID, kind: str) -> bool:
    """Delete one; False when there was none."""
    statement = (
        delete(Draft)
        .where(Draft.user_id == user_id, Draft.ticket_id == ticket_id, Draft.kind == kind)
        .returning(Draft.kind)
        .execution_options(synchronize_session=False)
    )
    return (await session.execute(statement)).first() is not None


async def list_drafts(session: AsyncSession, user_id: UUID, ticket_ids: Collection[UUID]) -> list[Draft]:
    """A person's drafts on these tickets."""
    if not ticket_ids:
        return []
    query = select(Draft).where(Draft.user_id == user_id, Draft.ticket_id.in_(padded(ticket_ids)))
    return list((await session.execute(query.order_by(Draft.ticket_id, Draft.kind))).scalars())
