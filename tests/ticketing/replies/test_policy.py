"""What speaks against sending an answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core import ids
from core.messages import Address, Capabilities
from ticketing.replies.policy import AttachedFile, Problem, Proposal, problems

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CHAT = Capabilities(
    can_cc=False, max_text_length=20, max_attachments=1, max_attachment_bytes=100,
    allowed_content_types=("image/*", "application/pdf"), reply_window_hours=24,
)  # fmt: skip
MAIL = Capabilities(can_html=True, can_cc=True, max_attachment_bytes=1000)
TO = (Address("email", "somchai@example.com"),)
GOOD = Proposal(text="สวัสดีครับ", to=TO, last_inbound_at=NOW)


def codes(proposal, capabilities=MAIL):
    return [problem.code for problem in problems(proposal, capabilities, NOW)]


def test_a_good_answer_has_no_problem():
    assert problems(GOOD, MAIL, NOW) == []
    assert problems(GOOD, CHAT, NOW) == []


@pytest.mark.parametrize(
    ("change", "capabilities", "expected"),
    [
        ({"to": ()}, MAIL, "no_recipient"),
        ({"text": "  \n"}, MAIL, "empty_message"),
        ({"text": "ก" * 21}, CHAT, "text_too_long"),
        ({"subject": "x" * 999}, MAIL, "subject_too_long"),
        ({"cc": TO}, CHAT, "copies_not_possible"),
        ({"to": (Address("email", "nobody"),)}, MAIL, "invalid_address"),
        ({"to": (Address("email", "a b@example.com"),)}, MAIL, "invalid_address"),
        ({"to": (Address("line", "U1234567890"),)}, MAIL, "invalid_address"),
        ({"channel_kind": "line"}, MAIL, "invalid_address"),
        ({"to": (Address("email", "a@example.com\r\nBcc: x@y.z"),)}, MAIL, "invalid_address"),
        ({"to": TO * 101}, MAIL, "too_many_recipients"),
        ({"last_inbound_at": NOW - timedelta(hours=24, seconds=1)}, CHAT, "window_closed"),
        ({"last_inbound_at": None}, CHAT, "window_closed"),
        ({"is_account_enabled": False}, MAIL, "channel_disabled"),
    ],
)
def test_each_obstacle_has_its_code(change, capabilities, expected):
    assert codes(replace(GOOD, **change), capabilities) == [expected]


def test_files_are_judged_one_by_one_and_together():
    big = AttachedFile(ids.new_id(), "image/png", 1001)
    pending = AttachedFile(ids.new_id(), "image/png", 1, state="pending")
    assert problems(replace(GOOD, attachments=[big]), MAIL, NOW) == [
        Problem("attachment_too_large", limit=1000, attachment_id=big.id)
    ]
    assert codes(replace(GOOD, attachments=[pending])) == ["attachment_not_ready"]
    half = AttachedFile(ids.new_id(), "image/png", 600)
    assert codes(replace(GOOD, attachments=[half, replace(half, id=ids.new_id())])) == ["attachments_too_large"]
    script = AttachedFile(ids.new_id(), "application/x-sh", 1)
    assert codes(replace(GOOD, attachments=[script, half]), CHAT) == [
        "too_many_attachments",
        "file_type_not_allowed",
        "attachment_too_large",
    ]
    assert codes(replace(GOOD, attachments=[half]), Capabilities(can_attach=False)) == ["attachments_not_possible"]


def test_a_file_alone_is_a_message():
    assert codes(replace(GOOD, text="", attachments=[AttachedFile(ids.new_id(), "image/png", 1)])) == []
