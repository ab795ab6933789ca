"""A company that chats: its site with the widget, its people at the desk, its mailbox for those who have left."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.secrets import Secrets
from core.staff.organization import ensure_organization
from core.staff.passwords import hash_password
from core.staff.principal import Role
from core.staff.users import NewUser, add_user
from tests.browser.shop import AGENTS, PASSWORD, SECRET, SUPPORT, mailbox_config
from tests.browser.widget.site import IDENTITY_SECRET, KEY, Site, Widget
from tests.factories.desk import make_team
from tests.factories.inbound import make_mailbox
from tests.support.aside import run_aside
from tests.support.dovecot import Mailbox
from tests.support.eventually import eventually_sync
from tests.support.server import Server
from tests.support.smtp import SmtpSink
from ticketing.wrap_ups.models import WrapUpCode

ASKED = {
    "is_required": True,
    "fields": [
        {"key": "name", "label": {"th": "ชื่อ", "en": "Name"}, "required": True},
        {"key": "email", "label": {"th": "อีเมล", "en": "E-mail"}, "type": "email", "required": True},
    ],
}


@dataclass
class ChatCompany:
    """The running product, how it was started, and the site whose widget it serves."""

    site: Site
    settings: Mapping[str, str]
    server: Server

    @property
    def url(self) -> str:
        """The desk's address; it stays the same over a restart."""
        return self.server.url

    def start_again(self, start: Callable[..., Server]) -> None:
        """Start the server where the one that is gone was."""
        self.server = start(self.settings, "--port", self.server.url.rpartition(":")[2])


OpenCompany = Callable[..., ChatCompany]
NewContext = Callable[[], BrowserContext]


def open_company(
    url: str,
    start: Callable[..., Server],
    site: Site,
    *,
    talks: Mapping[str, Any] | None = None,
    mail: tuple[Mailbox, SmtpSink] | None = None,
    settings: Mapping[str, str] | None = None,
    **widget: Any,
) -> ChatCompany:
    """Fill the database and start the product on it; `talks` are live chat settings, the rest those of the widget."""
    run_aside(_fill(url, site.url, talks or {}, mail, widget))
    base = {"SAWASDESK_DATABASE_URL": url, "SAWASDESK_SECRET_KEY": SECRET, "SAWASDESK_LOG_LEVEL": "warning"}
    chosen = {**base, **(settings or {})}
    server = start(chosen)
    site.desk = server.url
    return ChatCompany(site, chosen, server)


class Desk:
    """An agent's page and what he does there with chats."""

    def __init__(self, page: Page, company: ChatCompany, who: str) -> None:
        self.page = page
        page.goto(f"{company.url}/chats")
        page.locator("input[type=email]").fill(f"{who}@desk.example")
        page.locator("input[type=password]").fill(PASSWORD)
        page.locator("button[type=submit]").click()
        expect(page.get_by_role("heading", name="Chats", exact=True)).to_be_visible()
        asked = f"{company.url}/chat/v1/widgets/{KEY}"
        page_of_ours = {"Origin": company.site.url}
        eventually_sync(
            lambda: page.request.get(asked, headers=page_of_ours).json()["is_available"],
            what="somebody to talk with",
        )

    def ring(self, name: str) -> Locator:
        """The card of a visitor who rings."""
        return self.page.get_by_role("article", name=f"{name} wants to chat")

    def answer(self, name: str) -> Locator:
        """Take the visitor's chat; the column it opens."""
        self.ring(name).get_by_role("button", name="Answer").click()
        column = self.talk(name)
        expect(column).to_be_visible()
        return column

    def talk(self, name: str) -> Locator:
        """The column of a visitor's chat."""
        return self.page.get_by_role("main").get_by_role("region", name=name, exact=True)

    def write(self, column: Locator, text: str) -> None:
        """Type an answer, as far as before it is sent."""
        column.get_by_label("Reply to the customer").click()
        self.page.keyboard.type(text)

    def reply(self, column: Locator, text: str) -> None:
        """Type an answer and send it; the editor is empty again."""
        self.write(column, text)
        expect(column.get_by_role("button", name="Send", exact=True)).to_be_enabled()
        self.page.keyboard.press("Control+Enter")
        expect(column.get_by_label("Reply to the customer")).to_have_text("")

    def seconds(self, column: Locator) -> int:
        """The clock that counts in the bar of a chat."""
        shown = column.get_by_label(re.compile(r"^for \d+:\d\d")).inner_text()
        minutes, seconds = shown.rsplit(":", 1)
        return int(minutes) * 60 + int(seconds)


def said(column: Locator) -> list[str]:
    """What stands in a chat's column at the desk, from top to bottom."""
    return column.get_by_role("log").locator("article p.whitespace-pre-wrap").all_inner_texts()


def heard(widget: Widget) -> list[str]:
    """What stands in the widget, from top to bottom."""
    return widget.log.locator(".rows .text").all_inner_texts()


def introduce(widget: Widget, name: str, email: str) -> None:
    """Open the widget and answer its questions."""
    widget.open()
    widget.panel.get_by_label("Name").fill(name)
    widget.panel.get_by_label("E-mail").fill(email)
    widget.panel.locator("button[type=submit]").click()
    expect(widget.composer).to_be_visible()


async def _fill(
    url: str, origin: str, talks: Mapping[str, Any], mail: tuple[Mailbox, SmtpSink] | None, widget: Mapping[str, Any]
) -> None:
    database = Database(url)
    password = await hash_password(PASSWORD)
    document = {
        "allowed_origins": [origin],
        "needs_consent": False,
        "pre_chat": ASKED,
        "identity_secret": IDENTITY_SECRET,
        **widget,
    }
    async with database.write() as session:
        await ensure_organization(session, "Siang Dee")
        team = await make_team(session, "Service")
        for who, name in AGENTS.items():
            await add_user(session, NewUser(name, f"{who}@desk.example", Role.AGENT, "en", (team.id,), password))
        mailbox = None
        if mail is not None:
            mailbox = await make_mailbox(
                session, SUPPORT, default_team_id=team.id, config_encrypted=mailbox_config(*mail)
            )
        session.add(WrapUpCode(code="answered", name_th="ตอบคำถามแล้ว", name_en="Question answered"))
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
                live_chat={"opening": "presence", "acceptance": "ring", **talks},
                reply_channel_account_id=mailbox.id if mailbox else None,
                config_encrypted=Secrets(SECRET).encrypt(json.dumps(document)),
                created_at=clock.utc_now(),
            )
        )
    await database.close()


def visit(company: ChatCompany, page: Page, path: str = "/") -> Widget:
    """Go to a page of the site."""
    place, mark, query = path.partition("?")
    page.goto(company.site.put(place) + mark + query)
    widget = Widget(page)
    expect(widget.launcher).to_be_visible()
    return widget
