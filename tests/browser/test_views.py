"""Saved views in a real browser: conditions with a live count, saved for all, a board that changes tickets, files."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from core.db.session import Database
from core.staff.models import TeamMember
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
    ids: dict[str, UUID] = {}
    async with database.write() as session:
        await ensure_organization(session, "Siang Dee")
        for who, (name, role) in PEOPLE.items():
            user = await add_user(session, NewUser(name, f"{who}@desk.example", role, "en", (), password))
            ids[who] = user.id
        contact = await desk.make_contact(session)
        team = await desk.make_team(session)
        session.add(TeamMember(team_id=team.id, user_id=ids["nok"]))
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
    expect(waiting.get_by_role("link", name="No sound at all")).to_be_focused()
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


def test_a_queue_is_filtered_exported_and_kept_for_a_team_and_its_board_works_on_a_phone(
    office: str, page: Page, new_context: Callable[[], BrowserContext], tmp_path: Path
) -> None:
    sign_in(page, office, "somsak")
    page.get_by_role("link", name="All open").first.click()
    rows = page.locator("[data-ticket]")
    expect(rows).to_have_count(3)
    page.get_by_label("Filter by priority").select_option("urgent")
    expect(rows).to_have_count(2)
    page.get_by_role("link", name="Filter or export this list").click()
    expect(page.get_by_role("heading", name="All open, filtered")).to_be_visible()
    expect(page.get_by_text("2 tickets meet this")).to_be_visible()
    expect(page.get_by_label("Value for Priority")).to_contain_text("Urgent")
    expect(rows).to_have_count(2)
    assert violations(page) == []
    page.get_by_role("button", name="Export", exact=True).click()
    page.get_by_role("button", name="Excel").click()
    fetch = page.get_by_role("link", name="Download")
    expect(fetch).to_be_visible()
    with page.expect_download() as download:
        fetch.click()
    download.value.save_as(tmp_path / "file.xlsx")
    with zipfile.ZipFile(tmp_path / "file.xlsx") as book:
        words = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    assert all(one in words for one in ("Subject", "No sound at all", "ลำโพงไหม้"))
    assert "ถามราคา" not in words
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Table", exact=True).click()
    page.get_by_role("columnheader", name="Subject").get_by_role("button").click()
    expect(page.get_by_role("columnheader", name="Subject")).to_have_attribute("aria-sort", "ascending")
    expect(rows.first).to_contain_text("No sound at all")
    page.get_by_role("button", name="Columns", exact=True).click()
    page.get_by_role("button", name="Remove column Tags").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("columnheader", name="Tags")).to_be_hidden()
    page.get_by_role("button", name="Save as a view").click()
    dialog = page.get_by_role("dialog", name="Save as a view")
    dialog.get_by_label("Name", exact=True).fill("Hot")
    dialog.get_by_role("radio", name="A team").check()
    dialog.get_by_role("combobox", name="Team").click()
    page.get_by_role("option", name="Service").click()
    dialog.get_by_role("button", name="Save the view").click()
    expect(page.get_by_role("heading", name="Hot")).to_be_visible()

    first = "async () => (await (await fetch('/api/v1/tickets')).json()).items[0].contact.id"
    page.goto(f"{office}/inbox/contact:{page.evaluate(first)}")
    page.get_by_role("link", name="Filter or export this list").click()
    expect(page.get_by_label("Value for Customer: สมชาย ใจดี")).to_be_visible()

    nok = sign_in(new_context().new_page(), office, "nok")
    nok.get_by_role("navigation").get_by_role("link", name="Hot").click()
    expect(nok.get_by_role("columnheader", name="Subject")).to_have_attribute("aria-sort", "ascending")
    expect(nok.get_by_role("columnheader", name="Tags")).to_be_hidden()
    nok.set_viewport_size({"width": 390, "height": 844})
    nok.get_by_role("button", name="Board", exact=True).click()
    card = nok.locator("[data-column=open]").get_by_role("listitem").filter(has_text="ลำโพงไหม้")
    card.get_by_role("button", name="Move ticket").click()
    nok.get_by_role("menuitem", name="On hold").click()
    moved = nok.locator("[data-column=on_hold]").get_by_role("link", name="ลำโพงไหม้")
    expect(moved).to_be_focused()
    assert violations(nok, "main") == []
    moved.press("x")
    expect(nok.get_by_role("toolbar")).to_contain_text("1")
