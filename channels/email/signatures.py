"""Where in the new text of a mail the signature begins: `-- `, a mobile client's line, or the sender's name."""

import re
from collections.abc import Sequence

from channels.email import quote_markers as markers
from core.text.html_text import Region

_MOST_LINES = 14
_MOST_LINES_AFTER_BARE_DASHES = 25
_LONGEST_LINE = 120
_NAME_SPLIT = re.compile(r"[\s,.()\"']+")
_CONTACT = re.compile(
    r"(?i)\+?\d[\d\s().-]{6,}\d|\S+@\S+\.\S+|www\.|https?://|\b(?:tel|phone|mobile|fax|mob|cell)\b|โทร|แฟกซ์|มือถือ|line\s*id|ไลน์"
)


def mark_signature(texts: Sequence[str], regions: list[Region], sender_name: str) -> None:
    """Turn the signature's lines from NEW to SIGNATURE; it lies at the end of a stretch of new text."""
    end = len(texts)
    while end > 0:
        while end > 0 and (regions[end - 1] != Region.NEW or not texts[end - 1].strip()):
            end -= 1
        start = end
        while start > 0 and regions[start - 1] == Region.NEW:
            start -= 1
        if start < end:
            found = _find(texts, start, end, sender_name)
            if found is not None:
                for index in range(found, end):
                    regions[index] = Region.SIGNATURE
                return
        end = start
        if end and any(
            region == Region.NEW and text.strip() for region, text in zip(regions[:end], texts, strict=False)
        ):
            continue
        return


def _find(texts: Sequence[str], start: int, end: int, sender_name: str) -> int | None:
    """The first line of the signature in the new lines [start, end)."""
    delimiter = _delimiter(texts, start, end)
    if delimiter is not None:
        return delimiter
    tail = [index for index in range(start, end) if texts[index].strip()][-_MOST_LINES:]
    mobile = _mobile(texts, tail)
    if mobile is not None:
        # Above "Sent from my iPhone" there may be the name and closing of a signature as well.
        above = _closing(texts, start, [index for index in tail if index < mobile], sender_name)
        return mobile if above is None else above
    return _closing(texts, start, tail, sender_name)


def _delimiter(texts: Sequence[str], start: int, end: int) -> int | None:
    for index in range(start, end):
        if markers.SIGNATURE_DELIMITER.match(texts[index]) is None:
            continue
        below = sum(1 for place in range(index + 1, end) if texts[place].strip())
        if texts[index].startswith("--") and below <= _MOST_LINES_AFTER_BARE_DASHES:
            return index
        if below <= _MOST_LINES:
            return index
    return None


def _mobile(texts: Sequence[str], tail: Sequence[int]) -> int | None:
    for position, index in enumerate(tail):
        text = texts[index].strip()
        if len(tail) - position <= 5 and len(text) <= _LONGEST_LINE and markers.MOBILE_LINE.match(text) is not None:
            return index
    return None


def _closing(texts: Sequence[str], start: int, tail: Sequence[int], sender_name: str) -> int | None:
    """`Best regards,` or the sender's own name, followed by nothing but short lines to the end."""
    first_text = next((index for index in range(start, len(texts)) if texts[index].strip()), start)
    names = _names(sender_name)
    for position, index in enumerate(tail):
        if index == first_text:
            continue
        rest = [texts[place].strip() for place in tail[position:]]
        if any(len(line) > _LONGEST_LINE for line in rest):
            continue
        text = rest[0]
        if markers.CLOSING.match(text) is not None and len(rest) > 1:
            return index
        if names and _is_name_line(text, names) and _is_card(rest[1:]):
            return index
    return None


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
