"""A company with a form, somebody who administers it, and a mail server that takes its answers."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from playwright.sync_api import Page, expect

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.secrets import Secrets
from core.staff.organization import ensure_organization
from core.staff.passwords import hash_password
from core.staff.principal import Role
from core.staff.users import NewUser, add_user
from tests.channels.webform.forms import FIELDS
from tests.factories.desk import make_team
from tests.factories.inbound import make_mailbox
from tests.support.aside import run_aside
from tests.support.processes import project_root
from tests.support.server import Server
from tests.support.smtp import SmtpSink

PASSWORD = "a long enough sentence"
SECRET = "the secret of the form tests, long enough"
_AXE = project_root() / "web/desk/node_modules/axe-core/axe.min.js"


@dataclass(frozen=True)
class Office:
    """The running product and the mail server behind it."""

    url: str
    sink: SmtpSink

    def sign_in(self, page: Page) -> None:
        """As the administrator, through the page."""
        page.goto(self.url)
        page.locator("input[type=email]").fill("arunee@desk.example")
        page.locator("input[type=password]").fill(PASSWORD)
        page.locator("button[type=submit]").click()
        expect(page.get_by_role("link", name="Unassigned").first).to_be_visible()


class OtherSite:
    """A site of somebody else on this machine: one page, whatever is asked for."""

    def __init__(self) -> None:
        site = self
        self.script = ""

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(site.html.encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def html(self) -> str:
        """A dark page in Thai with the script in it; its title becomes the reference of a form that was sent."""
        return (
            "<!doctype html><html lang='th'><title>SD-1</title><body style='background:#101820'><h1>Shop</h1>"
            f"{self.script}<script>addEventListener('sawasdesk:sent', e => document.title = e.detail.reference)"
            "</script></body></html>"
        )

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()


def open_office(url: str, sink: SmtpSink, start: Callable[..., Server], allowed: str) -> Office:
    """Fill the database and start the product on it; `allowed` is the origin that may show the form."""
    run_aside(_fill(url, sink, allowed))
    settings = {"SAWASDESK_DATABASE_URL": url, "SAWASDESK_SECRET_KEY": SECRET, "SAWASDESK_LOG_LEVEL": "warning"}
    return Office(start(settings).url, sink)


def violations(page: Page) -> list[str]:
    """What axe finds, one line each. Driven from outside, so the page's policy does not stand in its way."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations)")
    return [f"{one['id']}: {one['help']} {[node['target'] for node in one['nodes'][:3]]}" for one in found]


async def _fill(url: str, sink: SmtpSink, allowed: str) -> None:
    database = Database(url)
    password = await hash_password(PASSWORD)
    secrets = Secrets(SECRET)
    smtp = {"smtp": {"host": sink.host, "port": sink.port, "security": "none"}}
    form: dict[str, Any] = {
        "title_th": "ติดต่อเรา",
        "title_en": "Contact us",
        "fields": list(FIELDS),
        "shortest_seconds": 0,
        "proof_of_work": 12,
        "allowed_origins": [allowed],
    }
    async with database.write() as session:
        await ensure_organization(session, "Siang Dee")
        team = await make_team(session, "Service")
        new = NewUser("Arunee", "arunee@desk.example", Role.ADMIN, "en", (team.id,), password)
        await add_user(session, new)
        mailbox = await make_mailbox(
            session, "support@desk.example", default_team_id=team.id, config_encrypted=secrets.encrypt(json.dumps(smtp))
        )
        session.add(
            ChannelAccount(
                id=ids.new_id(),
                kind="webform",
                name="Contact form",
                address="contact",
                acknowledgement={},
                reply_channel_account_id=mailbox.id,
                config_encrypted=secrets.encrypt(json.dumps(form)),
                created_at=clock.utc_now(),
            )
        )
    await database.close()
