"""Broken mails: nothing raises, nothing hangs, and what is well-formed reads as the standard library reads it."""

# ruff: noqa: E501 - hostile shapes stand on one line each

import json
import random
import re
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.shapes import LONG
from channels.email.inspect import inspect_html, inspect_mail, inspect_reply
from tests.channels.email.mails import OWN, multipart, nested, read, with_text

THAI = "สวัสดีครับ ลำโพงเสีย"
SEEDS = [
    multipart(
        "mixed",
        nested(
            "alternative",
            "Content-Type: text/plain; charset=utf-8\r\n\r\n" + THAI,
            f"Content-Type: text/html; charset=utf-8\r\n\r\n<p>{THAI}</p><table><tr><td>a<td>b</table><img src='cid:x'>",
            boundary="b2",
        ),
        "Content-Type: application/pdf; name*=utf-8''%E0%B9%83.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==",
        "Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nx",
    ),
    with_text(THAI.encode("tis-620"), "text/plain; charset=tis-620"),
    with_text(b"Hi\r\n\r\nOn Mon, Jan 1, 2024 at 10:00 AM X <x@y.co> wrote:\r\n> old\r\n-- \r\nme"),
    multipart(
        "report; report-type=delivery-status",
        "Content-Type: text/plain\r\n\r\nfailed",
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;x\r\n\r\nFinal-Recipient: rfc822;a@b.co\r\nAction: failed\r\nStatus: 5.1.1",
    ),
]
_PIECES = [
    b"\r\n",
    b"\n\n",
    b"--b1",
    b"--b1--",
    b"=?utf-8?B?",
    b"?=",
    b'"',
    b"<",
    b">",
    b"(",
    b"\x00",
    b"\xff",
    b"\xe0",
    b";",
    b"=",
    b":",
    b"%",
]


def mutated(seed: int) -> bytes:
    chance = random.Random(seed)
    raw = bytearray(chance.choice(SEEDS))
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(raw) + 1)
        match chance.randrange(5):
            case 0:
                raw[place:place] = chance.choice(_PIECES)
            case 1:
                del raw[place : place + chance.randint(1, 60)]
            case 2:
                raw[place:place] = raw[place : place + chance.randint(1, 200)] * chance.randint(1, 5)
            case 3:
                raw[place : place + 1] = bytes([chance.randrange(256)])
            case 4:
                raw = raw[:place] or bytearray(b"x")
    return bytes(raw)


def test_mutated_mails_are_always_read():
    for seed in range(1_500):
        assert json.loads(inspect_mail(mutated(seed), OWN).to_json())["attachments"] is not None


@given(st.binary(max_size=2_000))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read(raw):
    printed = (inspect_mail(raw, OWN), inspect_reply(raw), inspect_reply(raw, is_html=True), inspect_html(raw))
    assert all(b"\n" not in one.to_json().encode() for one in printed)


_NAME = (
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30)
    .map(str.strip)
    .filter(bool)
)
_WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Co", "Cn")), max_size=200)


@given(
    subject=_WORDS,
    name=_NAME,
    text=_WORDS,
    file_name=st.from_regex(r"[ก-ฮa-z]{1,20}\.pdf", fullmatch=True),
    content=st.binary(max_size=200),
)
@settings(max_examples=100, deadline=None)
def test_well_formed_mails_read_as_the_standard_library_writes_them(subject, name, text, file_name, content):
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = "a@b.co"
    message["Subject"] = subject
    message.set_content(text)
    message.add_attachment(content, maintype="application", subtype="pdf", filename=file_name)
    raw = message.as_bytes()
    expected = message_from_bytes(raw, policy=policy.default)
    mail = read(raw)
    body = expected.get_body(("plain",))
    assert body is not None
    assert mail.text.strip() == body.get_content().replace("\r\n", "\n").replace("\x00", "").strip()
    assert squeezed(mail.subject) == squeezed(str(expected["Subject"]))
    assert [(a.filename, a.size) for a in mail.attachments] == [(file_name, len(content))]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("shape", LONG)
def test_hostile_shapes_are_read(shape):
    """Each of these once took minutes or a deep stack somewhere; one that hangs again fails the run as a whole."""
    assert inspect_mail(LONG[shape], OWN).to_json()


def test_half_characters_are_never_printed():
    for raw in (b"Subject: =?utf-7?Q?+2AA-?=\r\n\r\nx", b"Content-Type: text/plain; charset=utf-7\r\n\r\n+2AA-"):
        assert inspect_mail(raw, file="a\udcff.eml").to_json().encode()
        assert json.loads(inspect_mail(raw).to_json())["from"] is None
