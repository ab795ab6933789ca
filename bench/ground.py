"""The ground a measurement stands on: a migrated database that keeps what it commits, Redis, our own processes.

PostgreSQL runs with its durability as installed (fsync and synchronous_commit on) and with memory that fits a small
server; SQLite as the product sets it up (WAL, synchronous=FULL). Everything listens on loopback and is gone afterwards.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.settings import Settings
from tests.support.migrated import migrate
from tests.support.postgres import Cluster, start_cluster, unique_name
from tests.support.redis import start_redis
from tests.support.server import Program, Server, start_serve, start_worker

SECRET_KEY = "a secret of the measurements, used nowhere else"
KINDS = ("postgresql", "sqlite")
_SERVER = {
    "shared_buffers": "1GB",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "30min",  # a checkpoint in the middle of one figure and not of another would tell nothing
    "autovacuum": "on",
}


@dataclass(frozen=True)
class Ground:
    """One empty, migrated database of `kind`, and a folder for what the processes keep beside it."""

    kind: str
    url: str
    folder: Path
    redis_url: str = ""
    cluster: Cluster | None = None

    @property
    def name(self) -> str:
        """The database's name in its cluster."""
        return self.url.rpartition("/")[2]

    @property
    def environment(self) -> dict[str, str]:
        """The settings of the product's processes."""
        found = {
            "SAWASDESK_DATABASE_URL": self.url,
            "SAWASDESK_DATA_DIR": str(self.folder / "data"),
            "SAWASDESK_SECRET_KEY": SECRET_KEY,
            "SAWASDESK_RATE_LIMITS": "false",
            "SAWASDESK_LOG_LEVEL": "warning",
        }
        if self.redis_url:
            found |= {"SAWASDESK_REDIS_URL": self.redis_url, "SAWASDESK_REDIS_PREFIX": self.folder.name}
        return found

    @property
    def settings(self) -> Settings:
        """The same settings for code that runs inside the measuring process."""
        return Settings(
            environment="test",
            data_dir=self.folder / "data",
            database_url=self.url,
            secret_key=SECRET_KEY,  # type: ignore[arg-type]
            rate_limits=False,
        )

    def start_serve(self) -> Server:
        """A web node; on SQLite with the workers inside."""
        return start_serve(self.folder, self.environment)

    def start_worker(self) -> Program:
        """A worker process beside it (PostgreSQL and Redis)."""
        worker = start_worker(self.folder, self.environment)
        worker.wait_for("worker is ready")
        return worker


def cpu_seconds(program: Program) -> float:
    """What a running process has used of the processors so far: says more than the clock on a busy machine."""
    fields = Path(f"/proc/{program.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Servers:
    """The servers of one run; every ground on PostgreSQL is a database of its own there."""

    cluster: Cluster | None
    redis_url: str


@contextmanager
def servers(*, postgresql: bool) -> Iterator[Servers]:
    """PostgreSQL and Redis, when they are asked for, until the block ends."""
    if not postgresql:
        yield Servers(None, "")
        return
    server, cluster = start_cluster(durable=True, options=_SERVER)
    try:
        redis, port = start_redis()
        try:
            yield Servers(cluster, f"redis://127.0.0.1:{port}/0")
        finally:
            redis.stop()
    finally:
        server.stop()


@contextmanager
def ground(kind: str, running: Servers) -> Iterator[Ground]:
    """A fresh database of `kind` until the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="sd-bench-"))
    try:
        if kind == "sqlite":
            url = f"sqlite:///{folder / 'data' / 'sawasdesk.db'}"
            migrate(url)
            yield Ground(kind, url, folder)
            return
        assert running.cluster is not None
        name = unique_name("bench")
        running.cluster.run_sql(f'CREATE DATABASE "{name}"')
        try:
            migrate(running.cluster.url(name))
            yield Ground(kind, running.cluster.url(name), folder, running.redis_url, running.cluster)
        finally:
            running.cluster.drop(name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
