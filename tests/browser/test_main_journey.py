"""The main job: a customer's mail becomes a ticket, an agent answers in the desk, the customer gets the answer."""

from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.shop import Shop, letter, open_shop
from tests.support.dovecot import Dovecot
from tests.support.server import Server
from tests.support.smtp import SmtpSink

CUSTOMER = "somchai@customer.example"


@pytest.fixture
def shop(postgres_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    return open_shop(postgres_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)


@pytest.fixture
def shop_on_sqlite(
    sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]
) -> Shop:
    return open_shop(sqlite_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)


def thai_mail_of_old() -> bytes:
    """A mail in TIS-620 that says so, with an attachment whose name is Thai."""
    mail = letter("หูฟังไม่มีเสียง", "หูฟังข้างซ้ายไม่มีเสียงค่ะ ช่วยดูให้ด้วยนะคะ")
    mail.set_content("หูฟังข้างซ้ายไม่มีเสียงค่ะ ช่วยดูให้ด้วยนะคะ", charset="tis-620", cte="base64")
    mail.add_attachment(b"%PDF-1.4 a receipt", maintype="application", subtype="pdf", filename="ใบเสร็จ.pdf")
    return mail.as_bytes()


def read(raw: bytes) -> EmailMessage:
    """A mail as the customer's program reads it."""
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def plain_text(raw: bytes) -> str:
    """The text part, decoded."""
    body = read(raw).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def open_unassigned(page: Page) -> None:
    page.get_by_role("link", name="Unassigned").first.click()


def write_answer(page: Page, text: str) -> None:
    page.get_by_label("Reply to the customer").click()
    page.keyboard.type(text)


def test_a_mail_is_answered_and_the_answer_of_the_customer_comes_back_to_the_same_ticket(
    shop: Shop, page: Page, tmp_path: Path
) -> None:
    shop.sign_in(page, "nok")
    open_unassigned(page)
    shop.deliver(thai_mail_of_old())

    page.get_by_text("หูฟังไม่มีเสียง").first.click()
    expect(page.get_by_text("หูฟังข้างซ้ายไม่มีเสียงค่ะ ช่วยดูให้ด้วยนะคะ").last).to_be_visible()
    expect(page.get_by_text("ใบเสร็จ.pdf")).to_be_visible()

    write_answer(page, "ส่งเครื่องใหม่ให้พรุ่งนี้ค่ะ")
    enclosed = tmp_path / "ใบรับประกัน.pdf"
    enclosed.write_bytes(b"%PDF-1.4 the warranty")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Attach a file").click()
    chooser.value.set_files(enclosed)
    expect(page.get_by_role("button", name="Remove ใบรับประกัน.pdf")).to_be_visible()
    page.get_by_role("button", name="Send and set the status").click()
    page.get_by_role("menuitem", name="Solved").click()

    sent = read(shop.sink.wait_for(1, address=CUSTOMER, within=60)[0].raw)
    asked = read(shop.mailbox.fetch()[0])
    assert sent["In-Reply-To"] == asked["Message-ID"]
    assert sent["Subject"] == "Re: หูฟังไม่มีเสียง [#1001]"
    html = sent.get_body(("html",))
    assert html is not None
    assert "ส่งเครื่องใหม่ให้พรุ่งนี้ค่ะ" in html.get_content()
    assert html.get_content_charset() == "utf-8"
    assert "ส่งเครื่องใหม่ให้พรุ่งนี้ค่ะ" in plain_text(sent.as_bytes())
    (attachment,) = list(sent.iter_attachments())
    assert attachment.get_filename() == "ใบรับประกัน.pdf"
    assert attachment.get_content() == b"%PDF-1.4 the warranty"
    expect(page.get_by_role("button", name="Status: Solved")).to_be_visible()

    shop.deliver(letter("Re: หูฟังไม่มีเสียง", "ยังไม่ได้รับของเลยค่ะ", answers=str(sent["Message-ID"])))
    expect(page.get_by_text("ยังไม่ได้รับของเลยค่ะ").last).to_be_visible(timeout=30_000)
    expect(page.get_by_role("button", name="Status: Open")).to_be_visible()


def test_two_agents_the_second_answer_is_held_back_and_then_sent_knowingly(
    shop: Shop, page: Page, new_context: Callable[[], BrowserContext]
) -> None:
    shop.deliver(letter("ขอใบกำกับภาษี", "ขอใบกำกับภาษีเต็มรูปด้วยครับ"))
    other = new_context().new_page()
    for desk, who in ((page, "nok"), (other, "kong")):
        shop.sign_in(desk, who)
        desk.get_by_role("link", name="Service").first.click()
        desk.get_by_text("ขอใบกำกับภาษี").first.click()
        expect(desk.get_by_text("ขอใบกำกับภาษีเต็มรูปด้วยครับ").last).to_be_visible()
        expect(desk.get_by_label("Reply to the customer")).to_be_visible()

    other.context.set_offline(True)  # Kong does not hear of Nok's answer
    write_answer(page, "ส่งให้แล้วค่ะ")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("ส่งให้แล้วค่ะ").last).to_be_visible()
    shop.sink.wait_for(1, address=CUSTOMER, within=60)

    write_answer(other, "เดี๋ยวส่งให้ครับ")
    other.route(
        "**/api/v1/tickets/*", lambda route: route.abort() if route.request.method == "GET" else route.continue_()
    )
    other.context.set_offline(False)
    other.keyboard.press("Control+Enter")
    dialog = other.get_by_role("dialog", name="Something new came in before you sent")
    expect(dialog).to_be_visible(timeout=30_000)
    expect(dialog.get_by_text("ส่งให้แล้วค่ะ")).to_be_visible()
    assert len(shop.sink.to(CUSTOMER)) == 1

    other.unroute("**/api/v1/tickets/*")
    dialog.get_by_role("button", name="Send anyway").click()
    mails = shop.sink.wait_for(2, address=CUSTOMER, within=60)
    assert "เดี๋ยวส่งให้ครับ" in plain_text(mails[1].raw)


def test_smoke_on_the_embedded_database(shop_on_sqlite: Shop, page: Page) -> None:
    shop = shop_on_sqlite
    shop.sign_in(page, "nok")
    open_unassigned(page)
    shop.deliver(letter("Hello from SQLite", "Does it work there too?", sender="Amy <amy@customer.example>"))
    page.get_by_text("Hello from SQLite").first.click()
    write_answer(page, "It does.")
    page.keyboard.press("Control+Enter")
    assert "It does." in plain_text(shop.sink.wait_for(1, address="amy@customer.example", within=60)[0].raw)
