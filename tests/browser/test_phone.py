"""A call noted by the keyboard alone, and everything reached by words: palette, key sheet, print."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from core.db.session import Database
from tests.browser.palette import choose_command
from tests.browser.shop import Shop, open_shop
from tests.browser.test_pages import violations
from tests.support.aside import run_aside
from tests.support.dovecot import Dovecot
from tests.support.server import Server
from tests.support.smtp import SmtpSink
from ticketing.wrap_ups.models import WrapUpCode


@pytest.fixture
def shop(sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    run_aside(_codes(sqlite_url))
    return open_shop(sqlite_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)


class Strokes:
    """The keyboard, and how often it was struck: a key with Ctrl or Alt is one stroke."""

    def __init__(self, page: Page) -> None:
        self.keyboard, self.count = page.keyboard, 0

    def press(self, key: str) -> None:
        self.keyboard.press(key)
        self.count += 1

    def type(self, text: str) -> None:
        self.keyboard.type(text)
        self.count += len(text)


def test_a_call_is_noted_by_the_keyboard_alone(shop: Shop, page: Page) -> None:
    shop.sign_in(page, "nok")
    keys = Strokes(page)
    dialog = page.get_by_role("dialog", name="Note a call")
    number = dialog.get_by_role("textbox", name="Number or name")
    note = dialog.get_by_role("textbox", name="Note", exact=True)

    keys.press("p")
    expect(number).to_be_focused()
    keys.type("081-234-5678")
    expect(dialog.get_by_text("Nobody has this number yet")).to_be_visible()
    keys.press("Enter")
    keys.type("Manee Jaidee")
    keys.press("Enter")
    keys.press("2")
    expect(note).to_be_focused()
    keys.type("Speaker does not charge")
    expect(dialog.get_by_role("radio", name="Sent to repairs")).to_be_checked()
    assert violations(page) == []
    keys.press("Control+Enter")
    expect(page.get_by_text("The call is noted on #").first).to_be_visible()
    expect(dialog).to_be_hidden()

    # the shortest call: who it is and what he has open stands there as soon as the number does
    keys.count = 0
    keys.press("p")
    expect(number).to_be_focused()
    keys.type("0812345678")
    expect(dialog.get_by_role("radio", name="Manee Jaidee", exact=True)).to_be_checked()
    expect(dialog.get_by_text("Speaker does not charge")).to_be_visible()
    keys.press("Control+Enter")
    expect(dialog).to_be_hidden()
    assert keys.count == 12, "p, ten digits, Ctrl+Enter"

    # with everything: his case, the outcome, the clock stopped, a promise to call back
    keys.count = 0
    keys.press("p")
    expect(number).to_be_focused()
    keys.type("0812345678")
    case = dialog.get_by_role("radio", name="Speaker does not charge")
    expect(case).to_be_attached()
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    expect(case).to_be_checked()
    keys.press("Alt+1")
    expect(dialog.get_by_role("radio", name="Question answered")).to_be_checked()
    expect(dialog.get_by_role("timer")).not_to_have_text("0:00")
    keys.press("Alt+t")
    expect(dialog.get_by_role("button", name="Let the clock run on")).to_be_visible()
    keys.press("Alt+b")
    expect(dialog.get_by_role("button", name="In an hour")).to_have_attribute("aria-pressed", "true")
    assert violations(page) == []
    keys.press("Control+Enter")
    expect(dialog).to_be_hidden()
    assert keys.count == 17, "the shortest, two arrows and three keys with Alt"

    keys.press("p")
    expect(number).to_be_focused()
    keys.type("+66812345678")
    expect(dialog.get_by_role("radio", name="Manee Jaidee", exact=True)).to_be_checked()
    case = dialog.get_by_role("radio", name="Speaker does not charge")
    expect(case).to_be_attached()
    keys.press("ArrowDown")
    expect(case).to_be_checked()
    keys.press("Alt+o")
    keys.press("Enter")
    keys.press("1")
    expect(note).to_be_focused()
    keys.type("It is repaired")
    keys.press("Escape")
    expect(dialog).to_be_hidden()
    keys.press("p")
    expect(dialog.get_by_text("You had begun to note this call.")).to_be_visible()
    expect(note).to_have_value("It is repaired")
    expect(case).to_be_checked()
    keys.press("Control+Enter")
    expect(dialog).to_be_hidden()

    keys.press("Control+k")
    expect(page.get_by_role("dialog", name="Commands")).to_be_visible()
    keys.type("charge")
    expect(page.get_by_role("option", name="Speaker does not charge")).to_be_visible()
    keys.press("Enter")
    log = page.get_by_role("log")
    expect(log.get_by_text("Call from Manee Jaidee")).to_have_count(2)
    expect(log.get_by_text("Call to Manee Jaidee")).to_be_visible()
    expect(log.get_by_text("It is repaired")).to_be_visible()
    expect(log.get_by_text("Question answered")).to_have_count(2)
    expect(page.get_by_role("region", name="Tasks").get_by_text("Call Manee Jaidee back")).to_be_visible()
    page.reload()
    expect(log.get_by_text("Call to Manee Jaidee")).to_be_visible()
    assert violations(page) == []


def test_words_of_both_languages_reach_every_place_and_the_ticket_is_printed(shop: Shop, page: Page) -> None:
    shop.sign_in(page, "nok")
    keys = page.keyboard
    palette = page.get_by_role("dialog", name="Commands")
    choose_command(page, "ลูกค้า", "Customers")
    expect(page).to_have_url(f"{shop.url}/contacts")
    choose_command(page, "มืด", "Theme: Dark")
    expect(page.locator("html.dark")).to_be_attached()
    choose_command(page, "โทรศัพท์", "Note a call")
    number = page.get_by_role("dialog", name="Note a call").get_by_role("textbox", name="Number or name")
    expect(number).to_be_focused()
    keys.type("0899990001")
    keys.press("Control+Enter")
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_role("log")).to_be_visible()
    choose_command(page, "พิมพ์", "Print, or save as PDF")
    printing = page.get_by_role("dialog", name="Print ticket")
    expect(printing.get_by_role("button", name="Open the PDF")).to_be_focused()
    assert violations(page) == []
    keys.press("Escape")
    expect(printing).to_be_hidden()

    keys.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet.get_by_text("Note a call")).to_be_visible()
    assert violations(page) == []
    keys.press("Escape")
    expect(sheet).to_be_hidden()
    choose_command(page, "กระดิ่ง", "Show the notifications")
    expect(page.get_by_role("dialog", name="Notifications")).to_be_visible()
    keys.press("Escape")
    choose_command(page, "ตัวกรอง", "Filter the list")
    expect(page).to_have_url(re.compile(r"/inbox/saved:new:all"))
    keys.press("Control+k")
    expect(palette.get_by_role("option").first).to_have_text("Filter the list")
    assert violations(page) == []


async def _codes(url: str) -> None:
    database = Database(url)
    async with database.write() as session:
        session.add(WrapUpCode(code="answered", name_th="ตอบแล้ว", name_en="Question answered", position=0))
        session.add(WrapUpCode(code="repair", name_th="ส่งซ่อม", name_en="Sent to repairs", position=1))
    await database.close()
