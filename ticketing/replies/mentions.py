"""Whom a note calls: people by name, and everybody of the teams it names."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.errors import Invalid
from core.staff.models import Team, TeamMember, User
from ticketing.replies import repository


@dataclass(frozen=True, slots=True)
class Mentioned:
    """`names` are those of the people, who follow the ticket from now on; `members` of the teams only see it."""

    names: dict[UUID, str]
    team_ids: tuple[UUID, ...] = ()
    members: frozenset[UUID] = frozenset()

    @property
    def people(self) -> tuple[UUID, ...]:
        """The people called by name, in the note's order."""
        return tuple(self.names)

    @property
    def everybody(self) -> frozenset[UUID]:
        """Who may see the ticket because of the note."""
        return self.members.union(self.names)


async def load_mentioned(
    session: AsyncSession, author_id: UUID, people: Sequence[UUID], teams: Sequence[UUID]
) -> Mentioned:
    """Look them up; nobody calls himself by calling his team.

    Raises Invalid(code="unknown_mention") for who does not work here and for a team that is gone.
    """
    wanted, team_ids = tuple(dict.fromkeys(people)), tuple(dict.fromkeys(teams))
    names = await repository.active_users(session, wanted)
    if len(names) != len(wanted) or not await _all_exist(session, team_ids):
        raise Invalid("Somebody mentioned does not work here.", code="unknown_mention")
    return Mentioned(
        {user_id: names[user_id] for user_id in wanted}, team_ids, await _members(session, team_ids) - {author_id}
    )


async def _all_exist(session: AsyncSession, team_ids: Sequence[UUID]) -> bool:
    if not team_ids:
        return True
    query = select(Team.id).where(Team.id.in_(padded(team_ids)), Team.deleted_at.is_(None))
    return len((await session.execute(query)).all()) == len(team_ids)


async def _members(session: AsyncSession, team_ids: Sequence[UUID]) -> frozenset[UUID]:
    if not team_ids:
        return frozenset()
    query = (
        select(TeamMember.user_id)
        .join(User, User.id == TeamMember.user_id)
        .where(TeamMember.team_id.in_(padded(team_ids)), User.is_active)
    )
    return frozenset((await session.execute(query)).scalars())
