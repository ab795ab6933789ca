"""`sawasdesk VERB`: each verb is one file, imported when it is called, so that `--help` is quick."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

ImportKind: TypeAlias = Literal["mbox", "maildir", "eml"]

app = typer.Typer(
    name="sawasdesk",
    help="Sawasdesk, a contact center for Thai and English speaking companies.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def serve(
    host: str = typer.Option("", help="Address to listen on (default: SAWASDESK_HOST, 127.0.0.1)."),
    port: int = typer.Option(-1, help="Port to listen on; 0 takes a free one (default: SAWASDESK_PORT, 8080)."),
) -> None:
    """Run the desk. Without SAWASDESK_REDIS_URL the workers run inside; with it, start `sawasdesk worker` too."""
    import_module("cli.serve").run(host, port)


@app.command()
def worker() -> None:
    """Run a worker process beside `serve` (PostgreSQL and Redis). Start as many as you like, on any machine."""
    import_module("cli.worker").run()


@app.command()
def demo(
    host: str = typer.Option("127.0.0.1", help="Address to listen on."),
    port: int = typer.Option(8080, help="Port to listen on; 0 takes a free one."),
    folder: str = typer.Option("", help="Where the demo keeps its data (default: data/demo)."),
    fresh: bool = typer.Option(False, "--fresh", help="Throw earlier demo data away first."),
) -> None:
    """Run the desk with a Thai audio shop's data, a pretend mailbox and the customer's corner."""
    import_module("cli.demo").run(host, port, folder, fresh=fresh)


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    import_module("cli.migrate").run()


@app.command()
def doctor() -> None:
    """Check settings, database, Redis, blobs and mailboxes, and say what to mend."""
    import_module("cli.doctor").run()


@app.command("import")
def import_mail(
    kind: Annotated[ImportKind, typer.Argument(help="What PATH is.")],
    path: Annotated[Path, typer.Argument(help="An mbox file, a maildir, an .eml file or a folder of them.")],
    account: Annotated[str, typer.Option(help="The mailbox they belong to: its name, address or id.")],
    stays_open: Annotated[
        bool, typer.Option("--open", help="Leave imported tickets open (default: closed on the mails' dates).")
    ] = False,
) -> None:
    """Bring in mail from before: it becomes tickets, and nothing is sent. Run again, it goes on where it stopped."""
    import_module("cli.import_mail").run(kind, path, account, stays_open=stays_open)


@app.command(context_settings={"ignore_unknown_options": True, "help_option_names": []}, add_help_option=False)
def inspect(arguments: Annotated[list[str] | None, typer.Argument()] = None) -> None:
    """Show how mails, replies and HTML are understood: inspect email|reply|html FILE…"""
    import_module("cli.inspect").app(args=arguments or [], prog_name="sawasdesk inspect")


@app.command()
def openapi() -> None:
    """Print the API description (OpenAPI 3.1)."""
    import_module("cli.openapi").run()


def main() -> None:
    """Entry point of the `sawasdesk` script."""
    sys.exit(app())


if __name__ == "__main__":
    main()
