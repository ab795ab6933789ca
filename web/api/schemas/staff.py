"""Shapes of people, teams and the signed-in person."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from core.staff.people import TeamRef, UserRef, avatar_color
from core.staff.preferences import Preferences
from core.staff.principal import PERMISSIONS, Role
from core.staff.users import UserRecord
from web.api.schemas.common import Body, Ids, Name, Patch, View, omitted

__all__ = ["TeamRef", "UserRef"]  # shapes of core that answers carry as they are


class Language(StrEnum):
    """A language of the desk."""

    THAI = "th"
    ENGLISH = "en"


class Availability(StrEnum):
    """Whether a person takes work now."""

    ONLINE = "online"
    AWAY = "away"
    OFFLINE = "offline"


class Theme(StrEnum):
    """The desk's colours."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Assignment(StrEnum):
    """How a team's new tickets find a person."""

    MANUAL = "manual"
    ROUND_ROBIN = "round_robin"


MaxOpen = Annotated[int, Field(ge=1, le=10_000)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000)]
Email = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, to_lower=True, max_length=254, pattern=r"^[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f]{1,189}$"
    ),
]
_VERSION_LENGTH = 12
GivenPassword = Annotated[str, StringConstraints(min_length=1, max_length=200)]


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
    """A person who works here. `is_invited`: has not chosen a password yet."""

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
    avatar_url: str | None
    version: int


class InvitationInput(Body):
    """A person to invite."""

    email: Email
    name: Name
    role: Role
    team_ids: Ids = Field(default_factory=list)
    language: Language = Language.THAI


class UserPatch(Patch):
    """What an administrator changes about a person."""

    name: Name = omitted()
    role: Role = omitted()
    is_active: bool = omitted()
    team_ids: Ids = omitted()


class Me(View):
    """The signed-in person, with what his role allows."""

    id: UUID
    name: str
    email: str
    role: Role
    language: Language
    theme: Theme
    availability: Availability
    team_ids: list[UUID]
    has_totp: bool
    preferences: Preferences
    permissions: list[str]
    avatar_color: str
    avatar_url: str | None


class MePatch(Patch):
    """What a person changes about himself."""

    name: Name = omitted()
    language: Language = omitted()
    theme: Theme = omitted()
    preferences: Preferences = omitted()


class AvailabilityInput(Body):
    """Whether one takes work now."""

    availability: Availability


class PasswordChange(Body):
    """The old password proves that it is really this person's hand."""

    current_password: GivenPassword
    new_password: GivenPassword


class PasswordProof(Body):
    """The person's password, for steps that weaken his account."""

    password: GivenPassword


class TotpSecret(View):
    """A secret for an authenticator app: as text, as URI, and as an SVG picture of the URI."""

    secret: str
    uri: str
    qr_svg: str


class TotpCode(Body):
    """Six digits from the authenticator app."""

    code: Annotated[str, StringConstraints(min_length=6, max_length=10)]


class RecoveryCodes(View):
    """Codes for the day the phone is lost; shown once, each works once."""

    recovery_codes: list[str]


class ApiToken(View):
    """A bearer token. `token` is there only in the answer that makes it."""

    id: UUID
    name: str
    token: str | None
    created_at: datetime
    last_used_at: datetime | None


class TokenInput(Body):
    """A new bearer token; the name tells what uses it."""

    name: Name


def avatar_url(record: UserRecord) -> str | None:
    """Where a person's picture is; another picture has another address, so that browsers may keep it."""
    if record.avatar_blob_key is None:
        return None
    return f"/api/v1/users/{record.id}/avatar?v={record.avatar_blob_key[:_VERSION_LENGTH]}"


def me_view(record: UserRecord) -> Me:
    """The signed-in person's own record."""
    return Me(
        id=record.id,
        name=record.name,
        email=record.email,
        role=record.role,
        language=Language(record.language),
        theme=Theme(record.theme),
        availability=Availability(record.availability),
        team_ids=list(record.team_ids),
        has_totp=record.has_totp,
        preferences=record.preferences,
        permissions=sorted(PERMISSIONS[record.role]),
        avatar_color=avatar_color(record.id),
        avatar_url=avatar_url(record),
    )


def user_view(record: UserRecord) -> User:
    """A person as the directory shows him."""
    return User(
        id=record.id,
        name=record.name,
        email=record.email,
        role=record.role,
        is_active=record.is_active,
        is_invited=record.is_invited,
        has_totp=record.has_totp,
        availability=Availability(record.availability),
        team_ids=list(record.team_ids),
        language=Language(record.language),
        last_seen_at=record.last_seen_at,
        avatar_color=avatar_color(record.id),
        avatar_url=avatar_url(record),
        version=record.version,
    )
