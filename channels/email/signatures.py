"""Where in the new text of a mail the signature begins: `-- `, a mobile client's line, or the sender's name."""

import re
from collections.abc import Sequence

from channels.email import quote_markers as markers
from core.text.html_text import Region

_MOST_LINES = 14
_MOST_STRETCHES = 4
_MOST_LINES_AFTER_BARE_DASHES = 25
_MOST_CARD_LINES = 10
_LONGEST_LINE = 120
_TITLES = ("คุณ", "นาย", "นาง", "น.ส.", "ดร.")
_NAME_SPLIT = re.compile(r"[\s,.()\"']+")
_CONTACT = re.compile(
    r"(?i)\+?\d[\d\s().-]{6,}\d|\S+@\S+\.\S+|www\.|https?://|\b(?:tel|phone|mobile|fax|mob|cell)\b|โทร|แฟกซ์|มือถือ"
    r"|line\s*id|ไลน์"
)


def mark_signature(texts: Sequence[str], regions: list[Region], sender_name: str) -> None:
    """Turn the signature's lines from NEW to SIGNATURE; it ends a stretch of new text, mostly the last one."""
    end = len(texts)
    for _ in range(_MOST_STRETCHES):
        while end > 0 and (regions[end - 1] != Region.NEW or not texts[end - 1].strip()):
            end -= 1
        start = end
        while start > 0 and regions[start - 1] == Region.NEW:
            start -= 1
        if start == end:
            return
        found = _find(texts, start, end, sender_name)
        if found is not None:
            for index in range(found, end):
                regions[index] = Region.SIGNATURE
            return
        end = start


def _find(texts: Sequence[str], start: int, end: int, sender_name: str) -> int | None:
    """The first line of the signature in the new lines [start, end)."""
    delimiter = _delimiter(texts, start, end)
    if delimiter is not None:
        return delimiter
    tail = _last_lines(texts, start, end)
    mobile = _mobile(texts, tail)
    if mobile is not None:
        # Above "Sent from my iPhone" there may be the name and closing of a signature as well.
        above = _closing(texts, [index for index in tail if index < mobile], sender_name)
        return mobile if above is None else above
    return _closing(texts, tail, sender_name)


def _last_lines(texts: Sequence[str], start: int, end: int) -> list[int]:
    found: list[int] = []
    for index in range(end - 1, start - 1, -1):
        if texts[index].strip():
            found.append(index)
            if len(found) == _MOST_LINES:
                break
    return found[::-1]


def _delimiter(texts: Sequence[str], start: int, end: int) -> int | None:
    """The first delimiter with no more below it than a signature has."""
    found: int | None = None
    below = 0
    for index in range(end - 1, start - 1, -1):
        text = texts[index]
        if markers.SIGNATURE_DELIMITER.match(text) is not None:
            if below <= (_MOST_LINES_AFTER_BARE_DASHES if text.startswith("--") else _MOST_LINES):
                found = index
        elif text.strip():
            below += 1
            if below > _MOST_LINES_AFTER_BARE_DASHES:
                break
    return found


def _mobile(texts: Sequence[str], tail: Sequence[int]) -> int | None:
    for position, index in enumerate(tail):
        text = texts[index].strip()
        if len(tail) - position <= 5 and len(text) <= _LONGEST_LINE and markers.MOBILE_LINE.match(text) is not None:
            return index
    return None


def _closing(texts: Sequence[str], tail: Sequence[int], sender_name: str) -> int | None:
    """`Best regards,`, a name below thanks, or the sender's own name, with nothing but short lines below."""
    if not tail:
        return None
    first_text = tail[0] if len(tail) < _MOST_LINES else -1
    names = _names(sender_name)
    shorts = _short_from(texts, tail)
    for position, index in enumerate(tail):
        if index == first_text or position < shorts:
            continue
        rest = [texts[place].strip() for place in tail[position:]]
        text = rest[0]
        if markers.CLOSING.match(text) is not None and len(rest) > 1:
            return index
        if len(rest) == 1 and markers.CLOSING_WITH_NAME.match(text) is not None:
            return index
        if names and _is_name_line(text, names) and _is_card(rest[1:]):
            return index
        if position and _is_signed_name(texts, tail, position, rest):
            return index
    return None


def _short_from(texts: Sequence[str], tail: Sequence[int]) -> int:
    """The first place of `tail` below which every line is short."""
    longs = [place for place, index in enumerate(tail) if len(texts[index].strip()) > _LONGEST_LINE]
    return longs[-1] + 1 if longs else 0


def _is_signed_name(texts: Sequence[str], tail: Sequence[int], position: int, rest: Sequence[str]) -> bool:
    """A name that nobody told us: below thanks, behind a dash, or at the head of a card with an office and a number."""
    index, text = tail[position], rest[0]
    above = texts[tail[position - 1]].strip()
    if markers.DASHED_NAME.match(text) is not None:
        stands_alone = tail[position - 1] < index - 1 and above[:1] not in tuple("-–—~/")
        return stands_alone and len(rest) <= 3 and _is_card(rest[1:])
    if markers.NAME_LINE.match(text) is None:
        return False
    if markers.THANKS.match(above) is not None:
        # Scripts without capitals show no name: there a number or address below must prove it.
        is_sure = text[:1].isascii() or text.startswith(_TITLES) or any(_CONTACT.search(line) for line in rest[1:])
        return is_sure and len(rest) <= _MOST_CARD_LINES and _is_card(rest[1:])
    if tail[position - 1] == index - 1 or above.endswith((":", "：")) or not 3 <= len(rest) <= _MOST_CARD_LINES:
        return False
    lines_below = rest[1:]
    has_office = any(markers.OFFICE.search(line) is not None for line in lines_below)
    return has_office and any(_CONTACT.search(line) is not None for line in lines_below) and _is_card(lines_below)


def _is_card(rest: Sequence[str]) -> bool:
    """Below a name come a title, a company, numbers: short lines that do not read on."""
    if not rest:
        return True
    short = sum(1 for line in rest if len(line) <= 60)
    return short >= len(rest) - 1 and (len(rest) <= 3 or any(_CONTACT.search(line) for line in rest))


def _names(sender_name: str) -> frozenset[str]:
    parts = [part.lower() for part in _NAME_SPLIT.split(sender_name) if len(part) > 1]
    if not parts or len(parts) > 6:
        return frozenset()
    return frozenset(parts)


def _is_name_line(text: str, names: frozenset[str]) -> bool:
    """A line made of the sender's names (any of them, perhaps with an initial or a title) and nothing much else."""
    words = [word.lower() for word in _NAME_SPLIT.split(text.strip(" -–~*_,.")) if word]
    if not words or len(words) > 6:
        return False
    known = sum(1 for word in words if word in names)
    return known >= 1 and known >= len(words) - 1 and (known > 1 or len(words) == 1)
