"""How much memory the demo needs when nobody does anything."""

import asyncio
import tempfile
from pathlib import Path

from tests.support.server import start_demo

_SETTLE_SECONDS = 10.0
_SAMPLES = 5


async def idle_memory() -> float:
    """Resident MiB of `sawasdesk demo` with its seeded shop, started a second time, after ten quiet seconds."""
    with tempfile.TemporaryDirectory(prefix="sd-bench-demo-") as folder:
        start_demo(Path(folder)).stop()  # seeds; a person starts it again the next day
        demo = start_demo(Path(folder))
        try:
            await asyncio.sleep(_SETTLE_SECONDS)
            values = []
            for _ in range(_SAMPLES):
                values.append(_resident(demo.process.pid))
                await asyncio.sleep(0.5)
            return max(values)
        finally:
            demo.stop()


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"process {pid} has no memory")
