"""Conditions that people click together, and the one evaluator for them. Pure.

A condition is a JSON document: `{"all": […]}`, `{"any": […]}`, `{"none": […]}` or `{"field", "operator", "value"}`. It
is read once into a tree that is checked against the fields its user offers (routing, later automation and views), and
then asked about facts. Text compares without case and tone marks, as the search does, so that a rule about
"ใบเสนอราคา" also meets a hurried "ใบเสนอราค้า".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from core.errors import Invalid
from core.rules.dates import DateOperator, DateValue, Moment, Period, Span, of_days, parse_date_value, span_of
from core.text import thai

Fact: TypeAlias = str | int | float | bool | datetime | frozenset[str] | None
Value: TypeAlias = str | int | float | bool | DateValue | tuple[str, ...] | tuple[int | float, ...] | None

_DEEPEST = 8
_MOST_CONDITIONS = 200
_LONGEST_VALUE = 2000
_LARGEST_NUMBER = 2**53


class FieldKind(StrEnum):
    """What a field holds. choice: a code or id compared exactly; set: some of them (tags); date: an instant; day: a
    day of the calendar, as its midnight in UTC.

    number: whole ones only; decimal: any.
    """

    TEXT = "text"
    CHOICE = "choice"
    SET = "set"
    NUMBER = "number"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    DAY = "day"


class Quantifier(StrEnum):
    """How the conditions of a group count. An empty `all` or `none` holds, an empty `any` does not."""

    ALL = "all"
    ANY = "any"
    NONE = "none"


class Operator(StrEnum):
    """How a field compares with the value. `matches_words` wants one of the phrases as whole words.

    A set `contains` all of a list, `contains_any` or `does_not_contain` any of it. The last eight are about instants.
    """

    IS = "is"
    IS_NOT = "is_not"
    IS_ANY_OF = "is_any_of"
    IS_NONE_OF = "is_none_of"
    CONTAINS = "contains"
    CONTAINS_ANY = "contains_any"
    DOES_NOT_CONTAIN = "does_not_contain"
    STARTS_WITH = "starts_with"
    ENDS_WITH = "ends_with"
    MATCHES_WORDS = "matches_words"
    IS_EMPTY = "is_empty"
    IS_NOT_EMPTY = "is_not_empty"
    LESS_THAN = "less_than"
    GREATER_THAN = "greater_than"
    BETWEEN = "between"
    ON = "on"
    BEFORE = "before"
    AFTER = "after"
    IN_PERIOD = "in_period"
    MORE_THAN_AGO = "more_than_ago"
    LESS_THAN_AGO = "less_than_ago"
    MORE_THAN_AHEAD = "more_than_ahead"
    LESS_THAN_AHEAD = "less_than_ahead"


_EQUALITY = frozenset({Operator.IS, Operator.IS_NOT, Operator.IS_ANY_OF, Operator.IS_NONE_OF})
_PRESENCE = frozenset({Operator.IS_EMPTY, Operator.IS_NOT_EMPTY})
_ORDER = frozenset({Operator.LESS_THAN, Operator.GREATER_THAN, Operator.BETWEEN})
_LISTS = frozenset({Operator.IS_ANY_OF, Operator.IS_NONE_OF, Operator.CONTAINS_ANY})
_MEMBERSHIP = frozenset({Operator.CONTAINS, Operator.CONTAINS_ANY, Operator.DOES_NOT_CONTAIN})
_ABOUT_INSTANTS = frozenset(Operator(one.value) for one in DateOperator)
_DATES = frozenset({FieldKind.DATE, FieldKind.DAY})
_HOLD_MANY = frozenset({FieldKind.TEXT, FieldKind.SET})
_NUMBERS = frozenset({FieldKind.NUMBER, FieldKind.DECIMAL})
OPERATORS: Mapping[FieldKind, frozenset[Operator]] = {
    FieldKind.TEXT: frozenset(Operator) - _ORDER - _ABOUT_INSTANTS,
    FieldKind.CHOICE: _EQUALITY | _PRESENCE,
    FieldKind.SET: _MEMBERSHIP | _PRESENCE,
    FieldKind.NUMBER: _EQUALITY | _ORDER | _PRESENCE,
    FieldKind.DECIMAL: _EQUALITY | _ORDER | _PRESENCE,
    FieldKind.BOOLEAN: frozenset({Operator.IS, Operator.IS_NOT}),
    FieldKind.DATE: _ABOUT_INSTANTS | _PRESENCE,
    FieldKind.DAY: _ABOUT_INSTANTS | _PRESENCE,
}


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison. Texts in `value` are already folded."""

    field: str
    kind: FieldKind
    operator: Operator
    value: Value


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions that count together."""

    quantifier: Quantifier
    conditions: tuple["Condition", ...]


Condition: TypeAlias = Test | Group


def parse_condition(document: object, fields: Mapping[str, FieldKind]) -> Condition:
    """The tree of a condition document. Raises Invalid(code="bad_condition") saying where it makes no sense."""
    budget = [_MOST_CONDITIONS]
    return _parse(document, fields, "conditions", 0, budget)


def holds(condition: Condition, facts: Mapping[str, Fact], moment: Moment | None = None) -> bool:
    """Whether the facts meet the condition. A missing fact counts as None, which is empty and equal to nothing.

    Conditions about dates want to know the `moment`; without it they raise ValueError.
    """
    if isinstance(condition, Group):
        if condition.quantifier is Quantifier.ALL:
            return all(holds(one, facts, moment) for one in condition.conditions)
        met = any(holds(one, facts, moment) for one in condition.conditions)
        return met if condition.quantifier is Quantifier.ANY else not met
    return _test(condition, facts.get(condition.field), moment)


def tests_of(condition: Condition) -> Iterator[Test]:
    """Every comparison of the tree, in order."""
    if isinstance(condition, Test):
        yield condition
        return
    for one in condition.conditions:
        yield from tests_of(one)


def _test(test: Test, fact: Fact, moment: Moment | None) -> bool:
    is_empty = fact is None or fact in ("", frozenset())
    if test.operator in _PRESENCE:
        return is_empty is (test.operator is Operator.IS_EMPTY)
    if test.kind is FieldKind.TEXT:
        return _test_text(test.operator, str(fact or ""), test.value)
    if test.kind is FieldKind.SET:
        return _test_set(test.operator, fact if isinstance(fact, frozenset) else frozenset(), test.value)
    if test.kind in _DATES:
        return isinstance(fact, datetime) and _test_instant(test, fact, moment)
    if test.operator in _ORDER:
        return isinstance(fact, int | float) and _test_order(test.operator, fact, test.value)
    if test.operator is Operator.IS:
        return fact == test.value
    if test.operator is Operator.IS_NOT:
        return fact != test.value
    among = isinstance(test.value, tuple) and fact in test.value
    return among if test.operator is Operator.IS_ANY_OF else not among


def _test_set(operator: Operator, fact: frozenset[str], value: Value) -> bool:
    wanted = frozenset(one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, str))
    if operator is Operator.CONTAINS:
        return wanted <= fact
    return bool(wanted & fact) is (operator is Operator.CONTAINS_ANY)


def _test_instant(test: Test, fact: datetime, moment: Moment | None) -> bool:
    if moment is None:
        raise ValueError("conditions about dates are asked at a moment")
    return span_asked(test, moment).holds(fact)


def span_asked(test: Test, moment: Moment) -> Span:
    """The span of time in which an instant meets a comparison of kind date or day."""
    assert isinstance(test.value, date | timedelta | Period)
    asked_at = of_days(moment) if test.kind is FieldKind.DAY else moment
    return span_of(DateOperator(test.operator.value), test.value, asked_at)


def _test_text(operator: Operator, fact: str, value: Value) -> bool:
    values = value if isinstance(value, tuple) else (value,)
    wanted = [one for one in values if isinstance(one, str)]
    if operator is Operator.MATCHES_WORDS:
        words = _words(fact)
        return any(phrase in words for phrase in wanted)
    text = folded(fact)
    match operator:
        case Operator.IS | Operator.IS_ANY_OF:
            return text in wanted
        case Operator.IS_NOT | Operator.IS_NONE_OF:
            return text not in wanted
        case Operator.CONTAINS:
            return all(one in text for one in wanted)
        case Operator.CONTAINS_ANY:
            return any(one in text for one in wanted)
        case Operator.DOES_NOT_CONTAIN:
            return not any(one in text for one in wanted)
        case Operator.STARTS_WITH:
            return any(text.startswith(one) for one in wanted)
        case _:
            return any(text.endswith(one) for one in wanted)


def _test_order(operator: Operator, fact: int | float, value: Value) -> bool:
    if operator is Operator.BETWEEN:
        assert isinstance(value, tuple)
        low, high = float(value[0]), float(value[1])
        return low <= fact <= high if low <= high else fact >= low or fact <= high
    assert isinstance(value, int | float)
    return fact < value if operator is Operator.LESS_THAN else fact > value


@lru_cache(maxsize=256)
def folded(text: str) -> str:
    """Text as it is compared: without case and tone marks, single spaces between its words."""
    return " ".join(thai.fold(thai.normalize(text)).split())


@lru_cache(maxsize=64)
def _words(text: str) -> str:
    return f" {' '.join(thai.folded_tokens(text))} "


def _parse(document: object, fields: Mapping[str, FieldKind], where: str, depth: int, budget: list[int]) -> Condition:
    budget[0] -= 1
    if not isinstance(document, Mapping) or depth > _DEEPEST or budget[0] < 0:
        raise _bad(where, "is not a condition, or there are too many of them")
    for quantifier in Quantifier:
        if quantifier.value in document:
            return _parse_group(document, quantifier, fields, where, depth, budget)
    return _parse_test(document, fields, where)


def _parse_group(
    document: Mapping[str, object], quantifier: Quantifier, fields: Mapping[str, FieldKind], where: str, depth: int,
    budget: list[int],
) -> Group:  # fmt: skip
    members = document[quantifier.value]
    if len(document) != 1 or not isinstance(members, Sequence) or isinstance(members, str):
        raise _bad(where, "takes a list of conditions and nothing beside it")
    path = f"{where}.{quantifier.value}"
    return Group(
        quantifier,
        tuple(_parse(one, fields, f"{path}[{number}]", depth + 1, budget) for number, one in enumerate(members)),
    )


def _parse_test(document: Mapping[str, object], fields: Mapping[str, FieldKind], where: str) -> Test:
    if not {"field", "operator"} <= set(document) <= {"field", "operator", "value"}:
        raise _bad(where, "needs field, operator and value")
    field, value = str(document["field"]), document.get("value")
    if field not in fields:
        raise _bad(f"{where}.field", f"{field!r} is no field that can be asked about here")
    kind = fields[field]
    try:
        operator = Operator(str(document["operator"]))
    except ValueError:
        raise _bad(f"{where}.operator", "is no operator") from None
    if operator not in OPERATORS[kind]:
        raise _bad(f"{where}.operator", f"{operator.value} cannot be asked of a {kind.value}")
    if operator in _PRESENCE:
        return Test(field, kind, operator, None)
    return Test(field, kind, operator, _parse_value(kind, operator, value, f"{where}.value"))


def _parse_value(kind: FieldKind, operator: Operator, value: object, where: str) -> Value:
    values = list(value) if isinstance(value, list | tuple) else [value]
    is_list = isinstance(value, list | tuple)
    if is_list != (operator in _LISTS or operator is Operator.BETWEEN) and not (
        is_list and kind in _HOLD_MANY and operator not in (Operator.IS, Operator.IS_NOT)
    ):
        raise _bad(where, "takes a list" if not is_list else "takes one value")
    if kind is FieldKind.BOOLEAN:
        if not isinstance(value, bool):
            raise _bad(where, "takes true or false")
        return value
    if kind in _NUMBERS:
        return _parse_numbers(kind, operator, values, where)
    if kind in _DATES:
        return _parse_instant(operator, value, where)
    texts = [one for one in values if isinstance(one, str) and one.strip() and len(one) <= _LONGEST_VALUE]
    if len(texts) != len(values) or not texts:
        raise _bad(where, "takes text that is not empty")
    if kind is FieldKind.CHOICE:
        return tuple(texts) if operator in _LISTS else texts[0]
    if kind is FieldKind.SET:
        return tuple(texts)
    compared = tuple(_words(one) if operator is Operator.MATCHES_WORDS else folded(one) for one in texts)
    if not all(one.strip() for one in compared):
        raise _bad(where, "holds no letter or digit to look for")
    return compared


def _parse_numbers(kind: FieldKind, operator: Operator, values: Sequence[object], where: str) -> Value:
    takes = int if kind is FieldKind.NUMBER else (int | float)
    numbers = [
        one
        for one in values
        if isinstance(one, takes) and not isinstance(one, bool) and -_LARGEST_NUMBER <= one <= _LARGEST_NUMBER
    ]
    if len(numbers) != len(values) or not numbers or (operator is Operator.BETWEEN and len(numbers) != 2):
        what = "whole number" if kind is FieldKind.NUMBER else "number"
        raise _bad(where, f"takes two {what}s" if operator is Operator.BETWEEN else f"takes a {what}")
    return tuple(numbers) if operator in _LISTS or operator is Operator.BETWEEN else numbers[0]


def _parse_instant(operator: Operator, value: object, where: str) -> Value:
    try:
        return parse_date_value(DateOperator(operator.value), value)
    except ValueError as error:
        raise _bad(where, str(error)) from error


def _bad(where: str, what: str) -> Invalid:
    return Invalid(f"{where} {what}.", code="bad_condition", data={"where": where})
