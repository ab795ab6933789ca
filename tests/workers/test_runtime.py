"""The runner: one run of a job at a time, none forgotten, failures survived."""

import asyncio
from pathlib import Path

from core.context import AppContext
from core.jobs import Nudge
from core.settings import Settings
from tests.support.eventually import eventually
from workers.bootstrap import open_context
from workers.runtime import Runtime, Sweep
from workers.subscriptions import SUBSCRIBERS, TOGETHER


def _settings(folder: Path) -> Settings:
    return Settings(environment="test", data_dir=folder)


async def test_nudges_during_a_run_lead_to_exactly_one_more(tmp_path: Path) -> None:
    runs, gate, side_by_side = 0, asyncio.Event(), 0
    most = 0

    async def job(_context: AppContext, _key: str) -> None:
        nonlocal runs, side_by_side, most
        side_by_side += 1
        most = max(most, side_by_side)
        runs += 1
        await gate.wait()
        side_by_side -= 1

    runtime = Runtime({"job": job}, [])
    async with open_context(_settings(tmp_path), runtime) as context:
        runtime.start(context)
        for _ in range(5):
            runtime.nudge(Nudge("job"))
            await asyncio.sleep(0)
        gate.set()
        await runtime.idle()
        await runtime.stop()
    assert (runs, most) == (2, 1)


async def test_different_keys_run_side_by_side(tmp_path: Path) -> None:
    both = asyncio.Barrier(2)

    async def job(_context: AppContext, _key: str) -> None:
        await asyncio.wait_for(both.wait(), 5)

    runtime = Runtime({"job": job}, [])
    async with open_context(_settings(tmp_path), runtime) as context:
        runtime.start(context)
        runtime.nudge(Nudge("job", "a"))
        assert await runtime.run(Nudge("job", "b"), 5)
        await runtime.stop()


async def test_sweeps_go_on_after_a_job_failed(tmp_path: Path) -> None:
    attempts = 0

    async def job(_context: AppContext, _key: str) -> None:
        nonlocal attempts
        attempts += 1
        raise RuntimeError("not today")

    runtime = Runtime({"job": job}, [Sweep(Nudge("job"), 0.01)])
    async with open_context(_settings(tmp_path), runtime) as context:
        runtime.start(context)
        await eventually(lambda: attempts >= 2)
        await runtime.stop()
    seen = attempts
    runtime.nudge(Nudge("job"))
    assert attempts == seen


def test_every_subscriber_shares_its_drain_with_one_group() -> None:
    grouped = [name for members in TOGETHER.values() for name in members]
    assert sorted(grouped) == sorted(SUBSCRIBERS)
