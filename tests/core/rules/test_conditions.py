"""Conditions: what holds, and what is refused with the place where it makes no sense."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.rules.conditions import Fact, FieldKind, holds, parse_condition
from core.rules.dates import Moment

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


MOMENT = Moment(datetime(2026, 11, 22, 18, 30, tzinfo=UTC), ZoneInfo("Asia/Bangkok"))  # Monday 23rd, 01:30 in Bangkok


def _instant_holds(operator: str, value: str, fact: datetime | None, kind: FieldKind = FieldKind.DATE) -> bool:
    condition = parse_condition({"field": "at", "operator": operator, "value": value}, {"at": kind})
    return holds(condition, {"at": fact}, MOMENT)


@pytest.mark.parametrize(
    ("operator", "value", "fact", "expected"),
    [
        ("more_than_ago", "P2D", datetime(2026, 11, 20, 18, 29, tzinfo=UTC), True),
        ("more_than_ago", "P2D", datetime(2026, 11, 20, 18, 31, tzinfo=UTC), False),
        ("less_than_ago", "PT4H", datetime(2026, 11, 22, 15, 0, tzinfo=UTC), True),
        ("less_than_ago", "PT4H", datetime(2026, 11, 22, 19, 0, tzinfo=UTC), False),  # still to come
        ("less_than_ahead", "PT30M", datetime(2026, 11, 22, 18, 45, tzinfo=UTC), True),
        ("more_than_ahead", "PT30M", datetime(2026, 11, 22, 18, 45, tzinfo=UTC), False),
        ("in_period", "today", datetime(2026, 11, 22, 17, 0, tzinfo=UTC), True),  # midnight in Bangkok
        ("in_period", "today", datetime(2026, 11, 22, 16, 59, tzinfo=UTC), False),
        ("in_period", "yesterday", datetime(2026, 11, 22, 16, 59, tzinfo=UTC), True),
        ("in_period", "this_week", datetime(2026, 11, 22, 16, 59, tzinfo=UTC), False),  # Sunday in Bangkok
        ("in_period", "last_week", datetime(2026, 11, 22, 16, 59, tzinfo=UTC), True),
        ("in_period", "next_month", datetime(2026, 12, 31, 16, 59, tzinfo=UTC), True),
        ("in_period", "past", datetime(2026, 11, 22, 18, 29, tzinfo=UTC), True),
        ("in_period", "future", datetime(2026, 11, 22, 18, 29, tzinfo=UTC), False),
        ("on", "2026-11-23", datetime(2026, 11, 23, 16, 59, tzinfo=UTC), True),
        ("before", "2026-11-23", datetime(2026, 11, 22, 17, 0, tzinfo=UTC), False),
        ("after", "2026-11-22", datetime(2026, 11, 22, 17, 0, tzinfo=UTC), True),
        ("after", "2026-11-22", None, False),
    ],
)
def test_instants_in_the_companys_time_zone(operator, value, fact, expected):
    assert _instant_holds(operator, value, fact) is expected


@pytest.mark.parametrize(
    ("operator", "value", "day", "expected"),
    [
        ("in_period", "today", 23, True),
        ("in_period", "today", 22, False),
        ("in_period", "past", 22, True),
        ("on", "2026-11-23", 23, True),
        ("after", "2026-11-23", 23, False),
        ("less_than_ahead", "P2D", 24, True),
        ("more_than_ago", "P1D", 22, False),
        ("more_than_ago", "P1D", 21, True),
    ],
)
def test_days_have_no_hours(operator, value, day, expected):
    assert _instant_holds(operator, value, datetime(2026, 11, day, tzinfo=UTC), FieldKind.DAY) is expected


def test_a_condition_about_dates_wants_to_know_when_it_is_asked():
    condition = parse_condition({"field": "at", "operator": "on", "value": "2026-11-23"}, {"at": FieldKind.DATE})
    with pytest.raises(ValueError, match="moment"):
        holds(condition, {"at": MOMENT.now})


@pytest.mark.parametrize(
    ("operator", "value"),
    [
        ("more_than_ago", "2 days"),
        ("more_than_ago", "P"),
        ("more_than_ago", "PT"),
        ("more_than_ago", "P40000D"),
        ("on", "22/11/2026"),
        ("on", "0001-01-01"),
        ("in_period", "someday"),
        ("is", "2026-11-22"),
    ],
)
def test_a_date_that_is_none_is_refused(operator, value):
    with pytest.raises(Invalid):
        _instant_holds(operator, value, None)


@pytest.mark.parametrize(
    ("operator", "value", "expected"),
    [
        ("contains", "a", True),
        ("contains", ["a", "b"], True),
        ("contains", ["a", "c"], False),
        ("contains_any", ["a", "c"], True),
        ("does_not_contain", ["c", "d"], True),
        ("does_not_contain", ["a", "d"], False),
        ("is_empty", None, False),
    ],
)
def test_sets(operator, value, expected):
    document = {"field": "tags", "operator": operator, "value": value}
    condition = parse_condition(document, {"tags": FieldKind.SET})
    assert holds(condition, {"tags": frozenset({"a", "b"})}) is expected


def test_a_set_that_nobody_filled_is_empty():
    empty = parse_condition({"field": "tags", "operator": "is_empty"}, {"tags": FieldKind.SET})
    without = parse_condition({"field": "tags", "operator": "does_not_contain", "value": "a"}, {"tags": FieldKind.SET})
    nothing: list[dict[str, Fact]] = [{}, {"tags": frozenset()}]
    assert [holds(one, facts) for one in (empty, without) for facts in nothing] == [True] * 4


def test_decimals():
    facts: dict[str, Fact] = {"amount": 1234.56}
    asked = [("is", 1234.56), ("less_than", 1234.57), ("greater_than", 1234), ("between", [1000.5, 2000])]
    for operator, value in asked:
        document = {"field": "amount", "operator": operator, "value": value}
        assert holds(parse_condition(document, {"amount": FieldKind.DECIMAL}), facts), operator
    with pytest.raises(Invalid):
        parse_condition({"field": "amount", "operator": "is", "value": 10**30}, {"amount": FieldKind.DECIMAL})
