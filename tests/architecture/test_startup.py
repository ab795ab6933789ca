"""Starting is quick because what takes seconds to import is imported only by what needs it."""

import subprocess
import sys

import pytest

from tests.support.processes import project_root

SLOW = {"alembic", "linebot", "telegram", "holidays", "xlsxwriter", "phonenumbers.geocoder", "schemathesis", "pytest"}


@pytest.mark.parametrize("entry", ["cli.main", "cli.serve", "cli.worker"])
def test_an_entry_point_does_not_import_what_is_slow(entry: str) -> None:
    script = f"import sys, {entry}; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project_root(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert sorted(SLOW & set(done.stdout.split())) == []


@pytest.mark.parametrize("entry", ["cli.serve", "cli.demo"])
def test_the_embedded_size_carries_no_redis(entry: str) -> None:
    script = f"import sys, {entry}; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project_root(), capture_output=True, text=True, check=True
    )
    assert sorted({"redis", "rq"} & set(done.stdout.split())) == []


def test_the_command_line_itself_imports_no_server() -> None:
    script = "import sys, cli.main; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project_root(), capture_output=True, text=True, check=True
    )
    assert sorted({"aiohttp", "sqlalchemy", "redis", "web.app"} & set(done.stdout.split())) == []
