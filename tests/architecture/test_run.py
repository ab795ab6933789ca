"""./run is the first thing a newcomer meets: it tells what it can do, and refuses what it cannot."""

import os
import re
import subprocess

import pytest

from tests.support.processes import project_root

RUN = project_root() / "run"


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", str(RUN), *arguments], cwd="/", capture_output=True, text=True, check=False)


def test_run_without_a_command_lists_them_all() -> None:
    commands = set(re.findall(r"^([a-z]+)\)", RUN.read_text(), re.MULTILINE))
    listed = set(re.findall(r"^\./run ([a-z]+)", _run().stdout, re.MULTILINE))
    assert {"demo", "test", "check", "build", "setup", "screenshots", "bench", "fmt"} <= commands
    assert listed == commands


def test_an_unknown_command_is_refused_with_the_list() -> None:
    done = _run("dance")
    assert done.returncode == 2
    assert "there is no command 'dance'" in done.stderr
    assert "./run demo" in done.stderr


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_the_scripts_can_be_executed(script: str) -> None:
    assert os.access(project_root() / script, os.X_OK)


def test_run_needs_nothing_but_a_posix_shell() -> None:
    text = RUN.read_text()
    assert text.startswith("#!/bin/sh\n")
    bashisms = re.findall(r"\[\[ |\bfunction \w|\$'|<\(|\blocal |\bsource |\+=", text)
    assert bashisms == []


def test_ci_runs_the_checks_and_every_test() -> None:
    lines = (project_root() / ".ci" / "run").read_text().splitlines()
    assert lines[-2:] == ["./run check", "./run test"]
