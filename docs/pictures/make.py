"""Makes the pictures of the README from a fresh demo: `./run screenshots [name…]`. Overwrites the PNGs beside it."""

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from demo.seed.shop import PASSWORD, STAFF
from docs.pictures.chat import talk
from tests.support.server import start_demo

FOLDER = Path(__file__).resolve().parent
BROWSER_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
AGENT = "nok"


@dataclass(frozen=True, slots=True)
class Picture:
    """One file: its name, how the desk is set, and the window in CSS pixels."""

    name: str
    theme: str
    language: str
    width: int = 1440
    height: int = 900
    path: str = ""  # '' opens the fullest conversation
    side: str = ""  # of a talk: desk | shop


PICTURES = (
    Picture("desk-light", "light", "th"),
    Picture("desk-dark", "dark", "en"),
    Picture("phone-light", "light", "th", width=390, height=844),
    Picture("mailboxes-light", "light", "en", path="/settings/mailboxes"),
    Picture("chat-light", "light", "th", side="desk"),
    Picture("chat-dark", "dark", "en", side="desk"),
    Picture("widget-light", "light", "th", side="shop"),
    Picture("widget-dark", "dark", "en", side="shop"),
    Picture("widget-phone-light", "light", "th", width=390, height=844, side="shop"),
    Picture("widget-phone-dark", "dark", "en", width=390, height=844, side="shop"),
)


def main() -> int:
    """Start a demo of its own, take every picture (or those named on the command line), end the demo."""
    wanted = [picture for picture in PICTURES if picture.name in sys.argv[1:] or not sys.argv[1:]]
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        sys.stderr.write("Chromium is not installed.\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="sawasdesk-pictures-") as folder, sync_playwright() as playwright:
        server = start_demo(Path(folder), "--folder", f"{folder}/demo")
        try:
            browser = playwright.chromium.launch(executable_path=program, args=list(BROWSER_FLAGS))
            for picture in wanted:
                take(browser, server.url, picture)
                sys.stdout.write(f"{picture.name}.png\n")
            browser.close()
        finally:
            server.stop()
    return 0


def take(browser: Browser, url: str, picture: Picture) -> None:
    """Sign in as the demo's agent (or its admin for the settings) and photograph one page."""
    look: dict[str, Any] = {
        "base_url": url,
        "viewport": {"width": picture.width, "height": picture.height},
        "device_scale_factor": 2 if picture.width < 600 else 1,
        "timezone_id": "Asia/Bangkok",
        "reduced_motion": "reduce",
        "color_scheme": picture.theme,
    }
    desk_look = look | {"viewport": {"width": 1440, "height": 900}} if picture.side else look
    context = browser.new_context(**desk_look)
    context.add_init_script(
        f"localStorage.setItem('sawasdesk.theme', '{picture.theme}');"
        f"localStorage.setItem('sawasdesk.language', '{picture.language}');"
    )
    page = context.new_page()
    person = next(item for item in STAFF if item.key == ("admin" if picture.path else AGENT))
    session = _ask(page, "post", "/api/v1/session", {"email": person.email, "password": PASSWORD})
    token = {"X-CSRF-Token": session["csrf_token"]}
    _ask(page, "patch", "/api/v1/me", {"theme": picture.theme, "language": picture.language}, token)
    if picture.side:
        with talk(page, browser, picture.language, look) as both:
            _photograph(both.desk if picture.side == "desk" else both.shop, picture)
    else:
        page.goto(picture.path or f"/inbox/all/{_fullest_ticket(page)}")
        _photograph(page, picture)
    context.close()


def _photograph(page: Page, picture: Picture) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=FOLDER / f"{picture.name}.png", animations="disabled")


def _fullest_ticket(page: Page) -> str:
    """The open ticket of the first page with the most messages, a conversation rather than a question."""
    tickets = _ask(page, "get", "/api/v1/tickets?view=all&limit=30")["items"]
    lengths: dict[str, int] = {
        item["id"]: len(_ask(page, "get", f"/api/v1/tickets/{item['id']}")["messages"]) for item in tickets
    }
    return max(lengths, key=lambda ticket_id: lengths[ticket_id])


def _ask(
    page: Page, method: str, path: str, body: dict[str, Any] | None = None, headers: dict[str, str] | None = None
) -> Any:
    answer = page.request.fetch(path, method=method.upper(), headers=headers, data=body)
    if not answer.ok:
        raise RuntimeError(f"{method} {path}: {answer.status} {answer.text()[:300]}")
    return answer.json()


if __name__ == "__main__":
    sys.exit(main())
