"""What may be joined, cut and tied, and what that makes of a case. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from ticketing.tickets.lifecycle import ACTIVE, HIDDEN, PRIORITY_RANKS, Priority, Status


class OperationKind(StrEnum):
    """What an operation does: all of a case goes up in another, or some messages go to a new or another one."""

    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"


class LinkKind(StrEnum):
    """How one case is tied to another; it is read from the one that points. follow_up, copy and split come by
    themselves.
    """

    RELATED = "related"
    DUPLICATE = "duplicate"
    BLOCKS = "blocks"
    FOLLOW_UP = "follow_up"
    COPY = "copy"
    SPLIT = "split"


BY_HAND = frozenset({LinkKind.RELATED, LinkKind.DUPLICATE, LinkKind.BLOCKS})
DEEPEST_FAMILY = 10
_OWN_THREADS = frozenset({"email", "webform"})
_WITH_US = frozenset({Status.NEW, Status.OPEN})


@dataclass(frozen=True, slots=True)
class Case:
    """What of a case counts when it is to be merged. `is_talking`: a live talk is going on."""

    id: UUID
    status: str
    merged_into_id: UUID | None = None
    contact_id: UUID | None = None
    is_talking: bool = False


@dataclass(frozen=True, slots=True)
class Nature:
    """What a case is by somebody's judgement: how urgent, of which kind, and until when."""

    priority: str = Priority.NORMAL
    type: str | None = None
    due_at: datetime | None = None


def problems(source: Case, target: Case) -> list[str]:
    """Why `source` cannot go up in `target`, as codes; none when it can."""
    found = {
        "same_ticket": source.id == target.id,
        "source_merged": source.merged_into_id is not None,
        "target_merged": target.merged_into_id is not None,
        "source_hidden": source.status in HIDDEN,
        "target_hidden": target.status in HIDDEN,
        "live_talk": source.is_talking,
    }
    return [code for code, is_so in found.items() if is_so]


def warnings(source: Case, target: Case) -> list[str]:
    """What somebody who merges them should know before."""
    found = {
        "different_contact": None not in (source.contact_id, target.contact_id)
        and source.contact_id != target.contact_id,
        "target_ended": target.status in (Status.SOLVED, Status.CLOSED) and source.status in ACTIVE,
    }
    return [code for code, is_so in found.items() if is_so]


def status_after(target: str, source: str, *, is_waiting: bool) -> str:
    """The target's status once the source's messages lie on it. `is_waiting`: in them a customer waits for us.

    Who waits is not hidden in a case that is over or waits for him; what somebody works on does not end by a merge.
    """
    if is_waiting and target not in _WITH_US:
        return Status.OPEN
    if source in ACTIVE and target not in ACTIVE:
        return Status.OPEN if source == Status.NEW else source
    return target


def nature_after(target: Nature, source: Nature, source_status: str) -> Nature:
    """What the target is once the source went up in it: its own, and where it says nothing, what the source says.

    A merge makes nothing less urgent and breaks no promise: the higher priority (`normal` is what nobody judged) and
    the earlier due date stay. Those of a source that is over count no more.
    """
    counts = source if source_status in ACTIVE else Nature()
    due = [at for at in (target.due_at, counts.due_at) if at is not None]
    return Nature(_more_urgent(target.priority, counts.priority), target.type or source.type, min(due, default=None))


def _more_urgent(target: str, source: str) -> str:
    is_judged = source != Priority.NORMAL
    return source if is_judged and PRIORITY_RANKS[source] > PRIORITY_RANKS[target] else target


def has_own_threads(channel_kind: str) -> bool:
    """Whether some messages of a thread can go on as a thread of their own: mails can, a chat is one stream."""
    return channel_kind in _OWN_THREADS


def end_of(ticket_id: UUID, merged_into: Mapping[UUID, UUID]) -> UUID:
    """Where a case that was merged, perhaps several times, has come to; the case itself when that goes in a circle."""
    seen, at = {ticket_id}, ticket_id
    while at in merged_into:
        at = merged_into[at]
        if at in seen:
            return ticket_id
        seen.add(at)
    return at


def may_be_parent(child_id: UUID, ancestors: Collection[UUID], depth_below: int) -> str | None:
    """Why a case cannot become the parent of `child_id`, as a code. `ancestors` are the parent and those above it,
    `depth_below` how many generations the child has below it.
    """
    if child_id in ancestors:
        return "family_circle"
    return "family_too_deep" if len(ancestors) + 1 + depth_below > DEEPEST_FAMILY else None
