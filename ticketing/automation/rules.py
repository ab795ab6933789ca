"""Rules as an administrator keeps them: an ordered list, each change recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.ordering import put_in_order
from core.errors import NotFound
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import AutomationRuleChanged
from core.events.log import record_events
from core.jobs import nudge_after_commit
from core.staff.principal import Permission, Principal
from core.versions import require_version
from ticketing.actions.model import as_documents, parse_actions
from ticketing.automation import repository
from ticketing.automation.loading import load_catalogue, read_rule
from ticketing.automation.models import AutomationRule
from ticketing.automation.rule import RuleFields, RuleKind, fields_of_kind, require_sound
from ticketing.automation.timing import parse_timing
from ticketing.automation.triggers import Trigger
from ticketing.criteria.catalogue import parse_criteria

ACTIVE_DAYS = 7
CLOCK_JOB = "automation_clock"
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """A rule as it is: its place in the list from 0, what it did in the last seven days and when last.

    `is_broken`: something it names is gone, so it is left out until somebody mends it.
    """

    id: UUID
    fields: RuleFields
    position: int
    version: int
    is_broken: bool = False
    acted_count: int = 0
    acted_at: datetime | None = None


async def list_rules(session: AsyncSession, principal: Principal) -> list[RuleRecord]:
    """Every rule in its order. Raises NotPermitted."""
    principal.require(Permission.READ_ADMINISTRATION)
    rows = await repository.list_rules(session)
    catalogue = await load_catalogue(session, rows)
    activity = await repository.activity(session, clock.ago(ACTIVE_DAYS * _DAY))
    records = []
    for place, row in enumerate(rows):
        count, last = activity.get(row.id, (0, None))
        is_broken = read_rule(row, catalogue) is None
        records.append(replace(_record(row, place), is_broken=is_broken, acted_count=count, acted_at=last))
    return records


async def create_rule(session: AsyncSession, principal: Principal, fields: RuleFields) -> RuleRecord:
    """Add a rule at the end.

    Raises NotPermitted, Invalid(bad_condition | no_trigger | bad_timing | no_actions | needs_person).
    """
    principal.require(Permission.ADMINISTER)
    await require_sense(session, fields)
    rows = await repository.list_rules(session)
    now = clock.utc_now()
    row = AutomationRule(
        id=ids.new_id(),
        position=max((one.position for one in rows), default=-1) + 1,
        created_at=now,
        enabled_at=now,
        version=1,
        **_columns(fields),
    )
    session.add(row)
    await session.flush()
    await _tell(session, principal, row, "created", [])
    return _record(row, len(rows))


async def change_rule(
    session: AsyncSession, principal: Principal, rule_id: UUID, changes: Mapping[str, Any], version: int | None
) -> RuleRecord:
    """Change fields of RuleFields. Raises as `create_rule`, NotFound and PreconditionFailed.

    Another clock, or switching it on again, begins anew: what was found to be due is looked for again.
    """
    principal.require(Permission.ADMINISTER)
    row = await _locked(session, rule_id)
    require_version(row.version, version)
    before = _record(row, 0).fields
    after = replace(before, **changes)
    await require_sense(session, after)
    if (after.is_enabled and not before.is_enabled) or after.timing != before.timing:
        row.enabled_at = clock.utc_now()
    for name, value in _columns(after).items():
        setattr(row, name, value)
    row.version += 1
    await session.flush()
    await repository.drop_episodes(session, rule_id, only_due=True)
    await _tell(session, principal, row, "changed", sorted(changes))
    return next(one for one in await list_rules(session, principal) if one.id == rule_id)


async def delete_rule(session: AsyncSession, principal: Principal, rule_id: UUID, version: int | None) -> None:
    """Delete a rule; its log stays as long as any. Raises NotPermitted, NotFound and PreconditionFailed."""
    principal.require(Permission.ADMINISTER)
    row = await _locked(session, rule_id)
    require_version(row.version, version)
    row.version += 1
    await session.flush()
    await _tell(session, principal, row, "deleted", [])
    await repository.drop_episodes(session, rule_id)
    await session.delete(row)
    await session.flush()


async def order_rules(session: AsyncSession, principal: Principal, rule_ids: Sequence[UUID]) -> list[RuleRecord]:
    """Put the rules in this order. Raises NotPermitted; Invalid(code="not_all_rules") unless each is named once."""
    principal.require(Permission.ADMINISTER)
    moved = put_in_order(await repository.list_rules(session, lock=True), rule_ids, one="rule", every="rules")
    for row in moved:
        row.version += 1
    await session.flush()
    for row in moved:
        await _tell(session, principal, row, "changed", ["position"])
    return await list_rules(session, principal)


async def require_sense(session: AsyncSession, fields: RuleFields) -> None:
    """Raise Invalid for a rule that could not be asked or could do nothing."""
    require_sound(fields)
    parse_criteria(fields.conditions, fields_of_kind(await load_catalogue(session), fields.kind))


def as_row(fields: RuleFields) -> AutomationRule:
    """Fields that are not kept, as a row outside the session: what a dry run tries."""
    now = clock.utc_now()
    return AutomationRule(id=ids.new_id(), position=0, created_at=now, enabled_at=now, version=1, **_columns(fields))


async def _locked(session: AsyncSession, rule_id: UUID) -> AutomationRule:
    row = await repository.find_rule(session, rule_id)
    if row is None:
        raise NotFound("There is no such rule.", code="automation_rule_not_found")
    return row


async def _tell(
    session: AsyncSession, principal: Principal, row: AutomationRule, change: str, fields: list[str]
) -> None:
    """What is due by its clock already is not left waiting for the next round."""
    fact = AutomationRuleChanged(change=change, fields=fields)
    await record_events(session, [NewEvent(fact, "automation_rule", row.id, row.version, principal.actor, EVERYONE)])
    if row.kind == RuleKind.TIME and change != "deleted":
        nudge_after_commit(session, CLOCK_JOB)


def _columns(fields: RuleFields) -> dict[str, Any]:
    is_event = fields.kind is RuleKind.EVENT
    return {
        "name": fields.name,
        "is_enabled": fields.is_enabled,
        "kind": fields.kind.value,
        "triggers": [one.value for one in dict.fromkeys(fields.triggers)] if is_event else [],
        "timing": None if is_event or fields.timing is None else fields.timing.model_dump(mode="json"),
        "conditions": dict(fields.conditions),
        "actions": as_documents(fields.actions),
        "stops": fields.stops,
    }


def _record(row: AutomationRule, place: int) -> RuleRecord:
    fields = RuleFields(
        name=row.name,
        kind=RuleKind(row.kind),
        conditions=row.conditions,
        actions=parse_actions(row.actions),
        triggers=tuple(Trigger(one) for one in row.triggers),
        timing=parse_timing(row.timing) if row.timing is not None else None,
        stops=row.stops,
        is_enabled=row.is_enabled,
    )
    return RuleRecord(row.id, fields, place, row.version)
