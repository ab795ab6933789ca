"""A company's own site with the chat widget on it, and the product that the widget talks to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import uuid4

from playwright.sync_api import Locator, Page, expect

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.secrets import Secrets
from core.staff.organization import ensure_organization
from core.staff.passwords import hash_password
from core.staff.principal import Role
from core.staff.users import NewUser, add_user
from tests.browser.shop import PASSWORD, SECRET
from tests.factories.desk import make_team
from tests.support.aside import run_aside
from tests.support.eventually import eventually_sync
from tests.support.server import Server

KEY = "browser-widget-key"
IDENTITY_SECRET = "what only the shop and its desk know"
POLICY = (
    "default-src 'none'; script-src {desk}; connect-src {desk} {socket}; img-src {desk} blob:; "
    "style-src 'nonce-page'"  # for the page's own styles: the widget needs nothing
)
PLAIN = "<h1>Siang Dee</h1><p>Loudspeakers and headphones since 2541.</p><a href='/cart'>Cart</a>"
HOSTILE = """<style nonce="page">
* { all: unset; font-size: 40px !important; color: red !important; display: inline !important; opacity: .2 !important;
    transform: rotate(3deg) !important; letter-spacing: 9px !important; text-transform: uppercase !important }
button, input, textarea { width: 900px !important; background: yellow !important; visibility: hidden !important }
</style>"""


@dataclass
class Site:
    """The company's pages at `url` (another origin than the desk's), and the desk."""

    desk: str
    url: str
    pages: dict[str, str]
    restart: Callable[[], None] = lambda: None
    """Ends the product and starts it again at the same address."""

    def snippet(self, attributes: str = "") -> str:
        """What the company copied into its pages."""
        return f'<script async src="{self.desk}/widget.js" data-key="{KEY}" {attributes}></script>'

    def put(self, path: str, body: str = PLAIN, *, language: str = "en", attributes: str = "", head: str = "") -> str:
        """A page with the widget at a path; its address."""
        viewport = '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">'
        self.pages[path] = (
            f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Shop</title>{viewport}{head}'
            f"{self.snippet(attributes)}<main>{body}</main></html>"
        )
        return self.url + path


class Widget:
    """The widget on a page as its visitor uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.launcher = page.locator("sawasdesk-chat .launcher")
        self.panel = page.locator("sawasdesk-chat .panel")
        self.composer = self.panel.locator("textarea")
        self.log = page.locator("sawasdesk-chat .scroller")

    def open(self) -> None:
        """Press the round button."""
        self.launcher.click()
        expect(self.panel).to_be_visible()

    def skip(self) -> None:
        """Leave out the questions before the talk (an address, while nobody is at the desk)."""
        self.panel.get_by_role("button", name="Skip").click()

    def say(self, text: str) -> None:
        """Write and send with Enter; questions that a busy machine brings (nobody seems to be there) are left out."""
        skip = self.panel.get_by_role("button", name="Skip")
        expect(self.composer.or_(skip).first).to_be_visible()
        if skip.is_visible():
            skip.click()
        self.composer.fill(text)
        self.composer.press("Enter")

    def message(self, text: str) -> Locator:
        """A bubble by its text."""
        return self.log.locator(".text", has_text=text)


class Agent:
    """Somebody at the desk: his page makes him present, his answers go through the API of his session."""

    def __init__(self, page: Page, desk: str) -> None:
        self.page, self.desk = page, desk
        page.goto(desk)
        page.locator("input[type=email]").fill("nok@desk.example")
        page.locator("input[type=password]").fill(PASSWORD)
        page.locator("button[type=submit]").click()
        expect(page.get_by_role("link", name="Unassigned").first).to_be_visible()

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """One request of the desk's API; the answer's JSON."""
        status, answer = self.page.evaluate(
            """async ([method, path, body]) => {
                const { csrf_token } = await (await fetch('/api/v1/session')).json()
                const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf_token }
                const options = { method, headers, ...(body === null ? {} : { body: JSON.stringify(body) }) }
                const answer = await fetch('/api/v1' + path, options)
                const text = await answer.text()
                return [answer.status, text ? JSON.parse(text) : null]
            }""",
            [method, path, body],
        )
        assert status < 300, (status, answer)
        return answer

    def ticket(self) -> Any:
        """The visitor's ticket, once it is there."""

        def found() -> Any:
            items = self.call("GET", "/tickets?view=all")["items"]
            return items[0] if items else None

        return eventually_sync(found, within=20, what="a ticket of the chat")

    def reply(self, text: str, *, ticket: Any = None, **more: Any) -> None:
        """Answer in this ticket, or in the newest."""
        body = {"client_id": str(uuid4()), "text": text, "send_anyway": True, **more}
        self.call("POST", f"/tickets/{(ticket or self.ticket())['id']}/replies", body)


def open_site(url: str, start: Callable[..., Server], site: Site, **config: Any) -> Site:
    """Fill the database, start the product on it, and let it serve the site's widget."""
    run_aside(_fill(url, site.url, config))
    settings = {"SAWASDESK_DATABASE_URL": url, "SAWASDESK_SECRET_KEY": SECRET, "SAWASDESK_LOG_LEVEL": "warning"}
    servers = [start(settings)]
    site.desk = servers[0].url

    def restart() -> None:
        servers[-1].stop()
        servers.append(start(settings, "--port", site.desk.rpartition(":")[2]))

    site.restart = restart
    return site


@contextmanager
def company_pages() -> Iterator[Site]:
    """The company's own web server, with its strict policy; it has no pages yet."""
    site = Site("", "", {})

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            text = site.pages.get(self.path.partition("?")[0])
            self.send_response(200 if text else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            policy = POLICY.format(desk=site.desk, socket=site.desk.replace("http", "ws"))
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write((text or "<!doctype html><title>Not here</title>").encode())

        def log_message(self, *_: Any) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()
    server.server_close()
    thread.join(5)


async def _fill(url: str, origin: str, config: dict[str, Any]) -> None:
    database = Database(url)
    password = await hash_password(PASSWORD)
    document = {
        "allowed_origins": [origin],
        "needs_consent": False,
        "pre_chat": {"fields": []},
        "identity_secret": IDENTITY_SECRET,
        **config,
    }
    async with database.write() as session:
        await ensure_organization(session, "Siang Dee")
        team = await make_team(session, "Service")
        await add_user(session, NewUser("Nok Sudarat", "nok@desk.example", Role.AGENT, "en", (team.id,), password))
        session.add(
            ChannelAccount(
                id=ids.new_id(),
                kind="webchat",
                name="Shop chat",
                brand="Siang Dee",
                address=KEY,
                language="en",
                acknowledgement={},
                default_team_id=team.id,
                live_chat={"opening": "presence", "acceptance": "automatic"},
                config_encrypted=Secrets(SECRET).encrypt(json.dumps(document)),
                created_at=clock.utc_now(),
            )
        )
    await database.close()
