"""What repositories of both databases share: INSERT … ON CONFLICT, and the seen keys that make doors idempotent."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core import clock
from core.db.base import Base


class SeenKey(Base):
    """A business key that must be unique for ever, whatever happens to the (partitionable) rows it stands for."""

    __tablename__ = "seen_key"

    scope: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    entity_id: Mapped[UUID]
    created_at: Mapped[datetime]


def is_sqlite(session: AsyncSession) -> bool:
    """Whether this session talks to SQLite."""
    return session.get_bind().dialect.name == "sqlite"


def upsert(session: AsyncSession, model: type[Base]) -> Any:
    """An INSERT with on_conflict_do_nothing / on_conflict_do_update for the session's database."""
    return sqlite.insert(model) if is_sqlite(session) else postgresql.insert(model)


async def record_seen(session: AsyncSession, keys: Sequence[tuple[str, str, UUID]]) -> set[tuple[str, str]]:
    """Insert (scope, key, entity_id) rows; return the (scope, key) pairs that were new."""
    if not keys:
        return set()
    now = clock.utc_now()
    rows: list[Mapping[str, Any]] = [
        {"scope": scope, "key": key, "entity_id": entity_id, "created_at": now} for scope, key, entity_id in keys
    ]
    statement = upsert(session, SeenKey).values(rows).on_conflict_do_nothing().returning(SeenKey.scope, SeenKey.key)
    return {(scope, key) for scope, key in (await session.execute(statement)).all()}


async def find_seen(session: AsyncSession, scope: str, keys: Iterable[str]) -> dict[str, UUID]:
    """The entities already recorded under these keys of one scope."""
    wanted = list(keys)
    if not wanted:
        return {}
    query = select(SeenKey.key, SeenKey.entity_id).where(SeenKey.scope == scope, SeenKey.key.in_(wanted))
    return {row.key: row.entity_id for row in (await session.execute(query)).all()}
