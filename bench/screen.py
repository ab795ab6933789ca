"""How soon a customer's message is on an agent's screen after the door has answered, and what the first page weighs.

One node (PostgreSQL: a worker beside it) and one Chromium on the inbox, with a case open in it. Mails come with pauses
between them; every other one is the next message of the open case. The page says when its words were painted, the
socket of a second desk when the event was there.
"""

import asyncio
import gzip
import json
import random
import shutil
import sys
import time
from dataclasses import dataclass, field

import aiohttp
from playwright.async_api import Page, Response, async_playwright

from bench.company import MAILBOX, Company
from bench.ground import Ground
from bench.node import DOOR
from core.staff.authentication import start_session
from tests.support.processes import project_root
from tests.support.server import Server, environment_for
from workers.bootstrap import open_context

_MAILS = 60
_PAUSES = (0.8, 2.0)  # seconds; people do not write in step
_PATIENCE_SECONDS = 15.0
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync"]  # fmt: skip
_WATCH = """() => {
    window.painted = {}
    const look = () => {
        for (const found of document.body.textContent.matchAll(/measured-(-?\\d+)-end/g)) {
            if (found[1] in window.painted) continue
            window.painted[found[1]] = 0
            requestAnimationFrame(() => setTimeout(() => {
                window.painted[found[1]] = performance.timeOrigin + performance.now()
            }))
        }
    }
    new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true})
    look()
}"""


@dataclass
class Seen:
    """Milliseconds from the door's answer, and the first page's script in bytes, gzipped."""

    conversation: list[float] = field(default_factory=list)
    new_case: list[float] = field(default_factory=list)
    socket: list[float] = field(default_factory=list)
    script_bytes: int = 0


async def measure_screen(ground: Ground, company: Company) -> Seen:
    """Raises TimeoutError when a message does not come up."""
    seen = Seen()
    async with open_context(ground.settings) as context, context.database.write() as session:
        cookie, _ = await start_session(session, company.supervisor_id, user_agent="bench", address="127.0.0.1")
    node = Server(
        [sys.executable, "-m", "bench.node", str(company.mailbox_id)],
        environment_for(ground.folder, ground.environment),
        project_root(),
    )
    worker = ground.start_worker() if ground.redis_url else None
    try:
        url = node.url
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=_chromium(), args=_FLAGS)
            page = await browser.new_page(viewport={"width": 1440, "height": 900})
            await page.context.add_cookies([{"name": "sawasdesk_session", "value": cookie, "url": url}])
            seen.script_bytes = await _first_load(page, f"{url}/inbox/all")
            await page.evaluate(_WATCH)
            await _write_mails(page, url, company, seen)
            await browser.close()
    finally:
        node.stop()
        if worker is not None:
            worker.stop()
    return seen


async def _first_load(page: Page, url: str) -> int:
    """Open the inbox with an empty cache; the gzipped size of every script it took."""
    scripts: dict[str, Response] = {}

    def note(response: Response) -> None:
        if response.request.resource_type == "script":
            scripts[response.url] = response

    page.on("response", note)
    await page.goto(url, wait_until="networkidle")
    bodies = [await response.body() for response in scripts.values()]
    page.remove_listener("response", note)
    return sum(len(gzip.compress(body, 6)) for body in bodies)


async def _write_mails(page: Page, url: str, company: Company, seen: Seen) -> None:
    rng = random.Random(5)
    headers = {"Authorization": f"Bearer {company.supervisor_token}"}
    async with aiohttp.ClientSession(url, headers=headers) as client, client.ws_connect("/api/v1/realtime") as socket:
        await socket.send_str(json.dumps({"type": "hello", "since": None}))
        await socket.receive()  # welcome: from here on it hears everything
        heard: asyncio.Queue[float] = asyncio.Queue()
        listener = asyncio.create_task(_listen(socket, heard))
        await _one_mail(page, client, heard, -1)
        await page.get_by_text("measured--1-end").first.click()
        for number in range(_MAILS):
            await asyncio.sleep(rng.uniform(*_PAUSES))
            at_socket, at_screen = await _one_mail(page, client, heard, number)
            seen.socket.append(at_socket)
            (seen.conversation if _is_answer(number) else seen.new_case).append(at_screen)
        listener.cancel()
        await asyncio.gather(listener, return_exceptions=True)


async def _one_mail(
    page: Page, client: aiohttp.ClientSession, heard: asyncio.Queue[float], number: int
) -> tuple[float, float]:
    """Milliseconds until the socket and until the screen had it."""
    async with client.post(DOOR, data=_mail(number), raise_for_status=True):
        taken = time.time() * 1000
    async with asyncio.timeout(_PATIENCE_SECONDS):
        at_socket = await heard.get()
        painted = 0.0
        while not painted:
            await asyncio.sleep(0.02)
            painted = await page.evaluate(f"window.painted['{number}'] || 0")
    return max(0.0, at_socket - taken), max(0.0, painted - taken)


async def _listen(socket: aiohttp.ClientWebSocketResponse, heard: asyncio.Queue[float]) -> None:
    async for message in socket:
        now = time.time() * 1000
        document = json.loads(message.data)
        if any(item["type"] == "message.received" for item in document.get("items", ())):
            heard.put_nowait(now)


def _is_answer(number: int) -> bool:
    return number % 2 == 0


def _mail(number: int) -> bytes:
    """A new case, or the next message of the first one; what is looked for is in the subject or in the text."""
    begun = "<measured.begun@mail.example>"
    lines = [f"To: {MAILBOX}", "Date: Mon, 02 Mar 2026 10:00:00 +0700", "Content-Type: text/plain; charset=utf-8"]
    if number >= 0 and _is_answer(number):
        lines += ["From: Somchai <somchai@mail.example>", "Subject: Re: a question", f"In-Reply-To: {begun}"]
        lines.append(f"Message-ID: <measured.{number}@mail.example>")
        first = f"measured-{number}-end"
    else:
        lines += [f"From: Malee <malee.{number}@mail.example>", f"Subject: measured-{number}-end"]
        lines.append(f"Message-ID: <measured.{number}@mail.example>" if number >= 0 else f"Message-ID: {begun}")
        first = "Good morning"
    text = f"{first}\r\n" + "ลำโพงข้างซ้ายไม่มีเสียงครับ\r\n" * 20
    return ("\r\n".join(lines) + "\r\n\r\n" + text).encode()


def _chromium() -> str:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        raise FileNotFoundError("chromium is not installed: `./run setup` installs it")
    return found
