"""Which visitors are here: a row for each open page, kept fresh by the web node that holds its connection.

A visitor has left (`left_at`) when his last connection ended, or when its node vanished and the row ran out.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat import connection_repository
from core import clock

FRESH: Final = timedelta(seconds=75)
REFRESH_SECONDS: Final = 25.0


@dataclass(frozen=True, slots=True)
class Gone:
    """A visitor who has no open page any more."""

    visitor_id: UUID
    account_id: UUID


async def stay(session: AsyncSession, node: str, connections: Mapping[UUID, UUID]) -> None:
    """Pages of a node that are open now, as {connection id: visitor id}: new ones and those that still are.

    To be said again every 25 seconds. Connections of visitors who do not exist are left out.
    """
    known = await connection_repository.those_who_exist(session, set(connections.values())) if connections else set()
    open_pages = {page: visitor for page, visitor in connections.items() if visitor in known}
    if open_pages:
        await connection_repository.keep_connections(session, node, open_pages, clock.utc_now() + FRESH)
        await connection_repository.mark_here(session, known)


async def leave(session: AsyncSession, connection_ids: Collection[UUID]) -> list[Gone]:
    """Pages were closed; the visitors who have left with them."""
    return _gone(await connection_repository.end_connections(session, connection_ids))


async def leave_node(session: AsyncSession, node: str) -> list[Gone]:
    """A whole web node shuts down; the visitors who were only there."""
    return _gone(await connection_repository.end_connections_of(session, node))


async def expire(session: AsyncSession) -> list[Gone]:
    """Connections whose node has vanished; the visitors who have left so."""
    return _gone(await connection_repository.end_expired_connections(session))


async def left_since(session: AsyncSession, visitor_ids: Collection[UUID]) -> dict[UUID, datetime | None]:
    """For each visitor that exists, since when he is away; None while he is here."""
    return await connection_repository.left_since(session, visitor_ids)


def _gone(rows: Collection[tuple[UUID, UUID]]) -> list[Gone]:
    return [Gone(visitor_id, account_id) for visitor_id, account_id in rows]
