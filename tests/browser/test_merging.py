"""Tickets joined and cut in a real browser: a mail with another subject gets a ticket of its own, two become one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.shop import Shop, letter, open_shop
from tests.browser.test_pages import violations
from tests.support.dovecot import Dovecot
from tests.support.server import Server
from tests.support.smtp import SmtpSink


@pytest.fixture
def shop(sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    return open_shop(sqlite_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)


def _said(page: Page, words: str) -> None:
    expect(page.get_by_role("log", name="Messages").get_by_text(words)).to_be_visible()


def _not_said(page: Page, words: str) -> None:
    expect(page.get_by_role("log", name="Messages").get_by_text(words)).to_have_count(0)


def _pick(page: Page, subject: str) -> Locator:
    header = page.get_by_role("heading", level=1, name=subject).locator("xpath=ancestor::header")
    header.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Split or move").click()
    bar = page.get_by_role("toolbar", name="Chosen messages")
    expect(bar).to_contain_text("Tick the messages that belong elsewhere")
    return bar


def test_a_ticket_is_split_merged_parted_and_robbed_of_a_message(shop: Shop, page: Page) -> None:
    shop.sign_in(page, "nok")
    page.get_by_role("link", name="Unassigned").first.click()
    first = letter("Speaker is silent", "The left speaker is silent.")
    shop.deliver(first)
    page.get_by_text("Speaker is silent").first.click()
    _said(page, "The left speaker is silent.")
    other = letter("Tax invoice please", "Could you also send me a tax invoice?", answers=str(first["Message-ID"]))
    shop.deliver(other)
    _said(page, "Could you also send me a tax invoice?")

    # picking can be looked at and left again
    bar = _pick(page, "Speaker is silent")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(bar).to_have_count(0)

    # the changed subject is offered as a ticket of its own, and the toast takes that back
    note = page.get_by_role("note").filter(has_text="Another subject")
    expect(note).to_contain_text("Tax invoice please")
    assert violations(page) == []
    note.get_by_role("button", name="Own ticket").click()
    dialog = page.get_by_role("dialog", name="Make it a ticket of its own")
    expect(dialog.get_by_label("Subject")).to_have_value("Tax invoice please")
    dialog.get_by_role("button", name="Make a ticket").click()
    expect(page.get_by_role("heading", level=1, name="Tax invoice please")).to_be_visible()
    _said(page, "Could you also send me a tax invoice?")
    _not_said(page, "The left speaker is silent.")
    shop.deliver(letter("Re: Tax invoice please", "Any news of it?", answers=str(other["Message-ID"])))
    _said(page, "Any news of it?")  # an answer follows the mail it answers

    # merged into the one it came from, found by its number's customer, by keyboard alone; it is urgent, so that one is
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("combobox", name="Priority Normal").click()
    page.get_by_role("option", name="Urgent").click()
    expect(page.get_by_role("combobox", name="Priority Urgent")).to_be_visible()
    page.get_by_role("heading", level=1, name="Tax invoice please").click()
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name="Merge the ticket")
    expect(dialog.get_by_role("option", name="Speaker is silent")).to_be_visible()
    assert violations(page) == []
    page.keyboard.type("speaker")
    expect(dialog.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("Messages, notes, tasks")).to_be_visible()
    dialog.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Speaker is silent")).to_be_visible()
    for words in ("The left speaker is silent.", "Could you also send me a tax invoice?", "Any news of it?"):
        _said(page, words)
    expect(page.get_by_role("combobox", name="Priority Urgent")).to_be_visible()
    toast = page.get_by_role("listitem").filter(has_text="Merged into")
    expect(toast).to_be_visible()
    assert violations(page) == [], "with a toast open"

    # the merged one says where it went and takes no answer; the history leads the way back
    merged = page.get_by_role("region", name="Links").get_by_role("link", name="Tax invoice please").last
    merged.click()
    expect(page.get_by_text("This ticket was merged into")).to_be_visible()
    expect(page.get_by_label("Reply to the customer")).to_have_count(0)
    page.get_by_role("status").filter(has_text="This ticket was merged into").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1, name="Speaker is silent")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()  # the toast's minute is not over
    _not_said(page, "Any news of it?")
    _said(page, "The left speaker is silent.")
    expect(page.get_by_role("combobox", name="Priority Normal")).to_be_visible()

    # what is picked by hand goes to another ticket, and the history brings it back
    page.get_by_role("region", name="Links").get_by_role("link", name="Tax invoice please").click()
    expect(page.get_by_role("heading", level=1, name="Tax invoice please")).to_be_visible()
    bar = _pick(page, "Tax invoice please")
    page.get_by_role("article").filter(has_text="Any news of it?").get_by_role("checkbox").check()
    expect(bar).to_contain_text("1 chosen")
    bar.get_by_role("button", name="Another ticket").click()
    dialog = page.get_by_role("dialog", name="Move the message")
    dialog.get_by_role("option", name="Speaker is silent").click()
    dialog.get_by_role("button", name="Move").click()
    _not_said(page, "Any news of it?")
    expect(bar).to_have_count(0)
    page.get_by_role("button", name="Move back").click()
    _said(page, "Any news of it?")


def _tie(page: Page, how: str, words: str) -> None:
    """By the keyboard, from wherever one is on the ticket."""
    page.keyboard.press("l")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("combobox", name="How the two are tied")).to_be_visible()
    dialog.get_by_role("combobox", name="How the two are tied").click()
    page.get_by_role("option", name=how).click()
    dialog.get_by_role("combobox").last.fill(words)
    page.keyboard.press("Enter")  # before anything is found: it takes what is found for these words
    expect(dialog).to_have_count(0)


def test_tickets_are_tied_made_parts_and_solved_together(shop: Shop, page: Page) -> None:
    for subject in ("Conference hall", "Cables for the hall", "Speakers for the hall"):
        shop.deliver(letter(subject, "As agreed on the phone."))
    shop.sign_in(page, "nok")
    page.get_by_role("link", name="Unassigned").first.click()
    for subject in ("Conference hall", "Cables for the hall", "Speakers for the hall"):
        expect(page.get_by_text(subject).first).to_be_visible()
    page.get_by_text("Conference hall").first.click()
    expect(page.get_by_role("heading", level=1, name="Conference hall")).to_be_visible()
    links = page.get_by_role("region", name="Links")
    expect(links).to_be_visible()
    _tie(page, "Has a part", "cables")
    expect(links.get_by_text("Parts: 0 of 1 done")).to_be_visible()
    page.get_by_role("heading", level=1, name="Conference hall").click()
    _tie(page, "Blocked by", "speakers")
    expect(links.get_by_text("Blocked by")).to_be_visible()
    assert violations(page) == []

    # no circle: the part cannot have its whole as a part
    links.get_by_role("link", name="Cables for the hall").click()
    expect(page.get_by_role("heading", level=1, name="Cables for the hall")).to_be_visible()
    expect(links.get_by_text("Part of")).to_be_visible()
    links.get_by_role("button", name="Link this ticket").click()
    page.get_by_role("menuitem", name="Has a part").click()
    dialog = page.get_by_role("dialog", name="A part of")
    dialog.get_by_role("combobox").last.fill("conference")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("part of itself")
    assert violations(page, "[role=dialog]") == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    # the whole is solved: the part still open is offered to be solved too; a tie is taken off again
    links.get_by_role("link", name="Conference hall").click()
    expect(page.get_by_role("heading", level=1, name="Conference hall")).to_be_visible()
    page.get_by_role("heading", level=1, name="Conference hall").click()
    page.keyboard.press("e")
    links.get_by_role("button", name="Solve them too").click()
    expect(links.get_by_text("Parts: 1 of 1 done")).to_be_visible()
    links.get_by_text("Speakers for the hall").hover()
    links.get_by_role("button", name="Remove the link").last.click()
    expect(links.get_by_text("Blocked by")).to_have_count(0)
