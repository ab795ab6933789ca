"""Time and mass in a real browser: set aside and brought back by the customer, taken back, and done to many at once."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect

from core import ids
from core.db.session import Database
from tests.browser.palette import choose_command
from tests.browser.shop import Shop, letter, open_shop
from tests.browser.test_pages import violations
from tests.factories import desk
from tests.support.aside import run_aside
from tests.support.dovecot import Dovecot
from tests.support.server import Server
from tests.support.smtp import SmtpSink
from ticketing.tags.models import Tag

CROWD = 1500
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

    # many at once, by the keyboard from where the box has the focus, and back
    boxes = page.get_by_role("checkbox", name=re.compile("Choose #"))
    boxes.first.check()
    boxes.last.click(modifiers=["Shift"])
    bar = page.get_by_role("toolbar")
    expect(bar.get_by_text(f"{len(SUBJECTS)} chosen")).to_be_visible()
    assert violations(page, "main") == []
    page.keyboard.press("a")
    expect(rows(page)).to_have_count(0)
    expect(page.get_by_text(f"{len(SUBJECTS)} tickets changed").first).to_be_visible()
    go_to(page, "Mine")
    expect(rows(page)).to_have_count(len(SUBJECTS))
    page.get_by_role("button", name="Undo").click()
    expect(rows(page)).to_have_count(0)
    go_to(page, "Unassigned")
    expect(rows(page)).to_have_count(len(SUBJECTS))


async def _make_tag(url: str) -> None:
    database = Database(url)
    async with database.write() as session:
        session.add(Tag(id=ids.new_id(), name="warranty", folded_name="warranty", created_at=desk.START))
    await database.close()


def test_every_change_of_a_ticket_is_taken_back(shop: Shop, page: Page, sqlite_url: str) -> None:
    run_aside(_make_tag(sqlite_url))
    shop.deliver(letter("Speaker hums", "It hums.", sender="c1@customer.example"))
    shop.deliver(letter("Where is my parcel", "It has not come.", sender="c2@customer.example"))
    shop.sign_in(page, "nok")
    go_to(page, "All open")
    rows(page, "Speaker hums").click()
    heading = page.get_by_role("heading", level=1, name="Speaker hums")
    expect(heading).to_be_visible()
    panel = page.get_by_role("region", name="Properties")

    def chosen(what: str) -> Locator:
        return panel.get_by_role("combobox", name=what).or_(panel.get_by_role("button", name=what))

    def choose(field: str, option: str) -> None:
        chosen(field).first.click()
        page.get_by_role("option", name=option).click()
        page.keyboard.press("Escape")

    def status(name: str) -> Locator:
        return page.get_by_role("button", name=f"Status: {name}")

    # by the mouse, and back by the mouse
    page.get_by_role("button", name="Take it").click()
    expect(page.get_by_text("Owner: Nok Sudarat").first).to_be_visible()
    expect(chosen("Owner Nok Sudarat")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(chosen("Owner Nobody yet")).to_be_visible()

    # priority, tags and status one after the other, and back in the opposite order by the key
    choose("Priority Normal", "High")
    expect(chosen("Priority High")).to_be_visible()
    choose("Tags", "warranty")
    expect(chosen("Tags warranty")).to_be_visible()
    heading.click()
    page.keyboard.press("s")
    page.get_by_role("menuitemcheckbox", name="Waiting").click()
    expect(page.get_by_role("listitem").filter(has_text="Waiting").get_by_role("button", name="Undo")).to_be_visible()
    assert violations(page) == [], "with a toast open"
    heading.click()
    page.keyboard.press("z")
    expect(page.get_by_role("listitem").filter(has_text="The tags were changed")).to_be_visible()
    page.keyboard.press("z")
    expect(chosen("Tags Add a tag")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Priority: High")).to_be_visible()

    # the last one with nothing but Tab and Enter: the toasts are a region of their own
    page.keyboard.press("F8")
    undo = page.get_by_role("listitem").filter(has_text="Priority: High").get_by_role("button", name="Undo")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(chosen("Priority Normal")).to_be_visible()

    # a due date by its key, shown in the list, and back
    heading.click()
    page.keyboard.press("d")
    page.get_by_role("group", name="Due").get_by_role("button", name="Tomorrow").click()
    expect(rows(page, "Speaker hums").get_by_text("Due")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(rows(page, "Speaker hums").get_by_text("Due")).to_have_count(0)

    # snoozed until a time: gone from here, found there, fetched back before that
    heading.click()
    page.keyboard.press("h")
    page.get_by_role("group", name="Snooze until").get_by_role("button", name="Tomorrow").click()
    expect(rows(page)).to_have_count(1)
    go_to(page, "Snoozed")
    rows(page, "Speaker hums").click()
    page.get_by_role("button", name="Wake now").click()
    expect(rows(page)).to_have_count(0)
    go_to(page, "All open")
    expect(rows(page)).to_have_count(2)


class News:
    """What the server tells a page of bulk operations; held back, what is going on stays on the screen."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._is_held = False
        self._waiting: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket(re.compile("/api/v1/realtime"), self._pass_on)

    def _pass_on(self, socket: WebSocketRoute) -> None:
        socket.connect_to_server().on_message(lambda message: self._hear(socket, message))

    def _hear(self, socket: WebSocketRoute, message: str | bytes) -> None:
        if self._is_held:
            self._waiting.append((socket, message))
        else:
            socket.send(message)

    @contextmanager
    def held(self) -> Iterator[None]:
        asked = re.compile(r"/api/v1/bulk-operations/[^/]+$")
        self._page.route(asked, lambda route: route.abort())
        self._is_held = True
        yield
        self._is_held = False
        self._page.unroute(asked)
        for socket, message in self._waiting:
            socket.send(message)
        self._waiting.clear()


