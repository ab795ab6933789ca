"""A visitor talks with an agent through the widget."""

import hashlib
import hmac
import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from tests.browser.widget.conftest import OpenSite
from tests.browser.widget.site import IDENTITY_SECRET, KEY, Agent, Widget
from tests.support.eventually import eventually_sync

NewContext = Callable[[], BrowserContext]


def stored(page: Page) -> dict[str, str]:
    """What the widget keeps on the company's site."""
    kept = page.evaluate("Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage[key]]))")
    assert page.evaluate("sessionStorage.length") == 0
    assert page.evaluate("document.cookie") == ""
    return {key.removeprefix(f"sawasdesk:{KEY}:"): value for key, value in kept.items()}


def texts(widget: Widget) -> list[str]:
    """The bubbles from top to bottom."""
    return widget.log.locator(".rows .text").all_inner_texts()


def test_a_visitor_and_an_agent_talk(make_site: OpenSite, page: Page, new_context: NewContext) -> None:
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
    agent.page.goto(f"{site.desk}/inbox/all/{agent.ticket()['id']}")
    expect(widget.log.get_by_text("Read ·")).to_be_visible()
    agent.page.get_by_label("Reply to the customer").click()
    agent.page.keyboard.type("One moment")
    expect(widget.log.get_by_text("Nok Sudarat is typing…")).to_be_visible()
    link = widget.log.get_by_role("link", name="https://shop.example/s2")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(widget.panel.get_by_text("Nok Sudarat").first).to_be_visible()
    widget.panel.get_by_role("button", name="Reserve one").click()
    expect(widget.message("Reserve one")).to_be_visible()
    expect(widget.panel.get_by_role("button", name="No, thanks")).to_have_count(0)

    widget.panel.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="E-mail this chat to me").click()
    widget.panel.get_by_label("Where shall we send a copy").fill("somchai@customer.example")
    widget.panel.get_by_role("button", name="Send copy").click()
    expect(widget.panel.get_by_text("A copy is on its way to somchai@customer.example.")).to_be_visible()
    widget.panel.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="End chat").click()
    widget.panel.get_by_role("button", name="End chat").click()
    expect(widget.log.get_by_text("You ended the chat.")).to_be_visible()


def test_the_talk_is_there_on_the_next_page_and_new_words_are_counted(
    make_site: OpenSite, page: Page, new_context: NewContext
) -> None:
    site = make_site()
    agent = Agent(new_context().new_page(), site.desk)
    page.goto(site.put("/"))
    widget = Widget(page)
    widget.open()
    widget.say("Hello")
    expect(widget.log.get_by_text("Sent")).to_be_visible()
    assert set(stored(page)) == {"token"}

    page.goto(site.put("/cart"))
    expect(page.get_by_role("button", name="Open chat")).to_be_visible()
    agent.ticket()
    agent.reply("How can I help?")
    expect(page.get_by_role("button", name="Open chat, 1 new message")).to_be_visible()
    widget.open()
    expect(widget.message("How can I help?")).to_be_visible()
    expect(widget.log.get_by_text("New", exact=True)).to_be_visible()
    assert texts(widget) == ["Hello", "How can I help?"]
    widget.panel.get_by_role("button", name="Close chat").click()
    expect(page.get_by_role("button", name="Open chat", exact=True)).to_be_focused()


def test_earlier_messages_come_while_one_scrolls_up(make_site: OpenSite, page: Page, new_context: NewContext) -> None:
    site = make_site()
    agent = Agent(new_context().new_page(), site.desk)
    page.goto(site.put("/"))
    widget = Widget(page)
    widget.open()
    widget.say("the very first")
    expect(widget.log.get_by_text("Sent")).to_be_visible()
    ticket = agent.ticket()
    for number in range(1, 51):
        agent.reply(f"line {number}", ticket=ticket)
    expect(widget.message("line 50")).to_be_visible()

    page.goto(site.put("/next"))
    widget.open()
    expect(widget.message("line 50")).to_be_in_viewport()
    expect(widget.message("the very first")).to_have_count(0)
    top = texts(widget)[0]
    widget.log.evaluate("(log) => { log.scrollTop = 40 }")
    expect(widget.message("the very first")).to_have_count(1)
    expect(widget.log.get_by_text(top, exact=True)).to_be_in_viewport()  # what one was reading stays in view
    assert texts(widget) == ["the very first", *(f"line {number}" for number in range(1, 51))]


