"""What can be done to many cases at once, as documents. Pure."""

import json
from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal, TypeAlias
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from ticketing.tickets.lifecycle import Priority, Status

MOST_ACTIONS: Final = 10
_Tags: TypeAlias = Annotated[list[UUID], Field(max_length=50)]


class _BulkAction(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class BulkAssign(_BulkAction):
    """Another owner, another team, or both; null: none. What is left out stays."""

    kind: Literal["assign"]
    owner_id: UUID | None = None
    team_id: UUID | None = None

    @model_validator(mode="after")
    def _names_something(self) -> "BulkAssign":
        if not self.model_fields_set & {"owner_id", "team_id"}:
            raise ValueError("say whom to give them to")
        return self


class BulkStatus(_BulkAction):
    """Another status; `status_id` is the company's own within it."""

    kind: Literal["status"]
    status: Status
    status_id: UUID | None = None


class BulkPriority(_BulkAction):
    """Another priority."""

    kind: Literal["priority"]
    priority: Priority


class BulkType(_BulkAction):
    """Another kind of request; null clears it."""

    kind: Literal["type"]
    type: Literal["question", "problem", "request", "complaint"] | None


class BulkTags(_BulkAction):
    """Tags to put on and to take off."""

    kind: Literal["tags"]
    add: _Tags = Field(default_factory=list)
    remove: _Tags = Field(default_factory=list)


class BulkSnooze(_BulkAction):
    """Out of the queues until a time; null: until the customer replies."""

    kind: Literal["snooze"]
    until: AwareDatetime | None


class BulkDue(_BulkAction):
    """When they are due; null: no more."""

    kind: Literal["due"]
    due_at: AwareDatetime | None


class BulkVerb(_BulkAction):
    """What needs no more words. wake: back into the queues. read: read by who asks, as follow is for him."""

    kind: Literal["wake", "spam", "not_spam", "trash", "restore", "read", "follow", "unfollow"]


BulkAction: TypeAlias = Annotated[
    BulkAssign | BulkStatus | BulkPriority | BulkType | BulkTags | BulkSnooze | BulkDue | BulkVerb,
    Field(discriminator="kind"),
]
_ACTIONS: Final[TypeAdapter[list[BulkAction]]] = TypeAdapter(list[BulkAction])

# The verb of the gate (ticketing/tickets/access.py) that each kind needs; the others only need to see the case.
VERBS: Final = {
    "assign": "assign",
    "status": "status",
    "priority": "status",
    "type": "status",
    "tags": "tag",
    "snooze": "status",
    "wake": "status",
    "due": "status",
    "spam": "spam",
    "not_spam": "spam",
    "trash": "trash",
    "restore": "restore",
}


def parse_actions(documents: Sequence[Any]) -> list[BulkAction]:
    """The actions that `as_documents` wrote. Raises pydantic.ValidationError."""
    return _ACTIONS.validate_json(json.dumps(documents))


def as_documents(actions: Sequence[BulkAction]) -> list[dict[str, Any]]:
    """The actions as JSON; what was left out stays left out."""
    return [{"kind": action.kind, **action.model_dump(mode="json", exclude_unset=True)} for action in actions]
