"""Mails packed into S/MIME signed-data."""

import base64
import random

from channels.email.opaque import signed_content
from tests.channels.email.mails import HEAD, read

DATA = bytes.fromhex("06092a864886f70d010701")
SIGNED = bytes.fromhex("06092a864886f70d010702")


def packed(tag: int, *content: bytes) -> bytes:
    body = b"".join(content)
    if len(body) < 0x80:
        return bytes([tag, len(body)]) + body
    return bytes([tag, 0x84]) + len(body).to_bytes(4, "big") + body


def signed(inner: bytes) -> bytes:
    """The structure as DER writes it, with an empty set of signers."""
    content = packed(0x30, DATA, packed(0xA0, packed(0x04, inner)))
    return packed(0x30, SIGNED, packed(0xA0, packed(0x30, b"\x02\x01\x01", packed(0x31), content, packed(0x31))))


def streamed(inner: bytes) -> bytes:
    """The same with indefinite lengths and the content in pieces, as streaming programs write it."""
    end = b"\x00\x00"
    pieces = b"".join(packed(0x04, inner[at : at + 50]) for at in range(0, len(inner), 50))
    content = b"\x30\x80" + DATA + b"\xa0\x80\x24\x80" + pieces + end * 3
    body = b"\x02\x01\x01" + packed(0x31) + content + packed(0x31) + end
    return b"\x30\x80" + SIGNED + b"\xa0\x80\x30\x80" + body + end * 2


INNER = (
    'Content-Type: multipart/mixed; boundary="q"\r\n\r\n--q\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nสวัสดี\r\n'
    "--q\r\nContent-Type: application/pdf; name=x.pdf\r\n\r\nx\r\n--q--\r\n"
).encode()


def test_what_was_signed_is_read_and_the_packed_form_kept():
    for form in (signed, streamed):
        assert signed_content(form(INNER)) == INNER
        head = f"{HEAD}Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
        raw = f"{head}Content-Transfer-Encoding: base64\r\n\r\n{base64.encodebytes(form(INNER)).decode()}"
        mail = read(raw)
        assert mail.text == "สวัสดี"
        assert [one.filename for one in mail.attachments] == ["smime.p7m", "x.pdf"]


def test_packing_that_never_ends_is_left():
    nested = INNER
    for _ in range(30):
        nested = b"Content-Type: application/pkcs7-mime\r\n\r\n" + signed(nested)
    assert len(read(nested).attachments) <= 10
    assert signed_content(b"\x30\x80" * 5_000) is None
    assert signed_content(b"") is None


def test_broken_structures_are_no_content_or_some():
    chance = random.Random(5)
    for form in (signed(INNER), streamed(INNER)):
        for _ in range(500):
            broken = bytearray(form)
            broken[chance.randrange(60)] = chance.randrange(256)
            found = signed_content(bytes(broken[: chance.randrange(1, len(broken))]))
            assert found is None or isinstance(found, bytes)
