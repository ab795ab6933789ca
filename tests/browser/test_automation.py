"""Automation in a real browser: a rule is written, tried on past tickets, acts on the next one, and tells a webhook."""

import json
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import make_url

from core.db.session import Database
from core.staff.passwords import hash_password
from core.staff.principal import Role
from core.staff.users import NewUser, add_user
from core.webhooks.signing import is_genuine
from tests.browser.shop import PASSWORD, Shop, letter, open_shop
from tests.support.aside import run_aside
from tests.support.dovecot import Dovecot
from tests.support.eventually import eventually_sync
from tests.support.server import Server
from tests.support.smtp import SmtpSink


@dataclass
class Warehouse:
    """Another program on this machine that keeps what it is told."""

    url: str = ""
    told: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def documents(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.told]


@pytest.fixture
def warehouse() -> Iterator[Warehouse]:
    kept = Warehouse()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.told.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing on the test's screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield kept
    server.shutdown()
    server.server_close()


@pytest.fixture
def shop(sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    run_aside(_add_boss(sqlite_url))
    private = {"SAWASDESK_ALLOW_PRIVATE_HOSTS": "true"}
    return open_shop(
        sqlite_url, dovecot.mailbox(), smtp_sink, lambda settings: sawasdesk_serve({**settings, **private})
    )


def test_a_rule_is_tried_then_acts_and_tells_a_webhook(shop: Shop, warehouse: Warehouse, page: Page) -> None:
    shop.deliver(letter("ขอคืนสินค้า", "ลำโพงไม่ตรงปกครับ"))
    shop.sign_in(page, "boss")
    expect(page.get_by_role("link", name="Unassigned").first).to_contain_text("1")

    page.goto(f"{shop.url}/settings/webhooks/new")
    page.get_by_role("textbox", name="Name").fill("Warehouse")
    page.get_by_role("textbox", name="Address").fill(warehouse.url)
    page.get_by_role("button", name="Add a webhook").click()
    secret = page.locator("[data-secret] code").inner_text()
    page.get_by_role("button", name="Send a test").click()
    expect(page.locator("[data-deliveries] [data-state=delivered]").first).to_contain_text("webhook.ping")
    headers, body = warehouse.told[0]
    assert is_genuine(secret, headers, body, int(headers["webhook-timestamp"]))
    assert not is_genuine(secret, headers, body + b" ", int(headers["webhook-timestamp"]))

    page.goto(f"{shop.url}/settings/automations")
    page.get_by_role("link", name="Add an automation").first.click()
    page.get_by_role("textbox", name="Name").fill("Returns are urgent")
    page.get_by_role("button", name="Condition", exact=True).click()
    page.get_by_label("What is looked at").click()
    page.get_by_role("option", name="Subject", exact=True).click()
    page.get_by_placeholder("Type and press Enter").fill("คืนสินค้า")
    page.keyboard.press("Enter")
    _add(page, "Set priority")
    page.get_by_label("Set priority", exact=True).click()
    page.get_by_role("option", name="Urgent").click()
    _add(page, "Add a note")
    page.get_by_role("textbox", name="Add a note").fill("#{{ticket.number}} ต้องโทรกลับ")
    _add(page, "Call a webhook")
    page.get_by_label("Call a webhook", exact=True).click()
    page.get_by_role("option", name="Warehouse").click()

    tried = page.locator("[data-dry-run]")
    tried.get_by_role("button", name="Try it").click()
    expect(tried.get_by_text("Would act on 1 of 1 tickets, and change 1 of them.")).to_be_visible()
    expect(tried.get_by_text("ขอคืนสินค้า")).to_be_visible()
    expect(tried.get_by_text("Urgent")).to_be_visible()
    page.get_by_role("button", name="Add an automation").click()
    expect(page.get_by_role("link", name="Returns are urgent")).to_be_visible()
    expect(page.get_by_text("Has not acted in the last seven days")).to_be_visible()  # the dry run was none

    shop.deliver(letter("คืนสินค้าอีกชิ้น", "ขอส่งคืนครับ"))
    called = eventually_sync(
        lambda: next((one for one in warehouse.documents() if one["type"] == "automation.called"), None),
        within=60,
        what="the webhook is called by the rule",
    )
    assert (called["data"]["reason"], called["data"]["priority"]) == ("Returns are urgent", "urgent")
    assert "คืน" not in json.dumps(called, ensure_ascii=False)
    page.goto(f"{shop.url}/settings/webhooks")
    page.get_by_role("link", name="Warehouse").click()
    page.locator("[data-deliveries] li").filter(has_text="automation.called").get_by_role(
        "button", name="Send again"
    ).click()
    again = eventually_sync(lambda: [one for one in warehouse.documents() if one["id"] == called["id"]][1:])
    assert again == [called]

    page.goto(f"{shop.url}/settings/automations/log")
    expect(page.get_by_text("Acted", exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile("คืนสินค้าอีกชิ้น")).click()
    expect(page.get_by_text(re.compile(r"#\d+ ต้องโทรกลับ")).first).to_be_visible()


def test_a_rule_by_the_clock_acts_once_on_what_has_waited(shop: Shop, page: Page, sqlite_url: str) -> None:
    shop.deliver(letter("ยังไม่มีใครตอบ", "รอมาตั้งแต่เช้าค่ะ"))
    shop.sign_in(page, "boss")
    expect(page.get_by_role("link", name="Unassigned").first).to_contain_text("1")
    _let_it_have_waited(sqlite_url, hours=3)

    page.goto(f"{shop.url}/settings/automations/new")
    page.get_by_role("textbox", name="Name").fill("Two hours without an answer")
    page.get_by_role("radio", name=re.compile("Time has passed")).click()
    page.get_by_role("switch", name="Also act on what was due before it was switched on").click()
    _add(page, "Add a task")
    page.get_by_role("textbox", name="What is to be done").fill("ตอบ {{ticket.subject}}")
    tried = page.locator("[data-dry-run]")
    tried.get_by_label("How many").click()
    page.get_by_role("option", name="all of them").click()
    tried.get_by_role("button", name="Try it").click()
    expect(tried.get_by_text("Would act on 1 of 1 tickets, and change 1 of them.")).to_be_visible()
    expect(tried.get_by_text("ตอบ ยังไม่มีใครตอบ")).to_be_visible()  # the words as they would stand there
    page.get_by_role("button", name="Add an automation").click()
    expect(page.get_by_role("link", name="Two hours without an answer")).to_be_visible()
    expect(page.get_by_text("Customer waits for 2 hours")).to_be_visible()

    page.goto(f"{shop.url}/settings/automations/log")
    page.get_by_role("button", name="Refresh").click()
    expect(page.get_by_text("Acted", exact=True)).to_have_count(1)
    page.get_by_role("link", name=re.compile("ยังไม่มีใครตอบ")).click()
    expect(page.get_by_text("ตอบ ยังไม่มีใครตอบ", exact=True)).to_be_visible()


def _let_it_have_waited(url: str, hours: int) -> None:
    """The customer has been waiting for so long."""
    with closing(sqlite3.connect(make_url(url).database or "", timeout=10)) as connection:
        connection.execute("UPDATE ticket SET waiting_since = waiting_since - ?", (hours * 3_600_000_000,))
        connection.commit()


def _add(page: Page, kind: str) -> None:
    page.get_by_role("button", name="Add an action").click()
    page.get_by_role("menuitem", name=kind).click()


async def _add_boss(url: str) -> None:
    database = Database(url)
    password = await hash_password(PASSWORD)
    async with database.write() as session:
        await add_user(session, NewUser("Boss", "boss@desk.example", Role.ADMIN, "en", (), password))
    await database.close()
