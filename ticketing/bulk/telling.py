"""How a bulk operation is told: each case's own events, and its progress to the one who asked for it."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from core.events.base import Audience, NewEvent, audience
from core.events.facts.bulk import BULK, BulkOperationChanged
from core.events.facts.ticket import TicketFact
from core.staff.principal import Principal
from ticketing.bulk.models import BulkOperation
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about, ticket_audience

TOLD_ONE_BY_ONE: Final = 20


@dataclass(frozen=True, slots=True)
class TicketVoice:
    """Records what a bulk operation does to one case; counts as `Tell` of ticketing/tickets/restoring.py."""

    ticket: Ticket
    principal: Principal
    recorder: TicketRecorder
    heard_by: Audience
    follower_ids: Set[UUID]
    reason: str | None

    def __call__(self, fact: type[TicketFact], detail: dict[str, Any] | None = None, **fields: Any) -> None:
        """Record a fact about where the case stands now."""
        self.recorder.add(
            self.ticket,
            fact_about(fact, self.ticket, **fields),
            self.principal.actor,
            heard_by=self.heard_by,
            follower_ids=self.follower_ids,
            reason=self.reason,
            detail=detail,
        )


def voice_for(
    ticket: Ticket,
    principal: Principal,
    recorder: TicketRecorder,
    listeners: Mapping[UUID, Set[UUID]],
    reason: str | None,
) -> TicketVoice:
    """The voice of a case that nothing has been done to yet."""
    followers = listeners.get(ticket.id, frozenset())
    return TicketVoice(ticket, principal, recorder, ticket_audience(ticket, followers), followers, reason)


def reason_of(already_changed: int) -> str | None:
    """The reason of the next case's events (core/events/facts/bulk.py)."""
    return BULK if already_changed >= TOLD_ONE_BY_ONE else None


def progress_event(operation: BulkOperation, principal: Principal) -> NewEvent:
    """How far an operation has come; counts its version up."""
    operation.version += 1
    fact = BulkOperationChanged(
        state=operation.state,
        total=operation.total,
        done=operation.done,
        changed=operation.changed,
        unchanged=operation.unchanged,
        skipped=operation.skipped,
        undone=operation.undone,
        kept=operation.kept,
    )
    return NewEvent(
        fact=fact,
        aggregate_kind="bulk_operation",
        aggregate_id=operation.id,
        version=operation.version,
        actor=principal.actor,
        audience=audience(users=[operation.created_by]),
    )
