"""A ticket on paper in a real browser: it says that it is being made, can be left, is opened and kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.palette import choose_command
from tests.browser.shop import SECRET
from tests.browser.test_pages import violations
from tests.browser.test_ticket_details import fill, sign_in
from tests.support.aside import run_aside
from tests.support.server import Server


@pytest.fixture
def office(sqlite_url: str, sawasdesk_serve: Callable[..., Server]) -> str:
    run_aside(fill(sqlite_url))
    return sawasdesk_serve({"SAWASDESK_DATABASE_URL": sqlite_url, "SAWASDESK_SECRET_KEY": SECRET}).url


def test_a_pdf_is_waited_for_left_kept_and_opened(office: str, page: Page, context: BrowserContext) -> None:
    sign_in(page, office, "nok")
    page.goto(f"{office}/inbox/all")
    page.get_by_text("ลำโพงไม่มีเสียง").first.click()
    note = page.get_by_role("tab", name="Note")
    note.click()
    page.keyboard.type("ลูกค้าใจดี 😀👍")
    page.get_by_role("button", name="Add note").click()
    expect(page.get_by_role("article", name="Internal note by Nok Sudarat")).to_be_visible()

    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/pdf?*", hold)
    dialog = page.get_by_role("dialog", name="Print ticket")
    ask(page)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("progressbar")).to_be_visible()
    assert violations(page) == []
    with page.expect_event("requestfailed", lambda request: "/pdf?" in request.url):
        dialog.get_by_role("button", name="Cancel").click()
    expect(dialog.get_by_role("button", name="Open the PDF")).to_be_focused()
    dialog.get_by_role("button", name="Open the PDF").click()
    expect(dialog.get_by_role("progressbar")).to_be_visible()
    with page.expect_event("requestfailed", lambda request: "/pdf?" in request.url):
        page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.unroute("**/pdf?*")

    ask(page)
    dialog.get_by_role("checkbox", name="With internal notes").check()
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    pdf = download.value.path().read_bytes()
    assert download.value.suggested_filename.endswith(".pdf")
    assert pdf.startswith(b"%PDF-")
    assert b"NotoEmoji" in pdf  # no boxes where the customer smiles
    ask(page)
    with context.expect_page():
        dialog.get_by_role("button", name="Open the PDF").click()
    expect(dialog).to_be_hidden()


def ask(page: Page) -> None:
    choose_command(page, "print", "Print, or save as PDF")
