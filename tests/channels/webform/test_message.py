"""A submission becomes a message."""

import json
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.adapter import AccountContext, RawDelivery
from channels.registry import load_adapter
from channels.webform.submission import Answer, FormSubmission, Origin, SubmittedFile, reference_of
from channels.webform.validation import judge
from core.messages import (
    Address,
    OutboundMessage,
    SendOutcome,
    decode_inbound,
    encode_inbound,
)
from core.text.html import clean_html
from tests.channels.webform.forms import ACCOUNT_ID, GOOD, NOW, SUBMISSION_ID, form

ACCOUNT = AccountContext(ACCOUNT_ID, "webform", "ติดต่อเรา", "contact", form())


def submission(language="th", **values):
    config = form()
    judgement = judge(config, language, {**GOOD, "story": ["ลำโพง <b>ไม่ดัง</b>\nครับ 🙏"], **values}, [])
    assert judgement.problems == ()
    return FormSubmission(
        submission_id=SUBMISSION_ID,
        form_title=config.title(language),
        language=language,
        answers=judgement.answers,
        files=(
            SubmittedFile(
                label="ใบเสร็จ", file_name="ใบเสร็จ.pdf", content_type="application/pdf", size=4, blob_key="a" * 64
            ),
        ),
        origin=Origin(page_url="https://shop.example/sd-1?utm_source=line", utm_source="line"),
        sent_at=NOW,
    )


def parsed(raw: bytes):
    return load_adapter("webform").parse(RawDelivery(uuid4(), ACCOUNT_ID, raw, NOW), ACCOUNT).parsed


def test_a_submission_is_a_message_from_nobody_known():
    [message] = parsed(submission().to_raw()).messages
    assert message.sender == Address("webform", str(SUBMISSION_ID), "สมชาย ใจดี", scope=str(ACCOUNT_ID))
    assert (message.external_event_id, message.hints.thread_key) == (str(SUBMISSION_ID), str(SUBMISSION_ID))
    assert message.subject == "ติดต่อเรา: สมชาย ใจดี"
    assert message.claims.email == "somchai@example.com"
    assert not message.claims.is_verified
    assert message.claims.fields["agree"] == "ใช่"
    assert message.first_touch == message.last_touch
    assert message.last_touch.utm_source == "line"
    [file] = message.attachments
    assert (file.file_name, file.blob_key, file.size) == ("ใบเสร็จ.pdf", "a" * 64, 4)
    assert decode_inbound(encode_inbound(message)) == message


def test_the_text_is_what_was_written_and_then_the_list():
    [message] = parsed(submission().to_raw()).messages
    assert message.text == (
        "ลำโพง <b>ไม่ดัง</b>\nครับ 🙏\n\n"
        "ชื่อ: สมชาย ใจดี\nอีเมล: somchai@example.com\nยอมรับ: ใช่\nproduct: SD-1\nใบเสร็จ: ใบเสร็จ.pdf\n"
        f"รหัสอ้างอิง: {reference_of(SUBMISSION_ID)}"
    )
    assert message.html.startswith("<p>ลำโพง &lt;b&gt;ไม่ดัง&lt;/b&gt;<br>ครับ 🙏</p><table>")


def test_in_english():
    [message] = parsed(submission("en").to_raw()).messages
    assert message.language == "en"
    assert message.subject == "Contact us: สมชาย ใจดี"
    assert "E-mail: somchai@example.com\nI agree: Yes\n" in message.text
    assert message.text.endswith("Reference: 0000-007Z")


@given(st.binary(max_size=200))
def test_bytes_that_are_no_submission_are_parked(raw):
    result = parsed(raw)
    assert result.messages == ()
    assert result.parked[0].external_event_id.startswith("unread:")


@pytest.mark.parametrize("change", [("version", 2), ("submission_id", "x"), ("surprise", 1)])
def test_a_submission_of_another_kind_is_parked_with_its_reason(change):
    document = submission().model_dump(mode="json") | {change[0]: change[1]}
    changed = parsed(json.dumps(document).encode())
    assert change[0] in changed.parked[0].reason


@given(st.text(), st.text())
def test_what_is_typed_never_becomes_markup(label, text):
    one = FormSubmission(
        submission_id=SUBMISSION_ID,
        form_title="t",
        language="en",
        answers=(Answer(key="a", label=label, values=(text,), text=text),),
        sent_at=NOW,
    )
    [message] = parsed(one.to_raw().decode("utf-8", "replace").encode()).messages or [None]
    assert message is not None
    tags = message.html.count("<")
    assert tags == message.html.count(">")
    assert clean_html(message.html).count("<th") == 2


@given(st.uuids())
def test_references_are_short_and_readable(submission_id):
    reference = reference_of(submission_id)
    assert len(reference) == 9
    assert not set(reference) & set("ILOU")


async def test_nothing_leaves_through_a_form():
    async def never() -> None:
        raise AssertionError("nothing may be transmitted")

    message = OutboundMessage(uuid4(), uuid4(), uuid4(), ACCOUNT_ID, (), "Shop", "s", "t")
    adapter = load_adapter("webform")
    result = await adapter.send(message, ACCOUNT, blobs=None, before_transmit=never, streams=None)  # type: ignore[arg-type]
    assert result.outcome is SendOutcome.FAILED
    assert result.diagnostic.startswith("no_way_out")
    assert adapter.watch(ACCOUNT, None, lambda *_: None, lambda *_: None) is None
    assert (await adapter.check(ACCOUNT)).ok
