"""What a single file may reach. Who may import whom is in .importlinter."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.architecture.sources import (
    FIRST_PARTY,
    PRODUCT,
    calls_in,
    dotted_name,
    functions_of,
    imported_roots,
    python_files,
    tree_of,
)
from tests.support.processes import project_root

# an adapter's SDK takes seconds to import, and `sawasdesk --help` must not wait for the server's modules
LAZY_LOADERS = ("channels/registry.py", "cli/")
# ... and a start with nothing to migrate must not wait for Alembic
# the two that are different with and without Redis, whose client the embedded size never loads
LOADS_BY_NAME = (*LAZY_LOADERS, "core/db/migrate.py", "workers/bootstrap.py", "web/rate_limits.py")
READS_THE_ENVIRONMENT = Path("core/settings.py")
# changing the schema is not a unit of work of the application
COMMITS = (Path("core/db/session.py"), Path("core/db/migrate.py"))


def test_no_first_party_import_inside_a_function() -> None:
    offenders = [
        f"{path}:{node.lineno}"
        for path in python_files(*PRODUCT, "tests", "bench")
        if not path.as_posix().startswith(LAZY_LOADERS)
        for function in functions_of(tree_of(path))
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and FIRST_PARTY.intersection(imported_roots(node))
    ]
    assert not offenders, f"an import inside a function hides a cycle: move the shared part down a layer: {offenders}"


def test_lazy_loading_by_name_stays_where_it_belongs() -> None:
    offenders = [
        f"{path}:{line}"
        for path in python_files(*PRODUCT)
        if not path.as_posix().startswith(LOADS_BY_NAME)
        for line, name in calls_in(tree_of(path))
        if name in {"import_module", "__import__"}
    ]
    assert not offenders, (
        f"only channels.registry, the command line and what needs Redis load modules by name: {offenders}"
    )


def test_only_the_settings_read_the_environment() -> None:
    offenders = [
        f"{path}:{node.lineno}"
        for path in python_files(*PRODUCT)
        if path != READS_THE_ENVIRONMENT
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.Attribute) and dotted_name(node) in {"os.environ", "os.getenv", "os.putenv"})
        or (isinstance(node, ast.ImportFrom) and node.module == "os" and _names(node) & {"environ", "getenv"})
    ]
    assert not offenders, f"add a field to core.settings.Settings instead: {offenders}"


def test_only_the_session_commits() -> None:
    offenders = [
        f"{path}:{line}"
        for path in python_files(*PRODUCT)
        if path not in COMMITS
        for line, name in calls_in(tree_of(path))
        if name == "commit"
    ]
    assert not offenders, f"open Database.write() at the edge and pass the session down: {offenders}"


def test_only_the_database_package_opens_engines() -> None:
    offenders = [
        f"{path}:{line}"
        for path in python_files(*PRODUCT)
        if path.parts[:2] not in {("core", "db"), ("core", "migrations")}
        for line, name in calls_in(tree_of(path))
        if name in {"create_async_engine", "create_engine", "async_sessionmaker", "sessionmaker"}
    ]
    assert not offenders, f"core.db.session.Database is the only door: {offenders}"


def test_now_comes_from_the_clock() -> None:
    offenders = [
        f"{path}:{node.lineno}"
        for path in python_files(*PRODUCT)
        if path != Path("core/clock.py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and dotted_name(node.func) in {"datetime.now", "datetime.utcnow", "date.today"}
    ]
    assert not offenders, f"core.clock.utc_now() can be moved by tests and the demo, this cannot: {offenders}"


def test_migrations_import_no_feature_code() -> None:
    offenders = [
        f"{path}:{node.lineno}"
        for path in python_files("core")
        if path.parts[:3] == ("core", "migrations", "versions")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in _modules(node)
        if name.partition(".")[0] in FIRST_PARTY and not name.startswith(("core.db.", "core.migrations."))
    ]
    assert not offenders, f"a migration must still run when today's models are gone: {offenders}"


def test_every_third_party_import_is_declared() -> None:
    project = tomllib.loads((project_root() / "pyproject.toml").read_text())["project"]
    runtime = {_normal(requirement) for requirement in project["dependencies"]}
    extras = {_normal(item) for group in project["optional-dependencies"].values() for item in group}
    distributions = packages_distributions()
    undeclared = []
    for path in python_files(*PRODUCT, "tests", "bench"):
        allowed = runtime if path.parts[0] in PRODUCT else runtime | extras
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Import | ast.ImportFrom):
                for root in imported_roots(node):
                    known = {_normal(name) for name in distributions.get(root, [])}
                    if root not in sys.stdlib_module_names | FIRST_PARTY and not known & allowed:
                        undeclared.append(f"{path}:{node.lineno} {root}")
    assert not undeclared, f"what is imported stands in pyproject.toml: {undeclared}"


def _names(node: ast.ImportFrom) -> set[str]:
    return {alias.name for alias in node.names}


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [f"{node.module}.{alias.name}" for alias in node.names]


def _normal(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()
