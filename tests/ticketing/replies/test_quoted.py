"""What an outsider reads below a forwarded mail."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core import ids
from core.messages import Address
from ticketing.replies.quoted import Original, forward_subject, quote, quoted_content_id

BANGKOK = ZoneInfo("Asia/Bangkok")
AT = datetime(2026, 11, 22, 3, 5, tzinfo=UTC)
SOMCHAI = Address("email", "somchai@example.com", "สมชาย <ใจดี>")
SHOP = Address("email", "help@shop.example")


def original(**fields):
    values = {"sender": SOMCHAI, "subject": "ลำโพงเสีย", "text": "ไม่ดัง", "to": (SHOP,), **fields}
    return Original(ids.new_id(), at=AT, **values)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "th",
            [
                "---------- ข้อความที่ส่งต่อ ----------",
                "จาก: สมชาย <ใจดี> <somchai@example.com>",
                "วันที่: 22 พฤศจิกายน 2569 เวลา 10:05 น.",
                "เรื่อง: ลำโพงเสีย",
                "ถึง: help@shop.example",
            ],
        ),
        (
            "en",
            [
                "---------- Forwarded message ----------",
                "From: สมชาย <ใจดี> <somchai@example.com>",
                "Date: 22 November 2026, 10:05",
                "Subject: ลำโพงเสีย",
                "To: help@shop.example",
            ],
        ),
    ],
)
def test_headings_say_who_wrote_what_when_and_to_whom(language, lines):
    assert quote([original()], language, BANGKOK).text.split("\n") == [*lines, "", "ไม่ดัง"]


def test_names_and_words_cannot_become_mark_up():
    html = quote([original(text="<script>alert(1)</script>")], "en", BANGKOK).html
    assert "<script" not in html
    assert "สมชาย &lt;ใจดี&gt;" in html


def test_what_a_visitor_is_called_inside_is_not_told():
    visitor = Address("webchat", "5f2c-visitor-token", "คุณเอ")
    text = quote([original(sender=visitor, to=(), subject="")], "th", BANGKOK).text
    assert "จาก: คุณเอ\n" in text
    assert "visitor-token" not in text


def test_pictures_of_two_mails_with_one_name_stay_apart():
    first, second = (original(html=f'<p>{n}<img alt="" data-cid="logo@x"></p>', text=n) for n in "12")
    html = quote([first, second], "en", BANGKOK).html
    for one in (first, second):
        assert f'data-cid="{quoted_content_id(one.message_id, "logo@x")}"' in html


def test_a_subject_is_forwarded_once():
    assert forward_subject("ลำโพงเสีย") == "Fwd: ลำโพงเสีย"
    assert forward_subject("FWD: ลำโพงเสีย") == "FWD: ลำโพงเสีย"


def test_nothing_to_quote_is_no_quote():
    assert quote([], "th", BANGKOK).html == ""
