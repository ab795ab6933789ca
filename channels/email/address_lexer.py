"""Address lists cut into mailboxes (RFC 5322 section 3.4), in one pass whatever the bytes are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

_NAME_MAY_CONTINUE = 80


class _Kind(Enum):
    WORDS = 1
    COMMENT = 2
    ANGLE = 3
    SEPARATOR = 4
    COLON = 5


@dataclass(slots=True)
class Mailbox:
    """The pieces of one mailbox: the words outside, the comments, and the content of <…> (None when there is none).

    `behind` are the words after the <…>: a name's rest, or the next mailbox's when somebody forgot the comma.
    """

    words: bytearray = field(default_factory=bytearray)
    comment: bytearray = field(default_factory=bytearray)
    angle: bytes | None = None
    behind: bytearray = field(default_factory=bytearray)

    def is_empty(self) -> bool:
        """True when nothing was read into it."""
        return self.angle is None and not self.comment and not self.words.strip()


def split_mailboxes(value: bytes) -> list[Mailbox]:
    """The mailboxes of a field value. Group names are dropped, their members stay."""
    out: list[Mailbox] = []
    current = Mailbox()
    for kind, content, position in _lex(value):
        if kind is _Kind.WORDS:
            (current.words if current.angle is None else current.behind).extend(content)
        elif kind is _Kind.COMMENT:
            current.comment += content if not current.comment else b" " + content
        elif kind is _Kind.ANGLE:
            if current.angle is not None and b"@" in current.angle and b"@" in content:
                out.append(current)
                current = Mailbox(words=current.behind)
                out[-1].behind = bytearray()
            if current.angle is None or b"@" not in current.angle:
                current.angle = content
        elif kind is _Kind.COLON:
            if b"@" in current.words or current.angle is not None:
                current.words += content
            else:
                current.words.clear()
        elif content == b"," and _is_inside_name(current, value, position):
            current.words += content
        else:
            if not current.is_empty():
                out.append(current)
            current = Mailbox()
    if not current.is_empty():
        out.append(current)
    for box in out:
        box.words += box.behind
    return out


def _is_inside_name(current: Mailbox, value: bytes, position: int) -> bool:
    """`Doe, John <j@x>`: an unquoted comma belongs to the name when no address was seen and one <…> follows soon."""
    if current.angle is not None or b"@" in current.words or not current.words.strip():
        return False
    angle = value.find(b"<", position, position + _NAME_MAY_CONTINUE)
    if angle < 0:
        return False
    between = value[position:angle]
    return bool(between.strip()) and not any(mark in between for mark in (b"@", b",", b";"))


def _lex(value: bytes) -> Iterator[tuple[_Kind, bytes, int]]:
    position, size = 0, len(value)
    can_quote = can_comment = True
    plain_from = 0
    while position < size:
        byte = value[position]
        if byte == 0x5C:  # a backslash outside quotes keeps the next byte from meaning anything
            position += 2
            continue
        if byte not in b'"(<,;:':
            position += 1
            continue
        token = _token_at(value, position, can_quote=can_quote, can_comment=can_comment)
        if token is None:
            can_quote = can_quote and byte != 0x22
            can_comment = can_comment and byte != 0x28
            position += 1
            continue
        if plain_from < position:
            yield _Kind.WORDS, value[plain_from:position], position
        kind, content, position = token
        yield kind, content, position
        plain_from = position
    if plain_from < size:
        yield _Kind.WORDS, value[plain_from:], size


def _token_at(value: bytes, start: int, *, can_quote: bool, can_comment: bool) -> tuple[_Kind, bytes, int] | None:
    """The token that begins at a special byte; None when the byte means nothing here (a quote that never closes)."""
    byte = value[start]
    if byte == 0x22:
        end = _closing_quote(value, start + 1) if can_quote else -1
        return (_Kind.WORDS, _unescaped(value[start + 1 : end]), end + 1) if end >= 0 else None
    if byte == 0x28:
        end = _closing_parenthesis(value, start + 1) if can_comment else -1
        return (_Kind.COMMENT, _unescaped(value[start + 1 : end]), end + 1) if end >= 0 else None
    if byte == 0x3C:
        end = value.find(b">", start)
        end = len(value) if end < 0 else end
        return _Kind.ANGLE, value[start + 1 : end], end + 1
    return (_Kind.COLON if byte == 0x3A else _Kind.SEPARATOR), value[start : start + 1], start + 1


def _closing_quote(value: bytes, position: int) -> int:
    while (found := value.find(b'"', position)) >= 0:
        escapes = found
        while escapes > position and value[escapes - 1] == 0x5C:
            escapes -= 1
        if (found - escapes) % 2 == 0:
            return found
        position = found + 1
    return -1


def _closing_parenthesis(value: bytes, position: int) -> int:
    depth = 1
    while position < len(value):
        byte = value[position]
        if byte == 0x5C:
            position += 1
        elif byte == 0x28:
            depth += 1
        elif byte == 0x29:
            depth -= 1
            if not depth:
                return position
        position += 1
    return -1


def _unescaped(content: bytes) -> bytes:
    if b"\\" not in content:
        return content
    return content.replace(b"\\\\", b"\x00").replace(b"\\", b"").replace(b"\x00", b"\\")
