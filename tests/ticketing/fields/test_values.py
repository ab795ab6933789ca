"""What may stand in a field, without a database."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from ticketing.fields.model import Choice, Field, TicketFieldKind
from ticketing.fields.values import LARGEST_UNITS, fact_of, parse_value, told_value, written_value

CHOICES = (
    Choice("red", "แดง", "Red"),
    Choice("blue", "น้ำเงิน", "Blue"),
    Choice("gone", "เลิกใช้", "Gone", is_archived=True),
)


def make_field(kind: TicketFieldKind, **settings) -> Field:
    settings.setdefault("choices", CHOICES if kind in (TicketFieldKind.CHOICE, TicketFieldKind.MULTI_CHOICE) else ())
    return Field(id=uuid4(), kind=kind, label_th="ช่อง", label_en="Field", **settings)


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (TicketFieldKind.TEXT, "  ใบเสนอ \n ราคา ", "ใบเสนอ ราคา"),
        (TicketFieldKind.LONG_TEXT, " หนึ่ง\nสอง ", "หนึ่ง\nสอง"),
        (TicketFieldKind.NUMBER, 12, 12),
        (TicketFieldKind.DATE, "2026-11-22", date(2026, 11, 22)),
        (TicketFieldKind.CHECKBOX, True, True),
        (TicketFieldKind.CHOICE, "red", "red"),
        (TicketFieldKind.MULTI_CHOICE, ["blue", "red", "blue"], ("red", "blue")),
    ],
)
def test_what_is_written_is_what_is_held(kind: TicketFieldKind, written: object, value: object) -> None:
    assert parse_value(make_field(kind), written) == value


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (TicketFieldKind.TEXT, " "),
        (TicketFieldKind.LONG_TEXT, ""),
        (TicketFieldKind.NUMBER, None),
        (TicketFieldKind.DATE, ""),
        (TicketFieldKind.CHECKBOX, False),
        (TicketFieldKind.CHOICE, ""),
        (TicketFieldKind.MULTI_CHOICE, []),
    ],
)
def test_blanks_empty_a_field(kind: TicketFieldKind, written: object) -> None:
    assert parse_value(make_field(kind), written) is None


@pytest.mark.parametrize(
    ("kind", "written", "why"),
    [
        (TicketFieldKind.TEXT, 3, "not_text"),
        (TicketFieldKind.TEXT, "x" * 501, "too_long"),
        (TicketFieldKind.TEXT, "a\x00b", "not_text"),
        (TicketFieldKind.LONG_TEXT, "x" * 20_001, "too_long"),
        (TicketFieldKind.NUMBER, "3", "not_a_number"),
        (TicketFieldKind.NUMBER, True, "not_a_number"),
        (TicketFieldKind.NUMBER, float("nan"), "not_a_number"),
        (TicketFieldKind.NUMBER, float("inf"), "not_a_number"),
        (TicketFieldKind.NUMBER, 2.5, "too_many_decimals"),
        (TicketFieldKind.NUMBER, 10**16, "too_large"),
        (TicketFieldKind.DATE, "22/11/2026", "not_a_date"),
        (TicketFieldKind.DATE, "20261122", "not_a_date"),
        (TicketFieldKind.DATE, "0001-01-01", "not_a_date"),
        (TicketFieldKind.CHECKBOX, "yes", "not_yes_or_no"),
        (TicketFieldKind.CHOICE, "green", "unknown_choice"),
        (TicketFieldKind.CHOICE, "gone", "unknown_choice"),
        (TicketFieldKind.MULTI_CHOICE, "red", "unknown_choice"),
        (TicketFieldKind.MULTI_CHOICE, ["red", {}], "unknown_choice"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_the_reason(kind: TicketFieldKind, written: object, why: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_value(make_field(kind), written)
    assert (refusal.value.code, refusal.value.data["why"]) == ("bad_field_value", why)


def test_an_archived_choice_stays_where_it_was_chosen() -> None:
    one, many = make_field(TicketFieldKind.CHOICE), make_field(TicketFieldKind.MULTI_CHOICE)
    assert parse_value(one, "gone", "gone") == "gone"
    assert parse_value(many, ["gone", "red"], ("gone",)) == ("red", "gone")
    assert told_value(one, "gone") == [{"th": "เลิกใช้", "en": "Gone"}]


def test_money_is_kept_in_satang_and_written_in_baht() -> None:
    price = make_field(TicketFieldKind.MONEY, decimals=2)
    assert parse_value(price, 1290.5) == 129_050
    assert written_value(price, 129_050) == fact_of(price, 129_050) == 1290.5
    with pytest.raises(Invalid):
        parse_value(price, 0.005)


def test_facts_are_what_conditions_compare() -> None:
    assert fact_of(make_field(TicketFieldKind.CHECKBOX), None) is False
    assert fact_of(make_field(TicketFieldKind.MULTI_CHOICE), ("red",)) == frozenset({"red"})
    assert fact_of(make_field(TicketFieldKind.DATE), date(2026, 11, 22)) == datetime(2026, 11, 22, tzinfo=UTC)
    assert fact_of(make_field(TicketFieldKind.TEXT), None) is None


@given(units=st.integers(-LARGEST_UNITS, LARGEST_UNITS), decimals=st.integers(0, 4))
def test_a_number_comes_back_as_it_was_written(units: int, decimals: int) -> None:
    field = make_field(TicketFieldKind.NUMBER, decimals=decimals)
    assert parse_value(field, written_value(field, units)) == units
