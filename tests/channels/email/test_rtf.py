"""RTF bodies of Outlook: unpacking by the examples of [MS-OXRTFCP], and their words in any code page."""

import base64

import pytest

from channels.email.rtf import rtf_text, unpack
from channels.email.tnef import read_tnef_text
from tests.channels.email.mails import multipart, read

SIMPLE = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423 20af320".replace(" ", "")
    + "68656c0900206277 05b06c647d0a800fa0".replace(" ", "")
)
OVERLAPPING = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


def test_packed_rtf_of_the_specification():
    assert unpack(SIMPLE) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpack(OVERLAPPING) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert rtf_text(unpack(SIMPLE)) == "hello world"


@pytest.mark.parametrize("cut", [0, 3, 15, 16, 17, 25, 40])
def test_what_is_cut_off_is_read_as_far_as_it_goes(cut: int):
    assert unpack(SIMPLE).startswith(unpack(SIMPLE[:cut]))


def test_plain_rtf_is_taken_as_it_is():
    assert unpack(bytes(4) + (5).to_bytes(4, "little") + b"MELA" + bytes(4) + b"{\\rtfX") == b"{\\rtf"


@pytest.mark.parametrize(
    ("rtf", "words"),
    [
        (rb"{\rtf1\ansi\ansicpg874 \'ca\'c7\'d1\'ca\'b4\'d5\par Hello}", "สวัสดี\nHello"),
        (rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset222 Tahoma;}}\f1 \'a1\'c3\f0  caf\'e9}", "กร café"),
        (rb"{\rtf1\ansi \u3626?\u3623?\u-10179?\u-8704?!}", "สว😀!"),
        (rb"{\rtf1\uc0 \u3626\u3623 b}", "สวb"),
        (rb"{\rtf1 a\{b\}\\c\~d\line e\tab f\ldblquote g\rdblquote}", "a{b}\\c\xa0d\ne\tf“g”"),
        (rb"{\rtf1{\*\generator Riched20;}{\info{\author A}}{\pict 0102}{\stylesheet{\s0 Normal;}}seen}", "seen"),
        (rb"no rtf at all", ""),
        (rb"{\rtf1 never closed {\b bold", "never closed bold"),
        (rb"{\rtf1 too}}}} many", "too many"),
    ],
)
def test_words(rtf: bytes, words: str):
    assert rtf_text(rtf) == words


def test_html_inside_rtf_comes_out_as_html_does():
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag19 <html>}{\*\htmltag50 <body>}{\*\htmltag64 <p>}"
        rb"\htmlrtf {\htmlrtf0 Dear\htmlrtf\par\htmlrtf0 "
        rb"{\*\htmltag84 <b>}\htmlrtf {\b\htmlrtf0 team{\*\htmltag92 </b>}\htmlrtf }\htmlrtf0"
        rb"{\*\htmltag72 </p>}{\*\htmltag64 <p>}second{\*\htmltag72 </p>}{\*\htmltag58 </body>}}"
    )
    lines = [line for line in rtf_text(rtf).splitlines() if line.strip()]
    assert [line.replace("*", "") for line in lines] == ["Dearteam", "second"]


def test_a_mail_whose_words_are_only_in_winmail_dat():
    rtf = rb"{\rtf1\ansi\ansicpg874 \'ca\'c7\'d1\'ca\'b4\'d5}"
    packed = (len(rtf) + 12).to_bytes(4, "little") + len(rtf).to_bytes(4, "little") + b"MELA" + bytes(4) + rtf
    properties = (1).to_bytes(4, "little") + b"\x02\x01\x09\x10" + (1).to_bytes(4, "little")
    properties += len(packed).to_bytes(4, "little") + packed + bytes(-len(packed) % 4)
    attribute = b"\x01" + (0x00069003).to_bytes(4, "little") + len(properties).to_bytes(4, "little") + properties
    data = (0x223E9F78).to_bytes(4, "little") + bytes(2) + attribute + bytes(2)
    assert read_tnef_text(data) == "สวัสดี"
    content = base64.b64encode(data).decode()
    head = "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    assert read(multipart("mixed", head + content)).text == "สวัสดี"
