"""Wiring: from settings to the open parts of one process, and back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Final

from core.context import AppContext
from core.db.session import Database
from core.jobs import Jobs, NoJobs
from core.realtime import LocalRealtime, Realtime
from core.secrets import Secrets, key_from_file
from core.settings import Settings
from core.storage import BlobStore

_SHARED_REALTIME: Final = "core.realtime_redis"  # imported only when there is a Redis


@asynccontextmanager
async def open_context(
    settings: Settings, jobs: Jobs | None = None, *, is_demo: bool = False
) -> AsyncIterator[AppContext]:
    """The context of one process; `jobs` is where its nudges go (default: nowhere)."""
    context = build_context(settings, jobs or NoJobs(), is_demo=is_demo)
    try:
        yield context
    finally:
        await close_context(context)


def build_context(settings: Settings, jobs: Jobs, *, is_demo: bool = False) -> AppContext:
    """Open every part. Connections are made on first use, so a missing server shows there."""
    database = Database(settings.database, pool_size=settings.database_pool)
    database.jobs = jobs
    return AppContext(
        settings=settings,
        database=database,
        blobs=BlobStore(settings.blobs),
        secrets=Secrets(secret_of(settings)),
        realtime=_realtime(settings),
        jobs=jobs,
        is_demo=is_demo,
    )


async def close_context(context: AppContext) -> None:
    """Close in the reverse order."""
    await context.realtime.close()
    await context.database.close()


def secret_of(settings: Settings) -> str:
    """The configured secret; the embedded size without one keeps a key of its own in the data folder."""
    return settings.secret_key.get_secret_value() or key_from_file(settings.data_dir)


def _realtime(settings: Settings) -> Realtime:
    if not settings.redis_url:
        return LocalRealtime()
    shared: Realtime = import_module(_SHARED_REALTIME).RedisRealtime(settings.redis_url, settings.redis_prefix)
    return shared
