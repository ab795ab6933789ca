"""Answers as people write them: signed, with copies, pictures and quotes, over the way that suits, and never lost."""

import re
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from core.db.session import Database
from core.staff.passwords import hash_password
from core.staff.principal import Role
from core.staff.users import NewUser, add_user
from tests.browser.chat_company import Desk, introduce, open_company
from tests.browser.shop import PASSWORD, Shop, letter, open_shop
from tests.browser.test_pages import violations
from tests.browser.widget.site import Widget, company_pages
from tests.support.aside import run_aside
from tests.support.dovecot import Dovecot
from tests.support.eventually import eventually_sync
from tests.support.server import Server
from tests.support.smtp import SmtpSink

CUSTOMER, WIFE, BOSS = "somchai@customer.example", "malee@customer.example", "boss@partner.example"
PASTE_PICTURE = """async (box) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 })
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([blob], 'diagram.png', { type: 'image/png' }))
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}"""


@pytest.fixture
def shop(sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    shop = open_shop(sqlite_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)
    run_aside(_hire_administrator(sqlite_url))
    return shop


async def _hire_administrator(url: str) -> None:
    database = Database(url)
    password = await hash_password(PASSWORD)
    async with database.write() as session:
        await add_user(session, NewUser("Ann Admin", "ann@desk.example", Role.ADMIN, "en", (), password))
    await database.close()


def html_letter(subject: str, html: str, **fields: str) -> EmailMessage:
    mail = letter(subject, re.sub("<[^>]+>", "", html), **fields)
    mail.add_alternative(html, subtype="html")
    return mail


def mark(passage: Locator, within: str = "node => node") -> None:
    """Select a paragraph with three clicks.

    A mail stands in a frame that runs no scripts, not even those by which Playwright finds and drags: there `within`
    finds the paragraph, from outside.
    """
    passage.scroll_into_view_if_needed()
    x, y = passage.evaluate(f"""(node) => {{
        const paragraph = ({within})(node)
        const corner = paragraph === node ? {{ x: 0, y: 0 }} : node.getBoundingClientRect()
        const box = paragraph.getBoundingClientRect()
        return [corner.x + box.x + 20, corner.y + box.y + box.height / 2]
    }}""")
    passage.page.mouse.click(x, y, click_count=3)


def test_a_mail_signed_with_copies_a_picture_and_a_quote(
    shop: Shop, page: Page, new_context: Callable[[], BrowserContext]
) -> None:
    # the mailbox signs for whoever has no signature; Nok has one
    ann = new_context().new_page()
    shop.sign_in(ann, "ann")
    ann.goto(f"{shop.url}/settings/mailboxes")
    ann.get_by_role("main").get_by_role("link", name="Support", exact=True).click()
    _sign(ann, "The people of Siang Dee")
    shop.sign_in(page, "nok")
    page.goto(f"{shop.url}/settings/profile")
    _sign(page, "Warmly, Nok")

    mail = html_letter("Wiring", "<p>Two <b>things</b>.</p><p>Which cable is the red one?</p><p>Thanks</p>")
    mail["Cc"] = WIFE
    shop.deliver(mail)
    page.goto(f"{shop.url}/inbox/unassigned")
    page.get_by_text("Wiring").first.click()
    box = page.get_by_label("Reply to the customer")
    expect(box).to_have_js_property("spellcheck", True)
    expect(page.get_by_role("button", name="Translate")).to_have_count(0)

    # a passage of the mail, which stands in a frame, is quoted
    mark(page.locator("[role=log] iframe"), "frame => frame.contentDocument.querySelectorAll('p')[1]")
    page.get_by_role("button", name="Quote", exact=True).click()
    expect(box.locator("blockquote")).to_have_text("Which cable is the red one?")
    page.keyboard.type("This one:")
    box.evaluate(PASTE_PICTURE)
    picture = box.get_by_role("img", name="diagram.png")
    eventually_sync(lambda: picture.evaluate("image => image.naturalWidth"), what="the picture in the text")
    expect(page.get_by_role("list", name="Attached files")).to_have_count(0)

    # whom the customer copied is copied; somebody else gets it unseen
    page.get_by_role("button", name="Edit the recipients").click()
    expect(page.get_by_role("button", name=f"Remove {WIFE}")).to_be_visible()
    page.get_by_role("combobox", name="Bcc").fill(BOSS)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Remove {BOSS}")).to_be_visible()

    # the signature can be another's, or none
    signature = page.get_by_role("button", name=re.compile("^Signature: "))
    expect(signature).to_contain_text("Warmly, Nok")
    signature.click()
    page.get_by_role("menuitemcheckbox", name=re.compile("The people of Siang Dee")).click()
    expect(signature).to_contain_text("The people of Siang Dee")
    assert violations(page, "main") == []

    # what the server could not be told is still there when the window was closed
    expect(page.get_by_text("Draft saved", exact=True)).to_be_visible()
    page.context.route("**/drafts/**", lambda route: route.abort())
    box.press("End")
    page.keyboard.type(" really this one")
    expect(page.get_by_text("Draft not saved, trying again")).to_be_visible()
    page.reload()
    page.context.unroute("**/drafts/**")
    found = page.get_by_role("alert").filter(has_text="This device still has what you wrote")
    found.get_by_role("button", name="Compare").click()
    both = page.get_by_role("dialog", name="Two versions of your text")
    expect(both).to_contain_text("really this one")
    assert violations(page, "[role=dialog]") == []
    both.get_by_role("button", name="Use this device’s").click()
    expect(box).to_contain_text("really this one")
    expect(picture).to_be_visible()
    expect(page.get_by_text("Draft saved", exact=True)).to_be_visible()
    page.get_by_role("button", name="Send", exact=True).click()

    received = shop.sink.wait_for(1, address=CUSTOMER, within=60)[0]
    assert set(received.recipients) == {CUSTOMER, WIFE, BOSS}
    sent = message_from_bytes(received.raw, policy=policy.default)
    assert isinstance(sent, EmailMessage)
    assert (sent["Cc"], sent["Bcc"]) == (WIFE, None)
    html, plain = sent.get_body(("html",)), sent.get_body(("plain",))
    assert html is not None
    assert plain is not None
    assert "The people of Siang Dee" in plain.get_content()
    assert "Warmly" not in plain.get_content()
    assert re.search(r"<blockquote[^>]*>.*Which cable is the red one\?", html.get_content(), re.DOTALL)
    [content_id] = re.findall(r'src="cid:([^"]+)"', html.get_content())
    assert [part["Content-ID"] for part in sent.walk() if part.get_content_type() == "image/png"] == [f"<{content_id}>"]


def _sign(page: Page, words: str) -> None:
    form = page.locator("form").filter(has=page.get_by_role("textbox", name="English", exact=True)).first
    form.get_by_role("textbox", name="English", exact=True).click()
    page.keyboard.type(words)
    form.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Signature saved", exact=True)).to_be_visible()


def test_a_talk_has_its_limits_and_another_way_and_its_cards(
    postgres_url: str,
    dovecot: Dovecot,
    smtp_sink: SmtpSink,
    sawasdesk_serve: Callable[..., Server],
    page: Page,
    new_context: Callable[[], BrowserContext],
) -> None:
    with company_pages() as site:
        company = open_company(postgres_url, sawasdesk_serve, site, mail=(dovecot.mailbox(), smtp_sink))
        nok = Desk(new_context().new_page(), company, "nok")
        page.goto(site.put("/"))
        widget = Widget(page)
        introduce(widget, "Somchai", CUSTOMER)
        widget.say("Do you sell cables?")
        column = nok.answer("Somchai")
        box, send = column.get_by_label("Reply to the customer"), column.get_by_role("button", name="Send", exact=True)

        # how much a chat takes is said before it is sent
        box.click()
        nok.page.keyboard.insert_text("x" * 4_990)
        expect(column.get_by_title("10 characters left")).to_be_visible()
        nok.page.keyboard.insert_text("y" * 20)
        expect(column.get_by_role("alert")).to_contain_text("The text is longer than 5000 characters")
        expect(send).to_be_disabled()
        nok.page.keyboard.press("Control+a")
        nok.page.keyboard.press("Delete")

        # a passage of the talk is quoted with the mouse
        mark(column.get_by_role("log").get_by_text("Do you sell cables?"))
        nok.page.get_by_role("button", name="Quote", exact=True).click()
        expect(box).to_have_text("> Do you sell cables?")
        nok.page.keyboard.press("Control+a")
        nok.page.keyboard.press("Delete")

        # a colleague shares what he would say, and it is taken over beside the talk
        kong = Desk(new_context().new_page(), company, "kong")
        ticket = kong.page.evaluate(SHARE_A_DRAFT, "Yes, in three lengths.")
        card = column.get_by_role("article", name="Draft by Kong Thanakrit")
        expect(card).to_contain_text("Yes, in three lengths.")
        assert violations(nok.page, "main") == []
        card.get_by_role("button", name="Take over").click()
        expect(box).to_have_text("Yes, in three lengths.")

        # the answer goes by mail instead, later; the talk goes on meanwhile
        column.get_by_role("button", name="End chat").click()
        nok.page.goto(f"{company.url}/tickets/{ticket}")
        pane = nok.page.get_by_role("main")
        pane.get_by_role("button", name="Answers go by: Chat").click()
        nok.page.get_by_role("menuitemcheckbox", name=re.compile("Mail")).click()
        expect(pane.get_by_text(CUSTOMER).first).to_be_visible()
        pane.get_by_role("button", name="Send and set the status").click()
        nok.page.get_by_role("menuitem", name="Send later…").click()
        times = nok.page.get_by_role("dialog", name="Send later").get_by_role("list", name="Common times")
        times.get_by_role("button").first.click()
        waits = nok.page.get_by_role("article", name="An answer by Nok Sudarat that leaves later")
        expect(waits).to_contain_text("Yes, in three lengths.")
        nok.page.goto(f"{company.url}/chats")
        widget.say("Are you still there?")
        column = nok.answer("Somchai")
        card = column.get_by_role("article", name="An answer by Nok Sudarat that leaves later")
        expect(card).to_contain_text("Held back: the customer has written since")
        card.get_by_role("button", name="Send now").click()
        nok.page.get_by_role("dialog").get_by_role("button", name="Send anyway").click()
        expect(card).to_have_count(0)

        (sent,) = smtp_sink.wait_for(1, address=CUSTOMER, within=60)
        assert "Yes, in three lengths." in str(sent.parsed)


SHARE_A_DRAFT = """async (text) => {
    const { csrf_token } = await (await fetch('/api/v1/session')).json()
    const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf_token }
    const { items: [ticket] } = await (await fetch('/api/v1/tickets?view=all')).json()
    const draft = `/api/v1/tickets/${ticket.id}/drafts/reply`
    await fetch(draft, { method: 'PUT', headers, body: JSON.stringify({ html: '', text }) })
    await fetch(`${draft}/sharing`, { method: 'PUT', headers, body: JSON.stringify({ is_shared: true }) })
    return ticket.number
}"""
