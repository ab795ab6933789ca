"""What takes changes of a ticket back, read out of their events: per field what it was, and what it became. Pure.

A field that somebody changed again since is not put back: it no longer is what the change made of it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Generic, Protocol, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from core.events.facts.ticket import (
    Standing,
    TicketAssigned,
    TicketDueChanged,
    TicketFact,
    TicketPriorityChanged,
    TicketRestored,
    TicketSnoozed,
    TicketSpamCleared,
    TicketSpamMarked,
    TicketStatusChanged,
    TicketSubjectChanged,
    TicketTagged,
    TicketTrashed,
    TicketTypeChanged,
    TicketWoken,
)

Value = TypeVar("Value")
UNDOABLE: Final[Mapping[str, type[TicketFact]]] = {
    fact.type: fact
    for fact in (
        TicketAssigned,
        TicketDueChanged,
        TicketPriorityChanged,
        TicketRestored,
        TicketSnoozed,
        TicketSpamCleared,
        TicketSpamMarked,
        TicketStatusChanged,
        TicketSubjectChanged,
        TicketTagged,
        TicketTrashed,
        TicketTypeChanged,
        TicketWoken,
    )
}


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Pair(_Frozen, Generic[Value]):
    """What a field was, and what it became."""

    before: Value
    after: Value


class StatusBack(_Frozen):
    """The status before and after, what the change swept away, when it was made, and whose sender it (un)blocked."""

    before: str
    before_id: UUID | None
    after: str
    after_id: UUID | None
    stood: Standing | None
    at: datetime
    sender_blocked: bool | None = None


class Reversal(_Frozen):
    """The way back of one or more changes of one ticket. Fields that were not changed are None."""

    status: StatusBack | None = None
    owner_id: Pair[UUID | None] | None = None
    team_id: Pair[UUID | None] | None = None
    priority: Pair[str] | None = None
    type: Pair[str | None] | None = None
    subject: Pair[str] | None = None
    snoozed_until: Pair[datetime | None] | None = None
    due_at: Pair[datetime | None] | None = None
    tags_added: frozenset[UUID] = frozenset()
    tags_removed: frozenset[UUID] = frozenset()


class Standings(Protocol):
    """The fields of a ticket that a reversal looks at."""

    status: str
    status_id: UUID | None
    owner_id: UUID | None
    team_id: UUID | None
    priority: str
    type: str | None
    subject: str
    snoozed_until: datetime | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Those fields as they are at one moment, with what a change of status would sweep away."""

    status: str
    status_id: UUID | None
    owner_id: UUID | None
    team_id: UUID | None
    priority: str
    type: str | None
    subject: str
    snoozed_until: datetime | None
    due_at: datetime | None
    stood: Standing


_PAIRS: Final = ("owner_id", "team_id", "priority", "type", "subject", "snoozed_until", "due_at")


@dataclass(frozen=True, slots=True)
class Change:
    """An event of the log, one of UNDOABLE, with its personal words as long as they are kept."""

    type: str
    data: Mapping[str, Any]
    detail: Mapping[str, Any] | None
    at: datetime


def reversal_of(changes: Sequence[Change]) -> Reversal:
    """The way back of changes that one person made, in their order. Raises KeyError when erased words are needed."""
    found: dict[str, Any] = {}
    added: set[UUID] = set()
    removed: set[UUID] = set()
    for change in changes:
        fact = UNDOABLE[change.type].model_validate(change.data)
        if isinstance(fact, TicketTagged):
            came, went = set(fact.added_ids), set(fact.removed_ids)
            added, removed = (added - went) | (came - removed), (removed - came) | (went - added)
        for name, back in _backs(fact, change).items():
            known = found.get(name)
            found[name] = back if known is None else _joined(known, back)
    return Reversal(**found, tags_added=frozenset(added), tags_removed=frozenset(removed))


def snapshot_of(ticket: Standings, stood: Standing) -> Snapshot:
    """Those fields as they are now."""
    return Snapshot(
        status=ticket.status,
        status_id=ticket.status_id,
        stood=stood,
        **{name: getattr(ticket, name) for name in _PAIRS},
    )


