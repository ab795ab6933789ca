"""The read marks of two cases while messages go from one to the other."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from ticketing.merging import repository
from ticketing.merging.ledger import ReadChange
from ticketing.merging.reads import ReadMark, carried


class Marks:
    """Look before anything moves (`look`), write afterwards."""

    def __init__(
        self,
        source_id: UUID,
        target_id: UUID,
        inbound: Sequence[UUID],
        found: dict[tuple[UUID, UUID], ReadMark],
    ) -> None:
        self._source_id = source_id
        self._target_id = target_id
        self._inbound = inbound
        self._found = found

    @classmethod
    async def look(cls, session: AsyncSession, source_id: UUID, target_id: UUID) -> "Marks":
        """Everybody's marks on both, and the customer messages of the source."""
        inbound = await repository.inbound_on(session, source_id)
        found = await repository.read_marks(session, (source_id, target_id))
        return cls(source_id, target_id, inbound, found)

    async def carry(self, session: AsyncSession, moved: Collection[UUID], now: datetime) -> tuple[ReadChange, ...]:
        """Let the marks follow `moved` from the source to the target; everybody's marks before and after."""
        changes = self._carried(moved)
        rows = [(one.ticket_id, one.user_id, one.after) for one in changes if one.before != one.after]
        await repository.put_read_marks(session, rows, now)
        return tuple(changes)

    async def restore(
        self, session: AsyncSession, moved: Collection[UUID], done: Collection[ReadChange], now: datetime
    ) -> None:
        """Let the marks follow `moved`, back to where `done` took them from; the marks of a person who has read neither
        case since are again exactly what they were.
        """
        wanted = {(one.ticket_id, one.user_id): one.after for one in self._carried(moved)}
        has_read = {one.user_id for one in done if self._found.get((one.ticket_id, one.user_id)) != one.after}
        wanted |= {(one.ticket_id, one.user_id): one.before for one in done if one.user_id not in has_read}
        rows = [(ticket_id, user_id, mark) for (ticket_id, user_id), mark in wanted.items()]
        await repository.put_read_marks(session, rows, now)

    def _carried(self, moved: Collection[UUID]) -> list[ReadChange]:
        left = frozenset(moved)
        changes = []
        for user_id in sorted({user_id for _, user_id in self._found}):
            here, there = (self._found.get((one, user_id)) for one in (self._source_id, self._target_id))
            source, target = carried(self._inbound, left, here, there)
            changes += [
                ReadChange(ticket_id, user_id, before, after)
                for ticket_id, before, after in ((self._source_id, here, source), (self._target_id, there, target))
            ]
        return changes
