"""Placeholders: what they stand for, what happens when nothing is known, and that nothing slips in through them."""

from datetime import date
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.dates import long_date
from core.text.placeholders import fill_html, fill_text, first_name, mend_html, unknown_placeholders
from ticketing.macros.rendering import PLACEHOLDERS, Situation, choose_language, text_as_html, values_of

SITUATION = Situation("สมชาย ใจดี", 100042, "ลำโพงไม่มีเสียง", "นก สุดารัตน์", "เสียงดี ออดิโอ", date(2026, 11, 22))
THAI = values_of(SITUATION, "th")


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("สวัสดีคุณ{{contact.first_name|ลูกค้า}}", "สวัสดีคุณสมชาย"),
        ("{{contact.name|คุณลูกค้า}}", "สมชาย ใจดี"),
        ("เรื่องเลขที่ {{ ticket.number }}", "เรื่องเลขที่ 100042"),
        ("{{ticket.subject}} / {{brand}}", "ลำโพงไม่มีเสียง / เสียงดี ออดิโอ"),
        ("{{agent.name}} ({{agent.first_name}})", "นก สุดารัตน์ (นก)"),
        ("{{date}}", "22 พฤศจิกายน 2569"),
        ("{{contact.name\u00a0}}", "สมชาย ใจดี"),
        ("no placeholder { } {{", "no placeholder { } {{"),
        ("", ""),
    ],
)
def test_what_placeholders_stand_for(template: str, filled: str):
    assert fill_text(template, THAI) == filled


def test_fallbacks_speak_when_nothing_is_known():
    values = values_of(Situation("  ", 1, "", "Nok", "", date(2026, 1, 2)), "en")
    assert fill_text("Hello {{contact.name| there }}, {{brand}}!", values) == "Hello there, !"
    assert fill_html("<p>Hello {{contact.name|sir &amp; madam}}</p>", values) == "<p>Hello sir &amp; madam</p>"


def test_values_are_escaped_in_html_also_inside_attributes():
    values = {**THAI, "contact.name": '"><img src=x onerror=alert(1)>'}
    filled = fill_html('<p><a href="https://x.example/?n={{contact.name}}">{{contact.name}}</a></p>', values)
    assert "<img" not in filled
    assert filled.count('"') == 2
    assert unescape(filled).count(values["contact.name"]) == 2


def test_what_is_filled_in_is_not_looked_at_again():
    values = {**THAI, "contact.name": "{{agent.name}}"}
    assert fill_text("{{contact.name}}", values) == "{{agent.name}}"


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("สมชาย ใจดี", "สมชาย"),
        ("คุณสมหญิง ใจดี", "สมหญิง"),
        ("นางสาว จิราภรณ์ สายทอง", "จิราภรณ์"),
        ("Mr. James Whitfield", "James"),
        ("Khun Lek", "Lek"),
        ("Dr.", "Dr."),
        ("คุณ", "คุณ"),
        ("", ""),
    ],
)
def test_first_names(name: str, called: str):
    assert first_name(name) == called


def test_dates_are_written_out():
    assert long_date(date(2026, 2, 1), "en") == "1 February 2026"
    assert long_date(date(2026, 2, 1), "th") == "1 กุมภาพันธ์ 2569"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("{{contact.name}} {{brand|x}}", ()),
        ("{{customer}} {{contact.nmae|you}} {{customer}}", ("customer", "contact.nmae")),
        ("Hello {{contact.name", ("Hello {{contact.name",)),
        ("{{}}", ("",)),
    ],
)
def test_unknown_placeholders_are_listed(text: str, unknown: tuple[str, ...]):
    assert unknown_placeholders(text, PLACEHOLDERS) == unknown


def test_marks_inside_the_braces_are_taken_out():
    torn = "<p>{{<strong>contact</strong>.name|you}} <em>hi</em></p>"
    assert mend_html(torn) == "<p>{{contact.name|you}} <em>hi</em></p>"


@pytest.mark.parametrize(
    ("wanted", "written", "chosen"),
    [
        (("en", "th"), ("th", "en"), "en"),
        (("en",), ("th",), "th"),
        (("ja", "en"), ("th", "en"), "en"),
        (("ja",), ("th", "en"), "th"),
        ((), ("en",), "en"),
        (("th",), (), ""),
    ],
)
def test_the_language_of_the_ticket_with_the_other_as_a_fallback(wanted, written, chosen):
    assert choose_language(wanted, written) == chosen


def test_plain_text_becomes_paragraphs():
    assert text_as_html("a < b\n\nc") == "<p>a &lt; b</p><p></p><p>c</p>"


anything = st.text(max_size=40)
plain = st.text(st.characters(exclude_characters="{}|"), max_size=40)


@given(st.dictionaries(st.sampled_from(PLACEHOLDERS), anything), st.lists(st.sampled_from(PLACEHOLDERS)), plain, plain)
def test_every_known_placeholder_is_filled_once_and_the_rest_stays(values, names, before, fallback):
    template = before.join("{{" + name + "|" + fallback + "}}" for name in names)
    expected = before.join(values.get(name, "") or fallback.strip() for name in names)
    assert fill_text(template, values) == expected
    assert unknown_placeholders(before, PLACEHOLDERS) == ()


@given(anything)
def test_no_value_opens_a_tag(value: str):
    filled = fill_html("<p>{{contact.name}}</p>", {"contact.name": value})
    inner = filled.removeprefix("<p>").removesuffix("</p>")
    assert "<" not in inner
    assert '"' not in inner
    assert inner == escape(value)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading_of_placeholders(text: str):
    unknown_placeholders(text, PLACEHOLDERS)
    mend_html(text)
    assert len(fill_text(text, {})) <= len(text)
