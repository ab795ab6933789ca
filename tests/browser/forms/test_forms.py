"""A visitor fills in a form, an agent has the ticket; and an administrator makes a form that works."""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.forms.office import Office, OtherSite, open_office, violations
from tests.support.eventually import eventually_sync
from tests.support.server import Server
from tests.support.smtp import SmtpSink

RECEIPT: FilePayload = {"name": "ใบเสร็จ.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 a receipt"}


@pytest.fixture
def site() -> Iterator[OtherSite]:
    made = OtherSite()
    yield made
    made.close()


@pytest.fixture
def office(postgres_url: str, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server], site: OtherSite) -> Office:
    return open_office(postgres_url, smtp_sink, sawasdesk_serve, site.origin)


def fill_in(page: Page, story: str) -> None:
    page.locator("[name=name]").fill("สมชาย ใจดี")
    page.locator("[name=email]").fill("somchai@customer.example")
    page.locator("[name=story]").fill(story)
    page.locator("[name=agree]").check()


def sum_of(question: str) -> str:
    return str(sum(int(number) for number in re.findall(r"\d+", question)))


def test_without_javascript_to_the_ticket_and_its_answer_to_the_mail_address(
    office: Office, browser: Browser, page: Page
) -> None:
    plain = browser.new_context(java_script_enabled=False, locale="th-TH", viewport={"width": 390, "height": 844})
    visitor = plain.new_page()
    visitor.goto(f"{office.url}/forms/contact?lang=th")
    visitor.locator("[name=story]").fill("ลำโพงข้างซ้าย\nไม่มีเสียง 🙏")
    visitor.locator("button[type=submit]").click()
    expect(visitor.locator(".summary")).to_contain_text("ชื่อ – กรุณากรอกข้อมูลในช่องนี้")
    expect(visitor.locator("[name=story]")).to_have_value("ลำโพงข้างซ้าย\nไม่มีเสียง 🙏")
    fill_in(visitor, "ลำโพงข้างซ้าย\nไม่มีเสียง 🙏")
    visitor.locator("[name=receipt]").set_input_files([RECEIPT])
    visitor.locator("#answer").fill(sum_of(visitor.locator("label[for=answer]").inner_text()))
    visitor.locator("button[type=submit]").click()
    expect(visitor.locator("h1")).to_have_text("ขอบคุณ เราได้รับข้อมูลของคุณแล้ว")
    number = visitor.locator(".reference").inner_text()
    assert number.startswith("#")
    plain.close()
    office.sign_in(page)
    page.get_by_role("link", name="Unassigned").first.click()
    page.get_by_text("ติดต่อเรา: สมชาย ใจดี").first.click()
    expect(page.get_by_text(number).first).to_be_visible()
    body = page.frame_locator("iframe").first
    expect(body.get_by_text("ไม่มีเสียง 🙏")).to_be_visible()
    expect(page.get_by_text("ใบเสร็จ.pdf").first).to_be_visible()
    page.get_by_label("Reply to the customer").click()
    page.keyboard.type("รับเรื่องแล้วครับ")
    page.get_by_role("button", name="Send", exact=True).click()
    [mail] = eventually_sync(lambda: office.sink.to("somchai@customer.example"), within=30)
    assert read(mail.raw)["To"] == "สมชาย ใจดี <somchai@customer.example>"


def test_the_browser_does_its_work_and_one_sending_is_one_ticket(office: Office, page: Page) -> None:
    page.goto(f"{office.url}/forms/contact?lang=en")
    assert violations(page) == []
    fill_in(page, "Twice pressed, once sent")
    button = page.locator("button[type=submit]")
    button.dblclick()
    expect(page.locator("h1")).to_have_text("Thank you, we have it")
    assert violations(page) == []
    number = int(page.locator(".reference").inner_text().removeprefix("#"))
    page.goto(f"{office.url}/forms/contact?lang=en")
    fill_in(page, "The next one")
    page.locator("button[type=submit]").click()
    expect(page.locator(".reference")).to_have_text(f"#{number + 1}")


