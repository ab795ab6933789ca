"""The migrations build exactly the tables that the models describe."""

from importlib import import_module
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from core.db import migrate
from core.db.base import Base
from core.db.sqlite import BESIDE
from tests.support.processes import project_root
from tests.support.schema import import_every_model

# What only one database has, made by the migration itself.
_BEYOND_THE_MODELS = {"tokens", "ix_search_document_tokens"}


def _differences(connection: Connection) -> list[Any]:
    def ours(_object: Any, name: str | None, type_: str, _reflected: bool, _other: Any) -> bool:
        if type_ == "table":
            return name != "alembic_version" and not (name or "").startswith("search_token")
        return name not in _BEYOND_THE_MODELS

    options = {"include_object": ours, "compare_type": False}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))


async def test_models_and_migrations_agree(database_url: str) -> None:
    import_every_model()
    target = database_url.replace("sqlite://", f"{BESIDE}://").replace("postgresql://", "postgresql+asyncpg://")
    engine = create_async_engine(target)
    async with engine.connect() as connection:
        differences = await connection.run_sync(_differences)
    await engine.dispose()
    assert differences == []


async def test_a_second_upgrade_finds_nothing_to_do(database_url: str) -> None:
    assert await migrate.upgrade(database_url) is False
    assert await migrate.current_revision(database_url) == migrate.newest_revision()


def test_revisions_import_no_feature_code() -> None:
    folder = project_root() / "core/migrations/versions"
    names = sorted(path.stem for path in folder.glob("[0-9]*.py"))
    assert names
    for name in names:
        revision = import_module(f"core.migrations.versions.{name}")
        assert revision.revision == name
        source = (folder / f"{name}.py").read_text()
        assert not any(f"from {feature}" in source for feature in ("ticketing", "channels", "crm_link", "web"))
