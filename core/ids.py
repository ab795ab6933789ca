"""Keys. UUIDv7 (RFC 9562) sorts by time, so newest-first lists and partitions follow the primary key."""

import secrets
from datetime import UTC, datetime
from threading import Lock
from uuid import UUID

from core import clock

_COUNTER_BITS = 12
_VERSION_AND_VARIANT = (0x7 << 76) | (0b10 << 62)
_lock = Lock()
_last_tick = 0


def new_id() -> UUID:
    """A new UUIDv7 stamped with `clock.utc_now`."""
    return id_at(clock.utc_now())


def id_at(instant: datetime) -> UUID:
    """A UUIDv7 whose time part is `instant` (milliseconds).

    Ids made by one process for the same or a running clock keep the order they were made in: the 12 bits after the
    time count up within a millisecond and spill into the next (RFC 9562 section 6.2, method 1).
    """
    global _last_tick
    tick = int(instant.timestamp() * 1000) << _COUNTER_BITS
    with _lock:
        if tick <= _last_tick and _last_tick >> _COUNTER_BITS <= (tick >> _COUNTER_BITS) + 1:
            tick = _last_tick + 1
        _last_tick = tick
    milliseconds, counter = tick >> _COUNTER_BITS, tick & ((1 << _COUNTER_BITS) - 1)
    return UUID(int=(milliseconds << 80) | (counter << 64) | secrets.randbits(62) | _VERSION_AND_VARIANT)


def time_of(key: UUID) -> datetime:
    """The instant (to the millisecond, UTC) in a UUIDv7 that `new_id` or `id_at` made."""
    return datetime.fromtimestamp((key.int >> 80) / 1000, UTC)


def new_token(size: int = 32) -> str:
    """An unguessable URL-safe token of `size` random bytes."""
    return secrets.token_urlsafe(size)
