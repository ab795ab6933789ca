"""Files that stand yEncoded in a text body (yEnc 1.3): news gateways and old clients send them so."""

import re
from dataclasses import dataclass

_BEGIN = re.compile(rb"^=ybegin [^\r\n]{0,300}?name=([^\r\n]{1,255})\r?\n(?:=ypart [^\r\n]{0,200}\r?\n)?", re.MULTILINE)
_END = re.compile(rb"^=yend[^\r\n]*(?:\r?\n|\Z)", re.MULTILINE)
_ESCAPED = re.compile(rb"=(.)", re.DOTALL)
_PLAIN = bytes((byte - 42) % 256 for byte in range(256))
_MOST_FILES = 100


@dataclass(frozen=True, slots=True)
class YencFile:
    """A file found in text; the name as its bytes stood there."""

    name: bytes
    content: bytes


def extract_yenc(text: bytes) -> tuple[bytes, list[YencFile]]:
    """Text without the yEncoded files in it, and those files. A `=ybegin` without a `=yend` is left alone."""
    if b"=ybegin " not in text:
        return text, []
    files: list[YencFile] = []
    kept: list[bytes] = []
    position = 0
    while len(files) < _MOST_FILES and (match := _BEGIN.search(text, position)) is not None:
        end = _END.search(text, match.end())
        if end is None:
            break
        kept.append(text[position : match.start()])
        files.append(YencFile(match[1].strip(), _decode(text[match.end() : end.start()])))
        position = end.end()
    kept.append(text[position:])
    return b"".join(kept), files


def _decode(lines: bytes) -> bytes:
    data = lines.replace(b"\r", b"").replace(b"\n", b"")
    return _ESCAPED.sub(lambda match: bytes([(match[1][0] - 64) % 256]), data).translate(_PLAIN)
