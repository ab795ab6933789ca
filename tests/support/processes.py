"""Server processes that never outlive the tests: each stands under a guardian that watches the pytest process.

Servers are started once per pytest run and shared by its xdist workers: the first one that asks starts it, under a file
lock in the folder that `shared_folder` names, and writes down where it listens.
"""

import fcntl
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.support.eventually import eventually_sync

_FOLDER_VARIABLE = "SAWASDESK_TEST_SHARED_FOLDER"
_OWNER_VARIABLE = "SAWASDESK_TEST_OWNER"
_ROOT = Path(__file__).resolve().parents[2]


class ServerMissingError(Exception):
    """A server program the tests need is not on this machine; the sentence tells how to get it."""


def program(name: str, *folders: str) -> str:
    """The path of `name` on PATH, in sbin or in `folders`. Raises ServerMissingError."""
    for place in (None, "/usr/sbin:/sbin", os.pathsep.join(folders)):
        found = shutil.which(name, path=place) if place != "" else None
        if found:
            return found
    raise ServerMissingError(f"{name} is not installed: `./run setup` installs it (as root or with sudo)")


def free_port() -> int:
    """A TCP port on loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def can_connect(port: int, host: str = "127.0.0.1") -> bool:
    """True when something accepts connections there."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def unprivileged_user(*preferred: str) -> str | None:
    """A system user to drop to when the tests run as root (the first of `preferred` that exists), else None."""
    if os.geteuid() != 0:
        return None
    for name in (*preferred, "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise ServerMissingError("no unprivileged system user to run a server as")


def own_folder(prefix: str, user: str | None = None) -> Path:
    """A new short-named folder (unix socket paths are limited to 107 bytes) that belongs to `user`."""
    folder = Path(tempfile.mkdtemp(prefix=f"sd-{prefix}-", dir="/tmp"))
    if user:
        account = pwd.getpwnam(user)
        os.chown(folder, account.pw_uid, account.pw_gid)
    return folder


class Guarded:
    """A running server: its guardian's process, its folder (removed with it) and its log."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
        self.process, self.folder, self.log = process, folder, log

    def stop(self) -> None:
        """Ask the guardian to end the server, and wait."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=30)


def start_guarded(
    command: Sequence[str],
    folder: Path,
    *,
    user: str | None = None,
    environment: Mapping[str, str] | None = None,
    end_with: signal.Signals = signal.SIGTERM,
) -> Guarded:
    """Start `command` in `folder` as `user`. It ends, and the folder goes, when told so or when the pytest run ends."""
    log = folder / "guarded.log"
    owner = os.environ.get(_OWNER_VARIABLE, str(os.getpid()))
    guardian = [sys.executable, "-E", str(Path(__file__).with_name("guardian.py"))]
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*guardian, owner, str(folder), user or "-", str(int(end_with)), *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(environment) if environment is not None else None,
            start_new_session=True,
            cwd=folder,
        )
    return Guarded(process, folder, log)


def wait_until_up(server: Guarded, is_up: Callable[[], bool], *, within: float = 30) -> None:
    """Wait for the server to answer; its log is the error when it died instead."""

    def alive_and_up() -> bool:
        if server.process.poll() is not None:
            log = server.log.read_text(errors="replace") if server.log.exists() else "(its folder is gone)"
            raise RuntimeError(f"the server ended at once:\n{log}")
        return is_up()

    eventually_sync(alive_and_up, within=within, what="the server answers")


def shared_folder() -> Path:
    """The folder the workers of this pytest run share; made by the first process, inherited through the environment."""
    if _FOLDER_VARIABLE not in os.environ:
        os.environ[_OWNER_VARIABLE] = str(os.getpid())
        os.environ[_FOLDER_VARIABLE] = tempfile.mkdtemp(prefix="sd-shared-")
    return Path(os.environ[_FOLDER_VARIABLE])


def shared(name: str, start: Callable[[], tuple[Guarded, dict[str, Any]]]) -> dict[str, Any]:
    """Facts about the server `name` of this run; `start` runs in the first worker that asks and only there."""
    folder = shared_folder()
    facts = folder / f"{name}.json"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not facts.exists():
            server, known = start()
            facts.write_text(json.dumps({"guardian": server.process.pid, **known}))
            server.process.returncode = 0  # given away: it outlives this worker, `stop_shared` ends it by its pid
        answer: dict[str, Any] = json.loads(facts.read_text())
        return answer


def once(name: str, make: Callable[[], None]) -> Path:
    """Run `make` once per pytest run, whichever worker comes first; the folder the workers share."""
    folder = shared_folder()
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / f"{name}.done"
        if not done.exists():
            make()
            done.touch()
    return folder


def stop_shared() -> None:
    """End every shared server of this run; called by the process that made the folder, last of all."""
    if os.environ.get(_OWNER_VARIABLE) != str(os.getpid()):
        return
    folder = shared_folder()
    guardians = [json.loads(facts.read_text())["guardian"] for facts in folder.glob("*.json")]
    for guardian in guardians:
        with suppress(ProcessLookupError):
            os.kill(guardian, signal.SIGTERM)
    for guardian in guardians:
        with suppress(ChildProcessError):  # a worker's child, already handed over to the system
            os.waitpid(guardian, 0)
    shutil.rmtree(folder, ignore_errors=True)


def project_root() -> Path:
    """The root folder of the project."""
    return _ROOT
