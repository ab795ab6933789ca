"""Encoded words in headers (RFC 2047), as they are really sent."""

import binascii
import re

from channels.email.charsets import decode_bytes, decode_joined

_WORD = re.compile(rb"=\?([^?\s]{1,70})\?([bBqQ])\?(.*?)(?:\?=|$)", re.DOTALL)
_FOLD = re.compile(rb"[ \t]*\r?\n[ \t]*")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_SPACES = re.compile(r"[ \t]+")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_LONGEST = 100_000


def decode_header(value: bytes, charset_hint: str = "") -> str:
    """A header value as one line of text: words decoded, raw 8-bit bytes rescued, controls and folds gone."""
    if not value:
        return ""
    text = decode_words(value[:_LONGEST], charset_hint)
    if "\r" in text or "\n" in text or "\t" in text:
        text = text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
    if not text.isprintable():
        text = _CONTROLS.sub("", text)
    return _SPACES.sub(" ", text).strip() if "  " in text else text.strip()


def decode_words(value: bytes, charset_hint: str = "") -> str:
    """`value` with its encoded words decoded; adjacent words of one charset are joined as bytes first, because many
    clients cut a multi-byte character between two words although RFC 2047 section 5 forbids it.
    """
    if b"\n" in value:
        value = _FOLD.sub(b" ", value)
    if b"=?" not in value:
        return _plain_text(value, charset_hint)
    out: list[str] = []
    run: list[bytes] = []
    run_charset = ""
    position = 0
    for match in _WORD.finditer(value):
        between = value[position : match.start()]
        charset = match[1].decode("ascii", "replace").partition("*")[0].lower()
        is_adjacent = bool(run) and not between.strip()
        if run and not (is_adjacent and charset == run_charset):
            out.append(decode_joined(run, run_charset))
            run = []
        if between and not is_adjacent:
            out.append(_plain_text(between, charset_hint))
        run.append(_word_bytes(match[2], match[3]))
        run_charset = charset
        position = match.end()
    if run:
        out.append(decode_joined(run, run_charset))
    rest = value[position:]
    if rest:
        out.append(_plain_text(rest, charset_hint))
    return "".join(out)


def _plain_text(value: bytes, charset_hint: str) -> str:
    """What stands outside encoded words: ASCII, or raw bytes of some charset (ISO-2022 shows by its escapes)."""
    if value.isascii() and b"\x1b" not in value:
        return value.decode("ascii")
    return decode_bytes(value, charset_hint)


def _word_bytes(encoding: bytes, content: bytes) -> bytes:
    if encoding in b"qQ":
        return binascii.a2b_qp(content.replace(b" ", b"_"), header=True)
    data = _NOT_BASE64.sub(b"", content)
    if len(data) % 4 == 1:
        data = data[:-1]
    return binascii.a2b_base64(data + b"=" * (-len(data) % 4))
