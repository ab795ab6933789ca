"""`python -m bench`: measure, print a table, keep JSON.

    --only ingest,door,desk,bulk,screen,sockets,memory,fuzz   what to measure (default: all)
    --database postgresql|sqlite            one database only
    --mails N                               mails per drain (default 4000)
    --tickets N,M                           sizes of the loaded databases (default 20000,200000)
    --runs N                                drains of each kind, of which the median counts (default 3)
    --fuzz N                                broken mails to read (default 10000)
    --write-docs                            put the table into docs/performance.md

A figure that misses its target is printed as MISSED; the exit code tells only whether everything could be measured.
"""

import argparse
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

import uvloop

from bench.ground import KINDS, Servers, ground, servers
from bench.plan import NEED_NO_DATABASE, PARTS, Options, measure
from bench.report import Figure, machine, table, write_docs, write_json

PAGE = Path("docs") / "performance.md"


@dataclass(frozen=True)
class Asked:
    """The command line."""

    kinds: tuple[str, ...]
    parts: tuple[str, ...]
    options: Options
    writes_docs: bool


def main(arguments: list[str]) -> int:
    """Everything asked for; a figure is printed as soon as it is known. 1 when a part could not be measured."""
    asked = _read(arguments)
    circumstances = machine()
    figures: list[Figure] = []
    broken: list[str] = []
    for kind in asked.kinds:  # one after the other: a server that tidies up would slow the other database down
        with servers(postgresql=kind == "postgresql") as running:
            figures += _of_database(kind, running, asked, broken)
    print(f"\n{table(figures)}\n")
    print(f"written: {write_json(figures, circumstances)}")
    if asked.writes_docs:
        write_docs(figures, circumstances, PAGE)
        print(f"written: {PAGE}")
    if broken:
        print(f"could not be measured: {', '.join(broken)}")
    return 1 if broken else 0


def _of_database(kind: str, running: Servers, asked: Asked, broken: list[str]) -> list[Figure]:
    figures: list[Figure] = []
    for part in asked.parts:
        try:
            found = uvloop.run(measure(part, lambda: ground(kind, running), kind, asked.options))
        except Exception:  # noqa: BLE001 - one part that breaks must not cost the figures of the others
            traceback.print_exc()
            broken.append(f"{part} ({kind})")
            continue
        for figure in found:
            print(f"{figure.what} ({kind}): {figure.value:.1f} {figure.unit} {figure.verdict}", flush=True)
            figures.append(figure)
    return figures


def _read(arguments: list[str]) -> Asked:
    parser = argparse.ArgumentParser(
        prog="./run bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default=",".join(PARTS), help=argparse.SUPPRESS)
    parser.add_argument("--database", choices=KINDS, help=argparse.SUPPRESS)
    parser.add_argument("--mails", type=int, default=4000, help=argparse.SUPPRESS)
    parser.add_argument("--tickets", default="20000,200000", help=argparse.SUPPRESS)
    parser.add_argument("--runs", type=int, default=3, help=argparse.SUPPRESS)
    parser.add_argument("--fuzz", type=int, default=10_000, help=argparse.SUPPRESS)
    parser.add_argument("--write-docs", action="store_true", help=argparse.SUPPRESS)
    found = parser.parse_args(arguments)
    parts = tuple(found.only.split(","))
    if unknown := set(parts) - set(PARTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; choose from {', '.join(PARTS)}")
    sizes = tuple(sorted(int(size) for size in found.tickets.split(",")))
    kinds = (found.database,) if found.database else KINDS
    if NEED_NO_DATABASE.issuperset(parts):
        kinds = ("sqlite",)
    return Asked(kinds, parts, Options(found.mails, sizes, found.runs, found.fuzz), found.write_docs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
