"""What a case's messages say about it, told anew after messages came or went. Pure."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ticketing.merging.ledger import CaseFields, Talk
from ticketing.tickets.lifecycle import Status

_CUSTOMER_WAITS = frozenset({Status.NEW, Status.OPEN, Status.ON_HOLD})


@dataclass(frozen=True, slots=True)
class LastMessage:
    """The newest message that a list would show."""

    id: UUID
    at: datetime
    snippet: str


@dataclass(frozen=True, slots=True)
class Words:
    """What lies on a case.

    Notes, acknowledgements and answers that were taken back do not count. `direction` is that of the newest message
    between the customer and us (none: ''). `unanswered` are what people wrote after our last answer, and since when.
    """

    last: LastMessage | None
    direction: str
    inbound_count: int
    first_replied_at: datetime | None
    unanswered: tuple[UUID, ...]
    unanswered_since: datetime | None


def told(case: CaseFields, words: Words, created_at: datetime) -> Talk:
    """What the case's list line and clocks are, by its words. A case without any keeps the line it had."""
    last = words.last
    return Talk(
        last_message_id=last.id if last else None,
        last_message_at=last.at if last else max(created_at, case.last_message_at),
        last_message_direction=words.direction or case.last_message_direction,
        snippet=last.snippet if last else case.snippet,
        inbound_count=words.inbound_count,
        waiting_since=words.unanswered_since if case.status in _CUSTOMER_WAITS else None,
        first_replied_at=words.first_replied_at,
    )
