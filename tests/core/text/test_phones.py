"""Telephone numbers: one form for every way of writing them."""

import pytest

from core.text.phones import national, phone_numbers, phone_prefix, typed_line, typed_number, without_extension


@pytest.mark.parametrize(
    "text",
    [
        "โทร 081-234-5678 ครับ",
        "0812345678",
        "call +66 81 234 5678!",
        "+66812345678",
        "(081) 234 5678",
        "๐๘๑-๒๓๔-๕๖๗๘",
        "0066812345678",
        "โทร0812345678นะคะ",
        "มือถือ +66 (0)81-234-5678",
    ],
)
def test_ways_of_writing_one_number(text):
    assert phone_numbers(text) == ["66812345678"]


def test_a_landline_and_a_foreign_number():
    assert phone_numbers("02 123 4567 or +44 20 7946 0958") == ["6621234567", "442079460958"]


@pytest.mark.parametrize(
    "text",
    ["order 1234567", "12/03/2569", "3,500.00 บาท", "550e8400-e29b-41d4-a716-446655440000", "1" * 20, "", "10:30"],
)
def test_what_is_no_number(text):
    assert phone_numbers(text) == []


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("081-234", "6681234"),
        (" 081 234 5678 ", "66812345678"),
        ("+66812345678", "66812345678"),
        ("๐๘๑๒๓๔๕๖๗๘", "66812345678"),
        ("1042", None),
        ("0812", None),
        ("081-234-5678 สมชาย", None),
        ("a12345678", None),
        ("", None),
    ],
)
def test_what_was_typed_as_the_beginning_of_a_number(typed, begins):
    assert phone_prefix(typed) == begins


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0812345678", "+66812345678"),
        ("081-234-5678", "+66812345678"),
        ("+66 81 234 5678", "+66812345678"),
        ("0066812345678", "+66812345678"),
        ("+66 (0)81 234 5678", "+66812345678"),
        ("+660812345678", "+66812345678"),
        ("0066 (0)2 123 4567", "+6621234567"),
        ("02 123 4567", "+6621234567"),
        ("053-123456", "+6653123456"),
        ("02 123 4567 ต่อ 12", None),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", "+66812345678"),
        ("(02) 123-4567", "+6621234567"),
        ("+1 (415) 555-2671", "+14155552671"),
        ("1669", "1669"),
        ("0812345", None),
        ("12", None),
        ("สมหญิง", None),
        ("", None),
        ("081234567812345678", None),
    ],
)
def test_what_is_typed_is_one_number_in_full_a_short_one_or_none(typed: str, number: str | None) -> None:
    assert typed_number(typed) == number


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+66812345678", "081-234-5678"),
        ("+6621234567", "02-123-4567"),
        ("+6653123456", "053-123-456"),
        ("+14155552671", "+14155552671"),
        ("+6621234567;ext=12", "02-123-4567 #12"),
        ("1669", "1669"),
        ("", ""),
    ],
)
def test_thai_numbers_are_shown_as_people_write_them(number: str, shown: str) -> None:
    assert national(number) == shown


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("02 123 4567 ต่อ 12", "+6621234567;ext=12"),
        ("02-123-4567ต่อ๑๒", "+6621234567;ext=12"),
        ("(02) 123-4567 กด 0", "+6621234567;ext=0"),
        ("+66 2 123 4567 ext. 12", "+6621234567;ext=12"),
        ("+66 2 123 4567 Ext 12", "+6621234567;ext=12"),
        ("021234567x12", "+6621234567;ext=12"),
        ("02-123-4567 #12", "+6621234567;ext=12"),
        ("02-123-4567,12", "+6621234567;ext=12"),
        ("+6621234567;ext=12", "+6621234567;ext=12"),
        ("081-234-5678", "+66812345678"),
        ("1669", "1669"),
        ("1669 ต่อ 1", "1669"),
        ("0212345 ต่อ 12", None),
        ("ต่อ 12", None),
        ("คุณต่อ 12", None),
    ],
)
def test_somebody_behind_a_switchboard(typed: str, number: str | None) -> None:
    assert typed_line(typed) == number
    if number:
        assert typed_line(national(number)) == number
        assert without_extension(number) == number.split(";")[0]
