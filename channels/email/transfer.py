"""Content-Transfer-Encoding (RFC 2045 section 6) undone, however broken, and uuencoded files found in text."""

import binascii
import re
from dataclasses import dataclass

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_ONE_LINE = re.compile(rb"\s*[A-Za-z0-9+/=]{4,}[ \t]*(?:\r?\n|\Z)")
_SOFT_BREAK_WITH_SPACES = re.compile(rb"=[ \t]+(?=\r?\n)")
_UU_BEGIN = re.compile(rb"^begin(?:-base64)? ([0-7]{3,4}) ([^\r\n]{1,255})\r?\n", re.MULTILINE)
_UU_END = re.compile(rb"^(?:end|====)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_MOST_UU_FILES = 100


@dataclass(frozen=True, slots=True)
class UuFile:
    """A file that stood uuencoded in a text body."""

    name: bytes
    content: bytes


def encoding_name(value: bytes) -> str:
    """The bare encoding of a Content-Transfer-Encoding field: comments, spaces and trailing junk ignored."""
    name = re.sub(rb"\([^()]*\)", b"", value).strip(b" \t\"';.,").lower()
    if name.startswith((b"base64", b"base 64", b"base-64")) or name == b"b":
        return "base64"
    if name.startswith((b"quoted-printable", b"quoted printable", b"quotedprintable", b"quoted_printable")):
        return "quoted-printable"
    if name in (b"x-uuencode", b"uuencode", b"x-uue", b"uue"):
        return "uuencode"
    return "identity"


def decode_transfer(body: bytes, encoding: str, *, is_text: bool = False) -> bytes:
    """The content of a body. Text that claims base64 but plainly is not stays as it is."""
    if encoding == "base64":
        return _decode_base64(body, is_text=is_text)
    if encoding == "quoted-printable":
        return decode_quoted_printable(body)
    if encoding == "uuencode":
        match = _UU_BEGIN.search(body)
        return _decode_uu(body[match.end() :]) if match is not None else body
    return body


def decode_quoted_printable(body: bytes) -> bytes:
    """RFC 2045 section 6.7; spaces after a soft break's '=' are ignored, impossible escapes stay as text."""
    if b"= " in body or b"=\t" in body:
        body = _SOFT_BREAK_WITH_SPACES.sub(b"=", body)
    return binascii.a2b_qp(body)


def _decode_base64(body: bytes, *, is_text: bool) -> bytes:
    if is_text and _ONE_LINE.match(body) is None and _is_prose(body):
        return body
    if b"=" in body[:-4]:
        return _decode_pieces(body)
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:
        return _decode_pieces(body)


def _is_prose(body: bytes) -> bool:
    """Words and spaces instead of base64 lines: the encoding label is wrong."""
    sample = b"".join(body[:2000].splitlines())
    return len(_NOT_BASE64.sub(b"", sample.translate(_URL_SAFE))) < 0.93 * len(sample)


def _decode_pieces(body: bytes) -> bytes:
    """Base64 that was joined from padded pieces, lost its padding, is URL-safe, or ends in the middle."""
    out: list[bytes] = []
    data = body
    if (b"-" in body or b"_" in body) and b"+" not in body and b"/" not in body:
        data = body.translate(_URL_SAFE)
    data = _NOT_BASE64.sub(b"", data)
    for piece in re.split(rb"=+", data):
        whole = piece[:-1] if len(piece) % 4 == 1 else piece
        if whole:
            out.append(binascii.a2b_base64(whole + b"=" * (-len(whole) % 4)))
    return b"".join(out)


def _decode_uu(lines: bytes) -> bytes:
    out: list[bytes] = []
    for raw_line in lines.split(b"\n"):
        line = raw_line.rstrip(b"\r")
        if line == b"end":
            break
        if not line:
            continue
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            size = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                out.append(binascii.a2b_uu(line[:size]))
            except binascii.Error:
                continue
    return b"".join(out)


def extract_uuencoded(text: bytes) -> tuple[bytes, list[UuFile]]:
    """Text without the uuencoded files in it, and those files. A `begin` without an `end` is left alone."""
    if b"begin" not in text:
        return text, []
    files: list[UuFile] = []
    kept: list[bytes] = []
    position = 0
    while len(files) < _MOST_UU_FILES and (match := _UU_BEGIN.search(text, position)) is not None:
        end = _UU_END.search(text, match.end())
        if end is None:
            break
        inner = text[match.end() : end.start()]
        is_base64 = match[0].startswith(b"begin-base64")
        content = _decode_pieces(inner) if is_base64 else _decode_uu(inner) if _is_uu(inner) else b""
        if not content:
            kept.append(text[position : match.end()])
            position = match.end()
            continue
        kept.append(text[position : match.start()])
        files.append(UuFile(match[2].strip(), content))
        position = end.end()
    kept.append(text[position:])
    return b"".join(kept), files


def _is_uu(inner: bytes) -> bool:
    """Whether the first line's length byte agrees with its length, as in every real uuencoded file."""
    first = inner.split(b"\n", 1)[0].rstrip(b"\r")
    if not first or not 32 < first[0] <= 96:
        return False
    expected = 1 + ((first[0] - 32) & 63) * 4 // 3
    return expected - 3 <= len(first) <= expected + 5
