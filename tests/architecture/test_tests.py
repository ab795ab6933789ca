"""What a test must be: it asserts, waits for facts and not for time, is never switched off, mocks none of our code."""

import ast
from pathlib import Path

from tests.architecture.sources import calls_in, dotted_name, functions_of, python_files, tree_of

# the one place that may wait: it asks again until a bound
WAITS = Path("tests/support/eventually.py")
ASSERTING_CALLS = ("assert", "expect", "check_", "eventually", "wait_for", "fail")
SWITCHES = frozenset({"skip", "skipif", "xfail", "importorskip"})
MOCK_LIBRARIES = frozenset({"mock", "pytest_mock", "mocker", "unittest.mock"})


def test_every_test_asserts_something() -> None:
    silent = []
    for path in _test_files():
        helpers = {function.name: function for function in functions_of(tree_of(path))}
        silent += [
            f"{path}:{function.lineno} {function.name}"
            for function in helpers.values()
            if function.name.startswith("test_") and not _asserts(function, helpers, set())
        ]
    assert not silent, f"a test that cannot fail proves nothing: {silent}"


def test_no_test_sleeps() -> None:
    sleepers = [
        f"{path}:{node.lineno}"
        for path in python_files("tests")
        if path != WAITS
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and dotted_name(node.func).endswith(("sleep", "wait_for_timeout"))
        and not _is_zero(node)
    ]
    assert not sleepers, f"use eventually(…) from tests.support.eventually: {sleepers}"


def test_no_test_measures_time() -> None:
    timers = [
        f"{path}:{node.lineno}"
        for path in _test_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and dotted_name(node.func) in {"time.perf_counter", "time.time", "time.monotonic"}
    ]
    assert not timers, f"speed is measured in bench/, a test counts queries instead: {timers}"


def test_no_test_is_switched_off() -> None:
    switched = [
        f"{path}:{node.lineno} {node.attr}"
        for path in python_files("tests")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and node.attr in SWITCHES
        and dotted_name(node).startswith(("pytest.", "unittest."))
    ]
    assert not switched, f"repair it or remove it: {switched}"


def test_our_own_code_is_not_mocked() -> None:
    mocks = [
        f"{path}:{node.lineno}"
        for path in python_files("tests")
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.ImportFrom) and node.module in MOCK_LIBRARIES)
        or (isinstance(node, ast.Import) and any(alias.name in MOCK_LIBRARIES for alias in node.names))
    ]
    assert not mocks, f"use the real thing on a real server (tests/support), or pass a value in: {mocks}"


def test_test_names_are_not_hidden_by_later_ones() -> None:
    hidden = []
    for path in _test_files():
        seen: set[str] = set()
        for node in tree_of(path).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                if node.name in seen:
                    hidden.append(f"{path}:{node.lineno} {node.name}")
                seen.add(node.name)
    assert not hidden, f"the first of two tests with one name never runs: {hidden}"


def test_every_test_file_is_collected() -> None:
    misnamed = [
        str(path)
        for path in python_files("tests")
        if not path.name.startswith("test_")
        and any(
            isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
            for node in tree_of(path).body
        )
    ]
    assert not misnamed, f"pytest only collects test_*.py: {misnamed}"


def _test_files() -> list[Path]:
    return [path for path in python_files("tests") if path.name.startswith("test_")]


def _asserts(function: ast.AST, helpers: dict[str, ast.FunctionDef | ast.AsyncFunctionDef], seen: set[str]) -> bool:
    """Directly, by pytest.raises or an expectation, or through a helper of the same file."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.withitem) and dotted_name(getattr(node.context_expr, "func", node)) == "pytest.raises":
            return True
    for _line, name in calls_in(function):
        if name.lstrip("_").startswith(ASSERTING_CALLS):
            return True
        if name in helpers and name not in seen and _asserts(helpers[name], helpers, seen | {name}):
            return True
    return False


def _is_zero(call: ast.Call) -> bool:
    """`asyncio.sleep(0)` waits for nothing: it lets other tasks run."""
    return len(call.args) == 1 and isinstance(call.args[0], ast.Constant) and call.args[0].value == 0
