"""The one source of "now". Everything that stores or compares a time asks here, so tests and the demo can move it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

_frozen: ContextVar[datetime | None] = ContextVar("sawasdesk_frozen_now", default=None)


def utc_now() -> datetime:
    """The current instant, aware, in UTC (the frozen instant inside `frozen_at`)."""
    return _frozen.get() or datetime.now(UTC)


@contextmanager
def frozen_at(instant: datetime) -> Iterator[None]:
    """Make `utc_now` answer `instant` in this task and the tasks it starts."""
    if instant.tzinfo is None:
        raise ValueError("frozen_at needs an aware datetime")
    token = _frozen.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


def ago(seconds: float) -> datetime:
    """The instant `seconds` before now."""
    return utc_now() - timedelta(seconds=seconds)


def ahead(seconds: float) -> datetime:
    """The instant `seconds` after now."""
    return utc_now() + timedelta(seconds=seconds)
