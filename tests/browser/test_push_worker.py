"""The push worker in a real Chromium: what is pushed is shown, and its click opens the ticket in the desk."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.shop import Shop, open_shop
from tests.support.dovecot import Dovecot
from tests.support.eventually import eventually_sync
from tests.support.server import Server
from tests.support.smtp import SmtpSink

SHOWN = """navigator.serviceWorker.ready.then(registration => registration.getNotifications())
    .then(shown => shown.map(one => [one.title, one.body, one.tag, one.data.url]))"""
# What the worker says to the desk after a click, which no browser lets a test make.
CLICKED = """navigator.serviceWorker.dispatchEvent(
    new MessageEvent('message', { data: { type: 'open', path: '/settings/notifications' } }))"""


@pytest.fixture
def shop(sqlite_url: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]) -> Shop:
    return open_shop(sqlite_url, dovecot.mailbox(), smtp_sink, sawasdesk_serve)


def test_a_push_is_shown_and_followed(shop: Shop, context: BrowserContext, page: Page) -> None:
    context.grant_permissions(["notifications"], origin=shop.url)
    shop.sign_in(page, "nok")
    page.evaluate("navigator.serviceWorker.register('/push-worker.js').then(() => navigator.serviceWorker.ready)")
    registrations: list[dict[str, Any]] = []
    tools = context.new_cdp_session(page)
    tools.on("ServiceWorker.workerRegistrationUpdated", lambda event: registrations.extend(event["registrations"]))
    tools.send("ServiceWorker.enable")
    [worker, *_] = eventually_sync(lambda: page.evaluate("1") and registrations)
    told = {"title": "#1001 Somchai wrote", "body": "Hello", "tag": "ticket:x", "url": "/tickets/1001"}
    push = {"origin": shop.url, "registrationId": worker["registrationId"], "data": json.dumps(told)}

    def pushed() -> list[list[str]]:
        """What is shown after one more push; the browser drops one that comes before the worker is awake."""
        tools.send("ServiceWorker.deliverPushMessage", push)
        shown: list[list[str]] = page.evaluate(SHOWN)
        return shown

    assert eventually_sync(pushed) == [list(told.values())]

    page.reload()
    expect(page.get_by_role("link", name="Unassigned").first).to_be_visible()
    eventually_sync(lambda: page.evaluate("navigator.serviceWorker.controller !== null"))
    page.evaluate(CLICKED)
    expect(page.get_by_role("heading", name="Notifications")).to_be_visible()
