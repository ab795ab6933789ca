"""Shapes of automation rules, their log and dry runs."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from ticketing.actions.model import as_documents
from ticketing.actions.preview import Shown
from ticketing.automation.dry_run import DryRun as DryRunPart
from ticketing.automation.log import RunRecord
from ticketing.automation.rule import RuleFields, RuleKind
from ticketing.automation.rules import RuleRecord
from ticketing.automation.timing import Since, Timing
from ticketing.automation.triggers import Trigger
from web.api.schemas.actions import ActionsInput, ShownActions
from web.api.schemas.common import Body, Cursor, Ids, Instant, Name, Patch, View, omitted
from web.api.schemas.routing import Condition

Triggers = Annotated[list[Trigger], Field(max_length=len(Trigger), description="What sets a rule of kind event going.")]


class AutomationTiming(View):
    """A time rule's clock: so many minutes since a beginning; `business_hours`: only working time counts.

    `includes_past`: it also acts on what was due before the rule was switched on.
    """

    since: Since
    minutes: int
    business_hours: bool
    includes_past: bool


class AutomationTimingInput(Body):
    """A time rule's clock. `due_soon` counts towards the due date."""

    since: Since
    minutes: Annotated[int, Field(ge=1, le=366 * 24 * 60)]
    business_hours: bool = False
    includes_past: bool = False

    @property
    def timing(self) -> Timing:
        """The same as the service takes it."""
        return Timing(
            since=self.since,
            minutes=self.minutes,
            business_hours=self.business_hours,
            includes_past=self.includes_past,
        )


class AutomationRule(View):
    """One rule of the ordered list, with what it did in the last seven days.

    `is_broken`: something that it names is gone, so it does nothing until somebody mends it. `stops`: the rules behind
    it do not act on the same event.
    """

    id: UUID
    name: str
    is_enabled: bool
    position: int
    kind: RuleKind
    triggers: list[Trigger]
    timing: AutomationTiming | None
    conditions: dict[str, Any]
    actions: ShownActions
    stops: bool
    is_broken: bool
    acted_count: int
    acted_at: datetime | None
    version: int


class AutomationRuleInput(Body):
    """A new rule; it goes to the end of the list. `triggers` are for kind event, `timing` for kind time."""

    name: Name
    is_enabled: bool = True
    kind: RuleKind
    triggers: Triggers = []
    timing: AutomationTimingInput | None = None
    conditions: Condition
    actions: ActionsInput
    stops: bool = False

    @property
    def fields(self) -> RuleFields:
        """The same as the service takes it."""
        return RuleFields(
            name=self.name,
            kind=self.kind,
            conditions=self.conditions,
            actions=tuple(self.actions),
            triggers=tuple(dict.fromkeys(self.triggers)),
            timing=self.timing.timing if self.timing else None,
            stops=self.stops,
            is_enabled=self.is_enabled,
        )


class AutomationRulePatch(Patch):
    """Changes of a rule; lists and `conditions` are replaced as a whole."""

    name: Name = omitted()
    is_enabled: bool = omitted()
    kind: RuleKind = omitted()
    triggers: Triggers = omitted()
    timing: AutomationTimingInput | None = omitted()
    conditions: Condition = omitted()
    actions: ActionsInput = omitted()
    stops: bool = omitted()


class AutomationOrder(Body):
    """The ids of all rules, in their new order."""

    ids: Ids


class AutomationOutcome(View):
    """What an action came to: done|unchanged|refused, and then a code that says why."""

    kind: str
    result: Literal["done", "unchanged", "refused"]
    code: str
    detail: str


class AutomationRun(View):
    """A rule met a ticket. `trigger` is the event's type or `time`. stopped: `reason` is loop|too_deep|too_often.

    `chain` are the names of the rules that led here, this one last.
    """

    id: UUID
    rule_id: UUID
    rule_name: str
    ticket_id: UUID
    ticket_number: int | None
    ticket_subject: str | None
    trigger: str
    result: Literal["applied", "unchanged", "refused", "stopped", "failed"]
    reason: str
    outcomes: list[AutomationOutcome]
    chain: list[str]
    created_at: datetime


class DryRunInput(Body):
    """A rule, kept or not, to be tried on the tickets opened in a period, newest first."""

    rule: AutomationRuleInput
    since: Instant
    until: Instant
    cursor: Cursor = None
    limit: Annotated[int, Field(ge=1, le=200, description="How many tickets to examine at most.")] = 200


class ActionChange(View):
    """What would be another: a column of the ticket, tags, field.<id>, or added: note, reply, task, webhook."""

    field: str
    before: Shown
    after: Shown


class DryRunMatch(View):
    """A ticket that the rule would act on; without changes everything is so already."""

    ticket_id: UUID
    number: int
    subject: str
    created_at: datetime
    changes: list[ActionChange]


class DryRun(View):
    """A part of a dry run. `total` tickets are in the period (at most a million are counted); told at the beginning."""

    matches: list[DryRunMatch]
    examined: int
    total: int | None
    next_cursor: str | None


def automation_rule_shape(record: RuleRecord) -> AutomationRule:
    """A rule as the API shows it."""
    fields, timing = record.fields, record.fields.timing
    return AutomationRule(
        id=record.id,
        name=fields.name,
        is_enabled=fields.is_enabled,
        position=record.position,
        kind=fields.kind,
        triggers=list(fields.triggers),
        timing=AutomationTiming(**timing.model_dump()) if timing else None,
        conditions=dict(fields.conditions),
        actions=as_documents(fields.actions),
        stops=fields.stops,
        is_broken=record.is_broken,
        acted_count=record.acted_count,
        acted_at=record.acted_at,
        version=record.version,
    )


def automation_run_shape(record: RunRecord) -> AutomationRun:
    """An entry of the log as the API shows it."""
    return AutomationRun(
        id=record.id,
        rule_id=record.rule_id,
        rule_name=record.rule_name,
        ticket_id=record.ticket_id,
        ticket_number=record.ticket_number,
        ticket_subject=record.ticket_subject,
        trigger=record.trigger,
        result=record.result,
        reason=record.reason,
        outcomes=[AutomationOutcome(**outcome) for outcome in record.outcomes],
        chain=list(record.chain),
        created_at=record.created_at,
    )


def dry_run_shape(part: DryRunPart, total: int | None) -> DryRun:
    """A part of a dry run as the API shows it."""
    return DryRun(
        matches=[
            DryRunMatch(
                ticket_id=match.ticket_id,
                number=match.number,
                subject=match.subject,
                created_at=match.created_at,
                changes=[ActionChange(field=one.field, before=one.before, after=one.after) for one in match.changes],
            )
            for match in part.matches
        ],
        examined=part.examined,
        total=total,
        next_cursor=part.next_cursor,
    )
