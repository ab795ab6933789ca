"""All SQL of the visitors' streams."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat.frames import ANSWERS
from channels.webchat.models import Visitor, VisitorFrame
from core import clock
from core.db.bulk import padded

_DELIVERIES = f"{ANSWERS}%"


async def take_seq(session: AsyncSession, visitor_id: UUID) -> int | None:
    """The next place in a visitor's stream, which stays locked until the transaction ends; None for nobody."""
    statement = update(Visitor).where(Visitor.id == visitor_id).values(last_seq=Visitor.last_seq + 1)
    return (await session.execute(statement.returning(Visitor.last_seq))).scalar_one_or_none()


async def give_back_seq(session: AsyncSession, visitor_id: UUID) -> None:
    """The place was not needed. Only in the transaction that took it."""
    await session.execute(update(Visitor).where(Visitor.id == visitor_id).values(last_seq=Visitor.last_seq - 1))


async def note_answer(session: AsyncSession, visitor_id: UUID, seq: int) -> None:
    """Our newest message stands here. Only in the transaction that took the place."""
    await session.execute(update(Visitor).where(Visitor.id == visitor_id).values(answered_seq=seq))


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


async def read_after(session: AsyncSession, visitor_id: UUID, after: int, limit: int) -> Sequence[VisitorFrame]:
    """The frames behind `after`, in order."""
    query = (
        select(VisitorFrame)
        .where(VisitorFrame.visitor_id == visitor_id, VisitorFrame.seq > after)
        .order_by(VisitorFrame.seq)
        .limit(limit)
    )
    return (await session.execute(query)).scalars().all()


async def read_before(session: AsyncSession, visitor_id: UUID, before: int, limit: int) -> Sequence[VisitorFrame]:
    """The last frames before `before`, newest first."""
    query = (
        select(VisitorFrame)
        .where(VisitorFrame.visitor_id == visitor_id, VisitorFrame.seq < before)
        .order_by(VisitorFrame.seq.desc())
        .limit(limit)
    )
    return (await session.execute(query)).scalars().all()


async def last_seqs(session: AsyncSession, visitor_ids: Collection[UUID]) -> dict[UUID, int]:
    """The newest number of each stream."""
    query = select(Visitor.id, Visitor.last_seq).where(Visitor.id.in_(padded(visitor_ids)))
    return {row.id: row.last_seq for row in (await session.execute(query)).all()}


async def count_unread(session: AsyncSession, visitor_id: UUID) -> int:
    """How many of our messages the visitor has not read."""
    query = select(func.count()).select_from(VisitorFrame).join(Visitor, Visitor.id == VisitorFrame.visitor_id)
    unread = VisitorFrame.seq > Visitor.read_seq
    is_ours = VisitorFrame.source_key.like(_DELIVERIES)
    return (await session.execute(query.where(VisitorFrame.visitor_id == visitor_id, unread, is_ours))).scalar_one()


async def move_marks(session: AsyncSession, row: Visitor, *, delivered: int, read: int) -> None:
    """Write how far the visitor's page got and he read."""
    row.delivered_seq, row.read_seq = delivered, read
    await session.flush()


async def messages_between(session: AsyncSession, visitor_id: UUID, after: int, up_to: int) -> list[UUID]:
    """Our messages behind `after` up to and with `up_to`, in order."""
    query = (
        select(VisitorFrame.message_id)
        .where(
            VisitorFrame.visitor_id == visitor_id,
            VisitorFrame.seq > after,
            VisitorFrame.seq <= up_to,
            VisitorFrame.message_id.is_not(None),
            VisitorFrame.source_key.like(_DELIVERIES),
        )
        .order_by(VisitorFrame.seq)
    )
    return [message_id for message_id in (await session.execute(query)).scalars() if message_id is not None]


async def unseen_messages(session: AsyncSession, visitor_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Our messages that each of these visitors has neither read nor got by mail, in order."""
    query = (
        select(VisitorFrame.visitor_id, VisitorFrame.message_id)
        .join(Visitor, Visitor.id == VisitorFrame.visitor_id)
        .where(
            VisitorFrame.visitor_id.in_(padded(visitor_ids)),
            VisitorFrame.seq > Visitor.read_seq,
            VisitorFrame.seq > Visitor.mailed_seq,
            VisitorFrame.message_id.is_not(None),
            VisitorFrame.source_key.like(_DELIVERIES),
        )
        .order_by(VisitorFrame.visitor_id, VisitorFrame.seq)
    )
    found: dict[UUID, list[UUID]] = {}
    for row in (await session.execute(query)).all():
        if row.message_id is not None:
            found.setdefault(row.visitor_id, []).append(row.message_id)
    return found


async def streams_with(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """{message id: visitor id} of messages that stand in a stream."""
    query = select(VisitorFrame.message_id, VisitorFrame.visitor_id).where(
        VisitorFrame.message_id.in_(padded(message_ids))
    )
    return {row.message_id: row.visitor_id for row in (await session.execute(query)).all() if row.message_id}