async def _crowd(url: str) -> None:
    database = Database(url)
    async with database.write() as session:
        for number in range(CROWD):
            await desk.make_ticket(session, subject=f"Recall {number}")
    await database.close()


def test_a_whole_list_at_once_with_progress_while_a_colleague_watches(
    shop: Shop, page: Page, browser: Browser, sqlite_url: str
) -> None:
    run_aside(_crowd(sqlite_url))
    watching = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
    shop.sign_in(watching, "kong")
    go_to(watching, "Unassigned")
    expect(rows(watching).first).to_be_visible()
    news = News(page)
    shop.sign_in(page, "nok")
    go_to(page, "Unassigned")
    expect(rows(page).first).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("x")
    choose_command(page, "choose everything", "Choose everything in the list")
    bar = page.get_by_role("toolbar")
    bar.get_by_role("button", name=re.compile("Choose all 1,?500")).click()
    expect(bar.get_by_text(f"{CROWD} chosen").or_(bar.get_by_text("1,500 chosen"))).to_be_visible()
    bar.get_by_role("button", name="Assign", exact=True).click()
    with news.held():
        page.get_by_role("option", name="Assign to me").click()
        progress = page.get_by_role("status").filter(has_text="Changing tickets")
        expect(progress.get_by_role("progressbar")).to_be_visible()

    # the lists of both follow by themselves
    expect(page.get_by_text("1500 tickets changed").first).to_be_visible()
    expect(rows(page)).to_have_count(0)
    expect(rows(watching)).to_have_count(0)
    assert violations(page) == [], "with a toast open"

    # and all the way back
    with news.held():
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("status").filter(has_text="Taking it back").get_by_role("progressbar")).to_be_visible()
    expect(rows(watching).first).to_be_visible()
    expect(rows(page).first).to_be_visible()
    expect(page.get_by_role("link", name="Unassigned 99+ tickets")).to_be_visible()
    watching.context.close()


async def _orders(url: str) -> None:
    database = Database(url)
    async with database.write() as session:
        for subject in ("Order one", "Order two", "Order three"):
            await desk.make_ticket(session, subject=subject)
    await database.close()


def test_many_at_once_in_a_table_and_on_a_board(shop: Shop, page: Page, sqlite_url: str) -> None:
    run_aside(_orders(sqlite_url))
    shop.sign_in(page, "nok")
    go_to(page, "Unassigned")
    page.get_by_role("link", name="Filter or export this list").click()
    page.get_by_role("button", name="Table", exact=True).click()
    lines = page.get_by_role("row").filter(has_text="Order")
    boxes = page.get_by_role("checkbox", name=re.compile("Choose #"))
    bar = page.get_by_role("toolbar")
    boxes.first.check()
    boxes.nth(1).click(modifiers=["Shift"])
    expect(bar.get_by_text("2 chosen")).to_be_visible()
    assert violations(page, "main") == []
    page.keyboard.press("a")
    expect(lines).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(lines).to_have_count(3)

    # the board stays where it is: what was changed moves to its column, and back
    page.get_by_role("button", name="Board", exact=True).click()
    opened, waiting = page.locator("[data-column=open]"), page.locator("[data-column=waiting]")
    expect(opened.get_by_role("link")).to_have_count(3)
    opened.get_by_role("checkbox").first.check()
    choose_command(page, "choose everything", "Choose everything in the list")
    expect(bar.get_by_text("3 chosen")).to_be_visible()
    bar.get_by_role("button", name="Status").click()
    page.get_by_role("menuitem", name="Waiting").click()
    expect(waiting.get_by_role("link")).to_have_count(3)
    page.get_by_role("button", name="Undo").click()
    expect(opened.get_by_role("link")).to_have_count(3)
