"""Parameters of Content-Type and Content-Disposition: RFC 2045, RFC 2231, and what clients send instead."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote_to_bytes

from channels.email.charsets import decode_bytes
from channels.email.words import decode_words

_LONGEST_VALUE = 100_000
_CONTINUATION = re.compile(r"(.+?)\*(\d{1,4})(\*?)$")
_COMMENT = re.compile(r"\([^()]*\)")
_MOST_PARAMETERS = 500
_LONGEST_NAME = 80
_BLANKS = " \t\r\n"


def parse_parameters(value: bytes) -> tuple[str, dict[str, str]]:
    """The bare value and its parameters, names in lower case, RFC 2231 pieces joined and decoded.

    8-bit bytes survive as surrogates in plain parameters; `decode_parameter` turns one into text.
    """
    text = value[:_LONGEST_VALUE].decode("utf-8", "surrogateescape")
    kind, separator, rest = text.partition(";")
    if not separator:
        kind, _, rest = text.partition(" ") if "=" in text and "=" not in text.split(" ")[0] else (text, "", "")
    kind = kind.strip()
    if "(" in kind:
        kind = _COMMENT.sub("", kind).strip()
    kind = kind.strip("\"' ,")
    if not rest:
        return kind, {}
    found: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for name, content in islice(_pairs(rest), _MOST_PARAMETERS):
        if "*" not in name:
            found.setdefault(name, content)
        elif (split := _CONTINUATION.match(name)) is not None:
            pieces.setdefault(split[1], {}).setdefault(int(split[2]), (content, bool(split[3])))
        else:
            pieces.setdefault(name.rstrip("*"), {}).setdefault(0, (content, True))
    for name, numbered in pieces.items():
        joined = _join(numbered)
        if joined:
            found[name] = joined
    return kind, found


def decode_parameter(value: str, charset_hint: str = "") -> str:
    """A parameter as text: RFC 2047 words (forbidden here, sent by many), percent escapes, raw 8-bit bytes."""
    if not value.isascii():
        return decode_bytes(value.encode("utf-8", "surrogateescape"), charset_hint)
    if "=?" in value:
        return decode_words(value.encode("ascii"), charset_hint)
    return _without_percents(value) if "%" in value else value


def _without_percents(value: str) -> str:
    """A name that a web mailer percent-encoded: undone only when that gives letters beyond ASCII in valid UTF-8."""
    try:
        decoded = unquote_to_bytes(value).decode("utf-8")
    except UnicodeDecodeError:
        return value
    return value if decoded.isascii() else decoded


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Names in lower case and values, split at semicolons outside quotes."""
    position, size = 0, len(text)
    while position < size:
        equals = text.find("=", position)
        if equals < 0:
            return
        name = text[position:equals].rpartition(";")[2].strip().lower()
        start = equals + 1
        while start < size and text[start] in _BLANKS:
            start += 1
        if start < size and text[start] == '"':
            end = _closing_quote(text, start + 1)
            content = _unescape(text[start + 1 : end])
            position = end + 1
        else:
            end = text.find(";", start)
            end = size if end < 0 else end
            content = text[start:end].strip()
            if name[-1:] != "*" and len(content) > 1 and content[0] == content[-1] == "'":
                content = content[1:-1]
            position = end + 1
        if name and len(name) <= _LONGEST_NAME and not any(blank in name for blank in _BLANKS):
            yield name, content
        elif name:
            yield name.split()[-1][:_LONGEST_NAME], content


def _closing_quote(text: str, position: int) -> int:
    """Where the quote ends: at the next unescaped one, else at the end of the value or before a `; name=`."""
    start = position
    while True:
        found = text.find('"', position)
        if found < 0:
            following = text.find(";", start)
            return following if following >= 0 else len(text)
        if text[found - 1] != "\\" or text[found - 2 : found] == "\\\\":
            return found
        position = found + 1


def _unescape(quoted: str) -> str:
    """Backslash escapes undone only where RFC 5322 has them, so that a Windows path keeps its folders."""
    if "\\" not in quoted:
        return quoted
    return re.sub(r'\\(["\\])', r"\1", quoted)


def _join(numbered: dict[int, tuple[str, bool]]) -> str:
    """RFC 2231 section 3 and 4: pieces in order; only those marked with * are percent-encoded."""
    charset = ""
    out: list[bytes] = []
    for place, number in enumerate(sorted(numbered)):
        content, is_encoded = numbered[number]
        if is_encoded and place == 0 and content.count("'") >= 2:
            charset, _, content = content.split("'", 2)
        data = content.encode("utf-8", "surrogateescape")
        out.append(unquote_to_bytes(data) if is_encoded else data)
    joined = b"".join(out)
    if joined.isascii() and b"=?" in joined:
        return decode_words(joined)
    return decode_bytes(joined, charset)
