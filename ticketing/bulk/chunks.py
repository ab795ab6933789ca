"""How many cases a step changes in its transaction."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.repository import is_sqlite

ON_SQLITE: Final = "sqlite"
ON_POSTGRESQL: Final = "postgresql"
# On SQLite everybody who writes waits for a step; PostgreSQL locks no more than the cases, and every commit wakes the
# relay, its readers and the screens once.
SIZES: Mapping[str, int] = {ON_SQLITE: 250, ON_POSTGRESQL: 750}


def chunk_size(session: AsyncSession) -> int:
    """The size for this session's database."""
    return SIZES[ON_SQLITE if is_sqlite(session) else ON_POSTGRESQL]
