"""Rules as they are asked: read from their rows, with everything that asking needs besides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.calendar import WorkingHours
from core.errors import Invalid
from core.rules.dates import Moment
from core.staff.working_time import company_hours
from ticketing.actions.model import parse_actions
from ticketing.automation import repository
from ticketing.automation.models import AutomationRule
from ticketing.automation.rule import Rule, RuleKind, fields_of_kind
from ticketing.automation.timing import parse_timing
from ticketing.automation.triggers import Trigger
from ticketing.criteria.catalogue import Catalogue, CustomField, catalogue_of, custom_ids_of, parse_criteria
from ticketing.fields.reading import list_fields

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules that are switched on, in their order; the fields they ask about; the company's clock."""

    rules: tuple[Rule, ...]
    catalogue: Catalogue
    hours: WorkingHours

    def moment(self, now: datetime | None = None) -> Moment:
        """When conditions are asked: now, on the company's clock."""
        return Moment(now or clock.utc_now(), self.hours.time_zone)


async def load_rulebook(session: AsyncSession, kind: RuleKind | None = None) -> Rulebook:
    """Everything switched on, in three queries at most; without any rule in one."""
    rows = await repository.enabled_rules(session, kind.value if kind else None)
    return await rulebook_of(session, rows)


async def rulebook_of(session: AsyncSession, rows: Iterable[AutomationRule]) -> Rulebook:
    """The book of these rows. A rule that no longer makes sense is left out, with a warning in the log."""
    rows = list(rows)
    catalogue = await load_catalogue(session, rows)
    rules = tuple(rule for row in rows if (rule := read_rule(row, catalogue)) is not None)
    return Rulebook(rules, catalogue, await company_hours(session))


async def load_catalogue(session: AsyncSession, rows: Iterable[AutomationRule] | None = None) -> Catalogue:
    """What can be asked; the company's own fields only when one of the rows names some (None: always)."""
    if rows is not None and not any(custom_ids_of(row.conditions) for row in rows):
        return catalogue_of(with_personal=False)
    own = [CustomField(field.id, str(field.kind), field.decimals) for field in await list_fields(session)]
    return catalogue_of(own, with_personal=False)


def read_rule(row: AutomationRule, catalogue: Catalogue) -> Rule | None:
    """A stored rule. None for one whose field, tag or action is gone: it must not stop the others."""
    kind = RuleKind(row.kind)
    try:
        return Rule(
            id=row.id,
            name=row.name,
            kind=kind,
            triggers=frozenset(Trigger(one) for one in row.triggers),
            timing=parse_timing(row.timing) if kind is RuleKind.TIME else None,
            condition=parse_criteria(row.conditions, fields_of_kind(catalogue, kind)),
            actions=parse_actions(row.actions),
            stops=row.stops,
            enabled_at=row.enabled_at,
        )
    except (Invalid, ValueError) as error:
        _log.warning("automation_rule_unreadable", rule_id=str(row.id), error=str(error))
        return None
