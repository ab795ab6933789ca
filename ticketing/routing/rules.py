"""Routing rules as an administrator keeps them: an ordered list, each change recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.ordering import put_in_order
from core.errors import Invalid, NotFound
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import RoutingRuleChanged
from core.events.log import record_events
from core.rules.conditions import parse_condition
from core.staff.principal import Permission, Principal
from core.versions import require_version
from ticketing.routing import repository
from ticketing.routing.models import RoutingRule
from ticketing.routing.strategies import FIELDS
from ticketing.tickets.lifecycle import PRIORITY_RANKS


@dataclass(frozen=True, slots=True)
class RuleActions:
    """What a rule does to a new case; None leaves a field to later rules. `stop` ends the list."""

    team_id: UUID | None = None
    owner_id: UUID | None = None
    priority: str | None = None
    type: str | None = None
    tag_ids: tuple[UUID, ...] = ()
    stop: bool = False


@dataclass(frozen=True, slots=True)
class RuleFields:
    """What an administrator decides about a rule. `conditions` is a document of core.rules.conditions."""

    name: str
    conditions: Mapping[str, Any]
    actions: RuleActions
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """A rule as it is, with its place in the list from 0."""

    id: UUID
    fields: RuleFields
    position: int
    version: int


async def list_rules(session: AsyncSession, principal: Principal) -> list[RuleRecord]:
    """Every rule in its order. Raises NotPermitted."""
    principal.require(Permission.READ_ADMINISTRATION)
    return [_record(rule, place) for place, rule in enumerate(await repository.list_rules(session))]


async def create_rule(session: AsyncSession, principal: Principal, fields: RuleFields) -> RuleRecord:
    """Add a rule at the end. Raises NotPermitted, Invalid(bad_condition, unknown_team, unknown_user, unknown_tag)."""
    principal.require(Permission.ADMINISTER)
    await _require_sense(session, fields)
    rules = await repository.list_rules(session)
    rule = RoutingRule(
        id=ids.new_id(),
        name=fields.name,
        is_enabled=fields.is_enabled,
        position=max((one.position for one in rules), default=-1) + 1,
        conditions=dict(fields.conditions),
        actions=_actions_document(fields.actions),
        created_at=clock.utc_now(),
        version=1,
    )
    session.add(rule)
    await session.flush()
    await _tell(session, principal, rule, "created", [])
    return _record(rule, len(rules))


async def change_rule(
    session: AsyncSession, principal: Principal, rule_id: UUID, changes: Mapping[str, Any], version: int | None
) -> RuleRecord:
    """Change the given fields of RuleFields. Raises as `create_rule`, NotFound and PreconditionFailed."""
    principal.require(Permission.ADMINISTER)
    rule = await _locked(session, rule_id)
    require_version(rule.version, version)
    after = replace(_record(rule, 0).fields, **changes)
    await _require_sense(session, after)
    rule.name, rule.is_enabled = after.name, after.is_enabled
    rule.conditions, rule.actions = dict(after.conditions), _actions_document(after.actions)
    rule.version += 1
    await session.flush()
    await _tell(session, principal, rule, "changed", sorted(changes))
    order = [one.id for one in await repository.list_rules(session)]
    return _record(rule, order.index(rule.id))


async def delete_rule(session: AsyncSession, principal: Principal, rule_id: UUID, version: int | None) -> None:
    """Delete a rule. Raises NotPermitted, NotFound and PreconditionFailed."""
    principal.require(Permission.ADMINISTER)
    rule = await _locked(session, rule_id)
    require_version(rule.version, version)
    rule.version += 1
    await session.flush()
    await _tell(session, principal, rule, "deleted", [])
    await session.delete(rule)
    await session.flush()


async def order_rules(session: AsyncSession, principal: Principal, rule_ids: Sequence[UUID]) -> list[RuleRecord]:
    """Put the rules in this order. Raises NotPermitted; Invalid(code="not_all_rules") unless each is named once."""
    principal.require(Permission.ADMINISTER)
    rules = await repository.list_rules(session, lock=True)
    moved = put_in_order(rules, rule_ids, one="rule", every="rules")
    for rule in moved:
        rule.version += 1
    await session.flush()
    for rule in moved:
        await _tell(session, principal, rule, "changed", ["position"])
    return [_record(rule, rule.position) for rule in sorted(rules, key=attrgetter("position"))]


async def _require_sense(session: AsyncSession, fields: RuleFields) -> None:
    parse_condition(fields.conditions, FIELDS)
    actions = fields.actions
    if actions.priority is not None and actions.priority not in PRIORITY_RANKS:
        raise Invalid("There is no such priority.", code="unknown_priority")
    if actions.team_id and actions.team_id not in await repository.load_teams(session):
        raise Invalid("There is no such team.", code="unknown_team")
    if actions.owner_id and not await repository.load_names(session, [actions.owner_id]):
        raise Invalid("There is no such person.", code="unknown_user")
    if set(actions.tag_ids) - await repository.find_tags(session, actions.tag_ids):
        raise Invalid("Some of these tags do not exist.", code="unknown_tag")


async def _locked(session: AsyncSession, rule_id: UUID) -> RoutingRule:
    rule = await repository.find_rule(session, rule_id)
    if rule is None:
        raise NotFound("There is no such rule.", code="routing_rule_not_found")
    return rule


async def _tell(session: AsyncSession, principal: Principal, rule: RoutingRule, change: str, fields: list[str]) -> None:
    fact = RoutingRuleChanged(change=change, fields=fields)
    event = NewEvent(fact, "routing_rule", rule.id, rule.version, principal.actor, EVERYONE)
    await record_events(session, [event])


def _actions_document(actions: RuleActions) -> dict[str, Any]:
    return {
        "team_id": str(actions.team_id) if actions.team_id else None,
        "owner_id": str(actions.owner_id) if actions.owner_id else None,
        "priority": actions.priority,
        "type": actions.type,
        "tag_ids": [str(tag_id) for tag_id in actions.tag_ids],
        "stop": actions.stop,
    }


def _record(rule: RoutingRule, place: int) -> RuleRecord:
    stored = rule.actions
    actions = RuleActions(
        team_id=UUID(stored["team_id"]) if stored.get("team_id") else None,
        owner_id=UUID(stored["owner_id"]) if stored.get("owner_id") else None,
        priority=stored.get("priority"),
        type=stored.get("type"),
        tag_ids=tuple(UUID(tag_id) for tag_id in stored.get("tag_ids", ())),
        stop=bool(stored.get("stop")),
    )
    return RuleRecord(rule.id, RuleFields(rule.name, rule.conditions, actions, rule.is_enabled), place, rule.version)
