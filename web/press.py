"""Seconds of work for a processor that somebody waits for: a few at a time beside the loop, not for who has left."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

Made = TypeVar("Made")
_LOOKS_EVERY: Final = 0.2  # seconds


class Press:
    """Threads of its own, so that long work takes none from the short work of other requests."""

    def __init__(self, at_once: int) -> None:
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="press")

    async def make(self, work: Callable[[], Made], is_wanted: Callable[[], bool]) -> Made | None:
        """The result; None when nobody wants it any more. What has not begun by then never does.

        Raises what `work` raises.
        """
        made = asyncio.get_running_loop().run_in_executor(self._threads, work)
        try:
            while not made.done():
                await asyncio.wait({made}, timeout=_LOOKS_EVERY)
                if not made.done() and not is_wanted():
                    return None
            return made.result()
        finally:
            made.cancel()
