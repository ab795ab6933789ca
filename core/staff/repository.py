"""All SQL about people and teams."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.repository import is_sqlite
from core.errors import NotFound
from core.staff.models import Organization, Presence, Team, TeamMember, User
from core.staff.principal import Role

ORGANIZATION_ID = 1


def _locking(session: AsyncSession, query: Select[User]) -> Select[User]:
    """On PostgreSQL the rows stay as read until commit; SQLite has one writer anyway."""
    return query if is_sqlite(session) else query.with_for_update()


async def find_organization(session: AsyncSession) -> Organization | None:
    """The company's row, or None before the first start."""
    return await session.get(Organization, ORGANIZATION_ID)


async def lock_organization(session: AsyncSession) -> Organization | None:
    """The company's row, held until commit. Serializes what must not happen twice: set-up, and the last admin."""
    query = select(Organization).where(Organization.id == ORGANIZATION_ID)
    query = query if is_sqlite(session) else query.with_for_update()
    return (await session.execute(query)).scalar_one_or_none()


async def any_user_exists(session: AsyncSession) -> bool:
    """Whether anybody works here yet."""
    return (await session.execute(select(User.id).limit(1))).first() is not None


async def get_user(session: AsyncSession, user_id: UUID, *, lock: bool = False) -> User:
    """The user. Raises NotFound."""
    query = select(User).where(User.id == user_id)
    user = (await session.execute(_locking(session, query) if lock else query)).scalar_one_or_none()
    if user is None:
        raise NotFound("There is no such user.", data={"user_id": str(user_id)})
    return user


async def find_user_by_email(session: AsyncSession, email: str) -> User | None:
    """The user with this canonical (lower-case) address, or None."""
    return (await session.execute(select(User).where(User.email == email))).scalar_one_or_none()


async def list_users(session: AsyncSession) -> Sequence[User]:
    """Everybody, active first, by name."""
    query = select(User).order_by(User.is_active.desc(), func.lower(User.name), User.id)
    return (await session.execute(query)).scalars().all()


async def count_active_admins(session: AsyncSession) -> int:
    """How many people can still administer. Call under `lock_organization`."""
    query = select(func.count()).where(
        User.role == Role.ADMIN, User.is_active.is_(True), User.password_hash.is_not(None)
    )
    return (await session.execute(query)).scalar_one()


async def existing_user_ids(session: AsyncSession, user_ids: Collection[UUID]) -> set[UUID]:
    """Those of `user_ids` that are users."""
    if not user_ids:
        return set()
    return set((await session.execute(select(User.id).where(User.id.in_(user_ids)))).scalars())


async def existing_team_ids(session: AsyncSession, team_ids: Collection[UUID]) -> set[UUID]:
    """Those of `team_ids` that are teams not deleted."""
    if not team_ids:
        return set()
    query = select(Team.id).where(Team.id.in_(team_ids), Team.deleted_at.is_(None))
    return set((await session.execute(query)).scalars())


async def team_ids_of(session: AsyncSession, user_ids: Collection[UUID] | None = None) -> dict[UUID, list[UUID]]:
    """The living teams of each user (of everybody when None)."""
    query = (
        select(TeamMember.user_id, TeamMember.team_id)
        .join(Team, Team.id == TeamMember.team_id)
        .where(Team.deleted_at.is_(None))
        .order_by(TeamMember.user_id, TeamMember.team_id)
    )
    if user_ids is not None:
        query = query.where(TeamMember.user_id.in_(user_ids))
    teams: dict[UUID, list[UUID]] = {}
    for user_id, team_id in (await session.execute(query)).all():
        teams.setdefault(user_id, []).append(team_id)
    return teams


async def set_teams_of_user(session: AsyncSession, user_id: UUID, team_ids: Collection[UUID]) -> None:
    """Make `user_id` a member of exactly these teams."""
    await session.execute(delete(TeamMember).where(TeamMember.user_id == user_id, TeamMember.team_id.not_in(team_ids)))
    present = set((await session.execute(select(TeamMember.team_id).where(TeamMember.user_id == user_id))).scalars())
    await _add_members(session, [(team_id, user_id) for team_id in sorted(set(team_ids) - present)])


async def set_members_of_team(session: AsyncSession, team_id: UUID, user_ids: Collection[UUID]) -> None:
    """Give the team exactly these members."""
    await session.execute(delete(TeamMember).where(TeamMember.team_id == team_id, TeamMember.user_id.not_in(user_ids)))
    present = set((await session.execute(select(TeamMember.user_id).where(TeamMember.team_id == team_id))).scalars())
    await _add_members(session, [(team_id, user_id) for user_id in sorted(set(user_ids) - present)])


async def get_team(session: AsyncSession, team_id: UUID, *, lock: bool = False) -> Team:
    """A team that is not deleted. Raises NotFound."""
    query = select(Team).where(Team.id == team_id, Team.deleted_at.is_(None))
    if lock and not is_sqlite(session):
        query = query.with_for_update()
    team = (await session.execute(query)).scalar_one_or_none()
    if team is None:
        raise NotFound("There is no such team.", data={"team_id": str(team_id)})
    return team


async def list_teams(session: AsyncSession) -> Sequence[Team]:
    """Every team that is not deleted, by name."""
    query = select(Team).where(Team.deleted_at.is_(None)).order_by(func.lower(Team.name), Team.id)
    return (await session.execute(query)).scalars().all()


async def find_team_named(session: AsyncSession, name: str) -> Team | None:
    """The living team with this name, in any case."""
    query = select(Team).where(func.lower(Team.name) == name.lower(), Team.deleted_at.is_(None)).limit(1)
    return (await session.execute(query)).scalar_one_or_none()


async def members_of(session: AsyncSession, team_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """The members of each team."""
    query = (
        select(TeamMember.team_id, TeamMember.user_id)
        .where(TeamMember.team_id.in_(team_ids))
        .order_by(TeamMember.team_id, TeamMember.user_id)
    )
    members: dict[UUID, list[UUID]] = {}
    for team_id, user_id in (await session.execute(query)).all():
        members.setdefault(team_id, []).append(user_id)
    return members


async def remove_members_of_team(session: AsyncSession, team_id: UUID) -> None:
    """Empty a team that is about to be deleted."""
    await session.execute(delete(TeamMember).where(TeamMember.team_id == team_id))


async def forget_presence(session: AsyncSession, user_id: UUID) -> None:
    """The person is no longer here, whatever screens were open."""
    await session.execute(delete(Presence).where(Presence.user_id == user_id))


async def touch_last_seen(session: AsyncSession, user_id: UUID) -> None:
    """Remember that the person was here just now."""
    await session.execute(update(User).where(User.id == user_id).values(last_seen_at=clock.utc_now()))


async def _add_members(session: AsyncSession, pairs: Sequence[tuple[UUID, UUID]]) -> None:
    if pairs:
        await session.execute(
            insert(TeamMember), [{"team_id": team_id, "user_id": user_id} for team_id, user_id in pairs]
        )
