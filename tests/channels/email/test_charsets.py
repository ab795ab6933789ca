"""Charset labels, true and false; headers and addresses as they are really sent."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.email.charsets import codec_name, decode_bytes
from tests.channels.email.mails import read, with_text

THAI = "สวัสดีครับ ลำโพงที่สั่งซื้อไปเมื่อวันจันทร์ยังไม่ได้รับเลย รบกวนตรวจสอบให้ด้วยนะครับ"
GERMAN = "Grüße aus Köln, die Lautsprecher sind leider beschädigt angekommen. Können Sie helfen?"
CHINESE = "您好，我上周订购的音箱还没有收到，请帮忙查一下订单，谢谢。"
TRADITIONAL = "您好，我上週訂購的喇叭還沒有收到，請幫忙查一下訂單，謝謝。"
JAPANESE = "お世話になっております。先週注文したスピーカーがまだ届いていません。ご確認ください。"
KOREAN = "안녕하세요. 지난주에 주문한 스피커가 아직 도착하지 않았습니다. 확인 부탁드립니다."
RUSSIAN = "Здравствуйте, колонки до сих пор не пришли. Проверьте, пожалуйста, заказ."


@pytest.mark.parametrize("charset", ["tis-620", "windows-874", "iso-8859-11", "utf-8"])
@pytest.mark.parametrize("encoding", ["8bit", "base64"])
def test_thai_mails_round_trip_in_every_charset(charset, encoding):
    codec = {"windows-874": "cp874", "iso-8859-11": "iso8859_11"}.get(charset, charset)
    content = THAI.encode(codec)
    content = base64.encodebytes(content) if encoding == "base64" else content
    mail = read(with_text(content, f"text/plain; charset={charset}", encoding))
    assert mail.text == THAI
    assert mail.language == "th"


@pytest.mark.parametrize(
    ("text", "really", "label"),
    [
        (THAI, "tis-620", "utf-8"),
        (THAI, "tis-620", "iso-8859-1"),
        (THAI, "tis-620", "us-ascii"),
        (THAI, "tis-620", ""),
        (THAI, "cp874", "windows-1252"),
        (THAI, "utf-8", "tis-620"),
        (THAI, "utf-8", "windows-874"),
        (THAI, "utf-8", "us-ascii"),
        (THAI, "utf-8", "x-unknown"),
        (GERMAN, "utf-8", "iso-8859-1"),
        (GERMAN, "utf-8", "us-ascii"),
        (GERMAN, "cp1252", "utf-8"),
        (GERMAN, "cp1252", "us-ascii"),
        (GERMAN, "cp1252", "iso-8859-1"),
        (GERMAN, "cp1252", ""),
        (CHINESE + "镕喆", "gb18030", "gb2312"),
        (CHINESE, "gb18030", "utf-8"),
        (CHINESE, "gb18030", "us-ascii"),
        (CHINESE, "utf-8", "gb2312"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "big5", ""),
        (JAPANESE, "shift_jis", "iso-2022-jp"),
        (JAPANESE, "shift_jis", "utf-8"),
        (JAPANESE, "euc_jp", "euc-jp"),
        (JAPANESE, "euc_jp", ""),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (JAPANESE, "iso2022_jp", "us-ascii"),
        (JAPANESE, "iso2022_jp", ""),
        (JAPANESE, "utf-8", "iso-2022-jp"),
        (KOREAN, "cp949", "ks_c_5601-1987"),
        (KOREAN, "cp949", ""),
        (KOREAN, "cp949", "utf-8"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", ""),
        (RUSSIAN, "koi8_r", "koi8-r"),
        (RUSSIAN, "koi8_r", ""),
        (RUSSIAN, "utf-8", "koi8-r"),
        ("“quoted” – it’s 5 €", "cp1252", "iso-8859-1"),
        ("plain", "ascii", "utf-16"),
        ("สวัสดี", "utf-8-sig", "us-ascii"),
        ("สวัสดี", "utf-16", "utf-16"),
    ],
)
def test_labels_that_lie(text, really, label):
    assert decode_bytes(text.encode(really), label) == text


def test_a_few_broken_characters_do_not_change_the_charset():
    data = THAI.encode()
    assert decode_bytes(data[:-1], "utf-8").startswith(THAI[:-1])
    cut = len(THAI[:20].encode())
    assert decode_bytes(data[:cut] + b"\xff" + data[cut:], "utf-8").replace("\ufffd", "") == THAI


@pytest.mark.parametrize(
    "label", ["TIS-620", '"tis620"', "windows-874", "x-windows-874", "ISO-8859-11", "iso8859-11", "cp874", "thai"]
)
def test_names_of_the_thai_charset(label):
    assert codec_name(label) == "thai"


@given(
    st.binary(max_size=300),
    st.sampled_from(
        ["", "utf-8", "tis-620", "gb2312", "iso-2022-jp", "utf-7", "utf-16", "rot13", "hex", "idna", "\x00", "x" * 200]
    ),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_under_any_label_become_text(data, label):
    assert isinstance(decode_bytes(data, label), str)


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        ("=?utf-8?B?4Liq4Lin4Lix4Liq4LiU4Li1?=", "สวัสดี"),
        ("=?UTF-8?q?=E0=B8=AA=E0=B8=A7?= =?UTF-8?q?=E0=B8=B1?=", "สวั"),
        ("=?utf-8?B?4Liq4A==?= =?utf-8?B?uKfguLE=?=", "สวั"),  # a character cut between two words
        ("=?tis-620?B?yMfRyrTV?=", "ศวัสดี"),
        ("=?windows-874?Q?=CA=C7=D1=CA=B4=D5?=", "สวัสดี"),
        ("Re: =?utf-8?Q?caf=C3=A9?= order", "Re: café order"),
        ("=?utf-8?Q?a_b?=", "a b"),
        ("=?utf-8?Q?a b c?=", "a b c"),
        ("=?utf-8*th?Q?x?=", "x"),
        ("=?utf-8?B?4Liq4Lin?", "สว"),
        ("=?nonsense?Q?abc?=", "abc"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?gb2312?B?xOO6ww==?=", "你好"),
        ("=?utf-8?Q?two?=  =?utf-8?Q?words?=", "twowords"),
        ("=?utf-8?Q?two?= x =?utf-8?Q?words?=", "two x words"),
        ("plain  text", "plain text"),
    ],
)
def test_encoded_words(header, subject):
    assert read(f"From: a@b.co\r\nSubject: {header}\r\n\r\nx").subject == subject


def test_raw_8_bit_headers_are_read_in_the_charset_of_the_body():
    raw = "From: สมชาย <a@b.co>\r\nSubject: ลำโพงเสีย\r\nContent-Type: text/plain; charset=tis-620\r\n\r\nครับผม"
    for charset in ("tis-620", "utf-8"):
        mail = read(raw.encode(charset))
        assert (mail.subject, mail.text) == ("ลำโพงเสีย", "ครับผม")
        assert mail.sender is not None
        assert mail.sender.name == "สมชาย"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("a@b.co", [("", "a@b.co")]),
        ("A@B.CO", [("", "a@b.co")]),
        ("Somchai <a@b.co>", [("Somchai", "a@b.co")]),
        ('"Doe, John" <a@b.co>, c@d.co', [("Doe, John", "a@b.co"), ("", "c@d.co")]),
        ("Doe, John <a@b.co>", [("Doe, John", "a@b.co")]),
        ("a@b.co (Somchai)", [("Somchai", "a@b.co")]),
        ("Team: a@b.co, C <c@d.co>; e@f.co", [("", "a@b.co"), ("C", "c@d.co"), ("", "e@f.co")]),
        ("undisclosed-recipients:;", []),
        ("=?utf-8?B?4Liq4LihLCDguIrguLLguKI=?= <a@b.co>", [("สม, ชาย", "a@b.co")]),
        ("=?utf-8?Q?Somchai_=3Ca=40b.co=3E?=", [("Somchai", "a@b.co")]),
        ('"a@b.co" <a@b.co>', [("a@b.co", "a@b.co")]),
        ("<a@b.co", [("", "a@b.co")]),
        ("Somchai a@b.co", [("Somchai", "a@b.co")]),
        ("Somchai <mailto:a@b.co>", [("Somchai", "a@b.co")]),
        ("'a@b.co'", [("", "a@b.co")]),
        ('"Some \\"Nick\\" One" <a@b.co>', [('Some "Nick" One', "a@b.co")]),
        ("a@b.co; c@d.co", [("", "a@b.co"), ("", "c@d.co")]),
        ("a@b.co,a@b.co", [("", "a@b.co")]),
        ('"never closed <a@b.co>', [('"never closed'.strip('"'), "a@b.co")]),
        ("no address here", []),
        ("", []),
    ],
)
def test_address_lists(header, expected):
    mail = read(f"From: x@y.co\r\nTo: {header}\r\n\r\nx")
    assert [(a.name, a.address) for a in mail.to] == expected


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("From: \r\nReply-To: a@b.co", "a@b.co"),
        ("Sender: a@b.co", "a@b.co"),
        ("From: Somchai (a@b.co)", "a@b.co"),
        ('From: "a@b.co"', "a@b.co"),
        ("From: First <a@b.co>, Second <c@d.co>", "a@b.co"),
        ("From: a@b.co\r\nFrom: c@d.co", "a@b.co"),
        ("Return-Path: <a@b.co>", "a@b.co"),
    ],
)
def test_who_wrote_when_from_is_missing_or_odd(head, address):
    mail = read(f"{head}\r\nSubject: x\r\n\r\nx")
    assert mail.sender is not None
    assert mail.sender.address == address


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Sat, 21 Nov 2026 10:00:00 +0700", "2026-11-21T03:00:00+00:00"),
        ("21 Nov 26 10:00:00 GMT", "2026-11-21T10:00:00+00:00"),
        ("Sat, 21 Nov 2569 10:00:00 +0700", "2026-11-21T03:00:00+00:00"),
        ("2026-11-21T10:00:00+07:00", "2026-11-21T03:00:00+00:00"),
        ("Sat, 21 Nov 2026 10:00:00 +0700 (ICT)", "2026-11-21T03:00:00+00:00"),
        ("nonsense", None),
        ("Sat, 99 Nov 2026 10:00:00", None),
    ],
)
def test_dates(date, expected):
    assert read(f"From: a@b.co\r\nDate: {date}\r\n\r\nx").date == expected


def test_the_charset_in_an_html_head_counts_when_the_label_is_missing():
    html = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=tis-620"></head><p>{THAI}</p>'
    assert read(with_text(html.encode("tis-620"), "text/html")).text == THAI
