"""Routing a batch of new cases: rules, then a turn within the team, with the reason for the history."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.calendar import WorkingHours, working_hours
from core.errors import Invalid
from core.events.base import SYSTEM, Actor
from core.rules.conditions import Fact, parse_condition
from ticketing.routing import repository
from ticketing.routing.models import RoutingRule
from ticketing.routing.strategies import (
    BY_DEFAULT_TEAM,
    BY_ROUND_ROBIN,
    FIELDS,
    Rule,
    TeamQueue,
    choose_route,
    pick_agent,
)

_log = structlog.get_logger(__name__)
_DEFAULT_ZONE = "Asia/Bangkok"


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What rules may ask about a new case. `body` is the whole readable text; `received_at` decides about hours."""

    channel_kind: str
    channel_account_id: UUID
    subject: str
    body: str
    sender_address: str
    received_at: datetime
    contact_id: UUID | None = None
    account_id: UUID | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """Where a case goes, with the names and the reason that its history shows."""

    team_id: UUID | None = None
    owner_id: UUID | None = None
    priority: str | None = None
    type: str | None = None
    tag_ids: tuple[UUID, ...] = ()
    team_name: str = ""
    owner_name: str = ""
    reason: str = ""
    actor: Actor = SYSTEM


@dataclass(slots=True)
class Router:
    """Rules, teams and people as they were when the batch began. Ask `route` per case, then `remember` once."""

    rules: Sequence[Rule]
    hours: WorkingHours
    team_names: Mapping[UUID, str]
    owner_names: Mapping[UUID, str]
    queues: Mapping[UUID, TeamQueue]
    tag_ids: Set[UUID]
    _picks: dict[UUID, UUID] = field(default_factory=dict)

    def route(self, case: CaseFacts, default_team_id: UUID | None, *, may_pick: bool = True) -> Route:
        """Decide about one case. `may_pick` False leaves it without an owner (spam, machine mail)."""
        decision = choose_route(self.rules, self._facts(case), default_team_id)
        team_id = decision.team_id if decision.team_id in self.team_names else None
        owner_id = decision.owner_id if decision.owner_id in self.owner_names and may_pick else None
        rule = decision.decided_by
        reason = rule.name if rule else BY_DEFAULT_TEAM
        if team_id and team_id in self.queues and owner_id is None and may_pick:
            owner_id = pick_agent(self.queues[team_id])
            if owner_id:
                self._picks[team_id] = owner_id
                reason = BY_ROUND_ROBIN
        return Route(
            team_id=team_id,
            owner_id=owner_id,
            priority=decision.priority,
            type=decision.type,
            tag_ids=tuple(tag_id for tag_id in decision.tag_ids if tag_id in self.tag_ids),
            team_name=self.team_names[team_id] if team_id else "",
            owner_name=self.owner_names[owner_id] if owner_id else "",
            reason=reason,
            actor=Actor("rule", rule.id, rule.name) if rule else SYSTEM,
        )

    async def remember(self, session: AsyncSession) -> None:
        """Write whose turn it was."""
        await repository.remember_picks(session, self._picks)
        self._picks = {}

    def _facts(self, case: CaseFacts) -> dict[str, Fact]:
        local = self.hours.local(case.received_at)
        return {
            "channel_kind": case.channel_kind,
            "channel_account_id": str(case.channel_account_id),
            "subject": case.subject,
            "body": case.body,
            "sender_address": case.sender_address,
            "sender_domain": case.sender_address.rpartition("@")[2],
            "contact_id": str(case.contact_id) if case.contact_id else None,
            "account_id": str(case.account_id) if case.account_id else None,
            "language": case.language or None,
            "hour": local.hour,
            "weekday": local.weekday(),
            "is_within_hours": self.hours.is_open(case.received_at),
        }


async def load_router(session: AsyncSession) -> Router:
    """Everything routing needs for a batch, in a handful of queries whatever its size."""
    rules = [rule for row in await repository.load_enabled_rules(session) if (rule := read_rule(row))]
    organization = await repository.load_hours(session)
    teams = await repository.load_teams(session)
    taking_turns = [team.id for team in teams.values() if team.takes_turns]
    online = await repository.load_online_members(session, taking_turns, clock.utc_now())
    limited = {team.id for team in teams.values() if team.max_open is not None}
    counts = await repository.count_open(session, {one.user_id for one in online if one.team_id in limited})
    names = {one.user_id: one.name for one in online}
    names |= await repository.load_names(session, {rule.owner_id for rule in rules if rule.owner_id})
    tags = await repository.find_tags(session, {tag_id for rule in rules for tag_id in rule.tag_ids})
    return Router(
        rules=rules,
        tag_ids=tags,
        hours=working_hours(
            organization.time_zone if organization else _DEFAULT_ZONE,
            organization.business_hours if organization else (),
            organization.holidays if organization else (),
        ),
        team_names={team.id: team.name for team in teams.values()},
        owner_names=names,
        queues={
            team_id: TeamQueue(
                members=[one.user_id for one in online if one.team_id == team_id],
                last_picked=teams[team_id].last_picked,
                max_open=teams[team_id].max_open,
                open_counts=counts,
            )
            for team_id in taking_turns
        },
    )


def read_rule(row: RoutingRule) -> Rule | None:
    """A stored rule as the strategies read it; None, with a warning in the log, for one that no longer makes sense.

    A rule that nobody can read must not stop the mail.
    """
    actions = row.actions
    try:
        return Rule(
            id=row.id,
            name=row.name,
            condition=parse_condition(row.conditions, FIELDS),
            team_id=UUID(actions["team_id"]) if actions.get("team_id") else None,
            owner_id=UUID(actions["owner_id"]) if actions.get("owner_id") else None,
            priority=actions.get("priority"),
            type=actions.get("type"),
            tag_ids=tuple(UUID(tag_id) for tag_id in actions.get("tag_ids", ())),
            stop=bool(actions.get("stop")),
        )
    except (Invalid, ValueError) as error:
        _log.warning("routing_rule_unreadable", rule_id=str(row.id), error=str(error))
        return None
