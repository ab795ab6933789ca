"""People as work that nobody asked for meets them: their rights, their address, how they want to be told."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.staff.models import TeamMember, User
from core.staff.preferences import Preferences, preferences_of
from core.staff.principal import Principal, Role


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works here. `principal` has the rights he has now."""

    principal: Principal
    email: str
    preferences: Preferences

    @property
    def id(self) -> UUID:
        """The person's id."""
        return self.principal.user_id


async def load_colleagues(session: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, Colleague]:
    """Those of `user_ids` who work here, by id; two queries."""
    if not user_ids:
        return {}
    wanted = padded(user_ids)
    query = select(User.id, User.name, User.email, User.role, User.language, User.preferences)
    rows = (await session.execute(query.where(User.id.in_(wanted), User.is_active))).all()
    memberships = select(TeamMember.user_id, TeamMember.team_id).where(TeamMember.user_id.in_(wanted))
    teams: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for user_id, team_id in (await session.execute(memberships)).all():
        teams[user_id].add(team_id)
    return {
        row.id: Colleague(
            Principal(row.id, row.name, Role(row.role), frozenset(teams[row.id]), row.language),
            row.email,
            preferences_of(row.preferences),
        )
        for row in rows
    }
