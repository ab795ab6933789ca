"""The migrations and the tables the code declares are the same thing, on both databases."""

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from core.db import migrate
from core.db.session import Database
from tests.support.postgres import Cluster, unique_name
from tests.support.processes import project_root
from tests.support.schema import import_every_model

# made by hand in the migrations because only one of the two databases understands them
ONE_SIDED = ("search_token", "tokens", "ix_search_document_tokens")


async def test_a_migrated_database_is_what_the_models_say(database: Database) -> None:
    metadata = import_every_model()

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": False,  # our types change their shape with the database
                "include_object": lambda _thing, name, _kind, _reflected, _other: not str(name).startswith(ONE_SIDED),
            },
        )
        return list(compare_metadata(context, metadata))

    async with database.read() as session:
        found = await (await session.connection()).run_sync(differences)
    assert found == [], "write a migration for what the models changed"


async def test_migrating_again_changes_nothing(database_url: str) -> None:
    assert await migrate.current_revision(database_url) == migrate.newest_revision()
    assert await migrate.upgrade(database_url) is False


def test_two_processes_may_migrate_at_once(postgres_cluster: Cluster) -> None:
    name = unique_name("empty")
    postgres_cluster.run_sql(f'CREATE DATABASE "{name}"')
    try:
        script = "import asyncio, sys; from core.db.migrate import upgrade; asyncio.run(upgrade(sys.argv[1]))"
        command = [sys.executable, "-c", script, postgres_cluster.url(name)]
        racers = [subprocess.Popen(command, cwd=project_root()) for _ in range(2)]
        assert [racer.wait(timeout=60) for racer in racers] == [0, 0]
        assert postgres_cluster.run_sql("SELECT count(*) FROM alembic_version", name) == "1"
    finally:
        postgres_cluster.drop(name)


async def test_a_read_session_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"read-only|readonly|query_only"):
        async with database.read() as session:
            await session.execute(text("DELETE FROM seen_key"))


async def test_a_write_inside_a_write_is_refused(database: Database) -> None:
    async with database.write():
        with pytest.raises(RuntimeError, match="pass the session down"):
            async with database.write():
                pass
