"""Each picture that our pages show is there and small; each that is there is shown, and made by the script."""

import re
from pathlib import Path

from docs.pictures.make import PICTURES
from tests.support.processes import project_root

ROOT = project_root()
FOLDER = ROOT / "docs" / "pictures"
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
MOST_BYTES_EACH = 150_000
MOST_BYTES = 3_500_000
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+\.png)\)")


def test_every_picture_that_a_page_shows_is_there_and_the_other_way_round() -> None:
    assert _shown() == _kept()


def test_the_script_makes_every_picture() -> None:
    assert {FOLDER / f"{name}.png" for name in PICTURES} == _kept()


def test_every_picture_is_told_in_words_too() -> None:
    wordless = [path for page in PAGES for words, path in _pictures_of(page) if len(words.split()) < 2]
    assert wordless == []


def test_pictures_are_small() -> None:
    """A clone of the repository is not made of pictures."""
    sizes = {path.name: path.stat().st_size for path in _kept()}
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES_EACH} == {}
    assert sum(sizes.values()) < MOST_BYTES


def _kept() -> set[Path]:
    return set(FOLDER.rglob("*.png"))


def _shown() -> set[Path]:
    return {(page.parent / path).resolve() for page in PAGES for _, path in _pictures_of(page)}


def _pictures_of(page: Path) -> list[tuple[str, str]]:
    return _PICTURE.findall(page.read_text(encoding="utf-8"))
