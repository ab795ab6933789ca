"""What would be measured by mistake: pauses of the measuring process itself, and those of the disk under everybody."""

import contextlib
import gc
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_EVERY_SECONDS = 0.05
_BLOCK = b"x" * 4096


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """No search for circular garbage until the block ends: over a thousand sockets it takes a tenth of a second."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextlib.contextmanager
def disk_watched(folder: Path) -> Iterator[list[float]]:
    """Milliseconds that a small write in `folder` took to reach the disk, twenty times a second until it ends."""
    times: list[float] = []
    ended = threading.Event()

    def watch() -> None:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(_BLOCK)
            while not ended.wait(_EVERY_SECONDS):
                begun = time.perf_counter()
                os.pwrite(file.fileno(), _BLOCK, 0)
                os.fdatasync(file.fileno())
                times.append((time.perf_counter() - begun) * 1000)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield times
    finally:
        ended.set()
        watcher.join()
