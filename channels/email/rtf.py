"""The words of a mail that Outlook wrote as RTF: [MS-OXRTFCP] (packing), [MS-OXRTFEX] (HTML inside RTF), RTF 1.9.

Only what a reader needs: text, its line ends and its letters in any code page. Linear in the length of the input.
"""

import re
from dataclasses import dataclass, field, replace

from core.text.html_text import html_to_text

_LARGEST = 1_000_000
_PACKED, _PLAIN = b"LZFu", b"MELA"
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier"
    rb"{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_RING = 4096
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437",
}  # fmt: skip
_BREAKS = {"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": "\t", "cell": "\t"}
_SIGNS = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": " ", "enspace": " ",
}  # fmt: skip
_ESCAPED = {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_SILENT = frozenset(
    ("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "listtable", "listoverridetable", "fldinst")
)


def unpack(data: bytes) -> bytes:
    """The RTF in a PR_RTF_COMPRESSED value, as much as can be read; b"" for anything else."""
    if len(data) < 16:
        return b""
    kind, size = data[8:12], min(int.from_bytes(data[4:8], "little"), _LARGEST)
    if kind == _PLAIN:
        return data[16 : 16 + size]
    return _inflate(data[16:], size) if kind == _PACKED else b""


def _inflate(packed: bytes, size: int) -> bytes:
    """LZ77 over a ring of 4,096 bytes that begins with the words every RTF begins with."""
    ring = bytearray(_DICTIONARY.ljust(_RING, b"\x00"))
    at, out, position = len(_DICTIONARY), bytearray(), 0
    while position < len(packed) and len(out) < size:
        flags, position = packed[position], position + 1
        for bit in range(8):
            if position >= len(packed) or len(out) >= size:
                break
            if not flags >> bit & 1:
                piece, position = packed[position : position + 1], position + 1
            else:
                pair, position = int.from_bytes(packed[position : position + 2], "big"), position + 2
                begin, length = pair >> 4, (pair & 0xF) + 2
                if begin == at:  # the end mark
                    return bytes(out)
                piece = _from_ring(ring, begin, length, at)
            for byte in piece:
                ring[at] = byte
                at = (at + 1) % _RING
            out += piece
    return bytes(out[:size])


def _from_ring(ring: bytearray, begin: int, length: int, at: int) -> bytes:
    """A reference may run into what it is writing itself."""
    distance = (at - begin) % _RING or _RING
    return bytes(ring[(begin + step % distance) % _RING] for step in range(length))


def rtf_text(rtf: bytes) -> str:
    """The words of an RTF document, "" when it is none."""
    if not rtf.startswith(b"{\\rtf"):
        return ""
    reader = _Reader()
    for token in _TOKEN.finditer(rtf[:_LARGEST]):
        reader.take(token)
    text = reader.text()
    return html_to_text(text) if reader.is_html else re.sub(r"\n{3,}", "\n\n", text).strip()


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group. `is_tag`: HTML that RTF carries along; `is_layout`: RTF's own doing for that HTML."""

    is_silent: bool = False
    is_tag: bool = False
    is_layout: bool = False
    charset: str = ""
    fallback_length: int = 1


@dataclass
class _Reader:
    """Follows the groups of a document and collects its words."""

    is_html: bool = False
    state: _State = _State()
    stack: list[_State] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    default_charset: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    in_fonts: bool = False
    to_skip: int = 0
    is_optional: bool = False

    def text(self) -> str:
        """Everything said so far."""
        self._flush()
        return "".join(self.pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def take(self, token: re.Match[bytes]) -> None:
        """One token: a control word, a byte in hexadecimal, a control sign, a brace, or plain text."""
        word, number, code, sign, brace, plain = token.groups()
        if brace:
            self._brace(brace)
        elif word:
            self._word(word.decode(), int(number) if number else None)
        elif code:
            self._bytes(bytes.fromhex(code.decode()))
        elif sign == b"*":
            self.is_optional = True
        elif sign:
            self._say(_ESCAPED.get(sign, ""))
        elif plain:
            self._bytes(plain)

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.to_skip = 0
        if brace == b"{":
            self.stack.append(self.state)
            self.is_optional = False
        elif self.stack:
            self.state = self.stack.pop()
            self.in_fonts = self.in_fonts and self.state.is_silent

    def _word(self, word: str, number: int | None) -> None:
        if self.is_optional:
            self.is_optional = False
            is_tag = word == "htmltag" and self.is_html
            self._set(is_tag=is_tag, is_silent=not is_tag)
            return
        if word in _SILENT:
            self.in_fonts = self.in_fonts or word == "fonttbl"
            self._set(is_silent=True)
        elif word == "fromhtml":
            self.is_html = number != 0
        elif word == "htmlrtf":
            self._set(is_layout=number != 0)
        elif word == "ansicpg" and number:
            self.default_charset = _known(f"cp{number}" if number != 65001 else "utf-8")
        elif word == "f" and number is not None:
            self.font = number
            self._set(charset=self.fonts.get(number, ""))
        elif word == "fcharset" and self.in_fonts and number is not None:
            self.fonts[self.font] = _CHARSETS.get(number, "")
        elif word == "uc":
            self._set(fallback_length=max(0, number or 0))
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in _BREAKS:
            self._say(_BREAKS[word])
        elif word in _SIGNS:
            self._say(_SIGNS[word])

    def _unicode(self, number: int) -> None:
        """UTF-16 in signed numbers; what stands behind is for readers that know no Unicode."""
        if self._is_heard():
            self._flush()
            self.pieces.append(chr(number % 0x10000))
        self.to_skip = self.state.fallback_length

    def _bytes(self, content: bytes) -> None:
        skipped = min(self.to_skip, len(content))
        self.to_skip -= skipped
        if self._is_heard():
            self.raw += content[skipped:]

    def _say(self, text: str) -> None:
        self._flush()
        if self.to_skip:
            self.to_skip -= 1
        elif self._is_heard() and not (self.is_html and self.state.is_tag and text in "\n\t"):
            self.pieces.append(text)

    def _is_heard(self) -> bool:
        return not self.state.is_silent and not (self.is_html and self.state.is_layout)

    def _set(self, **changes: bool | str | int) -> None:
        self._flush()
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]

    def _flush(self) -> None:
        if self.raw:
            self.pieces.append(self.raw.decode(self.state.charset or self.default_charset, "replace"))
            self.raw.clear()


def _known(charset: str) -> str:
    try:
        b"".decode(charset)
    except LookupError:
        return "cp1252"
    return charset
