"""When to try again: exponential pauses with jitter, capped, and an end. Pure."""

import random
from typing import Final

MOST_ATTEMPTS: Final = 12
_FIRST_PAUSE: Final = 30.0
_LONGEST_PAUSE: Final = 3600.0
_JITTER: Final = 0.2


def pause_after(attempts: int, *, asked_for: float | None = None, spread: float | None = None) -> float | None:
    """Seconds until the next attempt after `attempts` have been made; None when there have been enough (about 6 hours).

    `asked_for` is what the other side wants at least (Retry-After); it is obeyed up to the longest pause. `spread`
    (0–1) places the pause within ±20 %, so that many messages to one server do not come back at the same moment.
    """
    if attempts >= MOST_ATTEMPTS:
        return None
    position = random.random() if spread is None else spread
    pause: float = min(_FIRST_PAUSE * 2.0 ** max(0, attempts - 1), _LONGEST_PAUSE)
    pause *= 1 + _JITTER * (2 * position - 1)
    return max(pause, min(asked_for or 0.0, _LONGEST_PAUSE))


def pause_after_vanishing(attempts: int) -> float | None:
    """The pause when the worker ended and not the other side refused: a tenth, for most likely nothing is wrong."""
    pause = pause_after(attempts)
    return None if pause is None else pause / 10
