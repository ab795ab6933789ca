"""A door that many knock on at once: deliveries that come while a commit is under way share the next one.

Every caller gets his answer only after his delivery is durable. Nobody waits for company: alone, a delivery has a
transaction of its own at once.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from core.db.session import Database
from core.inbox.service import NewDelivery, RecordedDelivery, record_deliveries

MOST_TOGETHER = 64


@dataclass(frozen=True, slots=True)
class _Knock:
    delivery: NewDelivery
    answer: "asyncio.Future[RecordedDelivery]"


class Door:
    """One per process and database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[_Knock] = []
        self._keeper: asyncio.Task[None] | None = None

    async def take(self, delivery: NewDelivery) -> RecordedDelivery:
        """Keep a delivery; returns when it is committed. Raises what `record_delivery` raises."""
        knock = _Knock(delivery, asyncio.get_running_loop().create_future())
        self._waiting.append(knock)
        if self._keeper is None:
            self._keeper = asyncio.create_task(self._keep(), name="door")
        return await knock.answer

    async def _keep(self) -> None:
        try:
            while self._waiting:
                knocks, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
                await self._answer(knocks)
        finally:
            self._keeper = None

    async def _answer(self, knocks: Sequence[_Knock]) -> None:
        try:
            async with self._database.write() as session:
                recorded = await record_deliveries(session, [knock.delivery for knock in knocks])
        except Exception as error:  # noqa: BLE001 - it goes to whom it belongs: one bad delivery refuses no other
            if len(knocks) > 1:
                for knock in knocks:
                    await self._answer([knock])
            elif not knocks[0].answer.done():
                knocks[0].answer.set_exception(error)
            return
        for knock, result in zip(knocks, recorded, strict=True):
            if not knock.answer.done():  # who knocked may be gone; his delivery is kept all the same
                knock.answer.set_result(result)
