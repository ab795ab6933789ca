"""Where on the web a customer came from: his first touch is kept for ever, his last one moves. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.messages import Touch, touch_document


@dataclass(frozen=True, slots=True)
class Origins:
    """The first and the last touch of some messages as documents; both None when they tell of none."""

    first: dict[str, Any] | None = None
    last: dict[str, Any] | None = None


NOWHERE = Origins()


def first_and_last(touches: Iterable[tuple[Touch | None, Touch | None]]) -> Origins:
    """The earliest and the latest of the (first, last) touches that messages came with, in their order.

    A message that only tells of one of them has it for both.
    """
    pairs = [(first or last, last or first) for first, last in touches if first or last]
    if not pairs:
        return NOWHERE
    first, last = pairs[0][0], pairs[-1][1]
    assert first is not None
    assert last is not None
    return Origins(touch_document(first), touch_document(last))