def reversal_between(before: Snapshot, after: Standings, at: datetime, hanging: Reversal) -> Reversal:
    """The way back to `before` of what was done at one instant. `hanging` brings the tags that came and went."""
    pairs: dict[str, Any] = {
        name: {"before": getattr(before, name), "after": getattr(after, name)}
        for name in _PAIRS
        if getattr(before, name) != getattr(after, name)
    }
    status = None
    if (before.status, before.status_id) != (after.status, after.status_id):
        status = StatusBack(
            before=before.status,
            before_id=before.status_id,
            after=after.status,
            after_id=after.status_id,
            stood=before.stood,
            at=at,
        )
        pairs.pop("snoozed_until", None)
    return Reversal(**pairs, status=status, tags_added=hanging.tags_added, tags_removed=hanging.tags_removed)


def changed_since(ticket: Standings, tag_ids: Collection[UUID], back: Reversal) -> list[str]:
    """The fields that are no longer what the change made of them."""
    found = [name for name in _PAIRS if (pair := getattr(back, name)) and getattr(ticket, name) != pair.after]
    if back.status and (ticket.status, ticket.status_id) != (back.status.after, back.status.after_id):
        found.append("status")
    if not back.tags_added <= set(tag_ids) or not back.tags_removed.isdisjoint(tag_ids):
        found.append("tags")
    return sorted(found)


def is_empty(back: Reversal) -> bool:
    """Whether there is nothing to take back."""
    return back == Reversal()


def _backs(fact: TicketFact, change: Change) -> dict[str, Any]:
    match fact:
        case TicketAssigned():
            pairs = {
                "owner_id": Pair[UUID | None](before=fact.owner_before, after=fact.owner_id),
                "team_id": Pair[UUID | None](before=fact.team_before, after=fact.team_id),
            }
            return {name: pair for name, pair in pairs.items() if pair.before != pair.after}
        case TicketPriorityChanged():
            return {"priority": Pair[str](before=fact.before, after=fact.priority)}
        case TicketTypeChanged():
            return {"type": Pair[str | None](before=fact.before, after=fact.after)}
        case TicketSubjectChanged():
            words = change.detail or {}
            return {"subject": Pair[str](before=words["before"], after=words["after"])}
        case TicketSnoozed():
            return {"snoozed_until": Pair[datetime | None](before=fact.before, after=fact.until)}
        case TicketWoken():
            return {"snoozed_until": Pair[datetime | None](before=fact.before, after=None)}
        case TicketDueChanged():
            return {"due_at": Pair[datetime | None](before=fact.before, after=fact.after)}
        case TicketStatusChanged() | TicketSpamMarked() | TicketSpamCleared() | TicketTrashed() | TicketRestored():
            return {"status": _status_back(fact, change.at)}
    return {}


def _status_back(
    fact: TicketStatusChanged | TicketSpamMarked | TicketSpamCleared | TicketTrashed | TicketRestored, at: datetime
) -> StatusBack:
    blocked: bool | None = None
    if isinstance(fact, TicketSpamCleared):
        before, blocked = "spam", False if fact.sender_unblocked else None
    elif isinstance(fact, TicketRestored):
        before = "trash"
    else:
        before = fact.before
        if isinstance(fact, TicketSpamMarked):
            blocked = True if fact.sender_blocked else None
    return StatusBack(
        before=before,
        before_id=fact.stood.status_id if fact.stood else None,
        after=fact.status,
        after_id=fact.status_id,
        stood=fact.stood,
        at=at,
        sender_blocked=blocked,
    )


def _joined(first: Any, last: Any) -> Any:
    """Two changes of a field are one: from what it was at first to what it became at last."""
    if isinstance(first, StatusBack):
        return last.model_copy(
            update={
                "before": first.before,
                "before_id": first.before_id,
                "stood": first.stood,
                "sender_blocked": first.sender_blocked if last.sender_blocked is None else last.sender_blocked,
            }
        )
    return first.model_copy(update={"after": last.after})
