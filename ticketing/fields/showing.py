"""Which fields a ticket shows, and which of them must still be filled in. Pure.

A field shows for its types of ticket and while its condition holds. A condition asks about the ticket's priority and
type and about other fields; a field that is itself hidden counts as empty there, whatever it still holds.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from core.errors import Invalid
from core.rules.conditions import Condition, Fact, FieldKind, holds, parse_condition, tests_of
from ticketing.fields.model import COMPARED_AS, Field, Required, TicketFieldKind, Value
from ticketing.fields.values import fact_of

_OF_TICKETS: Final = {"priority": FieldKind.CHOICE, "type": FieldKind.CHOICE}
# a date would have to be compared with today, and a field must not come and go by itself while somebody fills it in
_NOT_ASKED: Final = frozenset({TicketFieldKind.DATE})
NEEDED_TO_SOLVE: Final = frozenset({Required.ON_SOLVE, Required.ALWAYS})


@dataclass(frozen=True, slots=True)
class About:
    """What a ticket says about itself, as far as conditions of fields ask."""

    priority: str
    type: str | None


class FieldSet:
    """The company's fields with their conditions read once, to be asked about any number of tickets."""

    def __init__(self, fields: Collection[Field]) -> None:
        kinds = _kinds(fields)
        self.fields: Final = sorted(fields, key=lambda one: (one.position, one.id))
        self._by_key = {field.key: field for field in fields}
        self._conditions = {
            field.id: parse_condition(field.condition, kinds) for field in fields if field.condition is not None
        }

    def shown(self, about: About, values: Mapping[UUID, Value]) -> list[Field]:
        """The fields that a ticket with these values shows, in their order; archived ones never."""
        known: dict[UUID, bool] = {}
        return [field for field in self.fields if self._is_shown(field, about, values, known)]

    def missing(
        self, about: About, values: Mapping[UUID, Value], needed: Collection[Required] = NEEDED_TO_SOLVE
    ) -> list[Field]:
        """The fields that are shown, needed and empty, in their order."""
        return [one for one in self.shown(about, values) if one.required in needed and one.id not in values]

    def _is_shown(self, field: Field, about: About, values: Mapping[UUID, Value], known: dict[UUID, bool]) -> bool:
        if field.id not in known:
            known[field.id] = False  # what asks about itself in a circle does not show
            fits = not field.is_archived and (not field.ticket_types or about.type in field.ticket_types)
            known[field.id] = fits and self._holds(field, about, values, known)
        return known[field.id]

    def _holds(self, field: Field, about: About, values: Mapping[UUID, Value], known: dict[UUID, bool]) -> bool:
        condition = self._conditions.get(field.id)
        if condition is None:
            return True
        facts: dict[str, Fact] = {"priority": about.priority, "type": about.type}
        for key in _fields_asked(condition):
            other = self._by_key[key]
            is_shown = self._is_shown(other, about, values, known)
            facts[key] = fact_of(other, values.get(other.id) if is_shown else None)
        return holds(condition, facts)


def require_condition(field: Field, others: Collection[Field]) -> None:
    """Raise Invalid unless the field's condition asks about what there is, and no circle comes of it.

    Codes: bad_condition, circular_condition.
    """
    if field.condition is None:
        return
    every = {one.key: one for one in [*others, field]}
    waiting, seen = [field.key], set[str]()
    while waiting:
        asked = every[waiting.pop()]
        if asked.condition is None:
            continue
        for key in _fields_asked(parse_condition(asked.condition, _kinds(every.values()))):
            if key == field.key:
                raise Invalid("A field cannot depend on itself.", code="circular_condition")
            if key not in seen:
                seen.add(key)
                waiting.append(key)


def dependants(field: Field, fields: Collection[Field]) -> list[Field]:
    """The fields in use whose conditions ask about this one."""
    kinds = _kinds(fields)
    return [
        one
        for one in fields
        if one.condition is not None
        and not one.is_archived
        and field.key in _fields_asked(parse_condition(one.condition, kinds))
    ]


def _fields_asked(condition: Condition) -> set[str]:
    return {test.field for test in tests_of(condition)} - _OF_TICKETS.keys()


def _kinds(fields: Collection[Field]) -> Mapping[str, FieldKind]:
    return _OF_TICKETS | {one.key: COMPARED_AS[one.kind] for one in fields if one.kind not in _NOT_ASKED}
