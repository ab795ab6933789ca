"""Address lists (RFC 5322 section 3.4) from real headers: never raises, finds the address wherever it hides."""

import re
from collections.abc import Iterable

from channels.email.words import decode_header, decode_words
from core.messages import Address

MOST_ADDRESSES = 500

_SIMPLE = re.compile(
    rb'\s*(?:"?([^"<>,;:()@\\]*?)"?\s*<([^<>\s,;:()"]+@[^<>\s,;:()"@]+)>|([^<>\s,;:()"]+@[^<>\s,;:()"@]+))\s*$'
)
_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:@]+@[^\s<>()\[\]\",;:@]+")
_TRIM = " \t\r\n\"'"
_PLAUSIBLE = re.compile(r"[^\s<>@,;:()\"\\\[\]]+@(?:[^\s<>@,;:()\"\\\[\]]+|\[[0-9a-fA-F.:]+\])$")
_MAILTO = re.compile(r"(?i)^mailto:")


def email_address(address: str, name: str = "") -> Address:
    """An Address of kind email; the whole address in lower case, since no provider that matters tells cases apart."""
    return Address("email", address.lower(), name)


def is_address(text: str) -> bool:
    """Whether this could be a mail address at all (one @, no spaces, something on both sides)."""
    return len(text) <= 320 and _PLAUSIBLE.match(text) is not None


def parse_addresses(values: Iterable[bytes], charset_hint: str = "") -> tuple[Address, ...]:
    """All addresses of the given field values, each once, in order; groups are opened, empty groups give nothing."""
    found: dict[str, Address] = {}
    for value in values:
        for address in _parse_value(value[:200_000], charset_hint):
            known = found.get(address.external_id)
            if known is None or (not known.name and address.name):
                found[address.external_id] = address
            if len(found) >= MOST_ADDRESSES:
                return tuple(found.values())
    return tuple(found.values())


def _parse_value(value: bytes, charset_hint: str) -> list[Address]:
    simple = _SIMPLE.match(value)
    if simple is not None and b"=?" not in (simple[2] or simple[3]):
        if simple[3] is not None:
            return [email_address(_text(simple[3], charset_hint))]
        return [email_address(_text(simple[2], charset_hint), _display(simple[1].strip(), charset_hint))]
    out = [
        address
        for name, comment, inner in _split(value)
        if (address := _mailbox(name, comment, inner, charset_hint)) is not None
    ]
    if not out and b"=?" in value:
        decoded = decode_words(value, charset_hint)
        if "@" in decoded and "=?" not in decoded:
            return _parse_value(decoded.encode("utf-8", "surrogateescape"), charset_hint)
    return out


def _text(data: bytes, charset_hint: str) -> str:
    return data.decode("ascii") if data.isascii() else decode_words(data, charset_hint)


def _display(data: bytes, charset_hint: str) -> str:
    return decode_header(data, charset_hint).strip(_TRIM) if data else ""


def _split(value: bytes) -> list[tuple[bytes, bytes, bytes | None]]:
    """(words, comments, content of <…> or None) of each mailbox, split at commas and semicolons outside quotes."""
    out: list[tuple[bytes, bytes, bytes | None]] = []
    words, comment, inner = bytearray(), bytearray(), None
    depth = 0
    is_quoted = False
    position = 0
    size = len(value)
    has_closing_quote = True

    def finish() -> None:
        nonlocal inner
        if words.strip() or comment or inner is not None:
            out.append((bytes(words).strip(), bytes(comment).strip(), inner))
        words.clear()
        comment.clear()
        inner = None

    while position < size:
        byte = value[position]
        position += 1
        if byte == 0x5C and position < size:  # backslash
            (comment if depth else words).append(value[position])
            position += 1
        elif is_quoted:
            if byte == 0x22:
                is_quoted = False
            else:
                words.append(byte)
        elif depth:
            if byte == 0x28:
                depth += 1
            elif byte == 0x29:
                depth -= 1
            if depth:
                comment.append(byte)
        elif byte == 0x22:
            has_closing_quote = has_closing_quote and value.find(b'"', position) >= 0
            is_quoted = has_closing_quote
        elif byte == 0x28:
            depth = 1
            if comment:
                comment.append(0x20)
        elif byte == 0x3C:
            end = value.find(b">", position)
            if end < 0:
                end = size
            content = value[position:end]
            if inner is None or b"@" not in inner:
                inner = content
            position = end + 1
        elif byte in b",;":
            if byte == 0x2C and inner is None and words and b"@" not in words and _continues_name(value, position):
                words.append(byte)
            else:
                finish()
        elif byte == 0x3A and b"@" not in words and inner is None:
            words.clear()  # the name of a group
        else:
            words.append(byte)
    finish()
    return out


def _continues_name(value: bytes, position: int) -> bool:
    """`Doe, John <j@x>`: an unquoted comma inside a name, when the next mailbox is the first with an address."""
    angle = value.find(b"<", position, position + 80)
    if angle < 0:
        return False
    between = value[position:angle]
    return b"@" not in between and b"," not in between and b";" not in between and bool(between.strip())


def _mailbox(words: bytes, comment: bytes, inner: bytes | None, charset_hint: str) -> Address | None:
    name = _display(words, charset_hint)
    if inner is not None:
        candidate = _MAILTO.sub("", _text(inner, charset_hint).strip(_TRIM + "<>"))
        if candidate.startswith("@") and ":" in candidate:
            candidate = candidate.rpartition(":")[2]  # an obsolete source route
        candidate = re.sub(r"\s*@\s*", "@", candidate)
        if is_address(candidate):
            return email_address(candidate, name or _display(comment, charset_hint))
        found = _ADDRESS.search(decode_words(inner, charset_hint)) or _ADDRESS.search(name)
        if found is not None:
            rest = name.replace(found[0], "").strip(_TRIM + "()<>[]")
            return email_address(found[0].strip("'."), rest)
        return None
    bare = _MAILTO.sub("", name.strip(_TRIM + "<>"))
    if is_address(bare):
        return email_address(bare, _display(comment, charset_hint))
    found = _ADDRESS.search(name)
    if found is not None:
        rest = name.replace(found[0], " ").strip(_TRIM + "()<>[]")
        return email_address(found[0].strip("'."), rest)
    found = _ADDRESS.search(_display(comment, charset_hint))
    if found is not None:
        return email_address(found[0].strip("'."), name)
    return None
