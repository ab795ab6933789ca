"""The place of the customers in a real browser: added, found, tied to a company, merged and parted again."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from demo.seed.shop import DOMAIN, PASSWORD
from tests.browser.test_pages import LOOKS, dress, violations
from tests.support.server import Server, start_demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("customers")
    server = start_demo(folder, "--folder", str(folder / "shop"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def signed_in(browser: Browser, demo: Server) -> Any:
    """The cookies of an administrator."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(demo.url)
    page.locator("input[type=email]").fill(f"admin@{DOMAIN}")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    page.wait_for_url(re.compile(r"^[^?]*/inbox/"))
    state = context.storage_state()
    context.close()
    return state


def _add(page: Page, name: str, *, email: str = "", phone: str = "") -> None:
    page.get_by_role("link", name="Customers", exact=True).first.click()
    page.get_by_role("button", name="Add customer").click()
    dialog = page.get_by_role("dialog", name="New customer")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("E-mail").fill(email)
    dialog.get_by_label("Phone").fill(phone)
    dialog.get_by_role("button", name="Add customer").click()


def test_a_customer_from_the_first_word_to_a_merge(context: BrowserContext, demo: Server, signed_in: Any) -> None:
    context.add_cookies(signed_in["cookies"])
    page = context.new_page()
    dress(page, demo.url, "light", "en")
    page.goto(f"{demo.url}/inbox/mine")

    _add(page, "น้ำฝน ใจงาม", email="namfon@rain.example", phone="081-555-0101")
    expect(page.get_by_role("heading", level=1, name="น้ำฝน ใจงาม")).to_be_visible()
    expect(page.get_by_text("+66815550101")).to_be_visible()

    page.get_by_role("link", name="Customers", exact=True).first.click()
    search = page.get_by_role("searchbox", name="Find a customer")
    for words in ("นำฝน", "081 555 01", "rain.example"):  # without the tone mark, spaced otherwise, a part
        search.fill(words)
        expect(page.get_by_role("list", name="All customers").get_by_role("listitem")).to_have_count(1)
    page.get_by_role("link", name="น้ำฝน ใจงาม").click()

    page.get_by_role("button", name="Add a company").click()
    page.get_by_role("button", name="Choose a company").or_(
        page.get_by_role("combobox", name="Choose a company")
    ).click()
    page.get_by_placeholder("Find a company").fill("Rain Gardens")
    page.get_by_role("option", name="Rain Gardens").click()
    expect(page.get_by_placeholder("Find a company")).to_have_count(0)  # the list has given the focus back
    page.get_by_placeholder("Role, such as buyer").fill("Owner")
    expect(page.get_by_placeholder("Role, such as buyer")).to_have_value("Owner")
    page.get_by_role("region", name="Companies").get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Rain Gardens").click()
    expect(page.get_by_role("heading", level=1, name="Rain Gardens")).to_be_visible()
    expect(page.get_by_role("region", name="People").get_by_role("link", name="น้ำฝน ใจงาม")).to_contain_text("Owner")
    page.get_by_role("region", name="People").get_by_role("link", name="น้ำฝน ใจงาม").click()
    first = page.url

    # a twin: his address is known, so the dialog says whose it is; under another address he is added, and merged
    _add(page, "Namfon J.", email="namfon@rain.example")
    expect(page.get_by_role("status").filter(has_text="น้ำฝน ใจงาม has namfon@rain.example")).to_be_visible()
    page.get_by_role("dialog").get_by_label("E-mail").fill("namfon@home.example")
    page.get_by_role("dialog").get_by_role("button", name="Add customer").click()
    expect(page.get_by_role("heading", level=1, name="Namfon J.")).to_be_visible()
    second = page.url
    page.get_by_role("button", name="Customer options").click()
    page.get_by_role("menuitem", name="Merge with another customer").click()
    dialog = page.get_by_role("dialog", name="Merge two customers")
    dialog.get_by_label("Name, e-mail or phone number").fill("น้ำฝน")
    dialog.get_by_role("button", name="น้ำฝน ใจงาม").click()
    dialog.get_by_role("radio", name="น้ำฝน ใจงาม").check()
    dialog.get_by_role("button", name="Merge", exact=True).click()
    expect(page).to_have_url(first)  # the merged one is shown as the one who stays
    expect(page.get_by_text("namfon@home.example")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("They are two customers again", exact=True)).to_be_visible()
    expect(page.get_by_role("main").get_by_text("namfon@home.example")).to_have_count(0)
    page.goto(second)
    expect(page.get_by_role("heading", level=1, name="Namfon J.")).to_be_visible()


def test_names_addresses_and_what_was_done_to_them(context: BrowserContext, demo: Server, signed_in: Any) -> None:
    context.add_cookies(signed_in["cookies"])
    page = context.new_page()
    dress(page, demo.url, "light", "en")
    page.goto(f"{demo.url}/contacts")
    _add(page, "Somjai", phone="02 999 0177")
    page.get_by_role("button", name="Change the name").click()
    page.get_by_role("textbox", name="Name").fill("Somjai Deejing")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Somjai Deejing")).to_be_visible()
    page.get_by_role("button", name="Add an e-mail or phone number").click()
    page.get_by_role("textbox", name="E-mail or phone number").fill("somjai@deejing.example")
    page.keyboard.press("Enter")
    addresses = page.get_by_role("region", name="Ways to reach")
    expect(addresses.get_by_text("somjai@deejing.example")).to_be_visible()
    page.get_by_role("button", name="Remove +6629990177").click()
    expect(addresses.get_by_text("+6629990177")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(addresses.get_by_text("+6629990177")).to_be_visible()
    page.get_by_role("button", name="VIP", exact=True).click()
    page.get_by_role("button", name="Customer options").click()
    page.get_by_role("menuitem", name="History of the record").click()
    history = page.get_by_role("dialog", name="History of the record")
    expect(history.get_by_text("changed the name from Somjai to Somjai Deejing")).to_be_visible()
    expect(history.get_by_text("removed +6629990177")).to_be_visible()
    expect(history.get_by_text("added this customer")).to_be_visible()


@pytest.mark.parametrize(("theme", "language", "width", "height"), LOOKS)
def test_the_pages_of_customers_are_accessible_and_fit(
    browser: Browser, demo: Server, signed_in: Any, theme: Any, language: str, width: int, height: int
) -> None:
    context = browser.new_context(
        storage_state=signed_in,
        viewport={"width": width, "height": height},
        color_scheme=theme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    dress(page, demo.url, theme, language)
    wrong: dict[str, list[str]] = {}
    for place in ("contacts", "companies"):
        page.goto(f"{demo.url}/{place}")
        for step in ("list", "record"):
            if step == "record":
                page.locator(f"main li a[href^='/{place}/']").first.click()
                expect(page.locator("main section ol, main section ul").first).to_be_visible()
            else:
                expect(page.locator("main li").first).to_be_visible()
            found = violations(page)
            widest = "Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth)"
            if page.evaluate(f"{widest} > window.innerWidth"):
                found.append("wider than the window")
            if found:
                wrong[f"{place} {step}"] = found
    context.close()
    assert wrong == {}
