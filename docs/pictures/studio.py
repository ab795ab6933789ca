"""Where pictures are taken: a demo of its own, a browser, people who are signed in, and small PNG files."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias, cast
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from demo.seed.shop import PASSWORD, STAFF
from tests.support.server import start_demo

FOLDER = Path(__file__).resolve().parent
BROWSER_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
COLORS = 256
SURFACES = 176
Color: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How a window is set, in CSS pixels."""

    theme: str = "light"
    language: str = "en"
    width: int = 1440
    height: int = 900

    def context(self) -> dict[str, Any]:
        """What a new browser context is asked for. Telephones are drawn as sharp as they are."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "device_scale_factor": 2 if self.width < 600 else 1,
            "timezone_id": "Asia/Bangkok",
            "reduced_motion": "reduce",
            "color_scheme": self.theme,
        }


@dataclass(frozen=True, slots=True)
class Studio:
    """A running demo and a browser. Each person signs in once: `signed_in` keeps the cookies."""

    url: str
    browser: Browser
    signed_in: dict[str, Any] = field(default_factory=dict)

    @contextmanager
    def visit(self, who: str, look: Look) -> Iterator["Visit"]:
        """One of the demo's people, signed in, with the look of his own settings."""
        context = self.browser.new_context(base_url=self.url, storage_state=self.signed_in.get(who), **look.context())
        context.add_init_script(
            f"localStorage.setItem('sawasdesk.theme', '{look.theme}');"
            f"localStorage.setItem('sawasdesk.language', '{look.language}');"
        )
        visit = Visit(context.new_page())
        if who not in self.signed_in:
            person = next(item for item in STAFF if item.key == who)
            visit.ask("post", "/api/v1/session", {"email": person.email, "password": PASSWORD})
            self.signed_in[who] = context.storage_state()
        token = {"X-CSRF-Token": visit.ask("get", "/api/v1/session")["csrf_token"]}
        visit.ask("patch", "/api/v1/me", {"theme": look.theme, "language": look.language}, token)
        yield visit
        context.close()


@dataclass(frozen=True, slots=True)
class Visit:
    """A page of somebody who is signed in."""

    page: Page

    def ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, headers: dict[str, str] | None = None
    ) -> Any:
        """The desk's API; its answer as a value. Raises RuntimeError when it refuses."""
        answer = self.page.request.fetch(path, method=method.upper(), headers=headers, data=body)
        if not answer.ok:
            raise RuntimeError(f"{method} {path}: {answer.status} {answer.text()[:300]}")
        return answer.json()

    def tickets(self, view: str = "all") -> list[dict[str, Any]]:
        """The newest tickets of a view."""
        return list(self.ask("get", f"/api/v1/tickets?view={quote(view)}&limit=50")["items"])

    def fullest(self, tickets: list[dict[str, Any]]) -> str:
        """The ticket with the most messages, a conversation rather than a question; its id."""
        lengths: dict[str, int] = {
            one["id"]: len(self.ask("get", f"/api/v1/tickets/{one['id']}")["messages"]) for one in tickets[:30]
        }
        return max(lengths, key=lambda ticket_id: lengths[ticket_id])

    def go(self, path: str) -> Page:
        """Open a page of the desk and let it come to rest."""
        self.page.goto(path)
        self.page.wait_for_load_state("networkidle")
        return self.page


@contextmanager
def open_studio() -> Iterator[Studio]:
    """Start a demo with a folder of its own; end it afterwards. Raises RuntimeError without Chromium."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        raise RuntimeError("Chromium is not installed.")
    with tempfile.TemporaryDirectory(prefix="sawasdesk-pictures-") as folder, sync_playwright() as playwright:
        server = start_demo(Path(folder), "--folder", f"{folder}/demo")
        try:
            browser = playwright.chromium.launch(executable_path=program, args=list(BROWSER_FLAGS))
            yield Studio(server.url, browser)
            browser.close()
        finally:
            server.stop()


def photograph(page: Page, name: str, part: Locator | None = None) -> None:
    """Write `name`.png beside this file, of the whole window or of a part of the page, in at most 256 colours."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    shot = part.screenshot(animations="disabled") if part else page.screenshot(animations="disabled")
    path = FOLDER / f"{name}.png"
    path.parent.mkdir(exist_ok=True)
    _small(Image.open(BytesIO(shot)).convert("RGB")).save(path, optimize=True)


def _small(picture: Image.Image) -> Image.Image:
    """The picture in COLORS colours: those of its surfaces exactly as they are, edges and gradients nearly so."""
    counted = cast(list[tuple[int, Color]], picture.getcolors(picture.width * picture.height))
    surfaces = [color for _, color in sorted(counted, reverse=True)[:SURFACES]]
    palette = Image.new("P", (1, 1))
    others = picture.quantize(COLORS - len(surfaces)).getpalette() or []
    palette.putpalette([value for color in surfaces for value in color] + others)
    small = picture.quantize(palette=palette, dither=Image.Dither.NONE)
    # finding the nearest colour is not exact in Pillow, not even for those that are in the palette
    exact = {color: index for index, color in enumerate(surfaces)}
    raw, near = picture.tobytes(), small.tobytes()
    pixels = zip(raw[0::3], raw[1::3], raw[2::3], strict=True)
    small.frombytes(bytes(exact.get(color, index) for color, index in zip(pixels, near, strict=True)))
    return small
