"""How the widget looks and feels: on hostile pages, on phones, with the keyboard, to axe, in Thai and at night."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import violations
from tests.browser.widget.conftest import OpenSite
from tests.browser.widget.site import HOSTILE, PLAIN, Agent, Widget

ASKS = {
    "is_required": False,
    "fields": [
        {"key": "name", "label": {"th": "ชื่อ", "en": "Name"}, "required": True},
        {"key": "topic", "label": {"th": "เรื่อง", "en": "Topic"}, "type": "select", "options": [{"en": "Order"}]},
        {"key": "order", "label": {"th": "รายละเอียด", "en": "Details"}, "type": "textarea"},
    ],
}
# What the panel and its parts look like, in numbers.
MEASURE = """() => {
    const root = document.querySelector('sawasdesk-chat').shadowRoot
    const names = ['fontSize', 'color', 'opacity', 'letterSpacing', 'textTransform', 'visibility', 'backgroundColor']
    const look = (selector) => {
        const node = root.querySelector(selector)
        const style = getComputedStyle(node)
        const { width, height, right, bottom } = node.getBoundingClientRect()
        return [...names.map((name) => style[name]), width, height, right, bottom]
    }
    return ['.launcher', '.panel', '.head h2', '.text', '.composer textarea', '.send'].map(look)
}"""


def measures(page: Page, address: str) -> Any:
    """The open widget of a page in numbers."""
    page.goto(address)
    widget = Widget(page)
    expect(widget.launcher).to_be_visible()
    page.evaluate("Sawasdesk.open()")
    widget.skip()
    expect(widget.composer).to_be_focused()
    return page.evaluate(MEASURE)


def test_no_style_leaks_in_or_out(make_site: OpenSite, page: Page) -> None:
    site = make_site()
    friendly = measures(page, site.put("/"))
    before = page.evaluate("getComputedStyle(document.querySelector('h1')).cssText")
    page.evaluate("Sawasdesk.shutdown()")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).cssText") == before
    assert measures(page, site.put("/hostile", head=HOSTILE)) == friendly


def test_with_the_keyboard_alone(make_site: OpenSite, page: Page) -> None:
    site = make_site(pre_chat=ASKS)
    page.goto(site.put("/", PLAIN))
    widget = Widget(page)
    expect(widget.launcher).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Cart")).to_be_focused()
    page.keyboard.press("Tab")
    expect(widget.launcher).to_be_focused()
    page.keyboard.press("Enter")

    name = widget.panel.get_by_label("Name")
    expect(name).to_be_focused()
    page.keyboard.press("Enter")
    expect(widget.panel.get_by_text("Please fill this in")).to_be_visible()
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-invalid", "true")
    page.keyboard.type("Somchai")
    expect(name).not_to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Enter")
    expect(widget.composer).to_be_focused()
    page.keyboard.type("first line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second line")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(widget.panel.get_by_role("group", name="Choose an emoji").get_by_role("button").first).to_be_focused()
    for key in ("ArrowRight", "ArrowDown", "End", "Home"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(widget.composer).to_be_focused()
    expect(widget.composer).to_have_value("first line\nsecond line🙂")
    page.keyboard.press("Enter")
    expect(widget.message("second line🙂")).to_be_visible()

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(widget.log).to_be_focused()
    widget.panel.get_by_role("button", name="More").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Sound off")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(widget.panel.get_by_role("button", name="More")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Sound on")).to_be_focused()
    page.keyboard.press("Escape")
    expect(widget.panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    expect(widget.launcher).to_be_focused()


@pytest.mark.parametrize(
    ("scheme", "language", "width", "height"), [("light", "th", 1440, 900), ("dark", "en", 390, 844)]
)
def test_axe_finds_nothing_in_any_state(
    make_site: OpenSite, browser: Browser, scheme: Any, language: str, width: int, height: int
) -> None:
    site = make_site(pre_chat=ASKS, needs_consent=True, quick_replies=[{"th": "มีของไหมคะ", "en": "In stock?"}])
    agent_page = browser.new_context().new_page()
    agent = Agent(agent_page, site.desk)
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    page.goto(site.put("/", language=language))
    widget = Widget(page)
    expect(widget.launcher).to_be_visible()
    found = {"closed": violations(page)}
    widget.open()
    found["consent"] = violations(page)
    widget.panel.locator(".first-focus").click()
    widget.panel.locator("button[type=submit]").click()
    found["questions"] = violations(page)
    widget.panel.locator("input").first.fill("สมชาย")
    widget.panel.locator("button[type=submit]").click()
    expect(widget.composer).to_be_visible()
    found["empty"] = violations(page)
    widget.say("สวัสดีค่ะ")
    expect(widget.log.locator(".meta")).to_contain_text("Sent" if language == "en" else "ส่งแล้ว")
    agent.reply("https://shop.example/ สวัสดีครับ", quick_replies=["ได้ครับ"])
    expect(widget.panel.locator(".quick button")).to_be_visible()
    found["talk"] = violations(page)
    widget.panel.locator(".composer .tool").nth(1).click()
    found["emoji"] = violations(page)
    page.keyboard.press("Escape")
    widget.panel.locator(".menu-slot button").first.click()
    found["menu"] = violations(page)
    page.get_by_role("menuitem").nth(1).click()
    found["transcript"] = violations(page)
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
    context.close()
    agent_page.context.close()


def test_a_phone_is_filled_and_kept_inside(make_site: OpenSite, browser: Browser) -> None:
    site = make_site()
    page = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    ).new_page()
    page.goto(site.put("/"))
    widget = Widget(page)
    widget.launcher.tap()
    expect(widget.panel).to_be_visible()
    assert widget.panel.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    expect(widget.panel).to_have_attribute("aria-modal", "true")
    expect(widget.launcher).to_be_hidden()
    widget.skip()
    small = page.evaluate(
        """() => [...document.querySelector('sawasdesk-chat').shadowRoot.querySelectorAll('button, textarea')]
            .map((node) => [node.ariaLabel, node.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.width < 44 || box.height < 44)).map(([name]) => name)"""
    )
    assert small == []
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.localName") == "sawasdesk-chat"
    page.set_viewport_size({"width": 390, "height": 420})  # as when the keyboard comes up
    page.wait_for_function(
        """() => {
            const root = document.querySelector('sawasdesk-chat').shadowRoot
            return root.querySelector('textarea').getBoundingClientRect().bottom <= 420
        }"""
    )
    widget.panel.get_by_role("button", name="Close chat").tap()
    expect(widget.launcher).to_be_visible()
    page.context.close()


def test_it_speaks_the_language_of_the_page(make_site: OpenSite, page: Page) -> None:
    site = make_site()
    page.goto(site.put("/", language="th"))
    expect(page.get_by_role("button", name="เปิดแชต")).to_be_visible()
    page.evaluate("document.documentElement.lang = 'en-GB'")
    expect(page.get_by_role("button", name="Open chat")).to_be_visible()
    page.goto(site.put("/fixed", language="en", attributes='data-lang="th"'))
    expect(page.get_by_role("button", name="เปิดแชต")).to_be_visible()


def test_the_company_chooses_side_and_colour(make_site: OpenSite, page: Page) -> None:
    site = make_site(theme={"color": "#facc15", "position": "left", "mode": "dark"})
    page.goto(site.put("/"))
    widget = Widget(page)
    widget.open()
    box = widget.launcher.bounding_box()
    assert box is not None
    assert box["x"] < 100
    assert (
        page.evaluate(
            "getComputedStyle(document.querySelector('sawasdesk-chat').shadowRoot.querySelector('.head')).color"
        )
        == "rgb(20, 23, 28)"
    )
    expect(page.locator("sawasdesk-chat .layer")).to_have_attribute("data-mode", "dark")


def test_a_page_that_may_not_show_it_stays_as_it_is(make_site: OpenSite, page: Page, page_errors: list[str]) -> None:
    site = make_site(allowed_origins=["https://shop.example"])
    with page.expect_console_message(lambda message: "not available on this page" in message.text):
        page.goto(site.put("/"))
    expect(page.locator("sawasdesk-chat")).to_have_count(0)
    page_errors.clear()  # the browser itself reports the refusal
