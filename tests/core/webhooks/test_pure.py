"""Signatures, what leaves the house, and how long one tries."""

import base64
import pkgutil
from datetime import UTC, datetime, timedelta

from core import ids
from core.events import facts
from core.events.base import Actor, Audience, PublishedEvent
from core.webhooks.mail_text import switched_off
from core.webhooks.payload import FACT_MODULES, event_document, is_told, told_types
from core.webhooks.retrying import PAUSES, is_lost, pause_after, was_taken
from core.webhooks.signing import is_genuine, new_secret, signature, signed_headers

NOW = 1_790_000_000
BODY = '{"ก":1}'.encode()


def test_the_signature_is_that_of_the_published_scheme():
    # the example that the reference libraries of Standard Webhooks test themselves with
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    body = b'{"test": 2432232314}'
    assert signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body) == (
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )


def test_both_secrets_sign_and_nothing_else_is_genuine():
    old, new = new_secret(), new_secret()
    assert len(base64.b64decode(new.removeprefix("whsec_"))) == 32
    headers = signed_headers([new, old], "event:1", NOW, BODY)
    assert is_genuine(old, headers, BODY, NOW)
    assert is_genuine(new, headers, BODY, NOW + 299)
    assert not is_genuine(new, headers, BODY, NOW + 301)
    assert not is_genuine(new, headers, BODY + b" ", NOW)
    assert not is_genuine(new_secret(), headers, BODY, NOW)
    assert not is_genuine(new, {**headers, "webhook-id": "event:2"}, BODY, NOW)
    assert not is_genuine(new, {}, BODY, NOW)


def test_every_kind_of_fact_is_looked_at_and_only_what_concerns_customers_is_told():
    assert {module.__name__ for module in FACT_MODULES} == {
        f"{facts.__name__}.{found.name}" for found in pkgutil.iter_modules(facts.__path__)
    }
    assert {"ticket.opened", "message.received", "contact.merged", "chat.ended", "call.noted"} <= set(told_types())
    assert not any(is_told(one) for one in ("ticket.read", "draft.changed", "user.changed", "notification.created"))


def test_what_leaves_names_nobody():
    event = PublishedEvent(
        publish_seq=7,
        event_id=5,
        type="ticket.assigned",
        aggregate_kind="ticket",
        aggregate_id=(ticket_id := ids.new_id()),
        version=2,
        ticket_id=ticket_id,
        actor=Actor("user", ids.new_id(), "นก"),
        audience=Audience(),
        occurred_at=datetime(2026, 11, 22, 3, 4, 5, tzinfo=UTC),
        data={"number": 12, "owner_name": "นก", "owner_name_before": "ต้น", "owner_id": "x"},
        reason="เพราะนกว่าง",
    )
    document = event_document(event)
    assert "นก" not in str(document)
    assert (document["id"], document["seq"], document["occurred_at"]) == ("event:5", 7, "2026-11-22T03:04:05Z")
    assert document["data"] == {"number": 12, "owner_id": "x"}


def test_one_tries_for_three_days_and_then_gives_up():
    assert [pause_after(attempts) for attempts in range(1, 12)] == [*PAUSES, None]
    assert timedelta(days=3) <= timedelta(seconds=sum(PAUSES)) <= timedelta(days=4)
    assert [was_taken(status) for status in (200, 204, 302, 404, 500, None)] == [True, True, False, False, False, False]
    now = datetime(2026, 11, 22, tzinfo=UTC)
    assert is_lost(now - timedelta(days=3), 5, now)
    assert not is_lost(now - timedelta(days=3), 4, now)
    assert not is_lost(now - timedelta(days=2), 50, now)
    assert not is_lost(None, 50, now)


def test_the_mail_about_it_speaks_both_languages():
    assert "CRM" in switched_off("th", "CRM", "crm.example", "HTTP 500").subject
    assert "HTTP 500" in switched_off("en", "CRM", "crm.example", "HTTP 500").text
