"""Own fields, own statuses, tasks and time in a real browser: made in the settings, needed, filled in, done."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from core.db.session import Database
from core.staff.organization import ensure_organization
from core.staff.passwords import hash_password
from core.staff.principal import Role
from core.staff.users import NewUser, add_user
from tests.browser.shop import PASSWORD, SECRET
from tests.browser.test_pages import violations
from tests.factories import desk
from tests.support.aside import run_aside
from tests.support.server import Server

PEOPLE = {"arun": ("Arun Wattana", Role.ADMIN), "nok": ("Nok Sudarat", Role.AGENT)}


async def fill(url: str) -> None:
    """An administrator, an agent and a customer's ticket."""
    database = Database(url)
    password = await hash_password(PASSWORD)
    async with database.write() as session:
        await ensure_organization(session, "Siang Dee")
        for who, (name, role) in PEOPLE.items():
            await add_user(session, NewUser(name, f"{who}@desk.example", role, "en", (), password))
        contact = await desk.make_contact(session)
        ticket = await desk.make_ticket(session, contact=contact, subject="ลำโพงไม่มีเสียง")
        await desk.make_message(session, ticket, "เปิดแล้วไม่มีเสียงเลยครับ")
    await database.close()


@pytest.fixture
def office(sqlite_url: str, sawasdesk_serve: Callable[..., Server]) -> str:
    run_aside(fill(sqlite_url))
    return sawasdesk_serve({"SAWASDESK_DATABASE_URL": sqlite_url, "SAWASDESK_SECRET_KEY": SECRET}).url


def sign_in(page: Page, url: str, who: str) -> Page:
    page.goto(url)
    page.locator("input[type=email]").fill(f"{who}@desk.example")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("link", name="Unassigned").first).to_be_visible()
    return page


def test_a_field_a_status_a_task_and_time(office: str, page: Page, new_context: Callable[[], BrowserContext]) -> None:
    sign_in(page, office, "arun")
    page.goto(f"{office}/settings/ticket-fields")
    page.get_by_role("link", name="Add a field").first.click()
    page.get_by_role("radio", name=re.compile("^Choice")).check(force=True)
    page.get_by_label("Name (English)").fill("Cause")
    page.get_by_label("Choice 1 in English").fill("Loose cable")
    page.get_by_label("Choice 2 in English").fill("Broken board")
    page.get_by_role("radio", name="Required to solve").click()
    preview = page.get_by_role("region", name="Preview")
    expect(preview.get_by_text("Cause")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Add a field").click()
    expect(page.get_by_role("link", name="Cause")).to_be_visible()
    page.goto(f"{office}/settings/ticket-statuses")
    page.get_by_role("button", name="Add a status to “On hold”").click()
    page.get_by_label("Name (English)").fill("Waiting for parts")
    page.get_by_role("dialog").get_by_role("button", name="Add a status").click()
    expect(page.get_by_role("region", name="On hold").get_by_text("Waiting for parts", exact=True)).to_be_visible()

    nok = sign_in(new_context().new_page(), office, "nok")
    nok.goto(f"{office}/inbox/all")
    nok.get_by_text("ลำโพงไม่มีเสียง").first.click()
    details = nok.get_by_role("region", name="Details")
    expect(details.get_by_role("combobox", name="Cause")).to_be_visible()
    nok.get_by_role("button", name=re.compile("^Status: Open")).click()
    nok.get_by_role("menuitemcheckbox", name=re.compile("^Solved")).click()
    asked = nok.get_by_role("dialog", name="Fill this in first")
    cause = asked.get_by_role("combobox", name="Cause")
    expect(cause).to_be_focused()
    asked.get_by_role("button", name="Save and go on").click()
    expect(cause).to_have_attribute("aria-invalid", "true")
    cause.click()
    nok.get_by_role("option", name="Loose cable").click()
    asked.get_by_role("button", name="Save and go on").click()
    expect(asked).to_be_hidden()
    status = nok.get_by_role("button", name=re.compile("^Status: Solved"))
    expect(status).to_be_visible()
    expect(details.get_by_role("combobox", name="Cause")).to_contain_text("Loose cable")

    status.click()
    nok.get_by_role("menuitemcheckbox", name="Waiting for parts").click()
    expect(nok.get_by_role("button", name="Status: Waiting for parts")).to_be_visible()

    tasks = nok.get_by_role("region", name="Tasks")
    tasks.get_by_role("button", name="Add a task").first.click()
    nok.get_by_label("What is to be done").fill("Call the customer back")
    tasks.get_by_label(re.compile("^Who does it")).click()
    nok.get_by_role("option", name="Nok Sudarat").click()
    tasks.get_by_role("button", name="Due").click()
    nok.get_by_role("button", name="Tomorrow, 9:00").click()
    tasks.get_by_role("button", name="Add a task").last.click()
    expect(tasks.get_by_role("checkbox", name="Done: Call the customer back")).to_be_visible()
    time = nok.get_by_role("region", name="Time")
    time.get_by_role("button", name="Write down time").click()
    nok.get_by_label("Time spent").fill("1:30")
    nok.get_by_label("What was done").fill("Measured the amplifier")
    nok.keyboard.press("Enter")
    expect(time.get_by_text("Measured the amplifier")).to_be_visible()
    expect(time.get_by_text("1 h 30 min").first).to_be_visible()
    assert violations(nok, "aside[aria-label]") == []

    nok.get_by_role("link", name="To do").click()
    tomorrow = nok.get_by_role("region", name="Tomorrow")
    expect(tomorrow.get_by_text("Call the customer back")).to_be_visible()
    tomorrow.get_by_role("checkbox", name="Done: Call the customer back").click()
    expect(nok.get_by_text("Nothing left to do")).to_be_visible()
