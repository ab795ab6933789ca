"""All SQL of routing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded, table_of, update_rows
from core.staff.models import Organization, Presence, Team, TeamMember, User
from core.staff.principal import PERMISSIONS, Permission
from ticketing.routing.models import RoutingRule
from ticketing.tags.models import Tag
from ticketing.tickets.lifecycle import Status
from ticketing.tickets.models import Ticket

_RULE = table_of(RoutingRule).c
_TEAM = table_of(Team).c
_MEMBER = table_of(TeamMember).c
_USER = table_of(User).c
_PRESENCE = table_of(Presence).c
_TICKET = table_of(Ticket).c
_ANSWERING_ROLES = [role.value for role, rights in PERMISSIONS.items() if Permission.WORK_TICKETS in rights]


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team as routing needs it."""

    id: UUID
    name: str
    takes_turns: bool
    max_open: int | None
    last_picked: UUID | None


@dataclass(frozen=True, slots=True)
class OnlineMember:
    """A member who can take a case now."""

    team_id: UUID
    user_id: UUID
    name: str


async def load_enabled_rules(session: AsyncSession) -> Sequence[RoutingRule]:
    """Enabled rules in their order, as objects outside the session."""
    query = select(*table_of(RoutingRule).columns).where(_RULE.is_enabled).order_by(_RULE.position, _RULE.id)
    return [RoutingRule(**row._mapping) for row in (await session.execute(query)).all()]


async def load_hours(session: AsyncSession) -> Organization | None:
    """The row of company-wide settings."""
    return (await session.execute(select(Organization).limit(1))).scalar_one_or_none()


async def load_teams(session: AsyncSession) -> dict[UUID, TeamRow]:
    """All teams that exist; tens of them, not thousands."""
    query = select(_TEAM.id, _TEAM.name, _TEAM.assignment, _TEAM.max_open_per_person, _TEAM.last_picked_user_id)
    rows = (await session.execute(query.where(_TEAM.deleted_at.is_(None)))).all()
    return {row.id: TeamRow(row.id, row.name, row.assignment == "round_robin", row[3], row[4]) for row in rows}


async def load_online_members(session: AsyncSession, team_ids: Collection[UUID], now: datetime) -> list[OnlineMember]:
    """Active members who chose to be online, have a desk open, and may answer customers."""
    if not team_ids:
        return []
    query = (
        select(_MEMBER.team_id, _USER.id, _USER.name)
        .distinct()
        .join_from(table_of(TeamMember), table_of(User), _USER.id == _MEMBER.user_id)
        .join(table_of(Presence), _PRESENCE.user_id == _USER.id)
        .where(
            _MEMBER.team_id.in_(padded(team_ids)),
            _USER.is_active,
            _USER.availability == "online",
            _USER.role.in_(_ANSWERING_ROLES),
            _PRESENCE.expires_at > now,
        )
    )
    return [OnlineMember(*row) for row in (await session.execute(query)).all()]


async def load_names(session: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of those among these people who are active."""
    if not user_ids:
        return {}
    query = select(_USER.id, _USER.name).where(_USER.id.in_(padded(user_ids)), _USER.is_active)
    return {row.id: row.name for row in (await session.execute(query)).all()}


async def count_open(session: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many new and open cases each of these people has."""
    if not user_ids:
        return {}
    query = (
        select(_TICKET.owner_id, func.count())
        .where(
            _TICKET.owner_id.in_(padded(user_ids)),
            _TICKET.is_active,
            _TICKET.status.in_([Status.NEW.value, Status.OPEN.value]),
        )
        .group_by(_TICKET.owner_id)
    )
    return {owner_id: int(count) for owner_id, count in (await session.execute(query)).all()}


async def find_tags(session: AsyncSession, tag_ids: Collection[UUID]) -> set[UUID]:
    """Those among these tags that exist."""
    if not tag_ids:
        return set()
    return set((await session.execute(select(Tag.id).where(Tag.id.in_(padded(tag_ids))))).scalars())


async def remember_picks(session: AsyncSession, picks: dict[UUID, UUID]) -> None:
    """Write who got the last case of each team."""
    rows = [{"id": team_id, "last_picked_user_id": user_id} for team_id, user_id in sorted(picks.items())]
    await update_rows(session, Team, rows)


async def list_rules(session: AsyncSession, *, lock: bool = False) -> list[RoutingRule]:
    """All rules in their order, locked until the transaction ends when `lock`."""
    query = select(RoutingRule).order_by(_RULE.position, _RULE.id)
    return list((await session.execute(query.with_for_update() if lock else query)).scalars())


async def find_rule(session: AsyncSession, rule_id: UUID) -> RoutingRule | None:
    """One rule, locked until the transaction ends."""
    query = select(RoutingRule).where(RoutingRule.id == rule_id).with_for_update()
    return (await session.execute(query)).scalar_one_or_none()
