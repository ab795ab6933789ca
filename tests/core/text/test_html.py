"""What survives cleaning, and the text that remains."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from core.text.html import clean_html
from core.text.html_text import html_to_text
from core.text.language import guess_language
from tests.core.text.hostile_html import HOSTILE

_FORBIDDEN_TAGS = {
    "script", "style", "svg", "math", "iframe", "object", "embed", "form", "input", "button", "base", "meta", "link",
    "video", "audio", "template", "noscript", "frame", "applet",
}  # fmt: skip


def assert_harmless(cleaned: str) -> None:
    if not cleaned.strip():
        return
    for element in lxml_html.fragment_fromstring(cleaned, create_parent="div").iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in _FORBIDDEN_TAGS, cleaned
        for name, value in element.attrib.items():
            lowered = value.strip().lower()
            assert not name.startswith("on"), cleaned
            assert name not in ("srcset", "background", "poster", "ping", "action", "formaction", "srcdoc"), cleaned
            if name == "src":
                assert lowered.startswith("data:image/"), cleaned
                assert "svg" not in lowered
            if name == "href":
                assert lowered.startswith(("http://", "https://", "mailto:", "tel:", "sms:", "ftp://", "#")), cleaned
            if name == "style":
                assert not any(word in lowered for word in ("url(", "expression", "@import", "behavior", "position"))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_runs_or_loads(hostile):
    assert_harmless(clean_html(hostile))


@given(
    st.lists(
        st.sampled_from([*HOSTILE, "<p>", "</p>", "<div>", "</table>", "--!>", "<![CDATA[", "]]>", "<", '"']),
        max_size=8,
    )
)
@settings(max_examples=150, deadline=None)
def test_no_mixture_runs_or_loads(pieces):
    cleaned = clean_html("".join(pieces))
    assert_harmless(cleaned)
    assert_harmless(clean_html(cleaned))


def test_pictures_wait_to_be_asked_for():
    cleaned = clean_html('<img src="cid:logo@x" alt="logo" width=10><img src="https://t.example/p.gif?a=1&b=2">')
    assert cleaned == (
        '<img data-cid="logo@x" alt="logo" width="10"><img data-remote-src="https://t.example/p.gif?a=1&amp;b=2">'
    )
    assert clean_html(cleaned) == cleaned


def test_the_colour_beside_a_background_picture_stays():
    assert clean_html("<p style='background:#123 url(https://x.example/a.png) no-repeat'>x</p>") == (
        '<p style="background:#123  no-repeat">x</p>'
    )


def test_looks_survive():
    cleaned = clean_html(
        '<table width="600" cellpadding="0" bgcolor="#fff"><tr><td align="center" style="padding:10px;color:#333;'
        'font-family:Arial, sans-serif;mso-line-height-rule:exactly">x</td></tr></table>'
    )
    assert 'bgcolor="#fff"' in cleaned
    assert "padding:10px;color:#333;font-family:Arial, sans-serif" in cleaned


def test_style_sheets_move_onto_the_elements():
    cleaned = clean_html(
        "<style>p.MsoNormal{margin:0cm;font-size:11pt} .secret{display:none} @media print{p{color:red}}"
        "b{background:url(https://evil.example/x)}</style>"
        "<p class=MsoNormal>one</p><p class=MsoNormal>two</p><div class=secret>hidden</div><b>three</b>"
    )
    assert cleaned.count("margin:0cm;font-size:11pt") == 2
    assert "evil" not in cleaned
    assert "red" not in cleaned
    assert html_to_text(cleaned) == "one\ntwo\nthree"


def test_text_keeps_structure():
    text = html_to_text(
        clean_html(
            "<h1>หัวข้อ</h1><p>Hello&nbsp;<b>you</b><br>there</p><ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul>"
            "<table><tr><th>สินค้า</th><th>ราคา</th></tr><tr><td>ลำโพง</td><td>1,200</td></tr></table>"
            '<p>See <a href="https://shop.example/x">our shop</a> or <a href="https://shop.example">shop.example</a></p>'
            "<blockquote type=cite>old</blockquote><div style='display:none'>preheader</div>"
        )
    )
    assert text == (
        "หัวข้อ\n\nHello you\nthere\n\n- one\n- two\n  1. deep\n\nสินค้า | ราคา\nลำโพง | 1,200\n\n"
        "See our shop <https://shop.example/x> or shop.example\n\n> old"
    )


@pytest.mark.parametrize(
    "html",
    ["<div>" * 50_000 + "x", "<b><i>" * 20_000 + "x", "<table><tr><td>" * 10_000 + "x", "<blockquote>" * 9_000 + "x"],
)
def test_depth_is_limited_and_the_text_stays(html):
    assert html_to_text(clean_html(html)).endswith("x")


def test_a_newsletter_that_sets_its_type_to_nothing_on_the_frame_is_still_read():
    frame = (
        '<div style="display:none;font-size:1px;max-height:0">preheader</div><td style="font-size:0px;padding:20px 0">'
    )
    cell = '<div style="font-size:14px">Sale today</div>'
    assert html_to_text(clean_html(f"<table><tr>{frame}<table><tr><td>{cell}</td></tr></table></td></tr></table>")) == (
        "Sale today"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("สวัสดีครับ ขอสอบถาม JBL Flip 6 หน่อย", "th"),
        ("Hello, where is my order?", "en"),
        ("Grüße aus München, schöne Größe für Tänzer", ""),
        ("你好，请问", ""),
        ("12345 !!!", ""),
        ("", ""),
    ],
)
def test_language(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "style",
    ["display:none", "visibility:hidden", "max-height:0px;overflow:hidden", "opacity:0", "font-size:0", "mso-hide:all"],
)
def test_what_nobody_sees_is_no_text(style):
    assert html_to_text(clean_html(f'<p>shown</p><span style="{style}">hidden</span>')) == "shown"


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ('bgcolor="#000000" text="#ffffff"', "background-color:#000000;color:#ffffff"),
        ("style='margin:0;background:#123456;color:white'", "background:#123456;color:white"),
        ("bgcolor=black", "background-color:black"),
    ],
)
def test_the_colours_of_the_page_stay(body, style):
    assert clean_html(f"<html><body {body}><p>x</p></body></html>") == f'<div style="{style}"><p>x</p></div>'
    assert clean_html("<body onload=alert(1)><p>x</p></body>") == "<p>x</p>"


def test_addresses_with_spaces_are_kept_and_islands_of_data_are_not():
    assert 'href="https://x.example/a%20b"' in clean_html("<a href=' https://x.example/a b'>x</a>")
    assert clean_html("<xml><o:PixelsPerInch>96</o:PixelsPerInch></xml>hi") == "hi"


def test_lines_are_kept_where_the_page_keeps_them():
    kept = clean_html('<div style="white-space:pre-wrap">one\n  two</div><p>three\n four</p><pre>a\n\nb</pre>')
    assert html_to_text(kept) == "one\n  two\n\nthree four\n\na\n\nb"
    assert html_to_text(clean_html('<ul style="white-space: pre-line">\n<li>x</li>\n</ul>')) == "- x"


def test_a_mention_stays_one_and_nothing_else_hides_in_its_attributes():
    person = "0199c6d2-1111-7000-8000-000000000001"
    mention = f'<span data-type="mention" data-id="team:{person}" data-label="ซ่อม">@ซ่อม</span>'
    assert clean_html(mention) == mention
    assert clean_html('<span data-type="widget" data-id="javascript:x">a</span>') == "<span>a</span>"
