"""What a person chooses about his desk is so at once, stays so, and is seen where he works."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.shop import Shop, letter, open_shop
from tests.browser.test_pages import violations
from tests.support.dovecot import Dovecot
from tests.support.server import Server
from tests.support.smtp import SmtpSink

SUBJECTS = ("Left ear is silent", "Invoice please", "Where is my parcel", "Speaker hums")
OPENED = re.compile(r"/inbox/unassigned/[0-9a-f-]{36}$")


@pytest.fixture
def shop(sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    return open_shop(sqlite_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)


def choose(page: Page, shop: Shop, *labels: str) -> None:
    """On the page of one's own profile, as a person does; then back to the list."""
    page.goto(f"{shop.url}/settings/profile")
    for label in labels:
        with page.expect_response(lambda answer: answer.url.endswith("/api/v1/me") and answer.ok):
            page.locator("label", has_text=re.compile(f"^{re.escape(label)}$")).click()
    page.goto(f"{shop.url}/inbox/unassigned")


def test_every_preference_is_seen_where_one_works(shop: Shop, page: Page) -> None:
    for number, subject in enumerate(SUBJECTS):
        shop.deliver(letter(subject, "ช่วยดูให้ด้วยนะคะ", sender=f"c{number}@customer.example"))
    shop.sign_in(page, "nok")
    page.goto(f"{shop.url}/inbox/unassigned")
    rows = page.get_by_role("list", name="Tickets").get_by_role("link")
    expect(rows).to_have_count(len(SUBJECTS))

    def row_height() -> float:
        box = rows.first.bounding_box()
        assert box is not None
        return box["height"]

    def background() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    roomy, bright = row_height(), background()
    choose(page, shop, "Compact", "Dark")
    expect(rows).to_have_count(len(SUBJECTS))
    assert row_height() < roomy - 10
    assert background() != bright
    assert violations(page) == []
    choose(page, shop, "Comfortable", "As the machine")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html.dark")).to_be_attached()
    page.emulate_media(color_scheme="light")
    expect(page.locator("html.dark")).to_have_count(0)

    # without single keys, Ctrl+K is left
    choose(page, shop, "Keyboard shortcuts")
    expect(rows).to_have_count(len(SUBJECTS))
    page.keyboard.press("c")
    page.keyboard.press("?")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_have_count(1)
    expect(page.get_by_role("dialog", name="Commands")).to_be_visible()
    choose(page, shop, "Keyboard shortcuts")
    expect(rows).to_have_count(len(SUBJECTS))
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()

    def answer() -> str:
        """Answers the first ticket of the list; its address."""
        rows.first.click()
        expect(page).to_have_url(OPENED)
        here = page.url
        page.get_by_label("Reply to the customer").click()
        page.keyboard.type("We look into it.")
        page.keyboard.press("Control+Enter")
        return here

    # after sending: stay, the next ticket, the list
    choose(page, shop, "Stay on the ticket")
    here = answer()
    expect(page.get_by_role("log").get_by_text("We look into it.")).to_be_visible()
    expect(page).to_have_url(here)
    choose(page, shop, "Go to the next ticket")
    here = answer()
    expect(page).not_to_have_url(here)
    expect(page).to_have_url(OPENED)
    choose(page, shop, "Go back to the list")
    answer()
    expect(page).to_have_url(f"{shop.url}/inbox/unassigned")

    choose(page, shop, "ไทย")
    expect(page.locator("html[lang=th]")).to_be_attached()
    expect(page.get_by_role("heading", level=1, name="ยังไม่มีผู้รับ")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=1, name="ยังไม่มีผู้รับ")).to_be_visible()
