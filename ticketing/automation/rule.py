"""A rule as it is read and written, and what makes one sound. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from core.errors import Invalid
from core.rules.conditions import Condition, FieldKind, tests_of
from ticketing.actions.model import Action, needs_person
from ticketing.automation.timing import Timing
from ticketing.automation.triggers import Trigger
from ticketing.criteria.catalogue import Catalogue, CriteriaField

MESSAGE_TEXT_FIELD = CriteriaField("message_text", FieldKind.TEXT)  # ticketing.criteria.facts fills it


class RuleKind(StrEnum):
    """What sets a rule going: something that happens, or time that passes."""

    EVENT = "event"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class RuleFields:
    """What an administrator decides about a rule. `timing` is for kind time, `triggers` for kind event."""

    name: str
    kind: RuleKind
    conditions: Mapping[str, Any]
    actions: tuple[Action, ...]
    triggers: tuple[Trigger, ...] = ()
    timing: Timing | None = None
    stops: bool = False
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to be asked. `asked` names the fields its conditions look at."""

    id: UUID
    name: str
    kind: RuleKind
    triggers: frozenset[Trigger]
    timing: Timing | None
    condition: Condition
    actions: tuple[Action, ...]
    stops: bool
    enabled_at: datetime

    @property
    def asked(self) -> frozenset[str]:
        """The fields that the conditions look at."""
        return frozenset(test.field for test in tests_of(self.condition))


def fields_of_kind(catalogue: Catalogue, kind: RuleKind) -> Catalogue:
    """What a rule of this kind may ask about: rules on events know the message, too."""
    if kind is RuleKind.TIME:
        return catalogue
    return {**catalogue, MESSAGE_TEXT_FIELD.name: MESSAGE_TEXT_FIELD}


def require_sound(fields: RuleFields) -> None:
    """Raise Invalid(no_trigger | bad_timing | no_actions | needs_person) for a rule that could do nothing."""
    if fields.kind is RuleKind.EVENT and not fields.triggers:
        raise Invalid("Say what sets the rule going.", code="no_trigger")
    if fields.kind is RuleKind.TIME and fields.timing is None:
        raise Invalid("Say how much time has to pass.", code="bad_timing")
    if not fields.actions:
        raise Invalid("Say what the rule does.", code="no_actions")
    for position, action in enumerate(fields.actions):
        if needs_person(action):
            raise Invalid(
                "A rule is nobody who could take or follow a ticket.", code="needs_person", data={"position": position}
            )


def all_asked(rules: Sequence[Rule]) -> frozenset[str]:
    """The fields that any of the rules looks at."""
    return frozenset().union(*(rule.asked for rule in rules)) if rules else frozenset()
