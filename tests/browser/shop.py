"""A small company for browser tests: two agents, one mailbox on real servers, and the product as a process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import make_msgid

from playwright.sync_api import Page, expect

from core.db.session import Database
from core.secrets import Secrets
from core.staff.organization import ensure_organization
from core.staff.passwords import hash_password
from core.staff.principal import Role
from core.staff.users import NewUser, add_user
from tests.factories.desk import make_team
from tests.factories.inbound import make_mailbox
from tests.support.aside import run_aside
from tests.support.dovecot import Mailbox
from tests.support.server import Server
from tests.support.smtp import SmtpSink

PASSWORD = "a long enough sentence"
SECRET = "the secret of the browser tests, long enough"
SUPPORT = "support@desk.example"
AGENTS = {"nok": "Nok Sudarat", "kong": "Kong Thanakrit"}


@dataclass(frozen=True)
class Shop:
    """The running product, the mailbox customers write to, and the mail server that takes our answers."""

    url: str
    mailbox: Mailbox
    sink: SmtpSink

    def sign_in(self, page: Page, who: str) -> None:
        """Through the page, as a person does."""
        page.goto(self.url)
        page.locator("input[type=email]").fill(f"{who}@desk.example")
        page.locator("input[type=password]").fill(PASSWORD)
        page.locator("button[type=submit]").click()
        expect(page.get_by_role("link", name="Unassigned").first).to_be_visible()

    def deliver(self, mail: EmailMessage | bytes) -> None:
        """Into the mailbox on the IMAP server."""
        self.mailbox.append(mail if isinstance(mail, bytes) else mail.as_bytes())


def open_shop(url: str, mailbox: Mailbox, sink: SmtpSink, start: Callable[..., Server]) -> Shop:
    """Fill the database and start the product on it."""
    run_aside(_fill(url, mailbox, sink))
    settings = {"SAWASDESK_DATABASE_URL": url, "SAWASDESK_SECRET_KEY": SECRET, "SAWASDESK_LOG_LEVEL": "warning"}
    return Shop(start(settings).url, mailbox, sink)


def letter(
    subject: str, text: str, *, sender: str = "สมชาย ใจดี <somchai@customer.example>", answers: str = ""
) -> EmailMessage:
    """A customer's mail; `answers` is the Message-ID it replies to."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, SUPPORT, subject
    mail["Message-ID"] = make_msgid(domain="customer.example")
    if answers:
        mail["In-Reply-To"] = mail["References"] = answers
    mail.set_content(text)
    return mail


def mailbox_config(mailbox: Mailbox, sink: SmtpSink) -> str:
    """The encrypted settings of a mailbox that reads from the one and sends through the other."""
    imap = {"host": mailbox.host, "port": mailbox.port, "user": mailbox.user, "password": mailbox.password}
    smtp = {"host": sink.host, "port": sink.port, "security": "none"}
    config = {"imap": {**imap, "security": "none"}, "smtp": smtp, "sender_name": "Siang Dee"}
    return Secrets(SECRET).encrypt(json.dumps(config))


async def _fill(url: str, mailbox: Mailbox, sink: SmtpSink) -> None:
    database = Database(url)
    password = await hash_password(PASSWORD)
    async with database.write() as session:
        await ensure_organization(session, "Siang Dee")
        team = await make_team(session, "Service")
        for who, name in AGENTS.items():
            new = NewUser(name, f"{who}@desk.example", Role.AGENT, "en", (team.id,), password)
            await add_user(session, new)
        await make_mailbox(session, SUPPORT, default_team_id=team.id, config_encrypted=mailbox_config(mailbox, sink))
    await database.close()
