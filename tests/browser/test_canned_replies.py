"""Canned replies in a real browser: written in the settings, typed as `/`, filled in, sent with their file."""

import re
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chat_company import Desk, introduce, open_company
from tests.browser.shop import Shop, letter, open_shop
from tests.browser.widget.site import Widget, company_pages
from tests.support.dovecot import Dovecot
from tests.support.server import Server
from tests.support.smtp import SmtpSink

CUSTOMER = "somchai@customer.example"


@pytest.fixture
def shop(sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    return open_shop(sqlite_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)


def test_written_once_then_typed_chosen_and_sent(shop: Shop, page: Page, tmp_path: Path) -> None:
    shop.sign_in(page, "nok")
    page.goto(f"{shop.url}/settings/canned-replies")
    expect(page.get_by_text("No canned replies yet")).to_be_visible()
    page.get_by_role("link", name="Add a reply").first.click()
    page.get_by_role("textbox", name="Name", exact=True).fill("Warranty terms")
    page.get_by_role("textbox", name="Shortcut").fill("warranty")
    thai = page.get_by_role("textbox", name="ไทย")
    thai.click()
    page.keyboard.type("สวัสดีคุณ")
    page.get_by_role("button", name="First name", exact=True).first.click()
    page.keyboard.type(" ประกัน 2 ปีค่ะ {{ticket.nmber}}")
    page.get_by_role("button", name="Add the reply").click()
    expect(page.get_by_text("There is no such placeholder: ticket.nmber")).to_be_visible()
    for _letter in "{{ticket.nmber}}":
        thai.press("Backspace")
    enclosed = tmp_path / "เงื่อนไข.pdf"
    enclosed.write_bytes(b"%PDF-1.4 terms")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Attach a file").click()
    chooser.value.set_files(enclosed)
    expect(page.get_by_role("button", name="Remove เงื่อนไข.pdf")).to_be_visible()
    page.get_by_role("button", name="Add the reply").click()
    expect(page.get_by_role("link", name="Warranty terms")).to_be_visible()
    expect(page.get_by_text("Not used yet")).to_be_visible()

    shop.deliver(letter("ประกัน", "ลำโพงประกันกี่ปีคะ"))
    page.goto(f"{shop.url}/inbox/unassigned")
    page.get_by_text("ลำโพงประกันกี่ปีคะ").first.click()
    box = page.get_by_label("Reply to the customer")
    box.click()
    page.keyboard.type("1/2 /")
    listed = page.get_by_role("listbox", name="Canned replies")
    expect(listed.get_by_role("option", name=re.compile("Warranty terms"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type("/ประกั")
    chosen = listed.get_by_role("option", selected=True)
    expect(chosen).to_contain_text("Warranty terms")
    expect(page.get_by_text(re.compile("สวัสดีคุณ.+ ประกัน 2 ปีค่ะ")).last).to_be_visible()
    page.keyboard.press("Enter")
    expect(box).to_have_text(re.compile(r"^สวัสดีคุณ[^{]+ ประกัน 2 ปีค่ะ\s*$"))
    expect(page.get_by_role("button", name="Remove เงื่อนไข.pdf")).to_be_visible()
    page.keyboard.type("ขอบคุณค่ะ")
    page.keyboard.press("Control+Enter")

    (sent,) = shop.sink.wait_for(1, address=CUSTOMER, within=60)
    mail = message_from_bytes(sent.raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(("plain",))
    assert body is not None
    assert "สวัสดีคุณสมชาย" in body.get_content()
    assert "ขอบคุณค่ะ" in body.get_content()
    assert "{{" not in body.get_content()
    assert [one.get_filename() for one in mail.iter_attachments()] == ["เงื่อนไข.pdf"]

    page.goto(f"{shop.url}/settings/canned-replies")
    expect(page.get_by_text("Used once")).to_be_visible()


def test_in_a_talk_enter_chooses_before_it_sends_and_the_words_go_as_plain_text(
    postgres_url: str, sawasdesk_serve: Callable[..., Server], page: Page, new_context: Callable[[], BrowserContext]
) -> None:
    with company_pages() as site:
        company = open_company(postgres_url, sawasdesk_serve, site)
        nok = Desk(new_context().new_page(), company, "nok")
        made = nok.page.evaluate(
            """async () => {
                const { csrf_token } = await (await fetch('/api/v1/session')).json()
                const html = '<p>สวัสดีค่ะ {{contact.name}}</p><ul><li>เปิด <b>10.00</b> น.</li></ul>'
                const body = JSON.stringify({ name: 'Opening hours', shortcut: 'hours', th: { html } })
                const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf_token }
                return (await fetch('/api/v1/canned-replies', { method: 'POST', headers, body })).status
            }"""
        )
        assert made == 201
        page.goto(site.put("/"))
        widget = Widget(page)
        introduce(widget, "Somchai", "somchai@customer.example")
        widget.say("When do you open?")
        column = nok.answer("Somchai")
        column.get_by_label("Reply to the customer").click()
        nok.page.keyboard.type("/hou")
        nok.page.keyboard.press("Enter")
        box = column.get_by_label("Reply to the customer")
        expect(box).to_contain_text("สวัสดีค่ะ Somchai")
        expect(box.locator("li, strong")).to_have_count(0)
        nok.page.keyboard.press("Enter")
        expect(widget.log.get_by_text("- เปิด 10.00 น.")).to_be_visible()
        expect(widget.log.get_by_text("/hou")).to_have_count(0)