def test_inside_another_sites_page(office: Office, site: OtherSite, page: Page) -> None:
    site.script = f"<script async src='{office.url}/form.js' data-form='contact' data-field-product='SD-7'></script>"
    page.goto(f"{site.origin}/shop")
    frame = page.frame_locator("iframe")
    expect(frame.locator("html")).to_have_class(re.compile("embedded theme-dark"))
    page.evaluate("document.body.style.background = 'oklch(0.98 0.01 90)'; dispatchEvent(new Event('load'))")
    expect(frame.locator("html")).to_have_class(re.compile("theme-light"))
    assert "theme=light" in frame.locator("form").evaluate("form => form.action"), "the next page follows the light"
    assert frame.locator("[name=product]").get_attribute("value") == "SD-7"
    assert frame.locator("[name='-page_url']").get_attribute("value") == f"{site.origin}/shop"
    eventually_sync(lambda: height_of(page) > 900, what="the frame is as high as its form")
    frame.locator("button[type=submit]").click()
    expect(frame.locator(".summary")).to_be_visible()
    frame.locator("[name=name]").fill("ดาว")
    frame.locator("[name=email]").fill("dao@customer.example")
    frame.locator("[name=agree]").check()
    frame.locator("button[type=submit]").click()
    expect(frame.locator("h1")).to_have_text("ขอบคุณ เราได้รับข้อมูลของคุณแล้ว")
    expect(page).to_have_title(re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    eventually_sync(lambda: height_of(page) < 600, what="the frame is as low as the thanks")


def test_not_inside_a_page_that_nobody_allowed(office: Office, page: Page, page_errors: list[str]) -> None:
    other = OtherSite()
    other.script = f"<script async src='{office.url}/form.js' data-form='contact'></script>"
    page.goto(other.origin)
    page.wait_for_selector("iframe")
    page.wait_for_function("() => performance.getEntriesByType('resource').some(one => one.initiatorType === 'iframe')")
    assert page.frame_locator("iframe").locator("form").count() == 0
    assert any("frame-ancestors" in error for error in page_errors)
    page_errors.clear()
    other.close()


def test_an_administrator_makes_a_form_that_works(office: Office, page: Page) -> None:
    office.sign_in(page)
    page.goto(f"{office.url}/settings/forms")
    page.get_by_role("link", name="Make a form").first.click()
    page.get_by_label("Name in the desk").fill("Warranty Claim")
    expect(page.get_by_label("Web address", exact=True)).to_have_value("warranty-claim")
    page.get_by_label("Title of the form (English)").fill("Warranty")
    page.get_by_role("button", name="Add a question").click()
    page.get_by_role("menuitem", name="Drop-down list").click()
    page.get_by_role("button", name="Make this form").click()
    expect(page.get_by_text("Please write the question").first).to_be_visible()
    page.get_by_label("Question (English)").fill("Product")
    page.get_by_label("Option 1 in English").fill("Speaker")
    page.get_by_label("Option 2 in English").fill("Headphones")
    handle = page.get_by_role("button", name="Move Product, place 4 of 4")
    handle.focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("button", name="Move Product, place 3 of 4")).to_be_focused()
    page.get_by_role("tab", name="English", exact=True).first.click()
    shown = page.frame_locator("iframe[title=Preview]")
    expect(shown.locator("h1")).to_have_text("Warranty")
    expect(shown.locator("label[for]").nth(2)).to_have_text("Product")
    assert violations(page) == []
    page.get_by_role("button", name="Make this form").click()
    expect(page.get_by_text("/forms/warranty-claim").first).to_be_visible()
    expect(page.get_by_text('data-form="warranty-claim"')).to_be_visible()
    page.get_by_label("Shortest time to fill in (seconds)").fill("0")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    page.goto(f"{office.url}/forms/warranty-claim?lang=en&select=option_2")
    page.get_by_label("Name").fill("Jane")
    page.get_by_label("E-mail").fill("jane@customer.example")
    page.get_by_label("Message").fill("It hums")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("h1")).to_have_text("Thank you, we have it")
    page.goto(f"{office.url}/inbox/unassigned")
    page.get_by_text("Warranty: Jane").first.click()
    expect(page.frame_locator("iframe").first.get_by_text("Headphones")).to_be_visible()


def height_of(page: Page) -> int:
    return int(page.locator("iframe").evaluate("frame => frame.getBoundingClientRect().height"))


def read(raw: bytes) -> EmailMessage:
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail
