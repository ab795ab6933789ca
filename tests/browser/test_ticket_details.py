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
from tests.browser.shop import PASSWORD, SECRET, Shop, letter, open_shop
from tests.browser.test_pages import violations
from tests.factories import desk
from tests.support.aside import run_aside
from tests.support.dovecot import Dovecot
from tests.support.server import Server
from tests.support.smtp import SmtpSink
from ticketing.statuses.service import StatusSettings, create_status

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
    time.get_by_role("button", name="Start the timer").click()
    time.get_by_role("button", name="Stop the timer and keep its time").click()
    expect(time.get_by_role("button", name="Start the timer")).to_be_visible()
    expect(time.get_by_text("1 h 31 min")).to_be_visible()
    assert violations(nok, "aside[aria-label]") == []

    nok.get_by_role("link", name="To do").click()
    tomorrow = nok.get_by_role("region", name="Tomorrow")
    expect(tomorrow.get_by_text("Call the customer back")).to_be_visible()
    tomorrow.get_by_role("checkbox", name="Done: Call the customer back").click()
    expect(nok.get_by_text("Nothing left to do")).to_be_visible()


def test_a_field_for_one_type_one_under_a_condition_and_a_checklist(office: str, page: Page) -> None:
    """Made in the settings, met on the ticket: what does not concern it is not there."""
    sign_in(page, office, "arun")
    add_field(page, office, "Choice", "Cause", choices=("Loose cable", "Water"))
    add_field(page, office, "Text", "Serial number", types=("Problem",))
    page.goto(f"{office}/settings/ticket-fields/new")
    page.get_by_role("radio", name=re.compile("^Date")).check(force=True)
    page.get_by_label("Name (English)").fill("Got wet on")
    page.get_by_role("button", name="Add a condition").click()
    expect(page.get_by_role("combobox", name="Field of condition 1")).to_contain_text("Cause")
    page.get_by_role("combobox", name="Value of condition 1").click()
    page.get_by_role("option", name="Water").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add a field").click()
    expect(page.get_by_role("link", name="Got wet on")).to_be_visible()

    page.goto(f"{office}/settings/checklists")
    page.get_by_role("button", name="Add a checklist").first.click()
    dialog = page.get_by_role("dialog", name="Add a checklist")
    dialog.get_by_label("Name (English)").fill("Returns")
    dialog.get_by_label("1 English").fill("Take pictures")
    dialog.get_by_label(re.compile("^Who does task 1")).click()
    page.get_by_role("option", name="Whoever adds it").click()
    expect(page.get_by_role("listbox")).to_have_count(0)
    dialog.get_by_label("Task 1 is due so many hours later").fill("48")
    dialog.get_by_role("button", name="Add a task").click()
    dialog.get_by_label("2 English").fill("Pay it back")
    dialog.get_by_label(re.compile("^Who does task 2")).click()
    page.get_by_role("option", name="Nok Sudarat").click()
    expect(page.get_by_role("listbox")).to_have_count(0)
    assert violations(page) == []
    dialog.get_by_role("button", name="Add a checklist").click()
    expect(page.get_by_text("Returns", exact=True)).to_be_visible()

    page.goto(f"{office}/inbox/all")
    page.get_by_text("ลำโพงไม่มีเสียง").first.click()
    details = page.get_by_role("region", name="Details")
    cause = details.get_by_role("combobox", name="Cause")
    expect(cause).to_be_visible()
    expect(details.get_by_text("Serial number")).to_have_count(0)
    expect(details.get_by_text("Got wet on")).to_have_count(0)
    cause.click()
    page.get_by_role("option", name="Water").click()
    expect(details.get_by_text("Got wet on")).to_be_visible()
    expect(details.get_by_role("status")).to_have_text("One more field to fill in")
    page.get_by_role("combobox", name=re.compile("^Type")).click()
    page.get_by_role("option", name="Problem").click()
    serial = details.get_by_role("textbox", name="Serial number")
    serial.fill("SD-1042")
    serial.press("Enter")
    cause.click()
    page.get_by_role("option", name="Loose cable").click()
    expect(details.get_by_text("Got wet on")).to_have_count(0)

    tasks = page.get_by_role("region", name="Tasks")
    tasks.get_by_role("button", name="Put a checklist on it").click()
    page.get_by_role("menuitem", name="Returns").click()
    expect(tasks.get_by_role("listitem").filter(has_text="Take pictures")).to_contain_text("Arun Wattana")
    expect(tasks.get_by_role("listitem").filter(has_text="Pay it back")).to_contain_text("Nok Sudarat")
    page.reload()
    expect(details.get_by_role("textbox", name="Serial number")).to_have_value("SD-1042")


def add_field(
    page: Page, url: str, kind: str, name: str, *, choices: tuple[str, ...] = (), types: tuple[str, ...] = ()
):
    page.goto(f"{url}/settings/ticket-fields/new")
    page.get_by_role("radio", name=re.compile(f"^{kind}")).first.check(force=True)
    page.get_by_label("Name (English)").fill(name)
    for number, choice in enumerate(choices, start=1):
        page.get_by_label(f"Choice {number} in English").fill(choice)
    for one in types:
        page.get_by_role("checkbox", name=one).check()
    page.get_by_role("button", name="Add a field").click()
    expect(page.get_by_role("link", name=name)).to_be_visible()


@pytest.fixture
def shop(sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    shop = open_shop(sqlite_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)
    run_aside(name_statuses(sqlite_url))
    return shop


async def name_statuses(url: str) -> None:
    """Two of the company's own, one of them the usual one of its category."""
    database = Database(url)
    async with database.write() as session:
        boss = await desk.make_principal(session, Role.ADMIN)
        await create_status(session, boss, "on_hold", StatusSettings(name_en="Waiting for parts", color="violet"))
        await create_status(session, boss, "solved", StatusSettings(name_en="Repaired", is_default=True))
    await database.close()


def test_an_answer_leaves_a_status_of_the_companys_own(shop: Shop, page: Page) -> None:
    shop.sign_in(page, "nok")
    shop.deliver(letter("Speaker is silent", "The left speaker is silent."))
    page.goto(f"{shop.url}/inbox/unassigned")
    page.get_by_text("Speaker is silent").first.click()
    page.get_by_label("Reply to the customer").click()
    page.keyboard.type("We wait for a part.")
    page.get_by_role("button", name="Send and set the status").click()
    offered = page.get_by_role("menuitem", name=re.compile("^Send and set to"))
    expect(offered.filter(has_text="Repaired")).to_be_visible()
    expect(offered.filter(has_text="Solved")).to_have_count(0)
    offered.filter(has_text="Waiting for parts").click()
    expect(page.get_by_role("button", name="Status: Waiting for parts")).to_be_visible()
    page.get_by_role("link", name="Mine", exact=True).first.click()
    expect(page.get_by_role("list").get_by_text("Waiting for parts").first).to_be_visible()

    # the way back changes the status and says that the answer stays sent
    toast = page.get_by_role("listitem").filter(has_text="the answer stays sent")
    toast.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("list").get_by_text("Waiting for parts")).to_have_count(0)
    expect(page.get_by_role("list").get_by_text("We wait for a part.")).to_be_visible()
