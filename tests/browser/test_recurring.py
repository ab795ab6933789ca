"""A recurring ticket in a real browser: written down with its rhythm, opened at its time, found in the inbox."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from core import clock
from core.db.session import Database
from tests.browser.shop import SECRET
from tests.browser.test_pages import violations
from tests.browser.test_ticket_details import fill, sign_in
from tests.support.aside import run_aside
from tests.support.server import Server
from ticketing.recurring.models import RecurringTicket
from ticketing.recurring.opening import open_due


@pytest.fixture
def office(sqlite_url: str, sawasdesk_serve: Callable[..., Server]) -> str:
    run_aside(fill(sqlite_url))
    return sawasdesk_serve({"SAWASDESK_DATABASE_URL": sqlite_url, "SAWASDESK_SECRET_KEY": SECRET}).url


async def let_its_time_come(url: str) -> None:
    """As the worker does every few seconds, at the hour of its next time."""
    database = Database(url)
    async with database.write() as session:
        row = (await session.execute(select(RecurringTicket))).scalar_one()
        row.next_at = clock.utc_now() - timedelta(seconds=1)
    async with database.write() as session:
        assert await open_due(session, row.id) is not None
    await database.close()


def test_what_comes_every_month_opens_itself(office: str, sqlite_url: str, page: Page) -> None:
    sign_in(page, office, "arun")
    page.goto(f"{office}/settings/recurring")
    page.get_by_role("link", name="Add a recurring ticket").first.click()
    page.get_by_label("Name", exact=True).fill("Stock count")
    page.get_by_label("Subject of the ticket").fill("Count the stock")
    page.get_by_label("First note").fill("Shelf 2 first, then the cellar.")
    page.get_by_role("combobox", name="Unit").click()
    page.get_by_role("option", name="months").click()
    page.get_by_role("combobox", name="a day of the month").click()
    page.get_by_role("option", name="the last day").click()
    coming = page.locator("[data-coming]")
    expect(coming).to_contain_text("Every month on the last day at 09:00")
    expect(coming.get_by_role("listitem")).to_have_count(5)
    assert violations(page) == []
    page.get_by_label("Person").click()
    page.get_by_role("option", name="Nok Sudarat").click()
    page.get_by_role("button", name="Add a recurring ticket").click()
    expect(page.get_by_role("link", name="Stock count")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Every month on the last day at 09:00")).to_contain_text(
        re.compile(r"Next \d+ \w+ \d{4},? 09:00: opens “Count the stock” for Nok Sudarat")
    )
    run_aside(let_its_time_come(sqlite_url))

    page.goto(f"{office}/inbox/all")
    row = page.get_by_role("link").filter(has_text="Count the stock")
    expect(row).to_contain_text("Shelf 2 first, then the cellar.")
    row.click()
    expect(page.get_by_role("log", name="Messages").get_by_text("Shelf 2 first, then the cellar.")).to_be_visible()

    page.goto(f"{office}/settings/recurring")
    page.get_by_role("link", name="Stock count").click()
    expect(page.get_by_role("heading", name="The last times")).to_be_visible()
    page.goto(f"{office}/settings/recurring")
    page.get_by_role("switch", name="Recurring ticket Stock count is on").click()
    expect(page.get_by_text("Paused")).to_be_visible()
