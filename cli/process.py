"""What `serve`, `worker` and `demo` share: one event loop on uvloop, and an orderly end on SIGTERM or Ctrl-C."""

import asyncio
import gc
import signal
from collections.abc import Coroutine
from typing import Any

import uvloop

# What a request leaves behind is mostly freed by counting; looking for circles through every table, statement and open
# page takes a tenth of a second, in which nobody is answered. So it is done more rarely, and never over what stays.
_COLLECT_AFTER = (50_000, 20, 100)


def run_until_stopped(main: Coroutine[Any, Any, None]) -> None:
    """Run `main` on a fresh loop; it should return when `stop_requested` is set."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main)


def stop_requested() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set. Call it on the running loop."""
    event, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, event.set)
    return event
