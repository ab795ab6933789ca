"""What the machine does without us: durable commits, and aiohttp with one SELECT, on the same database."""

import asyncio
import sqlite3
import sys
import threading
import time
from contextlib import closing
from uuid import uuid4

import aiohttp
import asyncpg
from aiohttp import web

from bench.clients import Latencies, hammer
from bench.ground import Ground
from tests.support.processes import project_root
from tests.support.server import Program

_SECONDS = 2.0
_PAYLOAD = b"x" * 3000


async def commits_per_second(ground: Ground, clients: int) -> float:
    """Transactions of one 3 kB insert, durable like the product's, with `clients` at once."""
    if ground.kind == "sqlite":
        return await asyncio.to_thread(_sqlite_commits, ground, clients)
    name = f"bench_commits_{uuid4().hex[:8]}"
    pool = await asyncpg.create_pool(ground.url, min_size=clients, max_size=clients)
    await pool.execute(f"CREATE TABLE {name} (id bigserial PRIMARY KEY, raw bytea)")

    async def one() -> None:
        await pool.execute(f"INSERT INTO {name} (raw) VALUES ($1)", _PAYLOAD)

    done = await hammer(one, clients, _SECONDS)
    await pool.execute(f"DROP TABLE {name}")
    await pool.close()
    return done.rate


def _sqlite_commits(ground: Ground, clients: int) -> float:
    path = ground.url.removeprefix("sqlite:///")
    name = f"bench_commits_{uuid4().hex[:8]}"
    with closing(_connect(path)) as connection:
        connection.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, raw BLOB)")
    counts: list[int] = []
    until = time.perf_counter() + _SECONDS

    def work() -> None:
        count = 0
        with closing(_connect(path)) as mine:
            while time.perf_counter() < until:
                mine.execute("BEGIN IMMEDIATE")
                mine.execute(f"INSERT INTO {name} (raw) VALUES (?)", (_PAYLOAD,))
                mine.execute("COMMIT")
                count += 1
        counts.append(count)

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with closing(_connect(path)) as connection:
        connection.execute(f"DROP TABLE {name}")
    return sum(counts) / _SECONDS


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=15)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


async def select_over_http(ground: Ground, clients: int) -> Latencies:
    """A bare aiohttp handler with one SELECT by key, in a process of its own."""
    server = Program([sys.executable, "-m", "bench.baseline", ground.url], _environment(), project_root())
    try:
        port = int(server.wait_for(r"listening on (\d+)")[1])
        async with aiohttp.ClientSession() as client:

            async def one() -> None:
                async with client.get(f"http://127.0.0.1:{port}/", raise_for_status=True) as answer:
                    await answer.read()

            await hammer(one, clients, 0.3)
            return await hammer(one, clients, _SECONDS)
    finally:
        server.stop()


def _environment() -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "PYTHONUNBUFFERED": "1"}


async def _serve(url: str) -> None:
    app = web.Application()
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"), check_same_thread=False)

        async def select(_request: web.Request) -> web.Response:
            found = connection.execute("SELECT name FROM team ORDER BY id LIMIT 1").fetchone()
            return web.json_response({"name": found[0]})
    else:
        pool = await asyncpg.create_pool(url, min_size=8, max_size=8)

        async def select(_request: web.Request) -> web.Response:
            return web.json_response({"name": await pool.fetchval("SELECT name FROM team ORDER BY id LIMIT 1")})

    app.router.add_get("/", select)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"listening on {runner.addresses[0][1]}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    import uvloop

    uvloop.run(_serve(sys.argv[1]))
