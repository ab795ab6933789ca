"""`sawasdesk migrate`"""

import asyncio

import typer

from core.db.migrate import newest_revision, upgrade
from core.settings import Settings


def run() -> None:
    """Upgrade the configured database and say what happened."""
    settings = Settings()
    changed = asyncio.run(upgrade(settings.database))
    typer.echo(f"The database is at {newest_revision()}" + ("." if changed else " already."))
