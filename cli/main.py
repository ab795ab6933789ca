"""`sawasdesk VERB`: each verb is one file, imported when it is called, so that `--help` is quick."""

import sys
from importlib import import_module
from typing import Annotated

import typer

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
