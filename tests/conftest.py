"""Fixtures every test may use. Servers start on first use, once per run, and end with it."""

import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
import pytest_asyncio
import redis

from core.db.session import Database
from tests.support import processes
from tests.support.dovecot import Dovecot, shared_dovecot
from tests.support.migrated import migrate
from tests.support.postgres import Cluster, shared_cluster, start_cluster, unique_name
from tests.support.redis import shared_redis_url
from tests.support.server import Program, Server, start_serve, start_worker
from tests.support.smtp import Behaviour, SmtpSink, start_smtp


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """The browser call runs without the asyncio plugin; its settings must not be unknown to a strict pytest then."""
    if not pluginmanager.hasplugin("asyncio"):
        for name in ("asyncio_mode", "asyncio_default_fixture_loop_scope", "asyncio_default_test_loop_scope"):
            parser.addini(name, "read by pytest-asyncio when it is loaded")


def pytest_configure(config: pytest.Config) -> None:
    """The first process of a run makes the folder that its xdist workers share."""
    processes.shared_folder()


def pytest_unconfigure(config: pytest.Config) -> None:
    """The same process ends the servers."""
    processes.stop_shared()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs PostgreSQL and what drives a browser, so that -m can choose."""
    for item in items:
        parameters = getattr(getattr(item, "callspec", None), "params", {})
        names = getattr(item, "fixturenames", ())
        if parameters.get("database_url") == "postgresql" or "postgres_cluster" in names:
            item.add_marker(pytest.mark.postgresql)
        if "page" in names or "browser" in names or "/tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def worker_number() -> int:
    """This xdist worker's number, 0 without xdist."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


# --- databases -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def sqlite_template() -> Path:
    """A migrated, closed SQLite file to copy."""
    template = processes.shared_folder() / "template.db"
    processes.once("sqlite", lambda: _make_sqlite_template(template))
    return template


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A freshly migrated SQLite file of this test's own."""
    target = tmp_path / "test.db"
    shutil.copyfile(sqlite_template, target)
    return f"sqlite:///{target}"


@pytest.fixture(scope="session")
def postgres_cluster() -> Cluster:
    """The PostgreSQL server of this run; it holds a migrated template."""
    return shared_cluster()


@pytest.fixture
def postgres_url(postgres_cluster: Cluster) -> Iterator[str]:
    """A freshly migrated PostgreSQL database of this test's own, for tests that start processes on it."""
    name = unique_name("own")
    yield postgres_cluster.clone(name)
    postgres_cluster.drop(name)


@pytest.fixture
def durable_postgres() -> Iterator[Cluster]:
    """A PostgreSQL server of this test's own that syncs to disk, with an empty `postgres` database."""
    server, cluster = start_cluster(durable=True)
    yield cluster
    server.stop()


@pytest.fixture(scope="session")
def worker_postgres_url(postgres_cluster: Cluster, worker_number: int) -> str:
    """This worker's clone of the template, used by one test after the other."""
    return postgres_cluster.clone(unique_name(f"worker_{worker_number}"))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def _restorer(worker_postgres_url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(worker_postgres_url)
    yield connection
    await connection.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, otherwise empty database: once as a SQLite file, once on PostgreSQL."""
    wanted = "sqlite_url" if request.param == "sqlite" else "clean_postgres_url"
    url: str = request.getfixturevalue(wanted)
    return url


@pytest_asyncio.fixture(loop_scope="session")
async def clean_postgres_url(worker_postgres_url: str, _restorer: asyncpg.Connection) -> str:
    """This worker's clone, back in the state the migrations left it in."""
    await _restorer.execute("SELECT fresh_start.restore()")
    return worker_postgres_url


@pytest_asyncio.fixture(loop_scope="session")
async def database(database_url: str) -> AsyncIterator[Database]:
    """The product's door to a migrated, otherwise empty database, on SQLite and on PostgreSQL in turn."""
    opened = Database(database_url)
    yield opened
    await opened.close()


# --- other servers ---------------------------------------------------------------------------------------------------


@pytest.fixture
def redis_url(worker_number: int) -> Iterator[str]:
    """An empty Redis database: this worker's own number on the run's server."""
    url = shared_redis_url(worker_number)
    client = redis.Redis.from_url(url)
    client.flushdb()
    yield url
    client.close()


@pytest.fixture
def redis_prefix(worker_number: int) -> str:
    """SAWASDESK_REDIS_PREFIX for one test: pub/sub channels are shared by all database numbers of a server."""
    return f"test-{worker_number}-{uuid4().hex[:8]}"


@pytest.fixture(scope="session")
def dovecot() -> Dovecot:
    """The run's IMAP server; `dovecot.mailbox()` is a fresh empty account."""
    return shared_dovecot()


@pytest.fixture
def smtp_server() -> Iterator[Callable[..., SmtpSink]]:
    """Starts SMTP servers: `smtp_server(Behaviour.DELAY, tls=context, require_auth=True)`."""
    controllers = []

    def start(behaviour: Behaviour = Behaviour.ACCEPT, **options: Any) -> SmtpSink:
        controller, sink = start_smtp(behaviour, **options)
        controllers.append((controller, sink))
        return sink

    yield start
    for controller, sink in controllers:
        sink.release.set()
        controller.stop()


@pytest.fixture
def smtp_sink(smtp_server: Callable[..., SmtpSink]) -> SmtpSink:
    """A listening SMTP server that keeps every mail; set `behaviour` to make it misbehave."""
    return smtp_server()


# --- the product as processes ----------------------------------------------------------------------------------------


@pytest.fixture
def _programs() -> Iterator[list[Program]]:
    running: list[Program] = []
    yield running
    for program in reversed(running):
        program.stop()


@pytest.fixture
def sawasdesk_serve(tmp_path: Path, _programs: list[Program]) -> Callable[..., Server]:
    """Starts `sawasdesk serve` on a free port, for example with {"SAWASDESK_DATABASE_URL": url}."""

    def start(settings: Mapping[str, str] | None = None, *arguments: str) -> Server:
        _programs.append(server := start_serve(tmp_path, settings or {}, *arguments))
        return server

    return start


@pytest.fixture
def sawasdesk_worker(tmp_path: Path, _programs: list[Program]) -> Callable[..., Program]:
    """Starts `sawasdesk worker` beside it, on the same settings."""

    def start(settings: Mapping[str, str], *arguments: str) -> Program:
        _programs.append(worker := start_worker(tmp_path, settings, *arguments))
        return worker

    return start


def _make_sqlite_template(template: Path) -> None:
    migrate(f"sqlite:///{template}")
    with closing(sqlite3.connect(template)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
