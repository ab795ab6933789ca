"""Bring a database to the newest schema. Quick when there is nothing to do; Alembic is loaded only when there is."""

import importlib
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from core.db.sqlite import BESIDE

_FOLDER = Path(__file__).resolve().parent.parent / "migrations"
_LOCK_TIMEOUT = "4s"
_STATEMENT_TIMEOUT = "10min"
_ADVISORY_LOCK = 7_240_001


def newest_revision() -> str:
    """The newest revision in the code: revisions are named NNNN_words.py and follow each other by number."""
    return max(path.stem for path in (_FOLDER / "versions").glob("[0-9]*.py"))


async def current_revision(url: str) -> str | None:
    """The revision a database is at; None for an empty one."""
    engine = _engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_read_revision)
    finally:
        await engine.dispose()


async def upgrade(url: str) -> bool:
    """Run the missing revisions; True when there were any. Several processes may call this at once.

    A revision waits at most 4 s for a table lock (then fails, changing nothing), so that a running company is never
    blocked behind a migration.
    """
    engine = _engine(url)
    try:
        async with engine.connect() as connection:
            if await connection.run_sync(_read_revision) == newest_revision():
                return False
            if not _is_sqlite(url):
                await connection.execute(text(f"SELECT pg_advisory_lock({_ADVISORY_LOCK})"))
                await connection.execute(text(f"SET lock_timeout = '{_LOCK_TIMEOUT}'"))
                await connection.execute(text(f"SET statement_timeout = '{_STATEMENT_TIMEOUT}'"))
                await connection.commit()
            else:
                await connection.execute(text("PRAGMA journal_mode=WAL"))
                await connection.commit()
            await connection.run_sync(_run_alembic)
            await connection.commit()
            return True
    finally:
        await engine.dispose()


def _engine(url: str) -> AsyncEngine:
    target = make_url(url)
    if _is_sqlite(url):
        Path(target.database or "").parent.mkdir(parents=True, exist_ok=True)
        return create_async_engine(target.set(drivername=BESIDE), poolclass=NullPool)
    return create_async_engine(target.set(drivername="postgresql+asyncpg"), poolclass=NullPool)


def _is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def _read_revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _run_alembic(connection: Connection) -> None:
    # Alembic takes almost two seconds to import; a start with nothing to migrate should not pay for it.
    command: Any = importlib.import_module("alembic.command")
    config_module: Any = importlib.import_module("alembic.config")
    config = config_module.Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
