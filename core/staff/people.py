"""How people and teams are named on other records: an id, a name, and for a person the colour of his initials."""

from dataclasses import dataclass
from uuid import UUID

AVATAR_COLORS = ("teal", "blue", "violet", "pink", "red", "orange", "amber", "green", "slate")


@dataclass(frozen=True, slots=True)
class UserRef:
    """A person of the staff. `avatar_color` is one of AVATAR_COLORS."""

    id: UUID
    name: str
    avatar_color: str


@dataclass(frozen=True, slots=True)
class TeamRef:
    """A team."""

    id: UUID
    name: str


def avatar_color(user_id: UUID) -> str:
    """The colour of a person's initials: the same everywhere and for ever, without being stored."""
    return AVATAR_COLORS[user_id.int % len(AVATAR_COLORS)]


def user_ref(user_id: UUID, name: str) -> UserRef:
    """The reference to a person."""
    return UserRef(user_id, name, avatar_color(user_id))


def find_user_ref(user_id: UUID | None, name: str | None) -> UserRef | None:
    """The reference to a person, None when there is none (an outer join found nobody)."""
    return user_ref(user_id, name) if user_id is not None and name is not None else None


def find_team_ref(team_id: UUID | None, name: str | None) -> TeamRef | None:
    """The reference to a team, None when there is none."""
    return TeamRef(team_id, name) if team_id is not None and name is not None else None
