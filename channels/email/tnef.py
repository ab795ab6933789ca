"""Files inside winmail.dat (MS-OXTNEF): what Outlook sends to people without Outlook.

Only what a reader needs: each attachment's long name and bytes. The container itself is kept as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from channels.email.charsets import decode_bytes
from channels.email.rtf import rtf_text, unpack
from core.text.html_text import html_to_text

_SIGNATURE = 0x223E9F78
_LEVEL_MESSAGE, _LEVEL_ATTACHMENT = 1, 2
_MESSAGE_BODY, _MESSAGE_PROPERTIES, _BODY = 0x0002800C, 0x00069003, 0x1000
_PACKED_RTF, _HTML = 0x1009, 0x1013
_RENDER_DATA, _TITLE, _DATA, _PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_LONG_NAME, _CONTENT_ID, _MIME_TAG = 0x3707, 0x3712, 0x370E
_FIXED_SIZES = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_STRINGS = (0x1E, 0x1F, 0x102, 0x0D)
_MOST_FILES = 200
_MOST_PROPERTIES = 500


@dataclass(slots=True)
class TnefFile:
    """A file from winmail.dat; `name`, `content_type` and `content_id` are '' when it does not say."""

    name: str = ""
    content: bytes = b""
    content_type: str = ""
    content_id: str = ""


def read_tnef(data: bytes) -> list[TnefFile]:
    """The files in a TNEF stream, as many as can be read; [] for anything else."""
    if len(data) < 6 or int.from_bytes(data[:4], "little") != _SIGNATURE:
        return []
    files: list[TnefFile] = []
    for level, attribute, value in _attributes(data):
        if level != _LEVEL_ATTACHMENT or len(files) >= _MOST_FILES:
            continue
        if attribute == _RENDER_DATA:
            files.append(TnefFile())
        elif files:
            _apply(files[-1], attribute, value)
    return [file for file in files if file.content]


def read_tnef_text(data: bytes) -> str:
    """The words of the mail that a TNEF stream packs: its plain text, else those of its HTML, else of its RTF."""
    if len(data) < 6 or int.from_bytes(data[:4], "little") != _SIGNATURE:
        return ""
    plain, html, rtf = "", "", b""
    for level, attribute, value in _attributes(data):
        if level != _LEVEL_MESSAGE:
            continue
        if attribute == _MESSAGE_BODY:
            plain = plain or _text(value, is_wide=False)
        elif attribute == _MESSAGE_PROPERTIES:
            for tag, found in _properties(value):
                if tag == _BODY:
                    plain = plain or _readable(found)
                elif tag == _HTML:
                    html = html or _readable(found)
                elif tag == _PACKED_RTF and isinstance(found, bytes):
                    rtf = rtf or unpack(found)
    words = plain.strip() or (html_to_text(html) if html.strip() else rtf_text(rtf))
    return words.replace("\r\n", "\n")


def _attributes(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Level, identifier and value of each attribute, as many as can be read."""
    position = 6
    while position + 9 <= len(data):
        size = int.from_bytes(data[position + 5 : position + 9], "little")
        yield (
            data[position],
            int.from_bytes(data[position + 1 : position + 5], "little"),
            data[position + 9 : position + 9 + size],
        )
        position += 9 + size + 2  # a checksum follows


def _apply(file: TnefFile, attribute: int, value: bytes) -> None:
    if attribute == _TITLE:
        file.name = file.name or _text(value, is_wide=False)
    elif attribute == _DATA:
        file.content = value
    elif attribute == _PROPERTIES:
        for tag, found in _properties(value):
            text = _readable(found)
            if tag == _LONG_NAME and text:
                file.name = text
            elif tag == _CONTENT_ID:
                file.content_id = text.strip("<>")
            elif tag == _MIME_TAG:
                file.content_type = text.lower()


def _properties(data: bytes) -> list[tuple[int, str | bytes]]:
    """Texts and bytes of a MAPI property list ([MS-OXTNEF] section 2.1.3.5); stops at what it cannot read."""
    found: list[tuple[int, str | bytes]] = []
    count = min(int.from_bytes(data[:4], "little"), _MOST_PROPERTIES)
    position = 4
    for _ in range(count):
        if position + 4 > len(data):
            break
        kind = int.from_bytes(data[position : position + 2], "little")
        tag = int.from_bytes(data[position + 2 : position + 4], "little")
        position += 4
        if tag >= 0x8000:  # a named property: its name comes first
            position = _skip_name(data, position)
        if kind & 0x1000:
            break
        if kind in _FIXED_SIZES:
            position += _FIXED_SIZES[kind]
            continue
        if kind not in _STRINGS:
            break
        values = int.from_bytes(data[position : position + 4], "little")
        position += 4
        for _ in range(min(values, 16)):
            size = int.from_bytes(data[position : position + 4], "little")
            value = data[position + 4 : position + 4 + size]
            position += 4 + size + (-size % 4)
            if kind in (0x1E, 0x1F):
                found.append((tag, _text(value, is_wide=kind == 0x1F)))
            elif kind == 0x102:
                found.append((tag, value))
    return found


def _skip_name(data: bytes, position: int) -> int:
    position += 16  # the property set's GUID
    kind = int.from_bytes(data[position : position + 4], "little")
    if kind == 0:
        return position + 8
    size = int.from_bytes(data[position + 4 : position + 8], "little")
    return position + 8 + size + (-size % 4)


def _text(value: bytes, *, is_wide: bool) -> str:
    if is_wide:
        return value.decode("utf-16-le", "replace").rstrip("\x00")
    return decode_bytes(value.rstrip(b"\x00"))


def _readable(value: str | bytes) -> str:
    return value if isinstance(value, str) else _text(value, is_wide=False)
