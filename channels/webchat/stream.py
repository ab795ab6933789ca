"""The stream of a visitor: everything his page shows, numbered without a gap, so that a page that lost its connection
says its last number and gets the rest.

The visitor's row is locked while a frame is put at the end, so numbers are given in the order of their commits and a
reader never sees a later frame before an earlier one.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from channels.adapter import StreamFrame
from channels.webchat import repository, stream_repository
from channels.webchat.frames import is_answer
from channels.webchat.models import VisitorFrame
from channels.webchat.visitors import unknown_visitor
from core.db.session import Database
from core.jobs import nudge_after_commit
from core.realtime import SIGNALS, Realtime

FRAMES_SIGNAL = "frames"
FRAMES_JOB = "visitor_frames"


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as it is stored; channels.webchat.frames.shown makes of `document` what goes over the wire."""

    seq: int
    kind: str
    document: Mapping[str, Any]
    message_id: UUID | None
    created_at: datetime


async def append_frame(session: AsyncSession, visitor_id: UUID, frame: StreamFrame) -> int:
    """Put a frame at the end of the stream; the number of the earlier one when its source was there before.

    After the commit the visitor's open pages are told. Raises NotFound when there is no such visitor.
    """
    seq = await stream_repository.take_seq(session, visitor_id)
    if seq is None:
        raise unknown_visitor(visitor_id)
    if (earlier := await stream_repository.find_seq(session, visitor_id, frame.source_key)) is not None:
        await stream_repository.give_back_seq(session, visitor_id)
        return earlier
    await stream_repository.insert_frame(
        session,
        visitor_id,
        seq,
        kind=frame.kind,
        source_key=frame.source_key,
        document=frame.document,
        message_id=frame.message_id,
    )
    if is_answer(frame.source_key):
        await stream_repository.note_answer(session, visitor_id, seq)
    nudge_after_commit(session, FRAMES_JOB, str(visitor_id))
    return seq


async def lock_streams(session: AsyncSession, visitor_ids: Collection[UUID]) -> set[UUID]:
    """Lock several streams before writing to them, so that two writers never wait for each other; those that exist."""
    return await repository.lock_visitors(session, visitor_ids)


async def read_after(session: AsyncSession, visitor_id: UUID, after: int, limit: int) -> list[Frame]:
    """At most `limit` frames behind `after`, in order."""
    return [_frame(row) for row in await stream_repository.read_after(session, visitor_id, after, limit)]


async def read_before(session: AsyncSession, visitor_id: UUID, before: int, limit: int) -> list[Frame]:
    """The last `limit` frames before `before`, in order: what a page shows when it is scrolled up."""
    rows = await stream_repository.read_before(session, visitor_id, before, limit)
    return [_frame(row) for row in reversed(rows)]


async def last_seqs(session: AsyncSession, visitor_ids: Collection[UUID]) -> dict[UUID, int]:
    """The newest number of each of these streams, in one query; a visitor who is gone is left out."""
    return await stream_repository.last_seqs(session, visitor_ids)


async def count_unread(session: AsyncSession, visitor_id: UUID) -> int:
    """How many of our messages this visitor has not read."""
    return await stream_repository.count_unread(session, visitor_id)


async def mark_delivered(session: AsyncSession, visitor_id: UUID, seq: int) -> Sequence[UUID]:
    """The visitor's page got everything up to `seq`; our messages that it got by that, in order.

    Never goes back, never beyond the end of the stream. Locks the visitor. Raises NotFound.
    """
    row = await repository.lock_visitor(session, visitor_id)
    if row is None:
        raise unknown_visitor(visitor_id)
    before, after = row.delivered_seq, min(seq, row.last_seq)
    if after <= before:
        return []
    await stream_repository.move_marks(session, row, delivered=after, read=row.read_seq)
    return await stream_repository.messages_between(session, visitor_id, before, after)


async def mark_read(session: AsyncSession, visitor_id: UUID, seq: int) -> Sequence[UUID]:
    """The visitor has read everything up to `seq`, and so got it; our messages that he read by that, in order.

    Never goes back, never beyond the end of the stream. Locks the visitor. Raises NotFound.
    """
    row = await repository.lock_visitor(session, visitor_id)
    if row is None:
        raise unknown_visitor(visitor_id)
    before, after = row.read_seq, min(seq, row.last_seq)
    if after <= before:
        return []
    await stream_repository.move_marks(session, row, delivered=max(row.delivered_seq, after), read=after)
    return await stream_repository.messages_between(session, visitor_id, before, after)


async def streams_with(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """{message id: visitor id} of those messages that stand in a visitor's stream."""
    return await stream_repository.streams_with(session, message_ids)


async def tell_pages(realtime: Realtime, visitor_id: UUID) -> None:
    """Tell every node that this visitor's stream has grown; the nodes read it themselves."""
    await realtime.publish(SIGNALS, {"kind": FRAMES_SIGNAL, "visitor_id": str(visitor_id)})


class DatabaseStreams:
    """channels.adapter.VisitorStreams over the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def append(self, channel_account_id: UUID, visitor_id: UUID, frame: StreamFrame) -> int:
        """Append in a transaction of its own. Raises NotFound, also for a visitor of another widget."""
        async with self._database.write() as session:
            if not await repository.is_visitor_of(session, visitor_id, channel_account_id):
                raise unknown_visitor(visitor_id)
            return await append_frame(session, visitor_id, frame)


def _frame(row: VisitorFrame) -> Frame:
    return Frame(row.seq, row.kind, row.document, row.message_id, row.created_at)
