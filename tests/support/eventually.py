"""The one way a test waits for something: ask again until it holds, never longer than a bound, never a fixed pause."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Any, TypeVar, overload

T = TypeVar("T")

DEFAULT_SECONDS = 15.0
_FIRST_PAUSE = 0.005
_LONGEST_PAUSE = 0.1


@overload
async def eventually(probe: Callable[[], Awaitable[T]], *, within: float = DEFAULT_SECONDS, what: str = "") -> T: ...
@overload
async def eventually(probe: Callable[[], T | None], *, within: float = DEFAULT_SECONDS, what: str = "") -> T: ...
async def eventually(probe: Callable[[], Any], *, within: float = DEFAULT_SECONDS, what: str = "") -> Any:
    """The first truthy answer of `probe`, asked again for at most `within` seconds.

    `probe` may be a plain or an async function. A falsy answer, None too, means "not yet", and so does an
    AssertionError; when the time is up the last one is the cause of the failure. Any other error fails at once.
    """
    deadline, pause = time.monotonic() + within, _FIRST_PAUSE
    while True:
        answer, problem = None, None
        try:
            answer = probe()
            if isawaitable(answer):
                answer = await answer
        except AssertionError as error:
            problem = error
        if problem is None and answer:
            return answer
        if time.monotonic() > deadline:
            raise _too_late(probe, answer, within, what) from problem
        await asyncio.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)


def eventually_sync(probe: Callable[[], T | None], *, within: float = DEFAULT_SECONDS, what: str = "") -> T:
    """`eventually` for tests and fixtures without an event loop."""
    deadline, pause, clock = time.monotonic() + within, _FIRST_PAUSE, threading.Event()
    while True:
        answer, problem = None, None
        try:
            answer = probe()
        except AssertionError as error:
            problem = error
        if problem is None and answer:
            return answer
        if time.monotonic() > deadline:
            raise _too_late(probe, answer, within, what) from problem
        clock.wait(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)


def _too_late(probe: Callable[[], object], answer: object, within: float, what: str) -> AssertionError:
    name = what or getattr(probe, "__qualname__", repr(probe))
    return AssertionError(f"not so within {within:g} s: {name} (last answer: {answer!r})")
