"""The committed tree as the architecture tests see it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.support.processes import project_root

PRODUCT = ("core", "channels", "ticketing", "kb", "crm_link", "workers", "web", "cli", "demo")
FIRST_PARTY = frozenset({*PRODUCT, "bench", "tests", "docs"})


@cache
def committed_files() -> tuple[Path, ...]:
    """Every file that is, or would be, committed (git's ignore rules apply), relative to the root."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=project_root(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return tuple(Path(name) for name in sorted(filter(None, listed.split("\0"))) if (project_root() / name).is_file())


def python_files(*folders: str) -> list[Path]:
    """The Python files of these root folders (all files when none is named), relative to the root."""
    wanted = folders or None
    return [path for path in committed_files() if path.suffix == ".py" and (not wanted or path.parts[0] in wanted)]


@cache
def text_of(path: Path) -> str:
    """The text of one file."""
    return (project_root() / path).read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of one Python file."""
    return ast.parse(text_of(path), filename=str(path))


def functions_of(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method in a tree, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported_roots(node: ast.Import | ast.ImportFrom) -> list[str]:
    """The top-level packages one import statement names."""
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    return [(node.module or "").partition(".")[0]]


def dotted_name(node: ast.AST) -> str:
    """`a.b.c` for such an expression, '' for anything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def calls_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, last part of the called name) of every call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.lineno, node.func.attr
            elif isinstance(node.func, ast.Name):
                yield node.lineno, node.func.id
