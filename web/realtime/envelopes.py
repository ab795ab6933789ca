"""The JSON of the socket: what clients may say, and what they are told."""

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from core.events.base import PublishedEvent

BIGGEST_SEQ = 2**62


class Activity(StrEnum):
    """What somebody does on a ticket."""

    VIEWING = "viewing"
    REPLYING = "replying"
    NOTING = "noting"


class _FromClient(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Hello(_FromClient):
    """The first word: from which sequence on events are missing; null for none."""

    type: Literal["hello"]
    since: Annotated[int, Field(ge=0, le=BIGGEST_SEQ)] | None = None


class Focus(_FromClient):
    """Which ticket is open on the screen."""

    type: Literal["focus"]
    ticket_id: UUID | None


class Typing(_FromClient):
    """What the person does on a ticket."""

    type: Literal["typing"]
    ticket_id: UUID
    activity: Activity


class Ping(_FromClient):
    """Are you there?"""

    type: Literal["ping"]


ClientMessage = Annotated[Hello | Focus | Typing | Ping, Field(discriminator="type")]
_CLIENT_MESSAGE: TypeAdapter[ClientMessage] = TypeAdapter(ClientMessage)


def read_message(text: str) -> ClientMessage:
    """What a client said. Raises pydantic.ValidationError."""
    return _CLIENT_MESSAGE.validate_json(text)


def event_json(event: PublishedEvent, more: Mapping[str, object]) -> str:
    """One event as clients get it; `more` goes into its data. Made once, whoever many receive it."""
    return _dump(
        {
            "seq": event.publish_seq,
            "type": event.type,
            "ticket_id": _text(event.ticket_id),
            "aggregate": {"kind": event.aggregate_kind, "id": str(event.aggregate_id)},
            "actor": {"kind": event.actor.kind, "id": _text(event.actor.id), "name": event.actor.name},
            "occurred_at": event.occurred_at.isoformat().replace("+00:00", "Z"),
            "data": {**event.data, **more},
        }
    )


def many_changed(events: Sequence[PublishedEvent]) -> str:
    """That many tickets were changed at once: what shows tickets is read anew.

    `seq` is that of the last of them: a client takes no event whose sequence is not above the one before it.
    """
    last = events[-1]
    return _dump(
        {
            "seq": last.publish_seq,
            "type": "tickets.changed",
            "ticket_id": None,
            "aggregate": {"kind": "tickets", "id": None},
            "actor": {"kind": last.actor.kind, "id": _text(last.actor.id), "name": last.actor.name},
            "occurred_at": last.occurred_at.isoformat().replace("+00:00", "Z"),
            "data": {"count": len(events)},
        }
    )


def events(items: Iterable[str]) -> str:
    """Several events, each as `event_json` made it."""
    return '{"type":"events","items":[' + ",".join(items) + "]}"


def welcome(seq: int, user_id: UUID) -> str:
    """The answer to hello: events from here on will come."""
    return _dump({"type": "welcome", "seq": seq, "user_id": str(user_id)})


def refetch(seq: int) -> str:
    """Too much was missed: read everything again; it will be at least as new as `seq`."""
    return _dump({"type": "refetch", "seq": seq})


def viewers(ticket_id: UUID, users: Sequence[Mapping[str, str]]) -> str:
    """Who is on a ticket."""
    return _dump({"type": "viewers", "ticket_id": str(ticket_id), "users": list(users)})


def presence(availabilities: Mapping[UUID, str]) -> str:
    """How people stand; those not named stand as before."""
    users = [{"id": str(user_id), "availability": value} for user_id, value in availabilities.items()]
    return _dump({"type": "presence", "users": users})


def visitor(
    ticket_id: UUID, visitor_id: UUID, *, is_here: bool, is_typing: bool, page: Mapping[str, Any] | None
) -> str:
    """What the visitor on a ticket does right now; `page` is {url, title} or null when it is not known."""
    return _dump(
        {
            "type": "visitor",
            "ticket_id": str(ticket_id),
            "visitor_id": str(visitor_id),
            "is_here": is_here,
            "is_typing": is_typing,
            "page": page,
        }
    )


PONG = '{"type":"pong"}'
SIGNED_OUT = '{"type":"signed_out"}'


def _text(value: UUID | None) -> str | None:
    return str(value) if value is not None else None


def _dump(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
