"""How often visitors may do things."""

from dataclasses import replace

import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from core.settings import Settings
from tests.web.widget.conftest import KEY, PAGE, Page
from web.app import build_app


@pytest_asyncio.fixture(loop_scope="session")
async def limited(app_context, tmp_path):
    """A node that counts."""
    context = replace(app_context, settings=Settings(environment="test", data_dir=tmp_path, rate_limits=True))
    async with TestClient(TestServer(build_app(context))) as client:
        yield client


async def test_one_visitor_says_so_many_messages_a_minute_and_is_told_when_he_may_go_on(
    make_widget, frames_are_told, open_page, limited
):
    await make_widget(limits={"messages_per_minute": 3})
    page, other = await open_page(client=limited), await open_page(client=limited)
    end = await page.connect()
    for number in range(3):
        await page.say(f"{number}")
    answer = await page.post("/messages", {"client_id": "m-4", "text": "too much"})
    assert (answer.status, (await answer.json())["code"]) == (429, "too_many_requests")
    assert int(answer.headers["Retry-After"]) > 0
    await end.say(type="message", client_id="m-5", text="too much")
    refused = await end.hear_until("refused")
    assert (refused["code"], refused["data"]["retry_after"] > 0) == ("too_many_requests", True)
    await other.say("he is somebody else")


async def test_one_address_brings_so_many_new_visitors_an_hour(make_widget, frames_are_told, open_page, limited):
    await make_widget(limits={"visitors_per_hour": 2})
    known = await open_page(client=limited)
    await open_page(client=limited)
    page = Page(limited)
    answer = await page.post(f"/widgets/{KEY}/visitors", {"page": PAGE})
    assert answer.status == 429
    again = await page.post(f"/widgets/{KEY}/visitors", {"page": PAGE, "token": known.token})
    assert again.status == 200  # who was here before is no new visitor


async def test_bodies_are_bounded(widget, open_page):
    page = await open_page()

    async def endless():
        for _ in range(40):
            yield b" " * 50_000

    answer = await page.post("/messages", data=endless(), headers={"Content-Type": "application/json"})
    assert answer.status == 413
    answer = await page.post("/page", {"url": "https://shop.example/" + "x" * 10_000})
    assert answer.status == 422
    answer = await page.post("/profile", {"fields": {f"f{n}": "x" for n in range(100)}})
    assert answer.status == 422
