"""Which fields show, and which must be filled in, without a database."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from core.errors import Invalid
from ticketing.fields.model import Choice, Field, Required, TicketFieldKind
from ticketing.fields.showing import About, FieldSet, dependants, require_condition

QUESTION = About("normal", "question")
PROBLEM = About("high", "problem")


def make_field(kind: TicketFieldKind = TicketFieldKind.TEXT, **settings) -> Field:
    return Field(id=uuid4(), kind=kind, label_en="Field", **settings)


def shows_when(field: Field, operator: str, value: object = None) -> dict:
    test = {"field": field.key, "operator": operator}
    return {"all": [test if value is None else test | {"value": value}]}


def test_a_field_shows_for_its_types_and_while_its_condition_holds() -> None:
    for_problems = make_field(position=1, ticket_types=("problem",))
    for_urgent = make_field(
        position=0, condition={"any": [{"field": "priority", "operator": "is_any_of", "value": ["high", "urgent"]}]}
    )
    archived = make_field(is_archived=True)
    fields = FieldSet([for_problems, for_urgent, archived])
    assert fields.shown(QUESTION, {}) == []
    assert fields.shown(PROBLEM, {}) == [for_urgent, for_problems]


@pytest.mark.parametrize(
    ("kind", "held", "operator", "value"),
    [
        (TicketFieldKind.CHECKBOX, True, "is", True),
        (TicketFieldKind.CHOICE, "red", "is_any_of", ["red", "blue"]),
        (TicketFieldKind.MULTI_CHOICE, ("red", "blue"), "contains", ["blue"]),
        (TicketFieldKind.MONEY, 150_000, "greater_than", 1000),
        (TicketFieldKind.TEXT, "ใบเสนอราคา 12", "contains", "ราคา"),
        (TicketFieldKind.LONG_TEXT, "x", "is_not_empty", None),
    ],
)
def test_a_field_shows_by_what_another_holds(kind: TicketFieldKind, held: Any, operator: str, value: object) -> None:
    choices = (Choice("red", "", "Red"), Choice("blue", "", "Blue")) if "choice" in kind else ()
    other = make_field(kind, choices=choices, decimals=2 if kind is TicketFieldKind.MONEY else 0)
    asking = make_field(condition=shows_when(other, operator, value), required=Required.ON_SOLVE, position=1)
    require_condition(asking, [other])
    fields = FieldSet([asking, other])
    assert fields.shown(QUESTION, {}) == [other]
    assert fields.shown(QUESTION, {other.id: held}) == [other, asking]
    assert fields.missing(QUESTION, {}) == []
    assert fields.missing(QUESTION, {other.id: held}) == [asking]
    assert fields.missing(QUESTION, {other.id: held, asking.id: "done"}) == []


def test_what_a_hidden_field_still_holds_shows_nothing() -> None:
    first = make_field(TicketFieldKind.CHECKBOX, ticket_types=("problem",))
    second = make_field(TicketFieldKind.CHECKBOX, position=1, condition=shows_when(first, "is", True))
    third = make_field(position=2, condition=shows_when(second, "is", True), required=Required.ALWAYS)
    held = {first.id: True, second.id: True}
    fields = FieldSet([first, second, third])
    assert fields.shown(PROBLEM, held) == [first, second, third]
    assert fields.shown(QUESTION, held) == []
    assert fields.missing(QUESTION, held) == []


def test_a_circle_of_conditions_is_refused() -> None:
    first, second = make_field(TicketFieldKind.CHECKBOX), make_field(TicketFieldKind.CHECKBOX)
    second = replace(second, condition=shows_when(first, "is", True))
    with pytest.raises(Invalid) as itself:
        require_condition(replace(first, condition=shows_when(first, "is", True)), [second])
    with pytest.raises(Invalid) as around:
        require_condition(replace(first, condition=shows_when(second, "is", True)), [second])
    assert itself.value.code == around.value.code == "circular_condition"
    require_condition(second, [first])
    assert dependants(first, [first, second]) == [second]


def test_a_condition_that_makes_no_sense_is_refused() -> None:
    day = make_field(TicketFieldKind.DATE)
    for condition in (shows_when(make_field(), "is", "x"), shows_when(day, "on", "2026-11-22"), {"all": "x"}):
        with pytest.raises(Invalid) as refusal:
            require_condition(make_field(condition=condition), [day])
        assert refusal.value.code == "bad_condition"
