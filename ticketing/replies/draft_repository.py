"""The SQL of drafts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.db.repository import upsert
from core.staff.models import User
from ticketing.replies.models import Draft
from ticketing.tickets.models import Ticket

_DRAFTED: Final = select(Draft.ticket_id).where(
    Draft.user_id == bindparam("writer_id", type_=Draft.user_id.type),
    Draft.ticket_id.in_(bindparam("asked_ids", expanding=True)),
)


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


@dataclass(frozen=True, slots=True)
class Gone:
    """A draft that was deleted; `was_shared`: others saw it."""

    was_shared: bool


async def delete_draft(session: AsyncSession, user_id: UUID, ticket_id: UUID, kind: str) -> Gone | None:
    """Delete one; None when there was none."""
    statement = (
        delete(Draft)
        .where(Draft.user_id == user_id, Draft.ticket_id == ticket_id, Draft.kind == kind)
        .returning(Draft.shared_at)
        .execution_options(synchronize_session=False)
    )
    row = (await session.execute(statement)).first()
    return Gone(row[0] is not None) if row else None


async def find_ticket(session: AsyncSession, ticket_id: UUID) -> Ticket | None:
    """The ticket as it stands, for telling those who see it."""
    return await session.get(Ticket, ticket_id)


async def set_shared(
    session: AsyncSession, user_id: UUID, ticket_id: UUID, kind: str, shared_at: datetime | None
) -> Draft | None:
    """Show a draft to others since `shared_at`, or to nobody else; None when there is none."""
    statement = (
        update(Draft)
        .where(Draft.user_id == user_id, Draft.ticket_id == ticket_id, Draft.kind == kind)
        .values(shared_at=shared_at)
        .returning(Draft)
    )
    return (await session.execute(statement, execution_options={"populate_existing": True})).scalar_one_or_none()


async def list_shared(session: AsyncSession, ticket_id: UUID, but_of: UUID) -> list[tuple[Draft, str]]:
    """What others share on a ticket, each with its author's name, the last changed first."""
    query = (
        select(Draft, User.name)
        .join(User, User.id == Draft.user_id)
        .where(Draft.ticket_id == ticket_id, Draft.shared_at.is_not(None), Draft.user_id != but_of)
        .order_by(Draft.updated_at.desc())
    )
    return [(row[0], row[1]) for row in (await session.execute(query)).all()]


async def name_of(session: AsyncSession, user_id: UUID) -> str:
    """What a person is called."""
    return (await session.execute(select(User.name).where(User.id == user_id))).scalar_one_or_none() or ""


async def list_drafts(session: AsyncSession, user_id: UUID, ticket_ids: Collection[UUID]) -> list[Draft]:
    """A person's drafts on these tickets."""
    if not ticket_ids:
        return []
    query = select(Draft).where(Draft.user_id == user_id, Draft.ticket_id.in_(padded(ticket_ids)))
    return list((await session.execute(query.order_by(Draft.ticket_id, Draft.kind))).scalars())


async def ids_with_drafts(session: AsyncSession, user_id: UUID, ticket_ids: Collection[UUID]) -> Sequence[UUID]:
    """Those of the tickets that a person has a draft on, once for each draft."""
    if not ticket_ids:
        return []
    return (await session.execute(_DRAFTED, {"writer_id": user_id, "asked_ids": padded(ticket_ids)})).scalars().all()
