"""Files are short, packages are empty doors, and nothing committed knows the machine it was written on."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.sources import PRODUCT, committed_files, python_files, text_of, tree_of

MAX_LINES = 350
MEASURED_SUFFIXES = frozenset({".py", ".ts", ".vue", ".css", ".sh"})

# path -> why it may be longer. This list only shrinks.
LONG_FILES: dict[str, str] = {}

# what a program wrote is measured by nobody
GENERATED = re.compile(r"\.gen\.ts$|^core/migrations/versions/")

# written in pieces so that this file does not find itself
MACHINE_TRACES = {
    "a folder of one developer's machine": r"(?<![\w.])/" + r"(?:work|home|Users|opt/pypi\S*|root)/[\w.-]+",
    "the host of a package registry": r"(?i)\b(?:files\.python"
    r"hosted|(?:upload\.|test\.)?py"
    r"pi\.org|registry\.np"
    r"mjs|npm\.pkg\.github|registry\.yarn" + r"pkg)",
    "an index or mirror setting": r"(?m)^\s*(?:--(?:extra-)?index" + r"-url|find-" + r"links|registry)\s*=?\s*\S*:?/",
    "a private key": r"-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE" + r" KEY-----",
}


def test_no_file_is_longer_than_the_limit() -> None:
    lengths = {
        str(path): len(text_of(path).splitlines())
        for path in committed_files()
        if path.suffix in MEASURED_SUFFIXES and not GENERATED.search(path.as_posix())
    }
    too_long = {path: lines for path, lines in lengths.items() if lines > MAX_LINES and path not in LONG_FILES}
    assert not too_long, f"give each of these one reason to exist, then split by reason: {too_long}"
    short_again = [path for path in LONG_FILES if lengths.get(path, 0) <= MAX_LINES]
    assert not short_again, f"no longer an exception, take it off the list: {short_again}"


def test_a_package_file_holds_a_docstring_and_no_code() -> None:
    offenders = [
        str(path)
        for path in python_files(*PRODUCT, "tests", "bench")
        if path.name == "__init__.py" and not _is_only_a_docstring(path)
    ]
    assert not offenders, f"exactly one docstring, nothing else: {offenders}"


def test_every_folder_of_the_product_is_a_package() -> None:
    folders = {path.parent for path in python_files(*PRODUCT)}
    bare = sorted(str(folder) for folder in folders if folder / "__init__.py" not in committed_files())
    assert not bare, f"an __init__.py with a docstring that tells what the package is for is missing in: {bare}"


def test_every_module_says_what_it_is() -> None:
    silent = [str(path) for path in python_files(*PRODUCT) if not ast.get_docstring(tree_of(path))]
    assert not silent, f"a module begins with the sentence a newcomer needs: {silent}"


@pytest.mark.parametrize("trace", MACHINE_TRACES)
def test_nothing_committed_names_a_machine_or_a_registry(trace: str) -> None:
    pattern = re.compile(MACHINE_TRACES[trace])
    found = [f"{path}:{line}" for path in committed_files() for line in _lines_matching(path, pattern)]
    assert not found, f"{trace}: {found}"


def test_lock_files_name_no_host() -> None:
    hosts = re.compile(r'"(?:resolved|tarball)":\s*"https?:|^\s*(?:source|url)\s*=.*https?://', re.MULTILINE)
    locks = [path for path in committed_files() if path.name in {"package-lock.json", "constraints.txt", ".npmrc"}]
    assert Path("constraints.txt") in locks
    assert [str(path) for path in locks if hosts.search(text_of(path))] == []


@pytest.mark.parametrize("unfinished", ["TO" + "DO", "FIX" + "ME", "X" + "XX", "NotImplemented" + "Error"])
def test_nothing_is_left_for_later(unfinished: str) -> None:
    code = {".py", ".ts", ".vue", ".css", ".sh", ".html"}
    pattern = re.compile(rf"\b{unfinished}\b")
    found = [
        f"{path}:{line}"
        for path in committed_files()
        if path.suffix in code and not GENERATED.search(path.as_posix())
        for line in _lines_matching(path, pattern)
    ]
    assert not found, f"finish it or open an issue: {found}"


def _is_only_a_docstring(path: Path) -> bool:
    body = tree_of(path).body
    if not body:
        return path.parts[0] == "tests"  # a folder of tests is named after what it tests, that may be enough
    return len(body) == 1 and ast.get_docstring(tree_of(path)) is not None


def _lines_matching(path: Path, pattern: re.Pattern[str]) -> list[int]:
    try:
        text = text_of(path)
    except UnicodeDecodeError:
        return []
    return [text.count("\n", 0, match.start()) + 1 for match in pattern.finditer(text)]
