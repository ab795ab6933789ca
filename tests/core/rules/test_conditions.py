"""Conditions: what holds, and what is refused with the place where it makes no sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.rules.conditions import Fact, FieldKind, holds, parse_condition

FIELDS = {
    "subject": FieldKind.TEXT,
    "language": FieldKind.CHOICE,
    "hour": FieldKind.NUMBER,
    "is_within_hours": FieldKind.BOOLEAN,
}
FACTS: dict[str, Fact] = {
    "subject": "ขอใบเสนอราคา Model X-200 Refundable",
    "language": "th",
    "hour": 23,
    "is_within_hours": False,
}


def _holds(field: str, operator: str, value: object = None) -> bool:
    document = {"field": field, "operator": operator} | ({} if value is None else {"value": value})
    return holds(parse_condition(document, FIELDS), FACTS)


@pytest.mark.parametrize(
    ("field", "operator", "value", "expected"),
    [
        ("subject", "contains", "ใบเสนอราคา", True),
        ("subject", "contains", "ใบเสนอราค้า", True),  # a hurried tone mark
        ("subject", "contains", "MODEL x-200", True),
        ("subject", "contains_any", ["ซ่อม", "model"], True),
        ("subject", "does_not_contain", "ซ่อม", True),
        ("subject", "starts_with", "ขอ", True),
        ("subject", "ends_with", "refundable", True),
        ("subject", "matches_words", "refund", False),
        ("subject", "matches_words", ["refund", "x 200"], True),
        ("subject", "matches_words", "เสนอราคา", True),
        ("subject", "is", "something else", False),
        ("subject", "is_not", "something else", True),
        ("subject", "is_empty", None, False),
        ("subject", "is_not_empty", None, True),
        ("language", "is", "th", True),
        ("language", "is_any_of", ["en", "th"], True),
        ("language", "is_none_of", ["en"], True),
        ("hour", "greater_than", 17, True),
        ("hour", "less_than", 9, False),
        ("hour", "between", [9, 17], False),
        ("hour", "between", [22, 6], True),  # over midnight
        ("is_within_hours", "is", False, True),
    ],
)
def test_one_comparison(field, operator, value, expected):
    assert _holds(field, operator, value) is expected


def test_groups():
    yes = {"field": "language", "operator": "is", "value": "th"}
    no = {"field": "language", "operator": "is", "value": "en"}
    cases = [
        ({"all": [yes, yes]}, True),
        ({"all": [yes, no]}, False),
        ({"any": [no, yes]}, True),
        ({"any": []}, False),
        ({"all": []}, True),
        ({"none": [no]}, True),
        ({"none": [yes]}, False),
        ({"all": [yes, {"any": [no, {"none": [no]}]}]}, True),
    ]
    assert [holds(parse_condition(document, FIELDS), FACTS) for document, _ in cases] == [one for _, one in cases]


def test_a_missing_fact_is_empty_and_equals_nothing():
    empty = parse_condition({"field": "language", "operator": "is_empty"}, FIELDS)
    equal = parse_condition({"field": "language", "operator": "is", "value": "th"}, FIELDS)
    late = parse_condition({"field": "hour", "operator": "greater_than", "value": 1}, FIELDS)
    assert (holds(empty, {}), holds(equal, {}), holds(late, {})) == (True, False, False)


@pytest.mark.parametrize(
    ("document", "where"),
    [
        ({"all": [{"field": "colour", "operator": "is", "value": "x"}]}, "conditions.all[0].field"),
        ({"field": "hour", "operator": "contains", "value": "x"}, "conditions.operator"),
        ({"field": "hour", "operator": "sounds_like", "value": 1}, "conditions.operator"),
        ({"field": "hour", "operator": "is", "value": "nine"}, "conditions.value"),
        ({"field": "hour", "operator": "is", "value": True}, "conditions.value"),
        ({"field": "hour", "operator": "between", "value": [1]}, "conditions.value"),
        ({"field": "subject", "operator": "contains", "value": "  "}, "conditions.value"),
        ({"field": "subject", "operator": "matches_words", "value": "!!!"}, "conditions.value"),
        ({"field": "language", "operator": "is_any_of", "value": "th"}, "conditions.value"),
        ({"all": "no list"}, "conditions"),
        ({"all": [], "any": []}, "conditions"),
        ([], "conditions"),
        ({"field": "hour"}, "conditions"),
    ],
)
def test_nonsense_is_refused_with_its_place(document, where):
    with pytest.raises(Invalid) as refusal:
        parse_condition(document, FIELDS)
    assert (refusal.value.code, refusal.value.data["where"]) == ("bad_condition", where)


def test_endless_nesting_is_refused():
    document: dict = {"all": []}
    for _ in range(50):
        document = {"all": [document]}
    with pytest.raises(Invalid):
        parse_condition(document, FIELDS)


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(
        st.sampled_from(["all", "any", "none", "field", "operator", "value", "subject", "is"]), children, max_size=3
    ),
    max_leaves=12,
))  # fmt: skip
def test_any_document_is_read_or_refused(document):
    try:
        condition = parse_condition(document, FIELDS)
    except Invalid:
        return
    assert holds(condition, FACTS) in (True, False)
