"""Live chat as both sides live it: the visitor on the company's site, the agent at the desk in another browser."""

import re
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import chain
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chat_company import (
    ChatCompany,
    Desk,
    NewContext,
    OpenCompany,
    heard,
    introduce,
    open_company,
    said,
    visit,
)
from tests.browser.shop import letter
from tests.browser.widget.site import Site, Widget
from tests.support.dovecot import Dovecot
from tests.support.eventually import eventually_sync
from tests.support.server import Program, Server
from tests.support.smtp import SmtpSink

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf500f0003860180b59b"
    "1b2d0000000049454e44ae426082"
)
SLOW = {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": 200_000}
AT_FULL_SPEED = {**SLOW, "latency": 0, "uploadThroughput": -1}
CUT_SECONDS = 20


@pytest.fixture
def in_production(
    open_on_postgres: OpenCompany,
    sawasdesk_worker: Callable[..., Program],
    redis_url: str,
    redis_prefix: str,
) -> OpenCompany:
    """Starts the product as a web node, Redis and a worker."""

    def start(**chosen: Any) -> ChatCompany:
        settings = {"SAWASDESK_REDIS_URL": redis_url, "SAWASDESK_REDIS_PREFIX": redis_prefix}
        company = open_on_postgres(settings=settings, **chosen)
        sawasdesk_worker(company.settings)
        return company

    return start


def choose_files(page: Page, press: Callable[[], None], *files: dict[str, Any]) -> None:
    """Press what opens the file chooser, and choose."""
    with page.expect_file_chooser() as chooser:
        press()
    chooser.value.set_files(list(files))  # type: ignore[arg-type]


def file(name: str, content_type: str, content: bytes) -> dict[str, Any]:
    return {"name": name, "mimeType": content_type, "buffer": content}


def test_from_the_first_page_to_the_wrap_up(open_on_postgres: OpenCompany, page: Page, new_context: NewContext) -> None:
    company = open_on_postgres(talks={"chats_per_agent": 1})
    nok = Desk(new_context().new_page(), company, "nok")
    visit(company, page, "/headphones?utm_source=line&utm_campaign=november")
    widget = visit(company, page, "/cart")

    # he says who he is, and it rings at the only person who is there
    introduce(widget, "Somchai", "somchai@customer.example")
    widget.say("Do you have the S2 in black?")
    column = nok.answer("Somchai")
    expect(column.get_by_text("Do you have the S2 in black?").last).to_be_visible()
    expect(widget.log.get_by_text("Nok Sudarat is with you now")).to_be_visible()
    expect(widget.log.get_by_text("Read")).to_be_visible()

    # where he is and what brought him stands beside the chat
    card = nok.page.get_by_role("complementary", name="Visitor")
    expect(card.get_by_text("On the site now")).to_be_visible()
    expect(card.get_by_text("line · november")).to_be_visible()
    card.get_by_text("2 pages seen").click()
    for path in ("/headphones?utm_source=line&utm_campaign=november", "/cart"):
        expect(card.get_by_role("listitem").get_by_title(company.site.url + path)).to_be_visible()

    # typing, both ways
    def visitor_types() -> bool:
        widget.composer.press("o")
        return column.get_by_text("is typing…").is_visible()

    eventually_sync(visitor_types, what="the agent sees him type")
    nok.write(column, "Three of them are left.")
    expect(widget.log.get_by_text("Nok Sudarat is typing…")).to_be_visible()

    # an answer with one more to tap
    column.get_by_role("button", name="Offer quick answers").click()
    nok.page.keyboard.type("Reserve one")
    nok.page.keyboard.press("Enter")
    column.get_by_role("button", name="Send", exact=True).click()
    expect(widget.message("Three of them are left.")).to_be_visible()
    expect(column.get_by_text("Read", exact=True)).to_be_visible()
    widget.composer.fill("")
    widget.panel.get_by_role("button", name="Reserve one").click()
    expect(column.get_by_text("Reserve one", exact=True)).to_be_visible()

    # files, both ways
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW)
    attach = widget.panel.get_by_role("button", name="Attach files")
    receipt = file("ใบเสร็จ.pdf", "application/pdf", b"%PDF-1.4 " + b"x" * 400_000)
    choose_files(page, attach.click, receipt, file("room.png", "image/png", PNG))
    bar = widget.panel.get_by_role("progressbar", name=re.compile("ใบเสร็จ.pdf"))
    eventually_sync(lambda: 0 < float(bar.get_attribute("value") or 0) < 1, within=15, what="an upload half way")
    network.send("Network.emulateNetworkConditions", AT_FULL_SPEED)
    expect(bar).to_be_hidden()
    widget.say("My receipt and my room")
    expect(column.get_by_role("link", name="ใบเสร็จ.pdf")).to_be_visible()
    picture = column.get_by_role("link", name="room.png")
    expect(picture.locator("img")).to_be_visible()
    eventually_sync(lambda: picture.locator("img").evaluate("image => image.naturalWidth"), what="the picture itself")

    attach = column.get_by_role("button", name="Attach a file")
    choose_files(nok.page, attach.click, file("คู่มือ.pdf", "application/pdf", b"%PDF-1.4 how to"))
    expect(column.get_by_role("button", name="Remove คู่มือ.pdf")).to_be_visible()
    nok.reply(column, "And the manual")
    with page.expect_download() as download:
        widget.log.get_by_role("link", name="คู่มือ.pdf").click()
    assert download.value.suggested_filename == "คู่มือ.pdf"

    # the next visitor waits in line, and gives up
    second = visit(company, new_context().new_page(), "/")
    introduce(second, "Malee", "malee@customer.example")
    second.say("Anybody there?")
    expect(second.panel.get_by_text(re.compile("^You are next"))).to_be_visible()
    second.panel.get_by_role("button", name="More").click()
    second.page.get_by_role("menuitem", name="End chat").click()
    second.panel.get_by_role("button", name="End chat").click()
    expect(second.log.get_by_text("You ended the chat.")).to_be_visible()

    # a colleague comes and takes over, with a word between the two
    kong = Desk(new_context().new_page(), company, "kong")
    column.get_by_role("button", name="Hand on").click()
    dialog = nok.page.get_by_role("dialog", name="Hand on the chat with Somchai")
    dialog.get_by_text("A team or a person").click()
    colleague = nok.page.get_by_role("option", name="Kong Thanakrit")
    colleague.click()
    expect(colleague).to_be_hidden()
    dialog.get_by_label("Note").fill("He wants one in black.")
    dialog.get_by_role("button", name="Hand on").click()
    taken = kong.answer("Somchai")
    expect(taken.get_by_text("He wants one in black.")).to_be_visible()
    expect(widget.log.get_by_text("Kong Thanakrit takes over")).to_be_visible()
    expect(widget.log.get_by_text("He wants one in black.")).to_have_count(0)
    expect(nok.talk("Somchai")).to_have_count(0)

    # the end, and how it was
    taken.get_by_role("button", name="End chat").click()
    expect(widget.log.get_by_text("The chat has ended.")).to_be_visible()
    taken.get_by_role("button", name="Question answered").click()
    expect(taken.get_by_role("form", name="How did it end?")).to_have_count(0)
    expect(taken.get_by_text("answered", exact=True)).to_be_visible()
    words = ["Do you have the S2 in black?", "Three of them are left.", "Reserve one", "My receipt and my room"]
    assert heard(widget) == [*words, "And the manual"]
    assert said(taken) == [*words, "And the manual", "He wants one in black."]


