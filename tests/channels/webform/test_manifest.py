"""Which forms can be made."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from channels.registry import load_adapter
from channels.webform import patterns
from tests.channels.webform.forms import form, form_of

TEXT = {"key": "a", "label_th": "ก"}


def test_a_form_is_read_through_the_registry():
    origins = ["https://Shop.example/", "https://*.shop.example:8443"]
    config = form(allowed_origins=origins, redirect_url="https://shop.example/thanks")
    assert load_adapter("webform").parse_config(config.model_dump(mode="json")) == config
    assert config.allowed_origins == ("https://shop.example", "https://*.shop.example:8443")
    assert (config.language_for("en"), config.language_for("de"), config.language_for("")) == ("en", "th", "th")
    assert (config.title("th"), config.title("en")) == ("ติดต่อเรา", "Contact us")


def test_what_is_said_in_one_language_only_is_shown_in_both():
    [field] = form_of(TEXT).fields
    assert (field.label("en"), field.label("th"), field.help("en")) == ("ก", "ก", "")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ([], "needs a question"),
        ([{"key": "h", "type": "hidden"}], "needs a question"),
        ([TEXT, TEXT], "same key"),
        ([{**TEXT, "maps_to": "name"}, {"key": "b", "label_th": "ข", "maps_to": "name"}], "mean the same"),
        ([{"key": "a"}], "needs a label"),
        ([{"key": "lang", "label_th": "ก"}], "needed by the page"),
        ([{"key": "A b", "label_th": "ก"}], "match pattern"),
        ([{**TEXT, "type": "select"}], "needs options"),
        ([{**TEXT, "options": [{"value": "x"}]}], "only lists"),
        ([{**TEXT, "type": "radio", "options": [{"value": "x"}, {"value": "x"}]}], "same value"),
        ([{**TEXT, "maps_to": "email"}], "cannot be the email"),
        ([{**TEXT, "type": "number", "max_length": 3}], "only text has a length"),
        ([{**TEXT, "min_length": 9, "max_length": 3}], "longer than the longest"),
        ([{**TEXT, "minimum": "3"}], "only numbers and dates"),
        ([{**TEXT, "type": "number", "minimum": "three"}], "of the field's type"),
        ([{**TEXT, "type": "date", "minimum": "2026-02-01", "maximum": "2026-01-01"}], "larger than the largest"),
        ([{**TEXT, "type": "email", "pattern": "a"}], "have a pattern"),
    ],
)
def test_forms_that_cannot_be(fields, sentence):
    with pytest.raises(ValidationError, match=sentence):
        form(fields=fields)


@pytest.mark.parametrize(
    "setting",
    [
        {"languages": []},
        {"languages": ["th", "th"]},
        {"languages": ["de"]},
        {"proof_of_work": 23},
        {"color": "red; } body { display: none"},
        {"redirect_url": "javascript:alert(1)"},
        {"allowed_origins": ["https://shop.example/path"]},
        {"allowed_origins": ["https://shop.example; script-src *"]},
        {"allowed_origins": ["*"]},
        {"allowed_origins": ["https://a;script-src@shop.example"]},
        {"allowed_origins": ["https://ร้าน.example"]},
        {"allowed_origins": ["https://shop.example:99999"]},
        {"allowed_origins": ["https://[bad"]},
        {"redirect_url": "https://shop.example/\r\nSet-Cookie: a=b"},
        {"redirect_url": "https://a b@shop.example/"},
        {"notify": ["not an address"]},
        {"title_th": "", "title_en": ""},
        {"nonsense": 1},
    ],
)
def test_settings_that_cannot_be(setting):
    with pytest.raises(ValidationError):
        form(**setting)


@pytest.mark.parametrize("pattern", [r"[A-Z]{2}\d{4,8}", r"SD-\d{3}(?:-[A-Z])?", r"\d+-\d+", "ก[ก-๙]+", r"a|b|c"])
def test_quick_patterns_are_taken(pattern):
    patterns.require_quick(pattern)
    assert not patterns.matches(pattern, "!")


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a|a)*",
        "(a?){30}",
        ".*a.*b.*c",
        "(",
        "[",
        "[[a]]",
        "a{2",
        r"(a)\1",
        "(?=a)b",
        "(?i)a",
        r"\d*\d*\d*\d*x",
        "a?" * 30,
        "(?P<x>a)",
        "((a))+",
        "(a{1,3}){1,100}",
    ],
)
def test_slow_or_broken_patterns_are_not(pattern):
    try:
        patterns.require_quick(pattern)
    except ValueError:
        return
    assert pattern == "a{2", "only an unfinished brace may pass: it stands for itself"


@settings(max_examples=300)
@given(st.text("ab()[]{}*+?|\\.^$0123456789,:-", max_size=30), st.text("ab01", max_size=40))
def test_a_pattern_is_either_refused_or_answers(pattern, answer):
    try:
        patterns.require_quick(pattern)
    except ValueError:
        return
    assert patterns.matches(pattern, answer) in {True, False}
