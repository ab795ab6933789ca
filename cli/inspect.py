"""`sawasdesk inspect`: how mails, replies and HTML are understood, one JSON object a line. No database, no network."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Protocol

import typer

from channels.email.inspect import inspect_html, inspect_mail, inspect_reply

app = typer.Typer(
    help="Show how mails, replies and HTML are understood: one JSON object a line.",
    no_args_is_help=True,
    add_completion=False,
)

Files = Annotated[list[Path] | None, typer.Argument(help="Files to read.")]
StdinList = Annotated[
    bool, typer.Option("--stdin-list", help="Read further file names from standard input, one a line.")
]


class Inspected(Protocol):
    """What an inspection came to."""

    def to_json(self) -> str:
        """One JSON object on one line."""
        ...


@app.command()
def email(
    files: Files = None,
    own_domain: Annotated[list[str] | None, typer.Option(help="A domain of our own, for loop checks.")] = None,
    stdin_list: StdinList = False,
) -> None:
    """Raw mails: the normalized message as ingest sees it."""
    domains = tuple(own_domain or ())
    _inspect(_named(files, stdin_list), lambda data, name: inspect_mail(data, domains, file=name))


@app.command()
def reply(
    files: Files = None,
    is_html: Annotated[bool, typer.Option("--html", help="The files are HTML bodies, not text.")] = False,
    stdin_list: StdinList = False,
) -> None:
    """Bodies of replies: what is new, what is quoted, the signature."""
    _inspect(_named(files, stdin_list), lambda data, name: inspect_reply(data, is_html=is_html, file=name))


@app.command()
def html(files: Files = None, stdin_list: StdinList = False) -> None:
    """HTML bodies: cleaned, and their text."""
    _inspect(_named(files, stdin_list), lambda data, name: inspect_html(data, file=name))


def _named(files: list[Path] | None, stdin_list: bool) -> Iterator[Path]:
    yield from files or ()
    if stdin_list:
        yield from (Path(line.rstrip("\n")) for line in sys.stdin if line.strip())


def _inspect(files: Iterable[Path], look: Callable[[bytes, str], Inspected]) -> None:
    """Print a line for every file that can be read; exit 1 when one cannot."""
    unread = 0
    for path in files:
        try:
            data = path.read_bytes()
        except OSError as error:
            typer.echo(f"{path}: {error.strerror}", err=True)
            unread += 1
        else:
            sys.stdout.write(look(data, str(path)).to_json() + "\n")
    if unread:
        raise typer.Exit(1)
