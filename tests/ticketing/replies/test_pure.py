"""The small pure parts: composing, recipients, pauses, acknowledgements, undo."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import ids
from core.messages import Address, InboundMessage, Machine, MachineKind, ThreadHints
from ticketing.replies import acknowledgement
from ticketing.replies.acknowledgement import Acknowledgement
from ticketing.replies.backoff import MOST_ATTEMPTS, pause_after
from ticketing.replies.composition import compose_body, html_for_composer, html_for_sending
from ticketing.replies.recipients import as_documents, envelope_of, from_documents, reply_subject
from ticketing.replies.undo import TicketBefore, restore_ticket, ticket_before

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PICTURE = ids.new_id()


# --- composing -------------------------------------------------------------------------------------------------------


def test_pasted_pictures_are_tied_to_their_uploads_and_back():
    source = f'<p>ดูภาพ <img alt="x" src="/api/v1/attachments/{PICTURE}"></p>'
    body = compose_body(source, "")
    assert body.inline_ids == {PICTURE}
    assert "/api/v1" not in body.html
    assert f'src="cid:{PICTURE}@inline"' in html_for_sending(body.html)
    assert f'src="/api/v1/attachments/{PICTURE}"' in html_for_composer(body.html)


def test_what_could_do_harm_is_cleaned_and_the_text_is_read_from_what_is_left():
    body = compose_body("<p>ราคา <b>500</b> บาท</p><script>alert(1)</script>", "ignored")
    assert "script" not in body.html
    assert body.text == "ราคา 500 บาท"
    assert body.language == "th"


def test_plain_text_stays_plain():
    body = compose_body("", "one\r\ntwo ")
    assert (body.html, body.text) == ("", "one\ntwo")


# --- recipients ------------------------------------------------------------------------------------------------------


def test_nobody_gets_a_message_twice():
    somchai, copy = Address("email", "Somchai@Example.com ", "สมชาย"), Address("email", "somchai@example.com")
    envelope = envelope_of([somchai], cc=[copy, Address("email", "b@x.th")], bcc=[Address("email", "B@X.TH")])
    assert [(role, a.external_id) for role, a in envelope.by_role] == [("to", "somchai@example.com"), ("cc", "b@x.th")]
    assert from_documents(as_documents(envelope.to)) == envelope.to


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("ลำโพง", "Re: ลำโพง"), ("RE: ลำโพง", "RE: ลำโพง"), ("  two \n lines", "Re: two lines"), ("", "Re:")],
)
def test_a_reply_says_re_once(subject, expected):
    assert reply_subject(subject) == expected


# --- pauses ----------------------------------------------------------------------------------------------------------


@given(st.integers(1, MOST_ATTEMPTS - 1), st.floats(0, 1))
def test_pauses_grow_within_bounds(attempts, spread):
    pause = pause_after(attempts, spread=spread)
    assert pause is not None
    assert 24 <= pause <= 4320
    nominal = min(30 * 2 ** (attempts - 1), 3600)
    assert abs(pause - nominal) <= 0.2 * nominal + 1e-6


def test_enough_is_enough_and_the_other_side_may_ask_for_longer():
    assert pause_after(MOST_ATTEMPTS) is None
    assert pause_after(1, asked_for=600) == 600
    assert pause_after(1, asked_for=10**9) == 3600


# --- acknowledgements ------------------------------------------------------------------------------------------------


def message(**fields):
    values = {"sender": Address("email", "somchai@example.com", "สมชาย"), "language": "th", **fields}
    return InboundMessage(ids.new_id(), "e", "lane", hints=ThreadHints("t"), received_at=NOW, **values)


ON = Acknowledgement.of({"is_enabled": True})


def test_only_people_who_may_be_answered_by_a_machine_are():
    assert acknowledgement.is_due(ON, message(), "new")
    assert not acknowledgement.is_due(Acknowledgement.of({}), message(), "new")
    assert not acknowledgement.is_due(ON, message(may_auto_reply=False), "new")
    assert not acknowledgement.is_due(ON, message(machine=Machine(MachineKind.AUTO_REPLY, "x")), "new")
    assert not acknowledgement.is_due(ON, message(), "spam")


def test_the_words_follow_the_customers_language():
    settings = Acknowledgement.of({"is_enabled": True, "text_en": "Dear {name}, case {number} ({subject}) {x}"})
    assert acknowledgement.language_of(message(language=""), "en") == "en"
    assert acknowledgement.language_of(message(language="th"), "en") == "th"
    subject, text = acknowledgement.write(settings, "en", number=7, subject="Amp", name="Som")
    assert text == "Dear Som, case 7 (Amp) {x}"
    assert "#7" in subject
    assert "#7" in acknowledgement.write(settings, "th", number=7, subject="Amp", name="Som")[1]


@given(st.integers(0, 20), st.integers(1, 20))
def test_the_hourly_cap_holds(earlier, wanted):
    left = acknowledgement.allowed({"a": earlier + wanted}, {"a": wanted})["a"]
    assert left == max(0, min(wanted, acknowledgement.MOST_PER_HOUR - earlier))


# --- undo ------------------------------------------------------------------------------------------------------------


def ticket(**fields):
    values = {
        "status": "new", "is_active": True, "status_before": None, "status_id": None,
        "priority": "normal", "priority_rank": 2,
        "snippet": "ช่วยด้วย", "last_message_id": ids.new_id(), "last_message_at": NOW,
        "last_message_direction": "inbound", "inbound_count": 1, "waiting_since": NOW, "created_at": NOW,
        "first_replied_at": None, "solved_at": None, "closed_at": None, **fields,
    }  # fmt: skip
    return SimpleNamespace(**values)


def answered(before, message_id):
    return ticket(
        status="solved", is_active=False, snippet="ตอบแล้ว", last_message_id=message_id,
        last_message_at=NOW + timedelta(minutes=1), last_message_direction="outbound", waiting_since=None,
        first_replied_at=NOW + timedelta(minutes=1), solved_at=NOW + timedelta(minutes=1),
    )  # fmt: skip


def test_undo_puts_the_ticket_back_exactly():
    before, message_id = ticket(), ids.new_id()
    snapshot = ticket_before(TicketBefore.of(before, "solved").document())
    after = answered(before, message_id)
    restore_ticket(after, snapshot, message_id, NOW + timedelta(minutes=2))
    assert vars(after) == vars(before)


def test_undo_leaves_what_happened_since():
    before, message_id = ticket(), ids.new_id()
    snapshot = ticket_before(TicketBefore.of(before, "solved").document())
    after = answered(before, message_id)
    later = ids.new_id()
    after.status, after.is_active, after.solved_at = "on_hold", True, None
    after.last_message_id, after.snippet, after.last_message_direction = later, "อีกเรื่อง", "inbound"
    after.waiting_since = NOW + timedelta(minutes=1, seconds=30)
    restore_ticket(after, snapshot, message_id, NOW + timedelta(minutes=2))
    assert (after.status, after.last_message_id, after.snippet) == ("on_hold", later, "อีกเรื่อง")
    assert after.waiting_since == NOW
