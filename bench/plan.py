"""What is measured, against which target, and beside which baseline: the whole list on one screen."""

import statistics
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from bench.baseline import commits_per_second, select_over_http
from bench.bulk import TICKETS, measure_bulk
from bench.clients import Latencies
from bench.company import Company, found_company
from bench.desk import DeskTimes, measure_desk
from bench.door import measure_door
from bench.footprint import idle_memory
from bench.fuzz import measure_fuzz, measure_reading
from bench.ground import Ground
from bench.ingest import drain
from bench.load import Loaded, load
from bench.report import Figure, Target, percentile
from bench.screen import measure_screen
from bench.sockets import CHATTING, IDLE, measure_sockets
from bench.tables import open_writer
from workers.bootstrap import open_context

LIST_VIEWS = ("list all", "list mine", "list unassigned", "list closed", "list team")
_MAILS = Target(250, is_least=True)
_DOOR_RATE, _DOOR_P99 = Target(800, is_least=True), Target(25)
SAVED_VIEWS = ("saved view", "saved view with tags", "saved view by own field", "saved view by rare own field")
_TIMES = {**dict.fromkeys((*LIST_VIEWS, *SAVED_VIEWS), 8.0), "open": 8.0, "reply": 12.0}
_SPREAD, _GROWTH = Target(5.0), Target(1.5)
_SCREEN, _MEMORY, _SCRIPT = Target(150), Target(180), Target(220)
_BULK = Target(10)
_FAN_OUT, _IDLE_SOCKET = Target(150), Target(30)
_NAMES = {"open": "open a ticket of 20 messages"}

Grounds = Callable[[], AbstractContextManager[Ground]]


@dataclass(frozen=True)
class Options:
    """How much: mails per drain, sizes of the loaded databases (the first is the reference), drains of each kind."""

    mails: int = 4000
    sizes: tuple[int, ...] = (20_000, 200_000)
    runs: int = 3
    fuzz: int = 10_000


async def measure(part: str, grounds: Grounds, kind: str, options: Options) -> list[Figure]:
    """The figures of one part on one database."""
    return await PARTS[part](grounds, kind, options)


async def ingest(grounds: Grounds, kind: str, options: Options) -> list[Figure]:
    """Mails per second into an empty and into a loaded database."""
    figures = []
    for size in (0, options.sizes[0]):
        with grounds() as here:
            company, loaded = await _prepare(here, size)
            one, eight = await commits_per_second(here, 1), await commits_per_second(here, 8)
            drains = [
                await drain(here, company, options.mails, loaded=loaded, seed=20 + n) for n in range(options.runs)
            ]
        what = f"ingest, {size:,} tickets before" if size else "ingest, empty"
        rates = [run.rate for run in drains]
        events = sum(run.events for run in drains) / sum(run.mails for run in drains)
        beside = f"{one:,.0f} durable commits/s with 1 client, {eight:,.0f} with 8"
        detail: dict[str, object] = {
            "rates": rates, "events_per_mail": events, "bytes_per_mail": drains[0].bytes,
            "worker_cpu_ms_per_mail": [run.cpu_seconds / run.mails * 1000 for run in drains],
        }  # fmt: skip
        figures.append(Figure(what, kind, statistics.median(rates), "mails/s", _MAILS, beside, detail))
    return figures


async def door(grounds: Grounds, kind: str, _options: Options) -> list[Figure]:
    """Raw mails taken in per second, workers paused."""
    with grounds() as here:
        company, _ = await _prepare(here, 0)
        eight = await commits_per_second(here, 8)
        times = await measure_door(here, company, 8)
    beside = f"{eight:,.0f} durable commits/s with 8 clients"
    return [
        Figure("door, 8 clients", kind, times.rate, "mails/s", _DOOR_RATE, beside),
        Figure("door, 8 clients, p99", kind, times.p99, "ms", _DOOR_P99, beside),
    ]


async def desk(grounds: Grounds, kind: str, options: Options) -> list[Figure]:
    """What an agent waits for, at each size; then how the times grow with the size."""
    figures: list[Figure] = []
    first: DeskTimes | None = None
    for size in options.sizes:
        with grounds() as here:
            company, loaded = await _prepare(here, size)
            bare = await select_over_http(here, 1)
            bare_eight = await select_over_http(here, 8)
            assert loaded is not None
            times = await measure_desk(here, company, loaded)
        beside = f"aiohttp + one SELECT: p50 {bare.p50:.1f} ms, {bare_eight.rate:,.0f}/s at 8 clients"
        figures += _desk_figures(kind, size, times, first, beside)
        first = first or times
    return figures


