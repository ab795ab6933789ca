"""Runs a verb of the product and kills this very process (SIGKILL) before or after the n-th call of one function.

    python -m tests.crash.launcher core.inbox.claims:record_parsed before 1 serve --port 0

The product has no hook for this: the function is replaced in every module that holds it, after all were imported.
"""

import functools
import importlib
import inspect
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

FIRST_PARTY = ("core", "channels", "ticketing", "crm_link", "workers", "web", "cli")
# Imported by the product only when they are needed; the function to wrap may live in them.
LAZY = ("cli.serve", "cli.worker", "channels.email.adapter", "channels.webchat.adapter")


def main() -> None:
    """Wrap the function named on the command line, then run the verb."""
    place, moment, number, *verb = sys.argv[1:]
    for name in LAZY:
        importlib.import_module(name)
    replace_everywhere(place, lambda function: deadly(function, moment, int(number)))
    sys.argv = ["sawasdesk", *verb]
    importlib.import_module("cli.main").main()


def replace_everywhere(place: str, wrap: Callable[[Any], Any]) -> None:
    """`place` is "module:function" or "module:Class.method"."""
    module_name, _, dotted = place.partition(":")
    owner: Any = importlib.import_module(module_name)
    *path, name = dotted.split(".")
    for part in path:
        owner = getattr(owner, part)
    original = getattr(owner, name)
    wrapped = wrap(original)
    setattr(owner, name, wrapped)
    for module in [m for n, m in sys.modules.items() if n.partition(".")[0] in FIRST_PARTY]:
        for attribute, value in list(vars(module).items()):
            if value is original:
                setattr(module, attribute, wrapped)


def deadly(function: Any, moment: str, number: int) -> Any:
    """The function, as the last thing this process does on its n-th call."""
    calls = 0

    def is_the_one() -> bool:
        nonlocal calls
        calls += 1
        return calls == number

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def deadly_async(*args: Any, **kwargs: Any) -> Any:
            last = is_the_one()
            if last and moment == "before":
                die()
            result = await function(*args, **kwargs)
            if last:
                die()
            return result

        return deadly_async

    @functools.wraps(function)
    def deadly_plain(*args: Any, **kwargs: Any) -> Any:
        last = is_the_one()
        if last and moment == "before":
            die()
        result = function(*args, **kwargs)
        if last:
            die()
        return result

    return deadly_plain


if __name__ == "__main__":
    main()
