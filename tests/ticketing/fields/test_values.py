"""What may stand in a field, without a database."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from ticketing.fields.model import Choice, Field, Kind
from ticketing.fields.values import LARGEST_UNITS, fact_of, parse_value, told_value, written_value

CHOICES = (
    Choice("red", "แดง", "Red"),
    Choice("blue", "น้ำเงิน", "Blue"),
    Choice("gone", "เลิกใช้", "Gone", is_archived=True),
)


def make_field(kind: Kind, **settings) -> Field:
    settings.setdefault("choices", CHOICES if kind in (Kind.CHOICE, Kind.MULTI_CHOICE) else ())
    return Field(id=uuid4(), kind=kind, label_th="ช่อง", label_en="Field", **settings)


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Kind.TEXT, "  ใบเสนอ \n ราคา ", "ใบเสนอ ราคา"),
        (Kind.LONG_TEXT, " หนึ่ง\nสอง ", "หนึ่ง\nสอง"),
        (Kind.NUMBER, 12, 12),
        (Kind.DATE, "2026-11-22", date(2026, 11, 22)),
        (Kind.CHECKBOX, True, True),
        (Kind.CHOICE, "red", "red"),
        (Kind.MULTI_CHOICE, ["blue", "red", "blue"], ("red", "blue")),
    ],
)
def test_what_is_written_is_what_is_held(kind: Kind, written: object, value: object) -> None:
    assert parse_value(make_field(kind), written) == value


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Kind.TEXT, " "),
        (Kind.LONG_TEXT, ""),
        (Kind.NUMBER, None),
        (Kind.DATE, ""),
        (Kind.CHECKBOX, False),
        (Kind.CHOICE, ""),
        (Kind.MULTI_CHOICE, []),
    ],
)
def test_blanks_empty_a_field(kind: Kind, written: object) -> None:
    assert parse_value(make_field(kind), written) is None


@pytest.mark.parametrize(
    ("kind", "written", "why"),
    [
        (Kind.TEXT, 3, "not_text"),
        (Kind.TEXT, "x" * 501, "too_long"),
        (Kind.TEXT, "a\x00b", "not_text"),
        (Kind.LONG_TEXT, "x" * 20_001, "too_long"),
        (Kind.NUMBER, "3", "not_a_number"),
        (Kind.NUMBER, True, "not_a_number"),
        (Kind.NUMBER, float("nan"), "not_a_number"),
        (Kind.NUMBER, float("inf"), "not_a_number"),
        (Kind.NUMBER, 2.5, "too_many_decimals"),
        (Kind.NUMBER, 10**16, "too_large"),
        (Kind.DATE, "22/11/2026", "not_a_date"),
        (Kind.DATE, "20261122", "not_a_date"),
        (Kind.DATE, "0001-01-01", "not_a_date"),
        (Kind.CHECKBOX, "yes", "not_yes_or_no"),
        (Kind.CHOICE, "green", "unknown_choice"),
        (Kind.CHOICE, "gone", "unknown_choice"),
        (Kind.MULTI_CHOICE, "red", "unknown_choice"),
        (Kind.MULTI_CHOICE, ["red", {}], "unknown_choice"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_the_reason(kind: Kind, written: object, why: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_value(make_field(kind), written)
    assert (refusal.value.code, refusal.value.data["why"]) == ("bad_field_value", why)


def test_an_archived_choice_stays_where_it_was_chosen() -> None:
    one, many = make_field(Kind.CHOICE), make_field(Kind.MULTI_CHOICE)
    assert parse_value(one, "gone", "gone") == "gone"
    assert parse_value(many, ["gone", "red"], ("gone",)) == ("red", "gone")
    assert told_value(one, "gone") == [{"th": "เลิกใช้", "en": "Gone"}]


def test_money_is_kept_in_satang_and_written_in_baht() -> None:
    price = make_field(Kind.MONEY, decimals=2)
    assert parse_value(price, 1290.5) == 129_050
    assert written_value(price, 129_050) == fact_of(price, 129_050) == 1290.5
    with pytest.raises(Invalid):
        parse_value(price, 0.005)


def test_facts_are_what_conditions_compare() -> None:
    assert fact_of(make_field(Kind.CHECKBOX), None) is False
    assert fact_of(make_field(Kind.MULTI_CHOICE), ("red",)) == frozenset({"red"})
    assert fact_of(make_field(Kind.DATE), date(2026, 11, 22)) == datetime(2026, 11, 22, tzinfo=UTC)
    assert fact_of(make_field(Kind.TEXT), None) is None


@given(units=st.integers(-LARGEST_UNITS, LARGEST_UNITS), decimals=st.integers(0, 4))
def test_a_number_comes_back_as_it_was_written(units: int, decimals: int) -> None:
    field = make_field(Kind.NUMBER, decimals=decimals)
    assert parse_value(field, written_value(field, units)) == units
