"""Address lists (RFC 5322 section 3.4) from real headers: never raises, finds the address wherever it hides."""

import re
from collections.abc import Iterable, Iterator

from channels.email.address_lexer import Mailbox, split_mailboxes
from channels.email.words import decode_header, decode_words
from core.messages import Address

MOST_ADDRESSES = 500

_SIMPLE = re.compile(
    rb'\s*(?:"?([^"<>,;:()@\\]*?)"?\s*<([^<>\s,;:()"]+@[^<>\s,;:()"@]+)>|([^<>\s,;:()"]+@[^<>\s,;:()"@]+))\s*$'
)
_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:@]+@[^\s<>()\[\]\",;:@]+")
_SPACED = re.compile(r"\s*([.@])\s*")
_COMMENT = re.compile(r"\([^()]*\)")
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
            return [email_address(_unquoted(_text(simple[3], charset_hint)))]
        return [email_address(_unquoted(_text(simple[2], charset_hint)), _display(simple[1].strip(), charset_hint))]
    out = [
        address
        for box in _parted(split_mailboxes(value))
        if (address := _mailbox(bytes(box.words), bytes(box.comment), box.angle, charset_hint)) is not None
    ]
    if not out and b"=?" in value:
        decoded = decode_words(value, charset_hint)
        if "@" in decoded and "=?" not in decoded:
            return _parse_value(decoded.encode("utf-8", "surrogateescape"), charset_hint)
    return out


def _parted(boxes: list[Mailbox]) -> Iterator[Mailbox]:
    """`a@b.c d@e.f` without a comma is two."""
    for box in boxes:
        words = box.words.split() if box.angle is None and box.words.count(b"@") > 1 else []
        if words and all(word.count(b"@") == 1 and len(word) > 2 for word in words):
            yield from (Mailbox(words=bytearray(word)) for word in words)
        else:
            yield box


def _unquoted(address: str) -> str:
    is_quoted = len(address) > 2 and address[0] == address[-1] == "'"
    return address[1:-1] if is_quoted else address


def _text(data: bytes, charset_hint: str) -> str:
    return data.decode("ascii") if data.isascii() else decode_words(data, charset_hint)


def _display(data: bytes, charset_hint: str) -> str:
    return decode_header(data, charset_hint).strip(_TRIM) if data else ""


def _mailbox(words: bytes, comment: bytes, inner: bytes | None, charset_hint: str) -> Address | None:
    name = _display(words, charset_hint)
    if inner is not None:
        candidate = _MAILTO.sub("", _text(inner, charset_hint).strip(_TRIM + "<>"))
        if candidate.startswith("@") and ":" in candidate:
            candidate = candidate.rpartition(":")[2]  # an obsolete source route
        candidate = _unquoted(_SPACED.sub(r"\1", _COMMENT.sub("", candidate)).strip())
        if is_address(candidate):
            return email_address(candidate, name or _display(comment, charset_hint))
        found = _ADDRESS.search(decode_words(inner, charset_hint)) or _ADDRESS.search(name)
        if found is not None:
            rest = name.replace(found[0], "").strip(_TRIM + "()<>[]")
            return email_address(found[0].strip("'."), rest)
        return None
    bare = _MAILTO.sub("", name.strip(_TRIM + "<>"))
    if " " in bare and is_address(_SPACED.sub(r"\1", bare)):
        bare = _SPACED.sub(r"\1", bare)
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
