"""Event values: the typed facts, who caused them, who may see them, and the envelope that readers get."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Fact(BaseModel):
    """One kind of thing that happened. Subclasses declare `type` ("noun.happened") and their JSON fields.

    Only values that may stay in the log for ever belong in the fields; what the customer wrote or who he is goes to
    `NewEvent.detail`, which can be erased.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    type: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who caused a change: kind user|contact|rule|system|api, its id, and its name at that time."""

    kind: str
    id: UUID | None = None
    name: str = ""


SYSTEM = Actor("system")


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may be told: members of these teams, these users, or every signed-in user. Admins and supervisors always.

    A change of visibility lists the teams and users from before and after, so that a ticket can leave a screen.
    """

    teams: frozenset[UUID] = frozenset()
    users: frozenset[UUID] = frozenset()
    everyone: bool = False

    def joined(self, other: "Audience") -> "Audience":
        """Everybody in either audience."""
        return Audience(self.teams | other.teams, self.users | other.users, self.everyone or other.everyone)


EVERYONE = Audience(everyone=True)


def audience(
    teams: Iterable[UUID | None] = (), users: Iterable[UUID | None] = (), *, everyone: bool = False
) -> Audience:
    """An audience of the ids that are not None."""
    return Audience(frozenset(t for t in teams if t), frozenset(u for u in users if u), everyone)


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event about to be recorded. `version` counts the aggregate's events and is taken under its lock.

    `detail` holds personal before/after values, stored apart and erasable; `reason` names the rule or the words of
    the person who did it.
    """

    fact: Fact
    aggregate_kind: str
    aggregate_id: UUID
    version: int
    actor: Actor = SYSTEM
    audience: Audience = Audience()
    ticket_id: UUID | None = None
    reason: str | None = None
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedEvent:
    """What subscribers and clients read: the stored event with its place in the published order."""

    publish_seq: int
    event_id: int
    type: str
    aggregate_kind: str
    aggregate_id: UUID
    version: int
    ticket_id: UUID | None
    actor: Actor
    audience: Audience
    occurred_at: datetime
    data: dict[str, Any]
    reason: str | None = None
