"""Who is here: a row for each open page of a visitor, written for many at once and kept fresh while it lasts.

A page that goes away is often back in a moment (a click on a link), so leaving is believed after some seconds only.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import structlog

from channels.webchat import connections
from channels.webchat.connections import REFRESH_SECONDS, Gone
from core.context import AppContext
from core.realtime import SIGNALS

GRACE_SECONDS: Final = 3.0
_GATHER_SECONDS: Final = 0.1
_AT_ONCE: Final = 100  # a thousand in one transaction would hold up everybody who writes
_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Page:
    visitor_id: UUID
    account_id: UUID


class Attendance:
    """The pages that this node holds. `node` names it in the rows."""

    def __init__(self, context: AppContext, node: str) -> None:
        self._context = context
        self._node = node
        self._open: dict[UUID, _Page] = {}
        self._arrived: set[UUID] = set()
        self._left: dict[UUID, float] = {}
        self._changed = asyncio.Event()

    def arrive(self, page_id: UUID, visitor_id: UUID, account_id: UUID) -> None:
        """A page is connected."""
        self._open[page_id] = _Page(visitor_id, account_id)
        self._arrived.add(page_id)
        self._changed.set()

    def leave(self, page_id: UUID) -> None:
        """A page is gone."""
        if self._open.pop(page_id, None) is not None:
            self._left[page_id] = asyncio.get_running_loop().time()
            self._changed.set()

    @asynccontextmanager
    async def keeping(self) -> AsyncIterator[None]:
        """Write down who comes and goes until the block ends; then nobody is here any more."""
        task = asyncio.create_task(self._keep(), name="visitors attendance")
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            async with self._context.database.write() as session:
                gone = await connections.leave_node(session, self._node)
            await self._tell_gone(gone)

    async def _keep(self) -> None:
        loop = asyncio.get_running_loop()
        refresh_at = loop.time() + REFRESH_SECONDS
        while True:
            pause = refresh_at - loop.time()
            if self._left:
                pause = min(pause, min(self._left.values()) + GRACE_SECONDS - loop.time())
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(_GATHER_SECONDS, pause)):
                    await self._changed.wait()
            await asyncio.sleep(_GATHER_SECONDS)
            self._changed.clear()
            is_due = loop.time() >= refresh_at
            if is_due:
                refresh_at = loop.time() + REFRESH_SECONDS
            try:
                await self._write(loop.time(), everybody=is_due)
            except Exception:  # noqa: BLE001 - rows live three times as long as the time to the next attempt
                _log.exception("visitor_attendance_failed")

    async def _write(self, now: float, *, everybody: bool) -> None:
        arrived, self._arrived = self._arrived, set()
        ended = {page_id for page_id, at in self._left.items() if now - at >= GRACE_SECONDS}
        wanted = self._open.keys() if everybody else arrived & self._open.keys()
        pages = [(page_id, self._open[page_id].visitor_id) for page_id in wanted]
        if not pages and not ended and not everybody:
            return
        try:
            for start in range(0, len(pages), _AT_ONCE):
                async with self._context.database.write() as session:
                    await connections.stay(session, self._node, dict(pages[start : start + _AT_ONCE]))
            gone = await self._write_gone(ended, everybody=everybody) if ended or everybody else []
        except Exception:
            self._arrived |= arrived
            raise
        for page_id in ended:
            self._left.pop(page_id, None)
        here = {page.visitor_id: page for page_id in arrived if (page := self._open.get(page_id)) is not None}
        for page in here.values():
            await self.tell(page.visitor_id, page.account_id, is_here=True)
        await self._tell_gone(gone)

    async def _write_gone(self, ended: set[UUID], *, everybody: bool) -> list[Gone]:
        """Pages that ended here, and now and then those whose node is no more."""
        async with self._context.database.write() as session:
            gone = await connections.leave(session, ended)
            return gone + await connections.expire(session) if everybody else gone

    async def _tell_gone(self, gone: list[Gone]) -> None:
        for one in gone:
            await self.tell(one.visitor_id, one.account_id, is_here=False)

    async def tell(
        self,
        visitor_id: UUID,
        account_id: UUID,
        *,
        is_here: bool = True,
        is_typing: bool = False,
        page: dict[str, str] | None = None,
    ) -> None:
        """Let the desks know what a visitor does; `page` is {url, title} when it changed."""
        await self._context.realtime.publish(
            SIGNALS,
            {
                "kind": "visitor",
                "visitor_id": str(visitor_id),
                "account_id": str(account_id),
                "is_here": is_here,
                "is_typing": is_typing,
                "page": page,
            },
        )