def numbered(what: str) -> list[str]:
    return [f"{what} {number}" for number in range(1, 6)]


def all_once_and_in_order(widget: Widget, column: Locator, *said_by: list[str]) -> None:
    """Both sides show the same talk, and each one's words stand in it once and as he wrote them."""
    expected = sum(map(len, said_by))

    def agree() -> bool:
        there, here = heard(widget), said(column)
        assert sorted(there) == sorted(here) == sorted(chain(*said_by))
        for words in said_by:
            assert [one for one in there if one in words] == [one for one in here if one in words] == words
        return len(there) == expected

    eventually_sync(agree, within=45, what="everything once and in order on both sides")


def test_twenty_seconds_without_a_network_on_either_side(
    in_production: OpenCompany, page: Page, new_context: NewContext, page_errors: list[str]
) -> None:
    company = in_production()
    nok = Desk(new_context().new_page(), company, "nok")
    widget = visit(company, page)
    introduce(widget, "Somchai", "somchai@customer.example")
    widget.say("before")
    column = nok.answer("Somchai")
    nok.reply(column, "good morning")
    expect(widget.message("good morning")).to_be_visible()

    # the visitor is in a tunnel
    tunnel, calls = numbered("in the tunnel"), numbered("are you there")
    began = nok.seconds(column)
    page.context.set_offline(True)
    expect(widget.panel.get_by_text("No connection.")).to_be_visible()
    for ours, theirs in zip(tunnel, calls, strict=True):
        widget.say(ours)
        nok.reply(column, theirs)
    expect(widget.log.get_by_text("Waiting for connection").last).to_be_visible()
    eventually_sync(lambda: nok.seconds(column) >= began + CUT_SECONDS, within=60, what="twenty seconds on the clock")
    assert not set(heard(widget)) & set(calls)
    assert not set(said(column)) & set(tunnel)
    page.context.set_offline(False)
    expect(widget.panel.get_by_text("No connection.")).to_be_hidden(timeout=30_000)
    all_once_and_in_order(widget, column, ["before", *tunnel], ["good morning", *calls])

    # the agent's train goes into one
    train, questions = numbered("from the train"), numbered("and this one")
    began = nok.seconds(column)
    nok.page.context.set_offline(True)
    expect(nok.page.get_by_text("You are offline.")).to_be_visible(timeout=30_000)
    for ours, theirs in zip(questions, train, strict=True):
        widget.say(ours)
        nok.reply(column, theirs)
    expect(column.get_by_text("Waits for the connection")).to_have_count(len(train))
    eventually_sync(lambda: nok.seconds(column) >= began + CUT_SECONDS, within=60, what="twenty seconds on the clock")
    assert not set(heard(widget)) & set(train)
    assert not set(said(column)) & set(questions)
    nok.page.context.set_offline(False)
    expect(column.get_by_text("Waits for the connection")).to_have_count(0, timeout=30_000)
    all_once_and_in_order(widget, column, ["before", *tunnel, *questions], ["good morning", *calls, *train])
    page_errors.clear()  # the browser itself reports sockets that could not be opened


