"""The stream of a visitor: everything his page shows, numbered without a gap, so that a page that lost its connection
says its last number and gets the rest.

The visitor's row is locked while a frame is put at the end, so numbers are given in the order of their commits and a
reader never sees a later frame before an earlier one.
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from channels.adapter import StreamFrame
from channels.webchat import repository
from core.db.session import Database
from core.errors import NotFound
from core.jobs import nudge_after_commit
from core.realtime import SIGNALS, Realtime

FRAMES_SIGNAL = "frames"
FRAMES_JOB = "visitor_frames"


async def append_frame(session: AsyncSession, visitor_id: UUID, frame: StreamFrame) -> int:
    """Put a frame at the end of the stream; the number of the earlier one when its source was there before.

    After the commit the visitor's open pages are told. Raises NotFound when there is no such visitor.
    """
    seq = await repository.take_seq(session, visitor_id)
    if seq is None:
        raise NotFound("There is no such visitor.", code="unknown_visitor", data={"visitor_id": str(visitor_id)})
    if (earlier := await repository.find_seq(session, visitor_id, frame.source_key)) is not None:
        await repository.give_back_seq(session, visitor_id)
        return earlier
    await repository.insert_frame(
        session,
        visitor_id,
        seq,
        kind=frame.kind,
        source_key=frame.source_key,
        document=frame.document,
        message_id=frame.message_id,
    )
    nudge_after_commit(session, FRAMES_JOB, str(visitor_id))
    return seq


async def tell_pages(realtime: Realtime, visitor_id: UUID) -> None:
    """Tell every node that this visitor's stream has grown; the nodes read it themselves."""
    await realtime.publish(SIGNALS, {"kind": FRAMES_SIGNAL, "visitor_id": str(visitor_id)})


class DatabaseStreams:
    """channels.adapter.VisitorStreams over the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def append(self, channel_account_id: UUID, visitor_id: UUID, frame: StreamFrame) -> int:
        """Append in a transaction of its own. Raises NotFound."""
        async with self._database.write() as session:
            return await append_frame(session, visitor_id, frame)
