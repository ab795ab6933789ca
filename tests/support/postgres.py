"""A private PostgreSQL for the tests: one cluster per run, one migrated template, one clone per xdist worker.

PostgreSQL refuses to run as root, so its files belong to an unprivileged user. Nothing is synced to disk unless a crash
test asks for a durable cluster. Between tests a clone is put back to the state the migrations left it in: every row
goes, the rows the migrations made come back, every sequence returns to where it stood.
"""

import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.support.migrated import migrate
from tests.support.processes import (
    Guarded,
    can_connect,
    free_port,
    own_folder,
    program,
    shared,
    start_guarded,
    unprivileged_user,
    wait_until_up,
)

TEMPLATE = "sawasdesk_template"

_SERVER_OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "autovacuum": "off",
    "timezone": "Asia/Bangkok",  # not UTC on purpose: an instant must not depend on the server's zone
    "log_min_messages": "fatal",
}
_UNSAFE_AND_QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

REMEMBER_THE_START = """
CREATE SCHEMA fresh_start;
CREATE TABLE fresh_start.sequences AS
    SELECT format('%I.%I', schemaname, sequencename) AS name, last_value, start_value
    FROM pg_sequences WHERE schemaname = 'public';
DO $$
DECLARE candidate text; filled boolean;
BEGIN
    FOR candidate IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', candidate) INTO filled;
        IF filled THEN
            EXECUTE format('CREATE TABLE fresh_start.%I AS TABLE public.%I', 'rows_' || candidate, candidate);
        END IF;
    END LOOP;
END $$;
CREATE FUNCTION fresh_start.restore() RETURNS void LANGUAGE plpgsql AS $$
DECLARE candidate text; filled boolean; columns text; line record;
BEGIN
    SET LOCAL session_replication_role = replica;
    SET LOCAL lock_timeout = '10s';
    FOR candidate IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', candidate) INTO filled;
        IF filled THEN
            EXECUTE format('DELETE FROM public.%I', candidate);
        END IF;
        IF to_regclass(format('fresh_start.%I', 'rows_' || candidate)) IS NOT NULL THEN
            SELECT string_agg(format('%I', column_name), ', ' ORDER BY ordinal_position) INTO columns
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = candidate AND is_generated = 'NEVER';
            EXECUTE format('INSERT INTO public.%I (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM fresh_start.%I',
                           candidate, columns, columns, 'rows_' || candidate);
        END IF;
    END LOOP;
    FOR line IN SELECT * FROM fresh_start.sequences LOOP
        PERFORM setval(line.name, coalesce(line.last_value, line.start_value), line.last_value IS NOT NULL);
    END LOOP;
END $$;
"""


@dataclass(frozen=True)
class Cluster:
    """Where a PostgreSQL server of the tests listens; everybody on loopback may be the superuser `postgres`."""

    port: int

    def url(self, database: str) -> str:
        """The URL of one database, as DATABASE_URL wants it and asyncpg takes it."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def run_sql(self, sql: str, database: str = "postgres") -> str:
        """Run SQL by psql (no event loop needed); what it printed. Raises RuntimeError with the server's words."""
        place = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database]
        done = subprocess.run(
            [_binary("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", *place],
            input=sql,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"psql: {done.stderr.strip()}")
        return done.stdout.strip()

    def clone(self, name: str, template: str = TEMPLATE) -> str:
        """A new database `name` copied from `template`; its URL."""
        self.run_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return self.url(name)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected."""
        self.run_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def shared_cluster() -> Cluster:
    """The cluster of this pytest run with its migrated template, started by whoever asks first."""

    def start() -> tuple[Guarded, dict[str, Any]]:
        server, cluster = start_cluster(durable=False)
        cluster.run_sql(f'CREATE DATABASE "{TEMPLATE}"')
        migrate(cluster.url(TEMPLATE))
        cluster.run_sql(REMEMBER_THE_START, TEMPLATE)
        return server, {"port": cluster.port}

    return Cluster(shared("postgresql", start)["port"])


def start_cluster(*, durable: bool, options: Mapping[str, str] | None = None) -> tuple[Guarded, Cluster]:
    """A cluster of its own. `durable` syncs to disk as production does, for tests that kill the server; `options` are
    further server settings.
    """
    user = unprivileged_user("postgres")
    folder = own_folder("pg", user)
    data, port = folder / "data", free_port()
    settings = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"]
    _run_as(user, [_binary("initdb"), "-D", str(data), *settings], folder)
    chosen = _SERVER_OPTIONS | ({} if durable else _UNSAFE_AND_QUICK) | {"unix_socket_directories": str(folder)}
    flags = [part for key, value in (chosen | dict(options or {})).items() for part in ("-c", f"{key}={value}")]
    command = [_binary("postgres"), "-D", str(data), "-p", str(port), *flags]
    server = start_guarded(command, folder, user=user, end_with=signal.SIGINT)  # a fast shutdown
    cluster = Cluster(port)
    wait_until_up(server, lambda: can_connect(port) and _answers(cluster))
    return server, cluster


def unique_name(prefix: str) -> str:
    """A database name nobody else has."""
    return f"{prefix}_{uuid4().hex[:12]}"


def _answers(cluster: Cluster) -> bool:
    try:
        return cluster.run_sql("SELECT 1") == "1"
    except RuntimeError:
        return False


@cache
def _binary(name: str) -> str:
    newest_first = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name))
    return program(name, *map(str, newest_first))


def _run_as(user: str | None, command: list[str], folder: Path) -> None:
    done = subprocess.run(command, user=user, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip()}")
