"""The composer in a real browser: shown to an outsider who answers, held back because the customer was quicker, a macro
that acts and is taken back.
"""

from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.shop import Shop, letter, open_shop
from tests.browser.test_pages import violations
from tests.support.dovecot import Dovecot
from tests.support.server import Server
from tests.support.smtp import SmtpSink

SUPPLIER = "parts@supplier.example"


@pytest.fixture
def shop(sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    return open_shop(sqlite_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)


def test_shown_to_an_outsider_put_off_and_done_by_a_macro(shop: Shop, page: Page) -> None:
    shop.sign_in(page, "nok")
    _keep_macro(page)
    first = letter("Speaker is silent", "The left speaker is silent.")
    shop.deliver(first)
    page.goto(f"{shop.url}/inbox/unassigned")
    page.get_by_text("Speaker is silent").first.click()
    log = page.get_by_role("log", name="Messages")
    expect(log.get_by_text("The left speaker is silent.")).to_be_visible()

    # forwarded with the original quoted; a wrong address is refused at once
    log.get_by_role("article").first.hover()
    log.get_by_role("article").first.get_by_role("button", name="Message options").click()
    page.get_by_role("menuitem", name="Forward…").click()
    dialog = page.get_by_role("dialog", name="Forward to somebody outside")
    to = dialog.get_by_role("combobox", name="To", exact=True)
    to.fill("parts@supplier")
    to.press("Enter")
    expect(to).to_have_attribute("aria-invalid", "true")
    to.fill(SUPPLIER)
    to.press("Enter")
    expect(dialog.get_by_role("button", name=f"Remove {SUPPLIER}")).to_be_visible()
    dialog.get_by_role("button", name="Show the quoted message").click()
    expect(dialog.get_by_text("From: สมชาย ใจดี <somchai@customer.example>")).to_be_visible()
    dialog.get_by_label("Your words").click()
    page.keyboard.type("Do you have this part?")
    assert violations(page) == []
    dialog.get_by_role("button", name="Send", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(log.get_by_text(f"Forwarded to {SUPPLIER}")).to_be_visible()

    # put off, taken back into the composer, put off again; then the customer is quicker
    box = page.get_by_label("Reply to the customer")
    box.click()
    page.keyboard.type("We will call you tomorrow.")
    card = _put_off(page)
    card.get_by_role("button", name="Edit").click()
    expect(card).to_have_count(0)
    expect(box).to_have_text("We will call you tomorrow.")
    card = _put_off(page)
    expect(box).to_have_text("")
    assert violations(page, "main") == []
    shop.deliver(letter("Re: Speaker is silent", "It works again!", answers=str(first["Message-ID"])))
    expect(card).to_contain_text("Held back: the customer has written since")
    card.get_by_role("button", name="Delete").click()
    expect(card).to_have_count(0)

    # a macro without words acts at once, and all of it is taken back
    status = page.get_by_role("heading", level=1, name="Speaker is silent").locator("xpath=ancestor::header")
    expect(status.get_by_text("Open", exact=True)).to_be_visible()
    box.click()
    page.keyboard.type("/quiet")
    chosen = page.get_by_role("listbox", name="Canned replies").get_by_role("option", selected=True)
    expect(chosen).to_contain_text("Quiet please")
    page.keyboard.press("Enter")
    expect(status.get_by_text("On hold", exact=True)).to_be_visible()
    expect(box).to_have_text("")
    toast = page.get_by_role("listitem").filter(has_text="Quiet please")
    toast.get_by_role("button", name="Undo", exact=True).click()
    expect(status.get_by_text("Open", exact=True)).to_be_visible()

    # the outsider got the original below our words; his answer comes back beside the customer's talk
    (sent,) = shop.sink.wait_for(1, address=SUPPLIER, within=60)
    mail = message_from_bytes(sent.raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Do you have this part?" in body.get_content()
    assert "The left speaker is silent." in body.get_content()
    answer = letter(
        f"Re: {mail['Subject']}",
        "Four pieces are here.",
        sender=f"Parts <{SUPPLIER}>",
        answers=str(mail["Message-ID"]),
    )
    shop.deliver(answer)
    aside = log.get_by_role("article").filter(has_text="Four pieces are here.")
    expect(aside).to_contain_text("Side conversation")
    assert shop.sink.to("somchai@customer.example") == []


def _put_off(page: Page) -> Locator:
    page.get_by_role("button", name="Send and set the status").click()
    page.get_by_role("menuitem", name="Send later…").click()
    dialog = page.get_by_role("dialog", name="Send later")
    expect(dialog.get_by_role("list", name="Common times").get_by_role("button").first).to_be_visible()
    assert violations(page, "[role=dialog]") == []
    dialog.get_by_role("list", name="Common times").get_by_role("button").first.click()
    card = page.get_by_role("article", name="An answer by Nok Sudarat that leaves later")
    expect(card).to_contain_text("We will call you tomorrow.")
    return card


def _keep_macro(page: Page) -> None:
    made = page.evaluate(
        """async () => {
            const { csrf_token } = await (await fetch('/api/v1/session')).json()
            const actions = [{ kind: 'set_status', status: 'on_hold' }, { kind: 'set_priority', priority: 'high' }]
            const body = JSON.stringify({ name: 'Quiet please', shortcut: 'quiet', actions })
            const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf_token }
            return (await fetch('/api/v1/canned-replies', { method: 'POST', headers, body })).status
        }"""
    )
    assert made == 201
