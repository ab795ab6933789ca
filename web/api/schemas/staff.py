"""Shapes of people, teams and the signed-in person."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from core.staff.principal import Role
from web.api.schemas.common import Body, Ids, Name, Patch, View, omitted


class Language(StrEnum):
    """A language of the desk."""

    THAI = "th"
    ENGLISH = "en"


class Availability(StrEnum):
    """Whether a person takes work now."""

    ONLINE = "online"
    AWAY = "away"
    OFFLINE = "offline"


class UserRef(View):
    """A person, as far as a list shows one."""

    id: UUID
    name: str
    avatar_color: str


class TeamRef(View):
    """A team, as far as a list shows one."""

    id: UUID
    name: str


class Assignment(StrEnum):
    """How a team's new tickets find a person."""

    MANUAL = "manual"
    ROUND_ROBIN = "round_robin"


MaxOpen = Annotated[int, Field(ge=1, le=10_000)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000)]


class Team(View):
    """A team with its members."""

    id: UUID
    name: str
    description: str
    member_ids: list[UUID]
    assignment: Assignment
    max_open_per_person: int | None
    version: int


class TeamInput(Body):
    """A new team."""

    name: Name
    description: Description = ""
    member_ids: Ids = Field(default_factory=list)
    assignment: Assignment = Assignment.MANUAL
    max_open_per_person: MaxOpen | None = None


class TeamPatch(Patch):
    """Changes of a team."""

    name: Name = omitted()
    description: Description = omitted()
    member_ids: Ids = omitted()
    assignment: Assignment = omitted()
    max_open_per_person: MaxOpen | None = omitted()


class User(View):
    """A person who works here."""

    id: UUID
    name: str
    email: str
    role: Role
    is_active: bool
    is_invited: bool
    has_totp: bool
    availability: Availability
    team_ids: list[UUID]
    language: Language
    last_seen_at: datetime | None
    avatar_color: str
    version: int
