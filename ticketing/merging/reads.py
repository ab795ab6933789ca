"""How far people have read two cases when messages go from one to the other. Pure.

A count of customer messages seen is what a list shows as unread, so it follows the messages: what somebody has seen
here he has seen there. The first `inbound_count` customer messages of a case are taken for those that he has seen.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReadMark:
    """How far a person has read a case."""

    last_message_id: UUID | None
    inbound_count: int


def carried(
    inbound: Sequence[UUID], moved: Set[UUID], source: ReadMark | None, target: ReadMark | None
) -> tuple[ReadMark | None, ReadMark | None]:
    """A person's marks on both cases after `moved` left the source.

    `inbound` are the source's customer messages before, oldest first; `moved` may name other messages too.
    """
    if source is None:
        return None, target
    seen = inbound[: max(0, source.inbound_count)]
    gone = [one for one in seen if one in moved]
    left = ReadMark(_position(source.last_message_id, inbound, moved), len(seen) - len(gone))
    came = _latest(one for one in moved if source.last_message_id is not None and one <= source.last_message_id)
    if target is None:
        return left, ReadMark(came, len(gone)) if gone or came is not None else None
    marks = [one for one in (target.last_message_id, came) if one is not None]
    both = None if target.last_message_id is None else max(marks)
    return left, ReadMark(both, target.inbound_count + len(gone))


def _position(mark: UUID | None, inbound: Sequence[UUID], moved: Set[UUID]) -> UUID | None:
    """Where the reader stands on the source: where he stood, or before it when that message left."""
    if mark is None or mark not in moved:
        return mark
    return _latest(one for one in inbound if one < mark and one not in moved)


def _latest(ids: Iterable[UUID]) -> UUID | None:
    return max(ids, default=None)
