"""Time and mass in a real browser: set aside and brought back by the customer, taken back, and done to many at once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.shop import Shop, letter, open_shop
from tests.browser.test_pages import violations
from tests.support.dovecot import Dovecot
from tests.support.server import Server
from tests.support.smtp import SmtpSink

SUBJECTS = ("หูฟังไม่มีเสียง", "ขอใบกำกับภาษี", "Speaker hums", "Where is my parcel")


@pytest.fixture
def shop(sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    return open_shop(sqlite_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)


def go_to(page: Page, queue: str) -> None:
    page.get_by_role("navigation", name="Queues").get_by_role("link", name=queue).click()
    expect(page.get_by_role("heading", level=1, name=queue)).to_be_visible()


def rows(page: Page, subject: str = "") -> Locator:
    return page.get_by_role("list", name="Tickets").get_by_role("link").filter(has_text=subject)


def test_snoozed_until_the_reply_taken_back_and_many_at_once(shop: Shop, page: Page) -> None:
    mails = [letter(subject, "ช่วยดูให้ด้วยนะคะ", sender=f"c{n}@customer.example") for n, subject in enumerate(SUBJECTS)]
    for mail in mails:
        shop.deliver(mail)
    shop.sign_in(page, "nok")
    go_to(page, "Unassigned")
    expect(rows(page)).to_have_count(len(SUBJECTS))

    # set aside by the keyboard, and taken back by the keyboard
    rows(page, SUBJECTS[0]).click()
    expect(page.get_by_role("button", name="Snooze", exact=True)).to_be_visible()
    page.keyboard.press("h")
    expect(page.get_by_role("group", name="Snooze until").get_by_role("button").first).to_be_focused()
    assert violations(page, "[role=group][aria-label='Snooze until']") == []
    page.get_by_role("button", name="Until the customer replies").click()
    expect(rows(page)).to_have_count(len(SUBJECTS) - 1)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.keyboard.press("z")
    expect(rows(page)).to_have_count(len(SUBJECTS))

    # set aside once more; the customer's answer brings it back by itself
    rows(page, SUBJECTS[0]).click()
    page.get_by_role("button", name="Snooze", exact=True).click()
    page.get_by_role("button", name="Until the customer replies").click()
    expect(rows(page)).to_have_count(len(SUBJECTS) - 1)
    go_to(page, "Snoozed")
    expect(rows(page, SUBJECTS[0])).to_be_visible()
    answer = letter(
        f"Re: {SUBJECTS[0]}", "ยังไม่ดังเลยค่ะ", sender="c0@customer.example", answers=str(mails[0]["Message-ID"])
    )
    shop.deliver(answer)
    expect(rows(page)).to_have_count(0)
    go_to(page, "Unassigned")
    expect(rows(page, "ยังไม่ดังเลยค่ะ")).to_be_visible()

    # a change by the mouse is taken back by the mouse
    rows(page, SUBJECTS[1]).click()
    page.get_by_role("button", name="Take it").click()
    expect(page.get_by_text("Owner: Nok Sudarat").first).to_be_visible()
    expect(rows(page)).to_have_count(len(SUBJECTS) - 1)
    page.get_by_role("button", name="Undo").click()
    expect(rows(page)).to_have_count(len(SUBJECTS))

    # many at once, and back
    page.keyboard.press("u")
    expect(page.get_by_text("Choose a ticket")).to_be_visible()
    boxes = page.get_by_role("checkbox", name=re.compile("Choose #"))
    boxes.first.check()
    boxes.last.click(modifiers=["Shift"])
    bar = page.get_by_role("toolbar")
    expect(bar.get_by_text(f"{len(SUBJECTS)} chosen")).to_be_visible()
    assert violations(page, "main") == []
    bar.get_by_role("button", name="Assign", exact=True).click()
    page.get_by_role("option", name="Assign to me").click()
    expect(rows(page)).to_have_count(0)
    expect(page.get_by_text(f"{len(SUBJECTS)} tickets changed").first).to_be_visible()
    go_to(page, "Mine")
    expect(rows(page)).to_have_count(len(SUBJECTS))
    page.get_by_role("button", name="Undo").click()
    expect(rows(page)).to_have_count(0)
    go_to(page, "Unassigned")
    expect(rows(page)).to_have_count(len(SUBJECTS))
