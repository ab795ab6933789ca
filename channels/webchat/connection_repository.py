"""All SQL about the open pages of visitors, and with them about who is here."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat import repository
from channels.webchat.models import Visitor, VisitorConnection
from core import clock
from core.db.bulk import padded
from core.db.repository import upsert

_STILL_FRESH_SECONDS = 300


async def those_who_exist(session: AsyncSession, visitor_ids: Collection[UUID]) -> set[UUID]:
    """The visitors among these ids."""
    query = select(Visitor.id).where(Visitor.id.in_(padded(visitor_ids)))
    return set((await session.execute(query)).scalars())


async def mark_here(session: AsyncSession, visitor_ids: Collection[UUID]) -> None:
    """Note that these visitors have an open page; only rows that say otherwise, or say it from long ago, change."""
    query = select(Visitor.id, Visitor.left_at, Visitor.last_seen_at).where(Visitor.id.in_(padded(visitor_ids)))
    rows = (await session.execute(query)).all()
    stale = clock.ago(_STILL_FRESH_SECONDS)
    changing = sorted(row.id for row in rows if row.left_at is not None or row.last_seen_at < stale)
    if changing:
        await repository.lock_visitors(session, changing)
        await session.execute(
            update(Visitor)
            .where(Visitor.id.in_(padded(changing)))
            .values(left_at=None, last_seen_at=clock.utc_now())
            .execution_options(synchronize_session=False)
        )


async def keep_connections(
    session: AsyncSession, node: str, connections: Mapping[UUID, UUID], expires_at: datetime
) -> None:
    """Write {connection id: visitor id} as open until then, in the order of the visitors.

    On PostgreSQL a new connection waits for whoever is just deciding that its visitor has left (see `_end`).
    """
    rows = [
        {"connection_id": connection_id, "visitor_id": visitor_id, "node": node, "expires_at": expires_at}
        for visitor_id, connection_id in sorted((visitor, connection) for connection, visitor in connections.items())
    ]
    if rows:
        statement = upsert(session, VisitorConnection)
        renewed = {"expires_at": statement.excluded.expires_at}
        await session.execute(
            statement.on_conflict_do_update(index_elements=[VisitorConnection.connection_id], set_=renewed), rows
        )


async def end_connections(session: AsyncSession, connection_ids: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    """Remove connections; (visitor, account) of those who have none left."""
    if not connection_ids:
        return []
    return await _end(session, VisitorConnection.connection_id.in_(padded(sorted(connection_ids))))


async def end_connections_of(session: AsyncSession, node: str) -> list[tuple[UUID, UUID]]:
    """Remove all connections of a node; as above."""
    return await _end(session, VisitorConnection.node == node)


async def end_expired_connections(session: AsyncSession) -> list[tuple[UUID, UUID]]:
    """Remove the connections that nobody kept fresh; as above."""
    return await _end(session, VisitorConnection.expires_at < clock.utc_now())


async def left_since(session: AsyncSession, visitor_ids: Collection[UUID]) -> dict[UUID, datetime | None]:
    """When each visitor left; None while he is here."""
    query = select(Visitor.id, Visitor.left_at).where(Visitor.id.in_(padded(visitor_ids)))
    return {row.id: row.left_at for row in (await session.execute(query)).all()}


async def _end(session: AsyncSession, condition: Any) -> list[tuple[UUID, UUID]]:
    """Their visitors are locked whole first, so that no connection can be added while it is judged who has left."""
    theirs = select(VisitorConnection.visitor_id).where(condition).distinct()
    visitor_ids = sorted((await session.execute(theirs)).scalars())
    if not visitor_ids:
        return []
    await session.execute(repository.by_id(visitor_ids).with_for_update())
    await session.execute(delete(VisitorConnection).where(condition).execution_options(synchronize_session=False))
    gone = (
        update(Visitor)
        .where(
            Visitor.id.in_(padded(visitor_ids)),
            Visitor.left_at.is_(None),
            ~exists().where(VisitorConnection.visitor_id == Visitor.id),
        )
        .values(left_at=clock.utc_now(), last_seen_at=clock.utc_now())
        .returning(Visitor.id, Visitor.channel_account_id)
        .execution_options(synchronize_session=False)
    )
    return sorted((row.id, row.channel_account_id) for row in (await session.execute(gone)).all())