def test_two_tabs_of_one_visitor_stay_in_step(make_site: OpenSite, context: BrowserContext, page: Page) -> None:
    site = make_site()
    page.goto(site.put("/"))
    one, other = Widget(page), Widget(context.new_page())
    other.page.goto(site.put("/other"))
    one.open()
    one.skip()
    one.say("from the first tab")
    other.open()
    expect(other.message("from the first tab")).to_be_visible()
    other.say("from the second")
    expect(one.message("from the second")).to_be_visible()
    assert texts(one) == texts(other) == ["from the first tab", "from the second"]


def test_what_is_written_without_a_network_arrives_once_and_in_order(
    make_site: OpenSite, page: Page, new_context: NewContext, page_errors: list[str]
) -> None:
    site = make_site()
    agent = Agent(new_context().new_page(), site.desk)
    page.goto(site.put("/"))
    widget = Widget(page)
    widget.open()
    widget.say("before")
    expect(widget.log.get_by_text("Sent")).to_be_visible()
    agent.ticket()
    page.context.set_offline(True)
    for number in range(1, 4):
        widget.say(f"in the tunnel {number}")
    expect(widget.panel.get_by_text("No connection.")).to_be_visible()
    expect(widget.log.get_by_text("Waiting for connection").first).to_be_visible()
    for number in range(1, 4):
        agent.reply(f"answer {number}")
    page.context.set_offline(False)
    expect(widget.panel.get_by_text("No connection.")).to_be_hidden(timeout=30_000)
    expect(widget.log.locator(".rows .text")).to_have_count(7, timeout=30_000)
    found = texts(widget)
    assert [text for text in found if text.startswith("in")] == [f"in the tunnel {number}" for number in range(1, 4)]
    assert [text for text in found if text.startswith("answer")] == [f"answer {number}" for number in range(1, 4)]
    path = f"/tickets/{agent.ticket()['id']}/messages"
    eventually_sync(lambda: len(agent.call("GET", path)["items"]) == 7, within=20, what="all seven at the desk")
    page_errors.clear()  # the browser itself reports sockets that could not be opened


def test_the_talk_goes_on_when_the_product_was_restarted(
    make_site: OpenSite, page: Page, new_context: NewContext, page_errors: list[str]
) -> None:
    site = make_site()
    agent = Agent(new_context().new_page(), site.desk)
    page.goto(site.put("/"))
    widget = Widget(page)
    widget.open()
    widget.say("before")
    expect(widget.log.get_by_text("Sent")).to_be_visible()
    agent.ticket()
    site.restart()
    widget.say("after")
    expect(widget.log.locator(".own .meta").last).to_contain_text("Sent", timeout=60_000)
    agent.page.reload()
    agent.reply("Still here.")
    expect(widget.message("Still here.")).to_be_visible(timeout=60_000)
    assert texts(widget) == ["before", "after", "Still here."]
    page_errors.clear()  # the browser itself reports sockets that could not be opened


def test_the_talk_goes_on_by_polling_where_sockets_do_not_get_through(
    make_site: OpenSite, page: Page, new_context: NewContext
) -> None:
    site = make_site()
    agent = Agent(new_context().new_page(), site.desk)
    page.route_web_socket(re.compile("/chat/v1/socket"), lambda socket: socket.close())
    page.goto(site.put("/"))
    widget = Widget(page)
    widget.open()
    widget.say("through a proxy of 1998")
    expect(widget.log.get_by_text("Sent")).to_be_visible(timeout=30_000)
    agent.reply("It works all the same.")
    expect(widget.message("It works all the same.")).to_be_visible(timeout=30_000)


def test_files_are_sent_shown_and_refused_with_the_reason(make_site: OpenSite, page: Page) -> None:
    site = make_site(uploads={"max_bytes": 4096, "types": ["image/*", "application/pdf"]})
    page.goto(site.put("/"))
    widget = Widget(page)
    widget.open()
    widget.skip()
    with page.expect_file_chooser() as chooser:
        widget.panel.get_by_role("button", name="Attach files").click()
    files: list[FilePayload] = [
        {"name": "ใบเสร็จ.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 a receipt"},
        {"name": "large.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 " + b"x" * 5000},
        {"name": "liar.png", "mimeType": "image/png", "buffer": b"MZ\x90\x00 a program"},
    ]
    chooser.value.set_files(files)
    expect(widget.panel.get_by_text("Larger than 4 kB", exact=True)).to_be_visible()
    expect(widget.panel.get_by_text("Files of this kind are not accepted", exact=True)).to_be_visible()
    for name in ("large.pdf", "liar.png"):
        widget.panel.get_by_role("button", name=f"Remove {name}").click()
    widget.say("the receipt")
    file = widget.log.get_by_role("link", name="ใบเสร็จ.pdf")
    expect(file).to_be_visible()
    with page.expect_download() as download:
        file.click()
    assert download.value.suggested_filename == "ใบเสร็จ.pdf"


