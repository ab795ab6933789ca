"""What an operation did to two cases, so that it can be taken back exactly: values, and their form in the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any, Protocol, Self
from uuid import UUID

from pydantic import TypeAdapter

from ticketing.merging.reads import ReadMark
from ticketing.merging.rules import Nature
from ticketing.replies.standing import Talk

Rows = dict[str, list[list[str]]]
"""By "table.column" the primary keys of rows that were moved (core/db/moving.py)."""


class CaseFields(Protocol):
    """The fields of a case that an operation may change."""

    status: str
    is_active: bool
    status_before: str | None
    status_id: UUID | None
    solved_at: datetime | None
    closed_at: datetime | None
    snoozed_until: datetime | None
    merged_into_id: UUID | None
    last_message_id: UUID | None
    last_message_at: datetime
    last_message_direction: str
    snippet: str
    inbound_count: int
    waiting_since: datetime | None
    first_replied_at: datetime | None
    conversation_id: UUID | None
    channel_account_id: UUID | None
    channel_kind: str
    contact_id: UUID | None
    account_id: UUID | None
    parent_id: UUID | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands."""

    status: str
    is_active: bool
    status_before: str | None
    status_id: UUID | None
    solved_at: datetime | None
    closed_at: datetime | None
    snoozed_until: datetime | None
    merged_into_id: UUID | None


@dataclass(frozen=True, slots=True)
class Place:
    """Through what a case is answered, for whom, and what it is a part of."""

    conversation_id: UUID | None
    channel_account_id: UUID | None
    channel_kind: str
    contact_id: UUID | None
    account_id: UUID | None
    parent_id: UUID | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A case at one moment, in three parts that are restored each for itself."""

    standing: Standing
    talk: Talk
    place: Place

    @classmethod
    def of(cls, case: CaseFields) -> Self:
        """As it is now."""
        return cls(_taken(Standing, case), _taken(Talk, case), _taken(Place, case))


@dataclass(frozen=True, slots=True)
class Change:
    """A case before and after an operation."""

    before: Snapshot
    after: Snapshot


@dataclass(frozen=True, slots=True)
class ReadChange:
    """A person's mark on a case before and after; None: he had none."""

    ticket_id: UUID
    user_id: UUID
    before: ReadMark | None
    after: ReadMark | None


@dataclass(frozen=True, slots=True)
class Thread:
    """Mails that moved talk on in a thread of their own (`new`); before they were part of `old`."""

    new: UUID
    old: UUID


@dataclass(frozen=True, slots=True)
class Filled:
    """What the target is since a merge, and was before; `fields` of the company's own were empty on it before."""

    before: Nature
    after: Nature
    fields: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Everything one operation did.

    `rows` are the rows that went along, the messages among them. `conversations` are threads whose next message goes
    to the target since a merge. `followers`, `mentions` and `tags` are those that the target got. `children` had the
    source as their parent. `flagged` were marked as talking about something else (subject_changed) before they moved.
    """

    source: Change
    target: Change
    messages: tuple[UUID, ...] = ()
    rows: Rows = field(default_factory=dict)
    conversations: tuple[UUID, ...] = ()
    threads: tuple[Thread, ...] = ()
    followers: tuple[UUID, ...] = ()
    mentions: tuple[UUID, ...] = ()
    tags: tuple[UUID, ...] = ()
    children: tuple[UUID, ...] = ()
    flagged: tuple[UUID, ...] = ()
    reads: tuple[ReadChange, ...] = ()
    filled: Filled | None = None

    def document(self) -> dict[str, Any]:
        """JSON-ready."""
        document: dict[str, Any] = _RECORD.dump_python(self, mode="json")
        return document

    def with_reads(self, reads: tuple[ReadChange, ...]) -> Self:
        """The same with what happened to the read marks."""
        return replace(self, reads=reads)


_RECORD: TypeAdapter[Record] = TypeAdapter(Record)


def record_of(document: Mapping[str, Any]) -> Record:
    """The record that `Record.document` wrote."""
    return _RECORD.validate_python(document)


def put(case: CaseFields, part: Standing | Talk | Place) -> None:
    """Give a case the values of a part."""
    for one in fields(part):
        setattr(case, one.name, getattr(part, one.name))


def _taken(part: Any, case: CaseFields) -> Any:
    return part(**{one.name: getattr(case, one.name) for one in fields(part)})
