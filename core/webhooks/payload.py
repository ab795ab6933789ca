"""What other programs are told: which events, and the document of each. Pure.

Only ids and facts leave: no subject, no message, no name. Who needs more asks the API with the ids.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from core.events.base import Fact, PublishedEvent
from core.events.facts import bulk, call, chat, desk, merging, task, ticket

PING: Final = "webhook.ping"
CALLED: Final = "automation.called"
FACT_MODULES: Final = (bulk, call, chat, desk, merging, task, ticket)
_TOLD: Final = ("ticket.", "message.", "chat.", "call.", "contact.", "account.")
_UNTOLD: Final = frozenset({"ticket.read"})


def is_told(event_type: str) -> bool:
    """Whether events of this type may leave at all: those about tickets, talks and customers."""
    return event_type.startswith(_TOLD) and event_type not in _UNTOLD


def told_types() -> tuple[str, ...]:
    """Every event type that an endpoint can ask for, sorted."""
    return tuple(sorted({fact.type for fact in _every(Fact) if hasattr(fact, "type") and is_told(fact.type)}))


def event_document(event: PublishedEvent) -> dict[str, Any]:
    """The document of a published event."""
    return {
        "id": f"event:{event.event_id}",
        "type": event.type,
        "occurred_at": instant(event.occurred_at),
        "seq": event.publish_seq,
        "aggregate": {"kind": event.aggregate_kind, "id": str(event.aggregate_id), "version": event.version},
        "ticket_id": str(event.ticket_id) if event.ticket_id else None,
        "actor": {"kind": event.actor.kind, "id": str(event.actor.id) if event.actor.id else None},
        "data": without_names(event.data),
    }


def lane_of(event: PublishedEvent) -> str:
    """What events are told in their order: all of one ticket, or of whatever else they are about."""
    return str(event.ticket_id or event.aggregate_id)


def without_names(data: Mapping[str, Any]) -> dict[str, Any]:
    """Facts without the names of people that the history shows."""
    return {key: value for key, value in data.items() if not key.endswith(("_name", "_name_before"))}


def instant(at: datetime) -> str:
    """RFC 3339 in UTC."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _every(fact: type[Fact]) -> list[type[Fact]]:
    return [one for child in fact.__subclasses__() for one in (child, *_every(child))]
