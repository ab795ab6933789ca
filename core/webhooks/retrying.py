"""How long a delivery is tried, and when an endpoint is given up. Pure."""

from datetime import datetime, timedelta
from typing import Final

PAUSES: Final = (10, 60, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
"""Seconds to wait after the first, second … failure: eleven attempts in a little more than three days."""
GIVE_UP_AFTER: Final = timedelta(days=3)
LEAST_FAILURES: Final = 5
SECONDS: Final = 15.0
_GOOD: Final = range(200, 300)


def pause_after(attempts: int) -> int | None:
    """Seconds until the next attempt after so many; None when it was the last."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def was_taken(status: int | None) -> bool:
    """Whether the endpoint took it: any 2xx answer within 15 seconds; a redirect is no answer."""
    return status in _GOOD


def is_lost(failing_since: datetime | None, failures: int, now: datetime) -> bool:
    """Whether an endpoint has failed for so long that it is switched off: three days, and five attempts at least."""
    return failing_since is not None and failures >= LEAST_FAILURES and now - failing_since >= GIVE_UP_AFTER
