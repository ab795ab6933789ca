"""Guessing is slow: buckets per address and per login, in one process and shared through Redis."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer

from core.context import AppContext
from core.settings import Settings
from tests.web.conftest import Caller
from web.app import build_app
from web.rate_limits import LocalRateLimiter, NoRateLimiter, Rule, make_rate_limiter
from web.rate_limits_redis import RedisRateLimiter

RULE = Rule("test", 3, 60)


async def test_a_bucket_empties_and_tells_how_long_to_wait():
    limiter = LocalRateLimiter()
    assert [await limiter.take(RULE, "a") for _ in range(3)] == [0.0, 0.0, 0.0]
    assert 0 < await limiter.take(RULE, "a") <= 60
    assert await limiter.take(RULE, "b") == 0.0
    assert await limiter.take(Rule("other", 1, 60), "a") == 0.0


async def test_a_bucket_fills_again():
    seconds = iter([0, 0, 0, 0, 30, 60, 61, 1000, 1000, 1000, 1000])
    limiter = LocalRateLimiter(lambda: float(next(seconds)))
    waits = [await limiter.take(RULE, "a") for _ in range(11)]
    assert waits == [0, 0, 0, 60, 30, 0, 59, 0, 0, 0, 60]


async def test_nodes_share_buckets_through_redis(redis_url: str, redis_prefix: str):
    nodes = [RedisRateLimiter(redis_url, redis_prefix) for _ in range(2)]
    waits = [await nodes[turn % 2].take(RULE, "a") for turn in range(4)]
    assert waits[:3] == [0.0, 0.0, 0.0]
    assert 0 < waits[3] <= 60
    for node in nodes:
        await node.close()


async def test_without_redis_each_node_counts_for_itself(redis_prefix: str):
    limiter = RedisRateLimiter("redis://127.0.0.1:1/0", redis_prefix)
    assert [await limiter.take(RULE, "a") > 0 for _ in range(4)] == [False, False, False, True]
    await limiter.close()


def test_settings_choose(tmp_path: Path):
    assert isinstance(make_rate_limiter(Settings(rate_limits=False)), NoRateLimiter)
    assert isinstance(make_rate_limiter(Settings(redis_url="")), LocalRateLimiter)


@dataclass
class Limited:
    """An application with rate limits on, behind one trusted proxy."""

    caller: Caller

    async def sign_in(self, email: str, address: str) -> int:
        headers = {"X-Forwarded-For": f"203.0.113.200, {address}"}
        form = {"email": email, "password": "wrong"}
        return (await self.caller.post("/session", form, headers=headers)).status


@pytest.fixture
async def limited(app_context: AppContext, settings: Settings):
    strict = settings.model_copy(update={"rate_limits": True, "trusted_proxies": 1})
    context = AppContext(
        settings=strict,
        database=app_context.database,
        blobs=app_context.blobs,
        secrets=app_context.secrets,
        realtime=app_context.realtime,
        jobs=app_context.jobs,
    )
    async with TestClient(TestServer(build_app(context)), cookie_jar=DummyCookieJar()) as client:
        yield Limited(Caller(client))


async def test_one_login_from_many_addresses_is_slowed(limited: Limited):
    statuses = [await limited.sign_in("nok@desk.test", f"198.51.100.{turn}") for turn in range(12)]
    assert statuses == [401] * 10 + [429] * 2
    assert await limited.sign_in("somebody.else@desk.test", "198.51.100.1") == 401


async def test_many_logins_from_one_address_are_slowed(limited: Limited):
    statuses = [await limited.sign_in(f"person{turn}@desk.test", "198.51.100.1") for turn in range(32)]
    assert statuses == [401] * 30 + [429] * 2
    assert await limited.sign_in("person1@desk.test", "198.51.100.2") == 401


async def test_the_answer_says_when_to_come_back(limited: Limited):
    form = {"email": "nok@desk.test", "password": "wrong"}
    for _ in range(10):
        await limited.caller.post("/session", form)
    refused = await limited.caller.post("/session", form)
    problem = await refused.json()
    assert (refused.status, problem["code"]) == (429, "too_many_requests")
    assert refused.headers["Retry-After"] == str(problem["data"]["retry_after"])
    assert 0 < problem["data"]["retry_after"] <= 60


async def test_an_address_that_the_client_made_up_does_not_count(limited: Limited):
    """Only the entry that the trusted proxy wrote is believed, whatever stands before it."""
    form = {"email": "x@desk.test", "password": "wrong"}
    for turn in range(30):
        headers = {"X-Forwarded-For": f"10.0.0.{turn}, 198.51.100.9"}
        await limited.caller.post("/session", form | {"email": f"p{turn}@desk.test"}, headers=headers)
    last = await limited.caller.post("/session", form, headers={"X-Forwarded-For": "10.9.9.9, 198.51.100.9"})
    assert last.status == 429
