"""A visitor talks with an agent through the widget."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.widget.conftest import OpenSite
from tests.browser.widget.site import Agent, Widget


def test_a_visitor_and_an_agent_talk(
    make_site: OpenSite, page: Page, new_context: Callable[[], BrowserContext]
) -> None:
    site = make_site()
    agent = Agent(new_context().new_page(), site.desk)
    page.goto(site.put("/"))
    widget = Widget(page)
    widget.open()
    widget.say("Do you have the S2 in black?")
    expect(widget.message("Do you have the S2 in black?")).to_be_visible()
    expect(widget.log.get_by_text("Sent")).to_be_visible()

    agent.reply("Yes, three of them: https://shop.example/s2", quick_replies=["Reserve one", "No, thanks"])
    expect(widget.message("Yes, three of them")).to_be_visible()
    expect(widget.log.get_by_role("link", name="https://shop.example/s2")).to_have_attribute(
        "rel", "noopener noreferrer nofollow"
    )
    expect(widget.panel.get_by_text("Nok Sudarat").first).to_be_visible()
    widget.panel.get_by_role("button", name="Reserve one").click()
    expect(widget.message("Reserve one")).to_be_visible()
    expect(widget.panel.get_by_role("button", name="No, thanks")).to_have_count(0)
