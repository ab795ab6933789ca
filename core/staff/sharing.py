"""How far something reaches that a colleague keeps: canned replies, saved views."""

from enum import StrEnum
from typing import Protocol
from uuid import UUID

from core.events.base import EVERYONE, Audience


class Sharing(StrEnum):
    """Whom it is for: its owner, a team, or everybody."""

    PERSONAL = "personal"
    TEAM = "team"
    EVERYONE = "everyone"


class Shared(Protocol):
    """A row of something that its owner may share."""

    owner_id: UUID
    team_id: UUID | None
    visibility: str


def sharing_audience(kept: Shared) -> Audience:
    """Who is told about it. Something for a team that names none is its owner's alone."""
    if kept.visibility == Sharing.EVERYONE:
        return EVERYONE
    if kept.visibility == Sharing.TEAM and kept.team_id is not None:
        return Audience(teams=frozenset({kept.team_id}))
    return Audience(users=frozenset({kept.owner_id}))
