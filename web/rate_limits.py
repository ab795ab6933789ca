"""Token buckets per key: in this process, or in Redis when several web nodes share one. Off by settings.rate_limits."""

import math
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol

from aiohttp import web

from core.errors import TooManyRequests
from core.settings import Settings
from web.context import CONTEXT, ApiRequest

_MOST_BUCKETS = 50_000
_SHARED = "web.rate_limits_redis"  # imported only when there is a Redis, whose client takes twenty megabytes


@dataclass(frozen=True, slots=True)
class Rule:
    """A bucket of `capacity` that gains one every `seconds`; `name` keeps rules apart."""

    name: str
    capacity: int
    seconds: float


SIGN_IN_BY_ADDRESS = Rule("sign_in_address", 30, 10)
SIGN_IN_BY_LOGIN = Rule("sign_in_login", 10, 60)
MAIL_BY_ADDRESS = Rule("mail_address", 10, 60)
PASSWORD_BY_PERSON = Rule("password_person", 10, 60)
LINK_BY_ADDRESS = Rule("link_address", 30, 10)
PDF_BY_PERSON = Rule("pdf_person", 20, 6)


class RateLimiter(Protocol):
    """Counts attempts."""

    async def take(self, rule: Rule, key: str) -> float:
        """Take one from the bucket: 0.0 when there was one, else the seconds until there is."""

    async def close(self) -> None:
        """Let go of connections."""


class NoRateLimiter:
    """Lets everything through (settings.rate_limits off)."""

    async def take(self, rule: Rule, key: str) -> float:
        """Always 0.0."""
        return 0.0

    async def close(self) -> None:
        """Nothing to let go of."""


class LocalRateLimiter:
    """Buckets in this process's memory; the longest untouched go first. `now` gives seconds that only grow."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    async def take(self, rule: Rule, key: str) -> float:
        """Take one, or tell how long to wait."""
        now = self._now()
        level, since = self._buckets.get((rule.name, key), (float(rule.capacity), now))
        level = min(float(rule.capacity), level + (now - since) / rule.seconds)
        wait = 0.0 if level >= 1 else (1 - level) * rule.seconds
        self._buckets[rule.name, key] = (level - 1 if wait == 0.0 else level, now)
        self._buckets.move_to_end((rule.name, key))
        while len(self._buckets) > _MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return wait

    async def close(self) -> None:
        """Nothing to let go of."""


RATE_LIMITER: Final[web.AppKey[RateLimiter]] = web.AppKey("rate_limiter")


def make_rate_limiter(settings: Settings) -> RateLimiter:
    """The limiter these settings ask for."""
    if not settings.rate_limits:
        return NoRateLimiter()
    if not settings.redis_url:
        return LocalRateLimiter()
    shared: RateLimiter = import_module(_SHARED).RedisRateLimiter(settings.redis_url, settings.redis_prefix)
    return shared


async def rate_limiting(app: web.Application) -> AsyncIterator[None]:
    """Cleanup context of the application's limiter."""
    app[RATE_LIMITER] = limiter = make_rate_limiter(app[CONTEXT].settings)
    yield
    await limiter.close()


async def spend(request: ApiRequest, rule: Rule, key: str) -> None:
    """Take one from the bucket. Raises TooManyRequests with `data.retry_after` in whole seconds."""
    wait = await request.http.config_dict[RATE_LIMITER].take(rule, key)
    if wait > 0:
        seconds = math.ceil(wait)
        raise TooManyRequests(f"Too many attempts; try again in {seconds} s.", data={"retry_after": seconds})
