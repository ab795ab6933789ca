"""What `serve`, `worker` and `demo` share: a quick interpreter, one event loop on uvloop, and an orderly end."""

import asyncio
import gc
import signal
import sys
from collections.abc import Coroutine
from typing import Any

import uvloop

# What a request leaves behind is mostly freed by counting; looking for circles through every table, statement and open
# page takes a tenth of a second, in which nobody is answered. So it is done more rarely, and never over what stays.
_COLLECT_AFTER = (50_000, 20, 100)
# How long the loop may keep the interpreter while another thread wants it. A commit, a query of SQLite and a nudge of
# RQ each ask for it several times; at Python's five milliseconds a message that meets a busy loop waits that long for
# each.
_HAND_OVER_SECONDS = 0.0005


def prepare_process() -> None:
    """Set the interpreter up for answering soon rather than for getting much done. Call it when all is imported."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)
    sys.setswitchinterval(_HAND_OVER_SECONDS)


def run_until_stopped(main: Coroutine[Any, Any, None]) -> None:
    """Run `main` on a fresh loop; it should return when `stop_requested` is set."""
    prepare_process()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main)


def stop_requested() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set. Call it on the running loop."""
    event, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, event.set)
    return event