def test_files_are_taken_from_the_clipboard_and_dropped(make_site: OpenSite, page: Page) -> None:
    site = make_site()
    page.goto(site.put("/"))
    widget = Widget(page)
    widget.open()
    widget.skip()
    give = """(node, [kind, name]) => {
        const files = new DataTransfer()
        files.items.add(new File(['%PDF-1.4 ' + name], name, { type: 'application/pdf' }))
        const options = { bubbles: true, cancelable: true, composed: true }
        if (kind === 'paste') node.dispatchEvent(new ClipboardEvent(kind, { ...options, clipboardData: files }))
        else for (const step of ['dragenter', 'dragover', kind])
            node.dispatchEvent(new DragEvent(step, { ...options, dataTransfer: files }))
    }"""
    widget.composer.evaluate(give, ["paste", "pasted.pdf"])
    widget.log.evaluate(give, ["drop", "dropped.pdf"])
    for name in ("pasted.pdf", "dropped.pdf"):
        expect(widget.panel.get_by_role("button", name=f"Remove {name}")).to_be_visible()
    widget.panel.get_by_role("button", name="Send").click()
    expect(widget.log.get_by_role("link", name="pasted.pdf")).to_be_visible()
    expect(widget.log.get_by_role("link", name="dropped.pdf")).to_be_visible()


def test_nothing_is_kept_before_the_visitor_agreed(make_site: OpenSite, page: Page) -> None:
    site = make_site(
        needs_consent=True,
        pre_chat={"is_required": True, "fields": [{"key": "name", "label": {"en": "Name"}, "required": True}]},
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.put("/"))
    widget = Widget(page)
    widget.open()
    expect(widget.panel.get_by_role("button", name="Agree and chat")).to_be_focused()
    assert stored(page) == {}
    assert not [url for url in asked if url.endswith("/visitors")]
    widget.panel.get_by_role("button", name="Agree and chat").click()
    widget.panel.get_by_label("Name").fill("Somchai")
    widget.panel.get_by_role("button", name="Leave a message").click()
    widget.say("hello")
    expect(widget.log.get_by_text("Sent")).to_be_visible()
    assert set(stored(page)) == {"token", "consent"}


def test_the_host_page_speaks_with_the_widget(make_site: OpenSite, page: Page) -> None:
    site = make_site()

    page.goto(site.put("/"))
    widget = Widget(page)
    expect(widget.launcher).to_be_visible()
    page.evaluate(
        """() => {
            window.heard = []
            for (const name of ['open', 'close', 'message', 'error']) Sawasdesk.on(name, () => heard.push(name))
            Sawasdesk.open()
        }"""
    )
    expect(widget.panel).to_be_visible()
    widget.skip()
    page.evaluate("Sawasdesk.setLocale('th')")
    expect(widget.composer).to_have_attribute("aria-label", "ข้อความของคุณ")
    page.evaluate("Sawasdesk.identify({ user_id: '7', email: 'nok@shop.example', hash: 'forged' })")
    widget.say("สวัสดีครับ")
    expect(widget.log.get_by_text("ส่งแล้ว")).to_be_visible()
    eventually_sync(lambda: "error" in page.evaluate("heard"), within=10, what="the refusal of the forged identity")
    page.evaluate("Sawasdesk.shutdown()")
    expect(page.locator("sawasdesk-chat")).to_have_count(0)
    assert stored(page) == {}


def test_a_proven_customer_has_his_talk_on_every_device(
    make_site: OpenSite, page: Page, new_context: NewContext
) -> None:
    site = make_site()
    proof = hmac.new(IDENTITY_SECRET.encode(), b"4711\nsomchai@customer.example", hashlib.sha256).hexdigest()
    who = f"{{ user_id: '4711', name: 'Somchai', email: 'somchai@customer.example', hash: '{proof}' }}"
    other = new_context().new_page()
    for device in (page, other):
        device.goto(site.put("/"))
        expect(Widget(device).launcher).to_be_visible()
        device.evaluate(f"Sawasdesk.identify({who})")
        Widget(device).open()
        expect(Widget(device).composer).to_be_visible()  # his address is known: nothing is asked
        if device is page:
            Widget(page).say("written at home")
            expect(Widget(page).log.get_by_text("Sent")).to_be_visible()
    expect(Widget(other).message("written at home")).to_be_visible()
    other.evaluate("Sawasdesk.shutdown()")
    expect(other.locator("sawasdesk-chat")).to_have_count(0)
    assert stored(other) == {}
