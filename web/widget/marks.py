"""How far visitors' pages got and they read, with the receipts that follow, for many pages in one transaction.

Pages say it for every message; at a hundred lively talks a transaction each would be most of the database's work. A
mark that is lost with its node is said again when the page comes back.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import structlog

from channels.webchat.stream import mark_delivered, mark_read
from core.context import AppContext
from core.db.session import Session
from core.errors import NotFound
from core.messages import DeliveryReceipt, ReceiptState
from ticketing.replies.receipts import apply_receipts
from web.widget.widgets import KIND

GATHER_SECONDS: Final = 0.2
_MOST_TOGETHER: Final = 50
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to which frames: got, and read; 0 says nothing."""

    delivered: int = 0
    read: int = 0

    def joined(self, other: "Mark") -> "Mark":
        """The further of both."""
        return Mark(max(self.delivered, other.delivered), max(self.read, other.read))


async def apply_marks(session: Session, marks: Mapping[UUID, Mark]) -> None:
    """Move visitors' marks and tell their tickets. The same again changes nothing. Raises NotFound.

    All visitors are locked before all tickets, each in the order of their ids.
    """
    receipts = []
    for visitor_id, mark in sorted(marks.items()):
        if mark.delivered:
            got = await mark_delivered(session, visitor_id, mark.delivered)
            receipts += [_receipt(visitor_id, message_id, ReceiptState.DELIVERED) for message_id in got]
        if mark.read:
            read = await mark_read(session, visitor_id, mark.read)
            receipts += [_receipt(visitor_id, message_id, ReceiptState.READ) for message_id in read]
    await apply_receipts(session, receipts)


def _receipt(visitor_id: UUID, message_id: UUID, state: ReceiptState) -> DeliveryReceipt:
    return DeliveryReceipt(message_id, state, recipient=str(visitor_id), channel_kind=KIND)


class Marks:
    """Gathers what pages say through their sockets. One per web node."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._waiting: dict[UUID, Mark] = {}
        self._keeper: asyncio.Task[None] | None = None

    def note(self, visitor_id: UUID, mark: Mark) -> None:
        """To be written in a moment."""
        self._waiting[visitor_id] = mark.joined(self._waiting.get(visitor_id, Mark()))
        if self._keeper is None:
            self._keeper = asyncio.create_task(self._keep(), name="visitors marks")

    async def finish(self) -> None:
        """Write what waits, before the node goes."""
        while self._keeper is not None:
            await asyncio.gather(self._keeper, return_exceptions=True)

    async def _keep(self) -> None:
        try:
            while self._waiting:
                await asyncio.sleep(GATHER_SECONDS)
                some = sorted(self._waiting)[:_MOST_TOGETHER]
                await self._write({visitor_id: self._waiting.pop(visitor_id) for visitor_id in some})
        finally:
            self._keeper = None

    async def _write(self, marks: Mapping[UUID, Mark]) -> None:
        try:
            async with self._context.database.write() as session:
                await apply_marks(session, marks)
        except NotFound:
            if len(marks) > 1:  # somebody was erased meanwhile; the others' marks stand
                for visitor_id, mark in marks.items():
                    await self._write({visitor_id: mark})
        except Exception:  # noqa: BLE001 - their pages say it again, at the latest when they come back
            _log.exception("visitor_marks_failed", visitors=len(marks))
