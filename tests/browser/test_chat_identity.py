"""Whom the company's own page vouches for in a chat, and who only says so."""

import hashlib
import hmac
import re

from playwright.sync_api import Page, expect

from tests.browser.chat_company import (
    Desk,
    NewContext,
    OpenCompany,
    heard,
    visit,
)
from tests.browser.widget.site import IDENTITY_SECRET, Widget
from tests.support.eventually import eventually_sync


def test_a_forged_identity_is_refused_and_a_proven_one_has_its_history(
    open_on_postgres: OpenCompany, page: Page, new_context: NewContext
) -> None:
    company = open_on_postgres(pre_chat={"fields": []})
    nok = Desk(new_context().new_page(), company, "nok")
    at_home = visit(company, page)
    assert identify(at_home, proven("7", "somchai@customer.example")) == 200
    at_home.open()
    at_home.say("My order has not come")
    column = nok.answer("Somchai")
    expect(nok.page.get_by_text("Signed in on your site")).to_be_visible()
    nok.reply(column, "It is on its way.")
    expect(at_home.message("It is on its way.")).to_be_visible()

    somebody = visit(company, new_context().new_page())
    warnings: list[str] = []
    somebody.page.on("console", lambda message: warnings.append(message.text))
    forged = {**proven("7", "somchai@customer.example"), "hash": "0" * 64}
    assert identify(somebody, forged) == 403
    eventually_sync(
        lambda: somebody.page.evaluate("1") and any("identity_forged" in one for one in warnings),
        what="the console says why",
    )
    somebody.open()
    expect(somebody.composer).to_be_visible()
    assert heard(somebody) == []
    somebody.say("I am Somchai, believe me")
    expect(nok.ring("Somchai")).to_have_count(0)

    at_work = visit(company, new_context().new_page())
    assert identify(at_work, proven("7", "somchai@customer.example")) == 200
    at_work.open()
    expect(at_work.message("It is on its way.")).to_be_visible()
    assert heard(at_work) == ["My order has not come", "It is on its way."]


def proven(user_id: str, email: str) -> dict[str, str]:
    """What the company's own server puts into its page for a customer who signed in."""
    signed = hmac.new(IDENTITY_SECRET.encode(), f"{user_id}\n{email}".encode(), hashlib.sha256)
    return {"user_id": user_id, "name": "Somchai", "email": email, "hash": signed.hexdigest()}


def identify(widget: Widget, identity: dict[str, str]) -> int:
    """Tell the widget who this is and open it; the status of the server's answer."""
    with widget.page.expect_response(re.compile("/visitors$")) as answer:
        widget.page.evaluate("identity => { Sawasdesk.identify(identity); Sawasdesk.open() }", identity)
    widget.page.evaluate("Sawasdesk.close()")
    return answer.value.status
