"""The people who work here: the directory, and what an administrator changes about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict, Invalid
from core.staff import repository, session_repository
from core.staff.changes import tell_about_user
from core.staff.models import User
from core.staff.preferences import Preferences, preferences_of
from core.staff.principal import Permission, Principal, Role

_CHANGEABLE = ("name", "role", "is_active", "team_ids")


@dataclass(frozen=True, slots=True)
class UserRecord:
    """A person as the directory and his own pages show him; no secret inside.

    `avatar_blob_key` names the bytes of his picture, None without one.
    """

    id: UUID
    name: str
    email: str
    role: Role
    is_active: bool
    is_invited: bool
    has_totp: bool
    availability: str
    team_ids: tuple[UUID, ...]
    language: str
    theme: str
    preferences: Preferences
    last_seen_at: datetime | None
    version: int
    avatar_blob_key: str | None = None


@dataclass(frozen=True, slots=True)
class NewUser:
    """A person to add. Without `password_hash` he is invited and cannot sign in yet."""

    name: str
    email: str
    role: Role
    language: str = "th"
    team_ids: tuple[UUID, ...] = ()
    password_hash: str | None = None


def canonical_email(email: str) -> str:
    """The address as it is stored and compared: trimmed and in lower case."""
    return email.strip().lower()


async def list_users(session: AsyncSession) -> list[UserRecord]:
    """Everybody, in two queries."""
    users = await repository.list_users(session)
    teams = await repository.team_ids_of(session)
    return [record_of(user, teams.get(user.id, ())) for user in users]


async def get_record(session: AsyncSession, user_id: UUID) -> UserRecord:
    """One person. Raises NotFound."""
    return await load_record(session, await repository.get_user(session, user_id))


async def load_record(session: AsyncSession, user: User) -> UserRecord:
    """The record of a loaded row, with his teams."""
    return record_of(user, (await repository.team_ids_of(session, [user.id])).get(user.id, ()))


async def add_user(
    session: AsyncSession,
    new: NewUser,
    *,
    actor_id: UUID | None = None,
    actor_name: str = "",
    actor_kind: str = "system",
) -> User:
    """Insert a person. Raises Conflict(code="email_taken"), Invalid(code="unknown_team")."""
    email = canonical_email(new.email)
    if await repository.find_user_by_email(session, email) is not None:
        raise _email_taken()
    await _require_teams(session, new.team_ids)
    user = User(
        id=ids.new_id(),
        name=new.name,
        email=email,
        role=new.role,
        password_hash=new.password_hash,
        recovery_code_digests=[],
        language=new.language,
        preferences={},
        created_at=clock.utc_now(),
        version=1,
    )
    session.add(user)
    try:
        await session.flush()
    except IntegrityError as error:
        raise _email_taken() from error
    await repository.set_teams_of_user(session, user.id, new.team_ids)
    await tell_about_user(session, user, actor_id, actor_name, [], change="created", actor_kind=actor_kind)
    return user


async def invite(session: AsyncSession, principal: Principal, new: NewUser) -> User:
    """Add a person who will choose his own password. Raises NotPermitted and what `add_user` raises."""
    principal.require(Permission.ADMINISTER)
    return await add_user(session, new, actor_id=principal.user_id, actor_name=principal.name, actor_kind=principal.via)


async def get_invited(session: AsyncSession, principal: Principal, user_id: UUID) -> User:
    """A person who has not accepted yet. Raises NotPermitted, NotFound, Conflict(code="already_accepted")."""
    principal.require(Permission.ADMINISTER)
    user = await repository.get_user(session, user_id, lock=True)
    if user.password_hash is not None:
        raise Conflict("This person has accepted the invitation already.", code="already_accepted")
    return user


async def change_user(
    session: AsyncSession, principal: Principal, user_id: UUID, changes: dict[str, Any]
) -> UserRecord:
    """Change name, role, is_active, team_ids. A new role or a deactivation signs the person out everywhere.

    Raises NotPermitted, NotFound, Conflict(code="last_admin"), Invalid(code="unknown_team").
    """
    principal.require(Permission.ADMINISTER)
    await repository.lock_organization(session)
    user = await repository.get_user(session, user_id, lock=True)
    before = await load_record(session, user)
    role, is_active = changes.get("role", before.role), changes.get("is_active", before.is_active)
    await _require_an_admin_left(session, user, stays_admin=role is Role.ADMIN and is_active)
    team_ids = tuple(sorted(set(changes.get("team_ids", before.team_ids))))
    if set(team_ids) != set(before.team_ids):
        await _require_teams(session, team_ids)
        await repository.set_teams_of_user(session, user.id, team_ids)
    user.name, user.role, user.is_active = changes.get("name", user.name), role, is_active
    after = record_of(user, team_ids)
    changed = [name for name in _CHANGEABLE if getattr(before, name) != getattr(after, name)]
    if {"role", "is_active"} & set(changed):
        await session_repository.end_sessions_of(session, user.id)
    if not is_active:
        await session_repository.end_tokens_of(session, user.id)
        await repository.forget_presence(session, user.id)
    if changed:
        await tell_about_user(session, user, principal.user_id, principal.name, changed, actor_kind=principal.via)
    return record_of(user, team_ids)


def record_of(user: User, team_ids: Sequence[UUID]) -> UserRecord:
    """The record of a row and its teams."""
    return UserRecord(
        id=user.id,
        name=user.name,
        email=user.email,
        role=Role(user.role),
        is_active=user.is_active,
        is_invited=user.password_hash is None,
        has_totp=user.totp_confirmed_at is not None,
        availability=user.availability,
        team_ids=tuple(team_ids),
        language=user.language,
        theme=user.theme,
        preferences=preferences_of(user.preferences),
        last_seen_at=user.last_seen_at,
        version=user.version,
        avatar_blob_key=user.avatar_blob_key,
    )


async def _require_an_admin_left(session: AsyncSession, user: User, *, stays_admin: bool) -> None:
    is_admin = user.role == Role.ADMIN and user.is_active and user.password_hash is not None
    if is_admin and not stays_admin and await repository.count_active_admins(session) <= 1:
        raise Conflict("Somebody must remain who can administer.", code="last_admin")


async def _require_teams(session: AsyncSession, team_ids: Sequence[UUID]) -> None:
    unknown = set(team_ids) - await repository.existing_team_ids(session, team_ids)
    if unknown:
        names = sorted(str(team_id) for team_id in unknown)
        raise Invalid("Some of these teams do not exist.", code="unknown_team", data={"team_ids": names})


def _email_taken() -> Conflict:
    return Conflict("Somebody has this address already.", code="email_taken", data={"field": "email"})
