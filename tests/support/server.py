"""Starts the product as its users do: `sawasdesk serve` and `sawasdesk worker` as processes of their own."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.support.eventually import eventually_sync
from tests.support.processes import project_root

_URL = re.compile(r"https?://(?:127\.0\.0\.1|localhost|\[::1\]):[1-9]\d*")
START_SECONDS = 60.0


class Program:
    """A running command and everything it has printed so far (stdout and stderr together, in order)."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self.arguments = tuple(arguments)
        self._lines: list[str] = []
        self.process = subprocess.Popen(
            arguments,
            env=dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def output(self) -> str:
        """What it printed."""
        return "".join(self._lines)

    def find(self, pattern: str) -> re.Match[str] | None:
        """The first place in the output that matches."""
        return re.search(pattern, self.output)

    def wait_for(self, pattern: str, *, within: float = START_SECONDS) -> re.Match[str]:
        """Wait until the output matches; an AssertionError with the whole output when the program ends before."""

        def found() -> re.Match[str] | None:
            match = self.find(pattern)
            if match is None and self.process.poll() is not None:
                self._reader.join(5)
                match = self.find(pattern)
                if match is None:
                    raise RuntimeError(f"{self.arguments} ended with {self.process.returncode}:\n{self.output}")
            return match

        try:
            return eventually_sync(found, within=within, what=f"{pattern!r} in the output")
        except AssertionError as error:
            raise AssertionError(f"{error}\n--- output ---\n{self.output}") from None

    def stop(self) -> int:
        """End it the way a service manager does; its exit code. It is killed only when it will not go in 20 s."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self._ended()

    def kill(self) -> int:
        """kill -9, as a power cut would."""
        if self.process.poll() is None:
            self.process.kill()
        return self._ended()

    def _ended(self) -> int:
        try:
            code = self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait(20)
        self._reader.join(5)
        if self.process.stdout:
            self.process.stdout.close()
        return code

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.append(line)


class Server(Program):
    """A running `sawasdesk serve` (or demo) and the address it printed."""

    @property
    def url(self) -> str:
        """Its base URL without a trailing slash."""
        return self.wait_for(_URL.pattern)[0]

    @property
    def setup_token(self) -> str:
        """The one-time token of the first-run page, printed while there is no administrator."""
        return self.wait_for(r"setup\?token=([\w.-]+)")[1]


def environment_for(folder: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """A program's environment: no SAWASDESK_* settings of this shell, a data folder of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAWASDESK_")}
    defaults = {
        "PYTHONUNBUFFERED": "1",
        "SAWASDESK_ENVIRONMENT": "test",
        "SAWASDESK_DATA_DIR": str(folder / "data"),
        "SAWASDESK_ALLOW_PRIVATE_HOSTS": "true",  # the mail servers of the tests are on loopback
    }
    return {**kept, **defaults, **settings}


def command(verb: str, *arguments: str) -> list[str]:
    """The command line of one verb, run by this interpreter."""
    return [sys.executable, "-m", "cli.main", verb, *arguments]


def start_serve(folder: Path, settings: Mapping[str, str], *arguments: str) -> Server:
    """`sawasdesk serve` on a free port."""
    server = Server(command("serve", "--port", "0", *arguments), environment_for(folder, settings), project_root())
    server.wait_for(_URL.pattern)
    return server


def start_worker(folder: Path, settings: Mapping[str, str], *arguments: str) -> Program:
    """`sawasdesk worker`."""
    return Program(command("worker", *arguments), environment_for(folder, settings), project_root())


def start_demo(folder: Path, *arguments: str) -> Server:
    """`sawasdesk demo` on a free port with its data in `folder`."""
    server = Server(command("demo", "--port", "0", *arguments), environment_for(folder, {}), project_root())
    server.wait_for(_URL.pattern, within=120)
    return server
