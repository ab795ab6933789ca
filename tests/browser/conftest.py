"""Chromium as Debian ships it, and pages that fail the test when their script fails or they call out of the machine."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.chat_company import ChatCompany, OpenCompany, open_company
from tests.browser.demo_shop import cookies_of, running_demo
from tests.browser.widget.site import Site, company_pages
from tests.support.processes import ServerMissingError
from tests.support.server import Server

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",  # the tests may run as root, and only ever open our own pages
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# How long a busy machine may take for what usually takes a moment.
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1", ""})


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium; Playwright's is never downloaded."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise ServerMissingError("chromium is not installed: `./run setup` installs it (as root or with sudo)")
    return {**browser_type_launch_args, "executable_path": found, "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A laptop's window, a Thai desk's clock; a test that wants a phone resizes."""
    return {
        **browser_context_args,
        "viewport": {"width": 1440, "height": 900},
        "locale": "en-GB",
        "timezone_id": "Asia/Bangkok",
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo's shop: for tests that look at it, or add to it what harms nobody else."""
    yield from running_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def signed_in(browser: Browser, demo: Server) -> Any:
    """The cookies of somebody of the demo who may see every page."""
    return cookies_of(browser, demo, "admin")


@pytest.fixture
def page_errors() -> list[str]:
    """What went wrong in the pages of this test; a test that provokes an error clears it."""
    return []


@pytest.fixture
def requests_outside() -> list[str]:
    """Requests that left the machine: there must be none."""
    return []


@pytest.fixture
def context(context: BrowserContext, page_errors: list[str], requests_outside: list[str]) -> Iterator[BrowserContext]:
    """A context whose pages are watched."""

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: page_errors.append(f"{page.url}: {error}"))
        page.on("console", lambda message: _note_console(message, page_errors))

    def look(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in LOOPBACK:
            requests_outside.append(request.url)

    context.set_default_timeout(PATIENCE_MS)
    context.on("page", watch)
    context.on("request", look)
    yield context
    assert page_errors == [], "a script failed in the page"
    assert requests_outside == [], "the desk must work without the internet"


def _note_console(message: ConsoleMessage, errors: list[str]) -> None:
    # the network's own lines ("Failed to load resource: 409") are answers the desk handles, not failures of a script
    if message.type == "error" and not message.text.startswith("Failed to load resource"):
        errors.append(message.text)


@pytest.fixture
def site() -> Iterator[Site]:
    """The company's web server."""
    with company_pages() as pages:
        yield pages


@pytest.fixture
def open_on_postgres(site: Site, postgres_url: str, sawasdesk_serve: Callable[..., Server]) -> OpenCompany:
    """Starts the product with everything in one process."""

    def start(**chosen: Any) -> ChatCompany:
        return open_company(postgres_url, sawasdesk_serve, site, **chosen)

    return start
