"""The page around a mail: pictures point where they may come from, and nowhere else."""

import pytest

from core.text.html import clean_html
from ticketing.messages.media import is_shown_inline, served_type, stored_type
from web.downloads import disposition
from web.message_page import message_page, remote_images

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 24


def test_attached_pictures_are_found_by_their_content_id():
    html = clean_html('<p>ดู <img src="cid:logo@x"> <img alt="a > b" src="CID:other%40x"> <img src="cid:gone"></p>')
    page = message_page(html, {"<logo@x>": "/files/1", "other@x": "/files/2"})
    assert page.count(' src="/files/1"') == page.count(' src="/files/2"') == 1
    assert 'data-cid="gone"' in page


def test_pictures_from_elsewhere_wait_until_they_are_wanted():
    html = clean_html(
        '<img src="https://t.example/pixel?a=1&amp;b=2"><img src="cid:x"><img src="http://t.example/2.png">'
    )
    blocked = message_page(html, {})
    assert " src=" not in blocked
    assert blocked.count("data-remote-src") == 2
    shown = message_page(html, {}, remote_base="/images")
    assert 'src="/images/0"' in shown
    assert 'src="/images/1"' in shown
    assert remote_images(html) == ["https://t.example/pixel?a=1&b=2", "http://t.example/2.png"]


@pytest.mark.parametrize(
    ("html", "on_paper"),
    [
        ("<p>สวัสดี</p>", False),
        ('<p style="color:#333">สวัสดี</p>', True),
        ('<table bgcolor="#fff"><tr><td>x</td></tr></table>', True),
        ('<p style="border-color:red">x</p>', False),
    ],
)
def test_a_mail_with_colours_of_its_own_gets_white_paper(html, on_paper):
    assert ('class="paper"' in message_page(clean_html(html), {})) is on_paper


@pytest.mark.parametrize(
    ("head", "claimed", "kept"),
    [
        (PNG, "text/html", "image/png"),
        (b"<html><script>", "image/png", "application/octet-stream"),
        (
            b"PK\x03\x04",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"PK\x03\x04", "image/png", "application/zip"),
        (b"hello", "text/plain; charset=utf-8", "text/plain"),
        (b"hello", "no type\r\nX: y", "application/octet-stream"),
        (b"", "", "application/octet-stream"),
    ],
)
def test_the_bytes_decide_what_an_upload_is(head, claimed, kept):
    assert stored_type(head, claimed) == kept


@pytest.mark.parametrize(
    "claimed", ["text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "bad type", "message/rfc822"]
)
def test_nothing_that_runs_is_served_as_what_it_is(claimed):
    assert served_type(claimed) == "application/octet-stream"


def test_only_what_is_what_it_says_is_shown():
    assert is_shown_inline(PNG, "image/png")
    assert not is_shown_inline(PNG, "image/jpeg")
    assert not is_shown_inline(b"<svg>", "image/svg+xml")


def test_a_thai_file_name_in_a_header():
    header = disposition("attachment", 'ใบเสนอราคา "1".pdf')
    assert header.isascii()
    assert 'filename="__________ _1_.pdf"' in header
    assert "filename*=UTF-8''%E0%B9%83" in header
