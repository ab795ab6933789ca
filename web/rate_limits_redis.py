"""web.rate_limits.RateLimiter in Redis, for several web nodes."""

import structlog
from redis import asyncio as redis_asyncio
from redis.exceptions import RedisError

from web.rate_limits import LocalRateLimiter, Rule

_log = structlog.get_logger(__name__)

_TAKE = """
local bucket = redis.call('HMGET', KEYS[1], 'level', 'since')
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1000000
local capacity, seconds = tonumber(ARGV[1]), tonumber(ARGV[2])
local level, since = tonumber(bucket[1]) or capacity, tonumber(bucket[2]) or now
level = math.min(capacity, level + (now - since) / seconds)
local wait = 0
if level >= 1 then level = level - 1 else wait = (1 - level) * seconds end
redis.call('HSET', KEYS[1], 'level', tostring(level), 'since', tostring(now))
redis.call('EXPIRE', KEYS[1], math.ceil(capacity * seconds) + 1)
return tostring(wait)
"""


class RedisRateLimiter:
    """Buckets in Redis, shared by all web nodes. While Redis is away, each node counts for itself."""

    def __init__(self, url: str, prefix: str) -> None:
        self._redis = redis_asyncio.from_url(url)
        self._take = self._redis.register_script(_TAKE)
        self._prefix = f"{prefix}:limit:"
        self._fallback = LocalRateLimiter()

    async def take(self, rule: Rule, key: str) -> float:
        """Take one, or tell how long to wait."""
        name = f"{self._prefix}{rule.name}:{key}"
        try:
            return float(await self._take(keys=[name], args=[rule.capacity, rule.seconds]))
        except (RedisError, OSError) as error:
            _log.warning("rate_limit_fell_back", error=str(error))
            return await self._fallback.take(rule, key)

    async def close(self) -> None:
        """Close the connection pool."""
        await self._redis.aclose()
