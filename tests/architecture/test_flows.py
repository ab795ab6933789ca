"""docs/flows.md tells the story of a message; every place it names must exist, so that the story stays true."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.sources import tree_of
from tests.support.processes import project_root

FLOWS = project_root() / "docs" / "flows.md"
_PLACE = re.compile(r"`([\w/.-]+\.py):([\w.]+)`")
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
PAGES = sorted([*project_root().glob("*.md"), *(project_root() / "docs").rglob("*.md")])


def test_the_story_names_places() -> None:
    assert len(_places()) >= 10, "each step of both paths names its function as `path/file.py:function`"


def test_every_place_in_the_story_exists() -> None:
    missing = [f"{path}:{name}" for path, name in _places() if not _exists(Path(path), name)]
    assert not missing, f"docs/flows.md tells of functions that are not there: {missing}"


@pytest.mark.parametrize("document", PAGES, ids=lambda path: str(path.relative_to(project_root())))
def test_links_between_our_pages_lead_somewhere(document: Path) -> None:
    dead = [
        link for link in _LINK.findall(document.read_text(encoding="utf-8")) if not (document.parent / link).exists()
    ]
    assert dead == []


def _places() -> list[tuple[str, str]]:
    return _PLACE.findall(FLOWS.read_text(encoding="utf-8"))


def _exists(path: Path, dotted: str) -> bool:
    """`function`, `Class` or `Class.method` at the top of the file."""
    if not (project_root() / path).is_file():
        return False
    scope: list[ast.stmt] = tree_of(path).body
    for name in dotted.split("."):
        found = [
            node
            for node in scope
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name == name
        ]
        if not found:
            return False
        scope = found[0].body
    return True
