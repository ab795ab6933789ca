"""The runner of one process: takes nudges, runs each (job, key) at most once at a time, and sweeps on a schedule.

Embedded, it lives inside `serve`; in production inside every `worker`, whose RQ side only wakes it (workers/rq.py).
Rows are the truth: a nudge that is lost is found by the next sweep.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import structlog

from core.context import AppContext
from core.jobs import Nudge

JobFunction: TypeAlias = Callable[[AppContext, str], Awaitable[None]]

_TICK_SECONDS = 0.1
_GOLDEN = 0.618  # multiples of it spread over an interval evenly, however many there are
_AT_ONCE: Mapping[Nudge, float] = {}
_ERROR_PAUSE_SECONDS = 1.0
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Sweep:
    """Nudge `nudge` every `seconds`, whatever else happens."""

    nudge: Nudge
    seconds: float


class Runtime:
    """Implements core.jobs.Jobs. `start` begins sweeping; `stop` waits for running jobs to end their batch.

    `gathering` names nudges that nobody waits for: they rest that many seconds before each run, so that one run does
    the work of many and leaves the processor to whoever is being waited for.
    """

    def __init__(
        self, jobs: Mapping[str, JobFunction], sweeps: Sequence[Sweep], gathering: Mapping[Nudge, float] = _AT_ONCE
    ) -> None:
        self._jobs = jobs
        self._sweeps = sweeps
        self._gathering = gathering
        self._context: AppContext | None = None
        self._running: dict[Nudge, asyncio.Task[None]] = {}
        self._again: set[Nudge] = set()
        self._sweeper: asyncio.Task[None] | None = None
        self._stopping = False

    def start(self, context: AppContext) -> None:
        """Begin on the running loop, with everything that may be waiting from before."""
        self._context = context
        self._sweeper = asyncio.create_task(self._sweep(), name="sweep")

    def nudge(self, nudge: Nudge) -> None:
        """Run the job now, or once more after the run that is under way. From the loop's thread only."""
        if self._context is None or self._stopping:
            return
        if nudge in self._running:
            self._again.add(nudge)
            return
        task = asyncio.create_task(self._run(nudge, self._context), name=f"job {nudge.job} {nudge.key}")
        self._running[nudge] = task

    async def run(self, nudge: Nudge, seconds: float) -> bool:
        """Run a job and wait for it, at most `seconds`; False when it was still at work then (and goes on)."""
        self.nudge(nudge)
        task = self._running.get(nudge)
        if task is None:
            return True
        done, _ = await asyncio.wait({task}, timeout=seconds)
        return bool(done)

    async def idle(self) -> None:
        """Wait until nothing is running any more, nudges of nudges included."""
        while self._running:
            await asyncio.wait(set(self._running.values()))

    async def stop(self, seconds: float = 20) -> None:
        """Take no more nudges, give running jobs `seconds` to finish, then cancel them (their leases expire)."""
        self._stopping = True
        if self._sweeper is not None:
            self._sweeper.cancel()
            await asyncio.gather(self._sweeper, return_exceptions=True)
        tasks = set(self._running.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, nudge: Nudge, context: AppContext) -> None:
        try:
            while True:
                if seconds := self._gathering.get(nudge):
                    await asyncio.sleep(seconds)
                self._again.discard(nudge)
                await self._attempt(nudge, context)
                if nudge not in self._again or self._stopping:
                    return
        finally:
            del self._running[nudge]
            self._again.discard(nudge)

    async def _attempt(self, nudge: Nudge, context: AppContext) -> None:
        try:
            await self._jobs[nudge.job](context, nudge.key)
        except Exception:  # noqa: BLE001 - the rows are still there; the next sweep tries again
            _log.exception("job_failed", job=nudge.job, key=nudge.key)
            await asyncio.sleep(_ERROR_PAUSE_SECONDS)

    async def _sweep(self) -> None:
        """All at once in the beginning; then each at a moment of its own, so that a message never meets a crowd."""
        begun = asyncio.get_running_loop().time()
        due = {sweep: begun + sweep.seconds * (number * _GOLDEN % 1) for number, sweep in enumerate(self._sweeps)}
        for sweep in due:
            self.nudge(sweep.nudge)
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            now = asyncio.get_running_loop().time()
            for sweep, at in due.items():
                if at <= now:
                    self.nudge(sweep.nudge)
                    due[sweep] = now + sweep.seconds
