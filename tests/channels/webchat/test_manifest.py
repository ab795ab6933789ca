"""A widget's settings: what an administrator may write, and who may show the widget."""

from typing import Any

import pytest
from pydantic import ValidationError

from channels.registry import load_adapter
from channels.webchat.manifest import WebchatConfig


def config(**fields: Any) -> WebchatConfig:
    return WebchatConfig.model_validate(fields)


def test_an_empty_document_is_a_working_widget_in_both_languages() -> None:
    found = load_adapter("webchat").parse_config({})
    assert isinstance(found, WebchatConfig)
    texts = [found.texts.title, found.texts.greeting, found.texts.away, found.texts.placeholder, found.texts.consent]
    assert all(words.th and words.en and words.th != words.en for words in texts)
    assert [field.key for field in found.pre_chat.fields] == ["name", "email"]


def test_settings_survive_being_stored() -> None:
    found = config(identity_secret="0123456789abcdef", allowed_origins=["https://Shop.example/"])
    document = found.model_dump(mode="json") | {"identity_secret": "0123456789abcdef"}
    assert WebchatConfig.model_validate(document) == found
    assert "0123456789abcdef" not in repr(found)


@pytest.mark.parametrize(
    ("allowed", "origin", "fits"),
    [
        ("https://shop.example", "https://shop.example", True),
        ("https://shop.example", "https://SHOP.example", True),
        ("https://shop.example:443", "https://shop.example", True),
        ("https://shop.example", "http://shop.example", False),
        ("https://shop.example", "https://www.shop.example", False),
        ("https://shop.example", "https://shop.example:8443", False),
        ("https://shop.example", "https://shop.example.evil.example", False),
        ("https://*.shop.example", "https://www.shop.example", True),
        ("https://*.shop.example", "https://a.b.shop.example", True),
        ("https://*.shop.example", "https://shop.example", False),
        ("https://*.shop.example", "https://evilshop.example", False),
        ("https://*.shop.example", "http://www.shop.example", False),
        ("https://*.shop.example", "https://.shop.example", False),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080", True),
        ("https://shop.example", "null", False),
        ("https://shop.example", "", False),
    ],
)
def test_only_pages_of_allowed_origins_show_the_widget(allowed: str, origin: str, fits: bool) -> None:
    assert config(allowed_origins=[allowed]).allows_origin(origin) is fits


def test_without_origins_the_widget_works_nowhere_else() -> None:
    assert not config().allows_origin("https://shop.example")


@pytest.mark.parametrize(
    ("content_type", "fits"),
    [
        ("image/png", True),
        ("IMAGE/PNG", True),
        ("text/plain; charset=utf-8", True),
        ("application/pdf", True),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", True),
        ("text/html", False),
        ("application/x-msdownload", False),
        ("", False),
    ],
)
def test_files_are_taken_by_what_they_are(content_type: str, fits: bool) -> None:
    assert config().allows_file(content_type) is fits
    assert not config(uploads={"is_allowed": False}).allows_file(content_type)


@pytest.mark.parametrize(
    "wrong",
    [
        {"allowed_origins": ["shop.example"]},
        {"allowed_origins": ["https://shop.example/path"]},
        {"allowed_origins": ["https://*"]},
        {"allowed_origins": ["https://shop.*.example"]},
        {"allowed_origins": ["https://user@shop.example"]},
        {"allowed_origins": ["javascript:alert(1)"]},
        {"allowed_origins": ["https://shop.example:99999"]},
        {"theme": {"color": "red"}},
        {"theme": {"logo_url": "javascript:alert(1)"}},
        {"theme": {"logo_url": "data:image/svg+xml;base64,AAAA"}},
        {"texts": {"privacy_url": "javascript:alert(1)"}},
        {"pre_chat": {"fields": [{"key": "a b", "label": {}}]}},
        {"pre_chat": {"fields": [{"key": "a", "label": {}}, {"key": "a", "label": {}}]}},
        {"pre_chat": {"fields": [{"key": "a", "label": {}, "type": "select"}]}},
        {"pre_chat": {"fields": [{"key": "a", "label": {}, "options": [{"th": "ก"}]}]}},
        {"uploads": {"max_bytes": 10**12}},
        {"identity_secret": "short"},
        {"languages": []},
        {"languages": ["de"]},
        {"nonsense": 1},
    ],
)
def test_settings_that_cannot_work_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        config(**wrong)


def test_words_missing_in_one_language_are_borrowed_from_the_other() -> None:
    title = config(texts={"title": {"th": "ถามเรา"}}).texts.title
    assert (title.spoken("th"), title.spoken("en"), title.spoken("de")) == ("ถามเรา", "ถามเรา", "ถามเรา")
