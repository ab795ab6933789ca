"""The demo's shop as a server that many tests look at, and its people's way in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from demo.seed.shop import DOMAIN, PASSWORD
from tests.support.server import Server, start_demo


def running_demo(folder: Path) -> Iterator[Server]:
    """The seeded shop; for a fixture to yield from. Seeding takes longer than most tests."""
    server = start_demo(folder, "--folder", str(folder / "shop"))
    yield server
    server.stop()


def cookies_of(browser: Browser, demo: Server, who: str) -> Any:
    """Sign in as one of the demo's people; the cookies."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(demo.url)
    page.locator("input[type=email]").fill(f"{who}@{DOMAIN}")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    page.wait_for_url(re.compile(r"^[^?]*/inbox/"))
    state = context.storage_state()
    context.close()
    return state