def _desk_figures(kind: str, size: int, times: DeskTimes, reference: DeskTimes | None, beside: str) -> Iterator[Figure]:
    for name, found in times.latencies.items():
        what = f"{_NAMES.get(name, name)}, {size:,} tickets"
        target = Target(_TIMES[name]) if name in _TIMES else None
        detail: dict[str, object] = {"p95": found.p95, "p99": found.p99, "cpu_ms": times.cpu.get(name)}
        yield Figure(f"{what}, p50", kind, found.p50, "ms", target, beside, detail)
        if target:
            yield Figure(f"{what}, p99 / p50", kind, found.p99 / found.p50, "×", _SPREAD)
        if reference is not None:
            before: Latencies = reference.latencies[name]
            yield Figure(f"{what}, growth", kind, found.p50 / before.p50, "×", _GROWTH if target else None)
    complete = Target(100, is_least=True)
    yield Figure(f"search Thai, {size:,} tickets, found", kind, times.thai_recall * 100, "%", complete)
    yield Figure(f"search English, {size:,} tickets, found", kind, times.english_recall * 100, "%", complete)


async def bulk(grounds: Grounds, kind: str, options: Options) -> list[Figure]:
    """Five thousand tickets changed at once, and put back."""
    with grounds() as here:
        company, _ = await _prepare(here, options.sizes[0])
        found = await measure_bulk(here, company)
    beside = f"a list meanwhile: p50 {found.lists.p50:.0f} ms, p95 {found.lists.p95:.0f} ms"
    ways = (("", found.seconds), ("undo of ", found.undo_seconds))
    return [
        Figure(f"{way}{name} of {TICKETS:,} tickets", kind, seconds, "s", _BULK, "" if way else beside)
        for way, times in ways
        for name, seconds in times.items()
    ]


async def screen(grounds: Grounds, kind: str, _options: Options) -> list[Figure]:
    """From the door's answer to the agent's screen."""
    with grounds() as here:
        company, _ = await _prepare(here, 0)
        seen = await measure_screen(here, company)
    beside = f"at the socket: p95 {percentile(seen.socket, 0.95):.0f} ms"
    kinds = (("in the open case", seen.conversation), ("as a new case in the list", seen.new_case))
    return [
        *(
            Figure(f"message on the screen {how}, p95", kind, percentile(values, 0.95), "ms", _SCREEN, beside,
                   {"p50": percentile(values, 0.5), "values": values})
            for how, values in kinds
        ),
        Figure("first load of the desk, script gzipped", kind, seen.script_bytes / 1000, "kB", _SCRIPT),
    ]  # fmt: skip


async def sockets(grounds: Grounds, kind: str, _options: Options) -> list[Figure]:
    """A thousand idle pages of visitors, and a hundred that talk."""
    with grounds() as here:
        company, _ = await _prepare(here, 0)
        found = await measure_sockets(here, company)
    disk = f"the disk alone: p50 {percentile(found.disk, 0.5):.1f} ms, p99 {percentile(found.disk, 0.99):.0f} ms"
    beside = f"{IDLE:,} idle pages, {CHATTING} talks; the web node is busy {found.cpu_share:.0%} of a processor; {disk}"
    ways = (
        ("agent's reply at the visitor's socket", found.to_visitor),
        ("visitor's words at the desk's socket", found.to_desk),
    )
    return [
        *(
            Figure(f"{what}, p99", kind, percentile(values, 0.99), "ms", _FAN_OUT, beside,
                   {"p50": percentile(values, 0.5), "p95": percentile(values, 0.95), "count": len(values)})
            for what, values in ways
        ),
        Figure("memory of an idle visitor's socket", kind, found.idle_kilobytes, "kB", _IDLE_SOCKET),
    ]  # fmt: skip


async def memory(_grounds: Grounds, kind: str, _options: Options) -> list[Figure]:
    """The demo at rest; it is the embedded size, so it is measured once, with SQLite."""
    return [Figure("memory of the idle demo", kind, await idle_memory(), "MiB", _MEMORY)] if kind == "sqlite" else []


async def fuzz(_grounds: Grounds, kind: str, options: Options) -> list[Figure]:
    """Reading mails, whole and broken; it needs no database, so it is measured once."""
    if kind != "sqlite":
        return []
    rate, size = measure_reading()
    times = measure_fuzz(options.fuzz)
    what = f"{times.mails:,} broken mails"
    return [
        Figure(f"mails of {size / 1000:.0f} kB read on one core", kind, rate, "mails/s", Target(400, is_least=True)),
        Figure(f"{what} read on one core", kind, times.rate, "mails/s"),
        Figure(f"{what} and long shapes, exceptions", kind, len(times.exceptions), "", Target(0), "",
               {"exceptions": times.exceptions[:50]}),
        Figure(f"{what} and long shapes, slowest", kind, times.worst, "ms", Target(1000), times.worst_of),
    ]  # fmt: skip


async def _prepare(here: Ground, size: int) -> tuple[Company, Loaded | None]:
    async with open_context(here.settings) as context:
        company = await found_company(context.database, context.secrets)
    return company, await load(await open_writer(here.kind, here.url), company, size) if size else None


NEED_NO_DATABASE = frozenset({"fuzz"})
PARTS: dict[str, Callable[[Grounds, str, Options], Awaitable[list[Figure]]]] = {
    "ingest": ingest,
    "door": door,
    "desk": desk,
    "bulk": bulk,
    "screen": screen,
    "sockets": sockets,
    "memory": memory,
    "fuzz": fuzz,
}
