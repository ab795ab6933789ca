"""Who is at work: a row for each open desk, kept fresh by the web node that holds its socket."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.bulk import padded
from core.db.repository import upsert
from core.staff.models import Presence, User

FRESH: Final = timedelta(seconds=90)
REFRESH_SECONDS: Final = 30.0
OFFLINE: Final = "offline"
ONLINE: Final = "online"


async def stay(session: AsyncSession, node: str, people: Mapping[UUID, UUID]) -> None:
    """Desks of a node that are open now, as {connection id: user id}: new ones and those that still are."""
    if not people:
        return
    expires_at = clock.utc_now() + FRESH
    rows = [
        {"connection_id": connection_id, "user_id": user_id, "node": node, "expires_at": expires_at}
        for connection_id, user_id in sorted(people.items())
    ]
    statement = upsert(session, Presence)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[Presence.connection_id], set_={"expires_at": statement.excluded.expires_at}
        ),
        rows,
    )


async def leave(session: AsyncSession, connection_ids: Collection[UUID]) -> None:
    """Desks were closed."""
    if connection_ids:
        await session.execute(delete(Presence).where(Presence.connection_id.in_(padded(connection_ids))))


async def leave_node(session: AsyncSession, node: str) -> None:
    """A whole web node shuts down."""
    await session.execute(delete(Presence).where(Presence.node == node))


async def availabilities(session: AsyncSession) -> dict[UUID, str]:
    """How every active person stands now: as he chose while a desk of his is open, else offline."""
    is_here = exists().where(Presence.user_id == User.id, Presence.expires_at > clock.utc_now())
    query = select(User.id, User.availability, is_here.label("is_here")).where(User.is_active)
    return {row.id: row.availability if row.is_here else OFFLINE for row in (await session.execute(query)).all()}


async def at_their_desks(session: AsyncSession, user_ids: Collection[UUID]) -> set[UUID]:
    """Those of `user_ids` who are online with a desk open now."""
    if not user_ids:
        return set()
    is_here = exists().where(Presence.user_id == User.id, Presence.expires_at > clock.utc_now())
    query = select(User.id).where(User.id.in_(padded(user_ids)), User.availability == ONLINE, is_here)
    return set((await session.execute(query)).scalars())