def test_the_server_dies_in_the_middle_of_a_talk(
    open_on_postgres: OpenCompany,
    sawasdesk_serve: Callable[..., Server],
    page: Page,
    new_context: NewContext,
    page_errors: list[str],
) -> None:
    company = open_on_postgres()
    nok = Desk(new_context().new_page(), company, "nok")
    widget = visit(company, page)
    introduce(widget, "Somchai", "somchai@customer.example")
    widget.say("before the power cut")
    column = nok.answer("Somchai")
    nok.reply(column, "hello")
    expect(column.get_by_text("Read", exact=True)).to_be_visible()

    company.server.kill()
    expect(widget.panel.get_by_text("No connection.")).to_be_visible()
    expect(nok.page.get_by_text("Reconnecting")).to_be_visible()
    widget.say("in the dark")
    nok.reply(column, "here too")
    company.start_again(sawasdesk_serve)

    all_once_and_in_order(widget, column, ["before the power cut", "in the dark"], ["hello", "here too"])
    widget.say("and on we go")
    nok.reply(column, "on we go")
    mine, theirs = ["before the power cut", "in the dark", "and on we go"], ["hello", "here too", "on we go"]
    all_once_and_in_order(widget, column, mine, theirs)
    page_errors.clear()


def test_who_has_left_hears_by_mail_and_his_mail_comes_back_into_the_talk(
    open_on_postgres: OpenCompany, dovecot: Dovecot, smtp_sink: SmtpSink, page: Page, new_context: NewContext
) -> None:
    mailbox = dovecot.mailbox()
    company = open_on_postgres(mail=(mailbox, smtp_sink), talks={"mail_after_seconds": 10})
    nok = Desk(new_context().new_page(), company, "nok")
    widget = visit(company, page)
    introduce(widget, "Somchai", "somchai@customer.example")
    widget.say("When do you open?")
    column = nok.answer("Somchai")
    expect(widget.log.get_by_text("Nok Sudarat is with you now")).to_be_visible()

    page.goto("about:blank")
    expect(column.get_by_text("has left")).to_be_visible(timeout=30_000)
    nok.reply(column, "At ten, every day.")
    (sent,) = smtp_sink.wait_for(1, address="somchai@customer.example", within=60)
    mail = message_from_bytes(sent.raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(("plain",))
    assert body is not None
    assert "At ten, every day." in body.get_content()

    by_mail = letter(
        f"Re: {mail['Subject']}",
        "Then I come on Friday.",
        sender="Somchai <somchai@customer.example>",
        answers=str(mail["Message-ID"]),
    )
    mailbox.append(by_mail.as_bytes())
    expect(column.get_by_text("Then I come on Friday.").last).to_be_visible(timeout=60_000)
    nok.page.get_by_role("link", name=re.compile("^All open")).click()
    expect(nok.page.get_by_role("link", name=re.compile("Then I come on Friday."))).to_have_count(1)

    widget = visit(company, page)
    widget.open()
    expect(widget.message("Then I come on Friday.")).to_be_visible()
    expect(widget.log.get_by_text("by e-mail")).to_be_visible()
    assert heard(widget) == ["When do you open?", "At ten, every day.", "Then I come on Friday."]
    assert len(smtp_sink.to("somchai@customer.example")) == 1


def test_smoke_on_the_embedded_database(
    site: Site, sqlite_url: str, sawasdesk_serve: Callable[..., Server], page: Page, new_context: NewContext
) -> None:
    company = open_company(sqlite_url, sawasdesk_serve, site)
    nok = Desk(new_context().new_page(), company, "nok")
    widget = visit(company, page)
    introduce(widget, "Somchai", "somchai@customer.example")
    widget.say("Does it work there too?")
    column = nok.answer("Somchai")
    nok.reply(column, "It does.")
    expect(widget.message("It does.")).to_be_visible()
    expect(column.get_by_text("Read", exact=True)).to_be_visible()
    column.get_by_role("button", name="End chat").click()
    expect(widget.log.get_by_text("The chat has ended.")).to_be_visible()
