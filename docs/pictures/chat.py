"""A talk between the demo's shop page and its desk, for the pictures of both sides."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.widget.site import Widget

SAID = {
    "th": (
        "สวัสดีค่ะ รุ่น A7 สีครีมมีของไหมคะ",
        "สวัสดีค่ะ มีพร้อมส่งเลยค่ะ สั่งวันนี้ได้รับวันจันทร์ค่ะ",
        "ดีเลยค่ะ ผ่อน 0% ได้ไหมคะ",
        "ได้ค่ะ สูงสุด 10 เดือนค่ะ",
        ("สั่งเลยค่ะ", "ขอคิดดูก่อนนะคะ"),
    ),
    "en": (
        "Hi, do you have the A7 in cream?",
        "Hello! Yes, and it is with you on Monday if you order today.",
        "Great. Can I pay in instalments?",
        "You can: up to ten months at 0 %.",
        ("I'll take it", "Let me think"),
    ),
}
WORDS = {
    "th": {"name": "พิมพ์ชนก", "reply": "คำตอบถึงลูกค้า", "offer": "เพิ่มคำตอบด่วน", "end": "จบแชต", "read": "อ่านแล้ว"},
    "en": {
        "name": "Emma Larsen",
        "reply": "Reply to the customer",
        "offer": "Offer quick answers",
        "end": "End chat",
        "read": "Read",
    },
}
CAMPAIGN = "utm_source=instagram&utm_medium=social&utm_campaign=november-sale"


@dataclass(frozen=True, slots=True)
class Talk:
    """Both pages in the middle of a talk."""

    desk: Page
    shop: Page


@contextmanager
def talk(desk: Page, browser: Browser, language: str, look: dict[str, Any]) -> Iterator[Talk]:
    """A visitor asks on the shop's page; whoever is signed in on `desk` answers. `look` is the shop window's."""
    question, answer, more, last, offers = SAID[language]
    words = WORDS[language]
    desk.goto("/chats")
    desk.wait_for_load_state("networkidle")
    context: BrowserContext = browser.new_context(**look)
    shop = context.new_page()
    shop.goto(f"/corner/shop?lang={language}&{CAMPAIGN}", referer="https://www.instagram.com/")
    widget = Widget(shop)
    widget.open()
    widget.panel.locator(".first-focus").click()
    fields = widget.panel.locator("input")
    fields.first.fill(words["name"])
    widget.panel.locator("button[type=submit]").click()
    widget.say(question)
    desk.get_by_role("article").filter(has_text=question).get_by_role("button").first.click()
    column = desk.get_by_role("main").get_by_role("region", name=words["name"])
    reply = column.get_by_label(words["reply"])
    for ours, theirs in ((answer, more), (last, "")):
        reply.click()
        desk.keyboard.type(ours)
        if not theirs:
            column.get_by_role("button", name=words["offer"]).click()
            for offer in offers:
                desk.keyboard.type(offer)
                desk.keyboard.press("Enter")
        reply.click()
        desk.keyboard.press("Control+Enter")
        expect(widget.message(ours)).to_be_visible()
        if theirs:
            widget.say(theirs)
            expect(column.get_by_role("log").get_by_text(theirs)).to_be_visible()
    expect(widget.panel.get_by_role("button", name=offers[0])).to_be_visible()
    expect(column.get_by_text(words["read"], exact=True)).to_have_count(2)
    yield Talk(desk, shop)
    column.get_by_role("button", name=words["end"]).click()
    expect(column.get_by_role("form")).to_be_visible()
    context.close()
