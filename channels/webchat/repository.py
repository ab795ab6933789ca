"""All SQL of the web chat: visitors and their streams."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat.models import Visitor, VisitorFrame
from core import clock


async def take_seq(session: AsyncSession, visitor_id: UUID) -> int | None:
    """The next place in a visitor's stream, which stays locked until the transaction ends; None for nobody."""
    statement = update(Visitor).where(Visitor.id == visitor_id).values(last_seq=Visitor.last_seq + 1)
    return (await session.execute(statement.returning(Visitor.last_seq))).scalar_one_or_none()


async def give_back_seq(session: AsyncSession, visitor_id: UUID) -> None:
    """The place was not needed. Only in the transaction that took it."""
    await session.execute(update(Visitor).where(Visitor.id == visitor_id).values(last_seq=Visitor.last_seq - 1))


async def find_seq(session: AsyncSession, visitor_id: UUID, source_key: str) -> int | None:
    """Where in the stream this source stands already."""
    query = select(VisitorFrame.seq).where(VisitorFrame.visitor_id == visitor_id, VisitorFrame.source_key == source_key)
    return (await session.execute(query)).scalar_one_or_none()


async def insert_frame(
    session: AsyncSession,
    visitor_id: UUID,
    seq: int,
    *,
    kind: str,
    source_key: str,
    document: Mapping[str, Any],
    message_id: UUID | None,
) -> None:
    """Put a frame at its place."""
    session.add(
        VisitorFrame(
            visitor_id=visitor_id,
            seq=seq,
            kind=kind,
            source_key=source_key,
            document=dict(document),
            message_id=message_id,
            created_at=clock.utc_now(),
        )
    )
    await session.flush()


async def read_frames(session: AsyncSession, visitor_id: UUID, after: int, limit: int) -> Sequence[VisitorFrame]:
    """The frames behind `after`, in order."""
    query = (
        select(VisitorFrame)
        .where(VisitorFrame.visitor_id == visitor_id, VisitorFrame.seq > after)
        .order_by(VisitorFrame.seq)
        .limit(limit)
    )
    return (await session.execute(query)).scalars().all()
