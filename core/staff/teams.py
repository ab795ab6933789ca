"""Teams: made, changed and deleted by an administrator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict, Invalid
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import TeamChanged
from core.events.log import record_events
from core.staff import repository
from core.staff.models import Team
from core.staff.principal import Permission, Principal
from core.versions import require_version


@dataclass(frozen=True, slots=True)
class TeamFields:
    """What an administrator decides about a team. assignment: manual|round_robin."""

    name: str
    description: str
    member_ids: tuple[UUID, ...]
    assignment: str
    max_open_per_person: int | None


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """A team as it is."""

    id: UUID
    fields: TeamFields
    version: int


async def list_teams(session: AsyncSession) -> list[TeamRecord]:
    """Every team, by name, in two queries."""
    teams = await repository.list_teams(session)
    members = await repository.members_of(session, [team.id for team in teams])
    return [_record(team, members.get(team.id, ())) for team in teams]


async def create_team(session: AsyncSession, principal: Principal, fields: TeamFields) -> TeamRecord:
    """Make a team. Raises NotPermitted, Conflict(code="name_taken"), Invalid(code="unknown_user")."""
    principal.require(Permission.ADMINISTER)
    await _require_free_name(session, fields.name)
    await _require_users(session, fields.member_ids)
    team = Team(
        id=ids.new_id(),
        name=fields.name,
        description=fields.description,
        assignment=fields.assignment,
        max_open_per_person=fields.max_open_per_person,
        created_at=clock.utc_now(),
        version=1,
    )
    session.add(team)
    await session.flush()
    await repository.set_members_of_team(session, team.id, fields.member_ids)
    await _tell(session, principal, team, "created", [])
    return _record(team, fields.member_ids)


async def change_team(
    session: AsyncSession, principal: Principal, team_id: UUID, changes: Mapping[str, Any], version: int | None
) -> TeamRecord:
    """Change the given fields of TeamFields. Raises as `create_team`, NotFound and PreconditionFailed."""
    principal.require(Permission.ADMINISTER)
    team = await repository.get_team(session, team_id, lock=True)
    require_version(team.version, version)
    before = _record(team, (await repository.members_of(session, [team.id])).get(team.id, ()))
    after = replace(before.fields, **changes)
    if after.name.lower() != before.fields.name.lower():
        await _require_free_name(session, after.name)
    if set(after.member_ids) != set(before.fields.member_ids):
        await _require_users(session, after.member_ids)
        await repository.set_members_of_team(session, team.id, after.member_ids)
    team.name, team.description = after.name, after.description
    team.assignment, team.max_open_per_person = after.assignment, after.max_open_per_person
    team.version += 1
    await session.flush()
    await _tell(session, principal, team, "changed", sorted(changes))
    return _record(team, after.member_ids)


async def delete_team(session: AsyncSession, principal: Principal, team_id: UUID, version: int | None) -> None:
    """Delete a team; its row stays for history, its members leave it. Raises NotFound, PreconditionFailed."""
    principal.require(Permission.ADMINISTER)
    team = await repository.get_team(session, team_id, lock=True)
    require_version(team.version, version)
    await repository.remove_members_of_team(session, team.id)
    team.deleted_at = clock.utc_now()
    team.version += 1
    await session.flush()
    await _tell(session, principal, team, "deleted", [])


async def require_team(session: AsyncSession, team_id: UUID) -> None:
    """Raise Invalid(code="unknown_team") unless the team exists and is not deleted."""
    if not await repository.existing_team_ids(session, [team_id]):
        raise Invalid("There is no such team.", code="unknown_team", data={"team_ids": [str(team_id)]})


def _record(team: Team, member_ids: Sequence[UUID]) -> TeamRecord:
    fields = TeamFields(
        team.name, team.description, tuple(sorted(set(member_ids))), team.assignment, team.max_open_per_person
    )
    return TeamRecord(team.id, fields, team.version)


async def _require_free_name(session: AsyncSession, name: str) -> None:
    if await repository.find_team_named(session, name) is not None:
        raise Conflict("Another team has this name.", code="name_taken", data={"field": "name"})


async def _require_users(session: AsyncSession, user_ids: Sequence[UUID]) -> None:
    unknown = set(user_ids) - await repository.existing_user_ids(session, user_ids)
    if unknown:
        names = sorted(str(user_id) for user_id in unknown)
        raise Invalid("Some of these people do not exist.", code="unknown_user", data={"user_ids": names})


async def _tell(session: AsyncSession, principal: Principal, team: Team, change: str, fields: list[str]) -> None:
    fact = TeamChanged(change=change, fields=fields)
    await record_events(session, [NewEvent(fact, "team", team.id, team.version, principal.actor, EVERYONE)])
