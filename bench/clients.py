"""The load generator: a number of clients, each doing one thing after the other and taking the time."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bench.report import percentile


@dataclass
class Latencies:
    """What a load came to; times in milliseconds."""

    seconds: float = 0.0
    values: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Per second, all clients together."""
        return len(self.values) / self.seconds

    @property
    def p50(self) -> float:
        """Half were not slower."""
        return percentile(self.values, 0.5)

    @property
    def p95(self) -> float:
        """One in twenty was slower."""
        return percentile(self.values, 0.95)

    @property
    def p99(self) -> float:
        """One in a hundred was slower."""
        return percentile(self.values, 0.99)


async def hammer(
    work: Callable[[], Awaitable[object]], clients: int, seconds: float, *, most: int = 1_000_000
) -> Latencies:
    """Let `clients` call `work` in a loop for `seconds`, at most `most` times in all. An error ends the measurement."""
    found = Latencies()
    begin = time.perf_counter()
    left = most

    async def client() -> None:
        nonlocal left
        while left > 0 and (start := time.perf_counter()) - begin < seconds:
            left -= 1
            await work()
            found.values.append((time.perf_counter() - start) * 1000)

    await asyncio.gather(*(client() for _ in range(clients)))
    found.seconds = time.perf_counter() - begin
    return found
