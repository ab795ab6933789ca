"""Shapes of routing rules."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from ticketing.routing.rules import RuleActions, RuleFields, RuleRecord
from ticketing.tickets.lifecycle import Priority
from web.api.schemas.common import Body, Ids, Name, Patch, View, omitted
from web.api.schemas.tickets import TicketType

Condition = Annotated[
    dict[str, Any],
    Field(
        description="{all: [Condition]} | {any: [Condition]} | {none: [Condition]} | {field, operator, value}. 422"
        " `bad_condition` says in data.where which part makes no sense."
    ),
]
TagIds = Annotated[list[UUID], Field(max_length=50)]


class RoutingActions(View):
    """What a rule does to a new ticket; null leaves a field to later rules. `stop` ends the list."""

    team_id: UUID | None
    owner_id: UUID | None
    priority: Priority | None
    type: str | None
    tag_ids: list[UUID]
    stop: bool


class RoutingRule(View):
    """One rule of the ordered list."""

    id: UUID
    name: str
    is_enabled: bool
    position: int
    conditions: dict[str, Any]
    actions: RoutingActions
    version: int


class RoutingActionsInput(Body):
    """What a rule shall do."""

    team_id: UUID | None = None
    owner_id: UUID | None = None
    priority: Priority | None = None
    type: TicketType | None = None
    tag_ids: TagIds = []
    stop: bool = False

    @property
    def actions(self) -> RuleActions:
        """The same as the service takes it."""
        return RuleActions(
            team_id=self.team_id,
            owner_id=self.owner_id,
            priority=self.priority.value if self.priority else None,
            type=self.type.value if self.type else None,
            tag_ids=tuple(dict.fromkeys(self.tag_ids)),
            stop=self.stop,
        )


class RoutingRuleInput(Body):
    """A new rule; it goes to the end of the list."""

    name: Name
    is_enabled: bool = True
    conditions: Condition
    actions: RoutingActionsInput

    @property
    def fields(self) -> RuleFields:
        """The same as the service takes it."""
        return RuleFields(self.name, self.conditions, self.actions.actions, self.is_enabled)


class RoutingRulePatch(Patch):
    """Changes of a rule; `actions` and `conditions` are replaced as a whole."""

    name: Name = omitted()
    is_enabled: bool = omitted()
    conditions: Condition = omitted()
    actions: RoutingActionsInput = omitted()


class RoutingOrder(Body):
    """The ids of all rules, in their new order."""

    ids: Ids


def rule_shape(record: RuleRecord) -> RoutingRule:
    """A rule as the API shows it."""
    fields, actions = record.fields, record.fields.actions
    return RoutingRule(
        id=record.id,
        name=fields.name,
        is_enabled=fields.is_enabled,
        position=record.position,
        conditions=dict(fields.conditions),
        actions=RoutingActions(
            team_id=actions.team_id,
            owner_id=actions.owner_id,
            priority=Priority(actions.priority) if actions.priority else None,
            type=actions.type,
            tag_ids=list(actions.tag_ids),
            stop=actions.stop,
        ),
        version=record.version,
    )
