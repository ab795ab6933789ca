"""Two agents: who looks and writes, a draft taken over, a hand-over, mentions, reactions, answers by mail."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import make_url

from tests.browser.shop import Shop, letter, open_shop
from tests.browser.test_pages import violations
from tests.support.dovecot import Dovecot
from tests.support.eventually import eventually_sync
from tests.support.server import Server
from tests.support.smtp import SmtpSink

CUSTOMER = "somchai@customer.example"
NOTE = "Internal note by Nok Sudarat"
NOK, KONG = "nok@desk.example", "kong@desk.example"


@pytest.fixture
def shop(sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    return open_shop(sqlite_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)


def choose_mail_always(page: Page, url: str) -> None:
    """Mail at any hour, also while the desk is open."""
    page.goto(f"{url}/settings/notifications")
    page.get_by_role("switch", name="Keep quiet hours").click()
    expect(page.get_by_text("Days off too")).to_have_count(0)
    with page.expect_response(lambda answer: answer.request.method == "PATCH" and answer.ok):
        page.get_by_role("radio", name="Always", exact=True).first.click()


def hurry(url: str, count: int) -> None:
    """Once so many notifications wait for their mail, their time has come."""
    path = make_url(url).database or ""

    def made_due() -> bool:
        with closing(sqlite3.connect(path, timeout=10)) as connection:
            query = "SELECT count(*) FROM notification WHERE mail_due_at IS NOT NULL"
            if connection.execute(query).fetchone()[0] < count:
                return False
            connection.execute("UPDATE notification SET mail_due_at = created_at WHERE mail_due_at IS NOT NULL")
            connection.commit()
            return True

    eventually_sync(made_due, what="the notifications are there")


def answer(mail: bytes, text: str, *, sender: str) -> EmailMessage:
    """What a mail program sends back, with the mail quoted below."""
    asked = message_from_bytes(mail, policy=policy.default)
    assert isinstance(asked, EmailMessage)
    body = asked.get_body(("plain",))
    assert body is not None
    quoted = "\n".join(f"> {line}" for line in str(body.get_content()).splitlines())
    words = f"{text}\n\nOn Mon, 2 Mar 2026 at 10:00, Siang Dee <support@desk.example> wrote:\n{quoted}\n"
    return letter(f"Re: {asked['Subject']}", words, sender=sender, answers=str(asked["Message-ID"]))


def test_a_team_is_called_reacts_and_answers_by_mail(
    shop: Shop, page: Page, new_context: Callable[[], BrowserContext], sqlite_url: str
) -> None:
    other = new_context().new_page()
    shop.deliver(letter("หูฟังไม่มีเสียง", "หูฟังข้างซ้ายไม่มีเสียงค่ะ"))
    for desk, who in ((page, "nok"), (other, "kong")):
        shop.sign_in(desk, who)
        choose_mail_always(desk, shop.url)
    assert violations(page) == []

    page.goto(f"{shop.url}/inbox/all")
    page.get_by_text("หูฟังไม่มีเสียง").first.click()
    expect(page.get_by_text("หูฟังข้างซ้ายไม่มีเสียงค่ะ").last).to_be_visible()
    page.get_by_role("button", name="Take it").first.click()
    expect(page.get_by_role("button", name=re.compile("Owner Nok"))).to_be_visible()
    page.get_by_role("tab", name="Note").click()
    page.get_by_label("Internal note").click()
    page.keyboard.type("@Serv")
    page.get_by_role("option", name="Service").click()
    page.keyboard.type(" has anybody a spare one?")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("article", name=NOTE)).to_be_visible()
    page.goto(f"{shop.url}/settings/profile")  # Nok looks elsewhere
    shop.deliver(letter("Re: หูฟังไม่มีเสียง [#1001]", "ด่วนนะคะ"))
    hurry(sqlite_url, 2)
    told_kong = shop.sink.wait_for(1, address=KONG, within=60)[0]
    told_nok = shop.sink.wait_for(1, address=NOK, within=60)[0]
    shop.deliver(answer(told_kong.raw, "I have one here.", sender=f"Kong <{KONG}>"))
    shop.deliver(answer(told_nok.raw, "A new one leaves today.", sender=f"Nok <{NOK}>"))

    other.get_by_role("button", name=re.compile("^Notifications")).click()
    other.get_by_role("button", name=re.compile("Nok Sudarat mentioned your team in #1001")).click()
    note_there = other.get_by_role("article", name=NOTE)
    note_there.get_by_role("button", name="React").focus()
    other.keyboard.press("Enter")
    expect(other.get_by_role("toolbar", name="React").get_by_role("button", name="Thumbs up")).to_be_focused()
    other.keyboard.press("ArrowRight")
    other.keyboard.press("Enter")
    expect(note_there.get_by_role("button", name="Heart 1: Kong Thanakrit")).to_be_visible()
    by_mail = other.get_by_role("article").filter(has_text="I have one here.")
    expect(by_mail.get_by_text("Internal note")).to_be_visible()
    expect(other.get_by_role("article").filter(has_text="A new one leaves today.")).to_be_visible()
    assert violations(other) == []

    page.goto(f"{shop.url}/tickets/1001")
    expect(page.get_by_role("button", name="Heart 1: Kong Thanakrit")).to_be_visible()
    page.get_by_role("button", name="Heart 1: Kong Thanakrit").click()
    expect(other.get_by_role("button", name="Heart 2: Kong Thanakrit, Nok Sudarat")).to_be_visible()
    other.get_by_label("Reply to the customer").click()
    other.keyboard.type("I wonder")
    expect(page.get_by_text("Kong Thanakrit is replying").last).to_be_visible()

    sent = message_from_bytes(shop.sink.wait_for(1, address=CUSTOMER, within=60)[0].raw, policy=policy.default)
    assert isinstance(sent, EmailMessage)
    body = sent.get_body(("plain",))
    assert body is not None
    assert "A new one leaves today." in body.get_content()
    assert "ตอบกลับเหนือ" not in body.get_content()
    assert "Reply above" not in body.get_content()
    assert "spare one" not in body.get_content()


def test_a_draft_is_taken_over_and_the_ticket_handed_over(
    shop: Shop, page: Page, new_context: Callable[[], BrowserContext]
) -> None:
    other = new_context().new_page()
    shop.deliver(letter("หูฟังไม่มีเสียง", "หูฟังข้างซ้ายไม่มีเสียงค่ะ"))
    for desk, who in ((page, "nok"), (other, "kong")):
        shop.sign_in(desk, who)
        desk.goto(f"{shop.url}/inbox/all")
        desk.get_by_text("หูฟังไม่มีเสียง").first.click()
        expect(desk.get_by_text("หูฟังข้างซ้ายไม่มีเสียงค่ะ").last).to_be_visible()
    looking = page.get_by_role("list", name="Looking at this ticket")
    expect(looking.get_by_text("Kong Thanakrit is looking at this")).to_be_attached()

    page.get_by_label("Reply to the customer").click()
    page.keyboard.type("We have found the cause.")
    page.get_by_role("button", name="Share the draft with the team").click()
    shared = other.get_by_role("article", name="Draft by Nok Sudarat")
    expect(shared.get_by_text("We have found the cause.")).to_be_visible()
    shared.get_by_role("button", name="Take over").click()
    anyway = other.get_by_role("button", name="Take it over anyway")
    expect(anyway.or_(other.get_by_label("Reply to the customer").get_by_text("We have found"))).to_be_visible()
    if anyway.is_visible():  # Nok is said to be writing for some seconds after his last letter
        anyway.click()
    expect(other.get_by_label("Reply to the customer")).to_contain_text("We have found the cause.")
    expect(page.get_by_label("Reply to the customer")).not_to_contain_text("We have found")

    page.get_by_role("tab", name="Note").click()
    page.get_by_label("Internal note").click()
    page.keyboard.type("@Kong")
    page.get_by_role("option", name="Kong Thanakrit").click()
    page.keyboard.type(" is this the battery?")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("article", name=NOTE)).to_be_visible()
    followers = page.get_by_role("region", name="Followers")
    expect(followers.get_by_text("Kong Thanakrit")).to_be_visible()  # whoever is called follows

    page.get_by_role("article", name=NOTE).click()
    page.keyboard.press("f")
    expect(followers.get_by_text("Nok Sudarat")).to_be_visible()
    page.keyboard.press("o")
    dialog = page.get_by_role("dialog", name="Hand over #1001")
    expect(dialog).to_be_visible()
    dialog.get_by_label("To whom").click()
    page.get_by_role("option", name="Kong Thanakrit").click()
    expect(page.get_by_role("listbox")).to_have_count(0)  # the closing list gives the focus back
    expect(dialog.get_by_label("To whom")).to_be_focused()
    dialog.get_by_label("Note").fill("The spare part comes on Wednesday.")
    assert violations(page, "[role=dialog]") == []
    dialog.get_by_role("button", name="Hand over", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Handed over to Kong Thanakrit").first).to_be_visible()
    expect(page.get_by_text("The spare part comes on Wednesday.").last).to_be_visible()
    expect(page.get_by_role("button", name="Owner Kong Thanakrit")).to_be_visible()

    expect(other.get_by_role("button", name="Owner Kong Thanakrit")).to_be_visible()
    other.get_by_role("button", name=re.compile("^Notifications")).click()
    news = other.get_by_role("dialog", name="Notifications").get_by_role("listitem")
    expect(news.filter(has_text="Nok Sudarat assigned #1001 to you")).to_contain_text("The spare part comes on Wed")
    expect(news.filter(has_text="Nok Sudarat mentioned you in #1001")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name=re.compile("Owner Nobody|Owner –|Owner No"))).to_be_visible()
