"""Saved views in a real browser: conditions with a live count, saved for all, a board that changes tickets, a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from core.db.session import Database
from core.staff.organization import ensure_organization
from core.staff.passwords import hash_password
from core.staff.principal import Role
from core.staff.users import NewUser, add_user
from tests.browser.shop import PASSWORD, SECRET
from tests.browser.test_pages import violations
from tests.browser.test_ticket_details import sign_in
from tests.factories import desk
from tests.support.aside import run_aside
from tests.support.server import Server

PEOPLE = {"somsak": ("Somsak Pong", Role.SUPERVISOR), "nok": ("Nok Sudarat", Role.AGENT)}


async def fill(url: str) -> None:
    """A supervisor, an agent, and tickets of which two are urgent."""
    database = Database(url)
    password = await hash_password(PASSWORD)
    async with database.write() as session:
        await ensure_organization(session, "Siang Dee")
        for who, (name, role) in PEOPLE.items():
            await add_user(session, NewUser(name, f"{who}@desk.example", role, "en", (), password))
        contact = await desk.make_contact(session)
        for subject, priority in (("ลำโพงไหม้", "urgent"), ("No sound at all", "urgent"), ("ถามราคา", "normal")):
            ticket = await desk.make_ticket(session, contact=contact, subject=subject, priority=priority)
            await desk.make_message(session, ticket, "ช่วยดูให้หน่อยครับ")
    await database.close()


@pytest.fixture
def office(sqlite_url: str, sawasdesk_serve: Callable[..., Server]) -> str:
    run_aside(fill(sqlite_url))
    return sawasdesk_serve({"SAWASDESK_DATABASE_URL": sqlite_url, "SAWASDESK_SECRET_KEY": SECRET}).url


def test_a_view_is_made_shared_worked_on_and_exported(
    office: str, page: Page, new_context: Callable[[], BrowserContext], tmp_path: Path
) -> None:
    sign_in(page, office, "somsak")
    page.get_by_role("link", name="New view").click()
    expect(page.get_by_text("3 tickets meet this")).to_be_visible()
    page.get_by_role("button", name="Condition", exact=True).click()
    page.get_by_label("What is looked at:").last.click()
    page.get_by_placeholder("Find a field").fill("Prio")
    page.get_by_role("option", name="Priority").click()
    expect(page.get_by_text("one condition is not complete")).to_be_visible()
    page.get_by_label("Value for Priority").click()
    page.get_by_role("option", name="Urgent").click()
    page.keyboard.press("Escape")
    expect(page.get_by_text("2 tickets meet this")).to_be_visible()
    expect(page.get_by_role("cell", name="ถามราคา")).to_be_hidden()
    assert violations(page) == []

    page.get_by_role("button", name="Save as a view").click()
    dialog = page.get_by_role("dialog", name="Save as a view")
    dialog.get_by_label("Name", exact=True).fill("Fires")
    dialog.get_by_role("radio", name="Everybody").check()
    assert violations(page, "[role=dialog]") == []
    dialog.get_by_role("button", name="Save the view").click()
    link = page.get_by_role("navigation").get_by_role("link", name="Fires")
    expect(link).to_contain_text("2")
    expect(page.get_by_role("heading", name="Fires")).to_be_visible()

    page.get_by_role("button", name="Board", exact=True).click()
    card = page.get_by_role("listitem").filter(has_text="ลำโพงไหม้")
    waiting, opened = page.locator("[data-column=waiting]"), page.locator("[data-column=open]")
    card.drag_to(waiting)
    expect(waiting.get_by_text("ลำโพงไหม้")).to_be_visible()
    expect(page.get_by_text("moved to Waiting").last).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(opened.get_by_text("ลำโพงไหม้")).to_be_visible()
    opened.get_by_role("link", name="No sound at all").press("Shift+ArrowRight")
    expect(waiting.get_by_role("link", name="No sound at all")).to_be_visible()
    assert violations(page, "main") == []
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Fires saved").first).to_be_visible()

    page.get_by_role("button", name="Export", exact=True).click()
    page.get_by_role("button", name="CSV").click()
    fetch = page.get_by_role("link", name="Download")
    expect(fetch).to_be_visible()
    with page.expect_download() as download:
        fetch.click()
    download.value.save_as(tmp_path / "file.csv")
    lines = (tmp_path / "file.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("Number,Subject,Customer")

    nok = sign_in(new_context().new_page(), office, "nok")
    nok.get_by_role("navigation").get_by_role("link", name="Fires").click()
    expect(nok.locator("[data-column=waiting]").get_by_role("link", name="No sound at all")).to_be_visible()
