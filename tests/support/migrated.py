"""Migrates a test database with the product's own migrations."""

import asyncio
import importlib
import importlib.util
import inspect
import threading

from core.db.base import Base
from tests.support.processes import project_root
from tests.support.schema import import_every_model


def migrate(url: str) -> None:
    """Bring the database at `url` to the newest revision, from any thread and beside any running event loop."""
    trouble: list[BaseException] = []

    def work() -> None:
        try:
            if importlib.util.find_spec("core.db.migrate") and any((project_root() / "core/migrations/versions").glob("*.py")):
                result = importlib.import_module("core.db.migrate").upgrade(url)
            else:  # until the migrations are written
                result = _create_all(url)
            if inspect.isawaitable(result):
                asyncio.run(_finish(result))
        except BaseException as error:
            trouble.append(error)

    thread = threading.Thread(target=work, name="migrate")
    thread.start()
    thread.join()
    if trouble:
        raise trouble[0]


async def _finish(result):
    await result


async def _create_all(url: str) -> None:
    from core.db.session import Database

    import_every_model()
    database = Database(url)
    async with database.write() as session:
        await (await session.connection()).run_sync(Base.metadata.create_all)
    await database.close()
