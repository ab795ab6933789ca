"""Everything a person reads exists in Thai and in English, with the same places to fill in."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import project_root

LOCALES = project_root() / "web" / "desk" / "src" / "locales"
_PLACE = re.compile(r"\{(\w+)\}")
_THAI = re.compile(r"[\u0e00-\u0e7f]")


def test_both_languages_have_the_same_files() -> None:
    assert _files("th") == _files("en") != []


def test_both_languages_have_the_same_keys() -> None:
    thai, english = _messages("th"), _messages("en")
    assert sorted(thai.keys() - english.keys()) == []
    assert sorted(english.keys() - thai.keys()) == []


def test_no_message_is_empty() -> None:
    empty = [f"{language}: {key}" for language in ("th", "en") for key, text in _messages(language).items() if not text]
    assert empty == []


def test_both_languages_fill_in_the_same_places() -> None:
    english = _messages("en")
    differing = [
        key
        for key, text in _messages("th").items()
        if set(_PLACE.findall(text)) != set(_PLACE.findall(english.get(key, text)))
    ]
    assert differing == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_each_language_speaks_itself(language: str) -> None:
    """Thai in the English texts (or none at all in the Thai ones) is a copy somebody forgot to translate."""
    texts = _messages(language)
    thai_share = sum(bool(_THAI.search(text)) for text in texts.values()) / len(texts)
    assert thai_share > 0.8 if language == "th" else thai_share < 0.05


def _files(language: str) -> list[str]:
    """Locales are one file per language, or one folder per language with a file per screen."""
    folder = LOCALES / language
    return sorted(path.name for path in folder.glob("*.json")) if folder.is_dir() else _single(language)


def _single(language: str) -> list[str]:
    return ["(one file)"] if (LOCALES / f"{language}.json").exists() else []


def _messages(language: str) -> dict[str, str]:
    folder, single = LOCALES / language, LOCALES / f"{language}.json"
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else [single]
    found: dict[str, str] = {}
    for path in paths:
        prefix = f"{path.stem}." if folder.is_dir() else ""
        found |= _flat(json.loads(Path(path).read_text(encoding="utf-8")), prefix)
    return found


def _flat(tree: dict[str, Any], prefix: str) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in tree.items():
        flat |= _flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": str(value)}
    return flat
