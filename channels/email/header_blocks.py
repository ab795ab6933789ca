"""Header blocks in the text of a mail: the `From: … Sent: … To: … Subject: …` that mail programs write above what they
quote, in any language, and Notes' own form of it. Pure; each look is bounded to a few lines.
"""

from collections.abc import Sequence

from channels.email import quote_markers as markers

_LINES = 16
_MOST_BLANKS = 4
_MOST_UNLABELLED = 5
_FROM, _SENT, _TO, _SUBJECT = 0, 1, 2, 3


def is_header_block(texts: Sequence[str], index: int) -> bool:
    """Whether a header block begins at this line.

    Three kinds of label within a few lines, led by From or a date; four when a To or Subject leads. Two are enough
    when one names a mail address and the other a day and time. The labels of a form (`Name:`, `Phone:`) never are.
    """
    first = texts[index]
    needed = 3
    if markers.FROM_LABEL.match(first) is None and markers.SENT_LABEL.match(first) is None:
        if markers.TO_LABEL.match(first) is None and markers.SUBJECT_LABEL.match(first) is None:
            return False
        needed = 4
    if index and markers.FROM_LABEL.match(texts[index - 1]) is not None:
        return False  # the line above began the same block and it was none
    kinds = _kinds_from(texts, index)
    if len(kinds) >= needed and kinds.keys() >= {_FROM, _SENT}:
        return True
    return needed == 3 and _is_short_block(kinds)


def _kinds_from(texts: Sequence[str], index: int) -> dict[int, str]:
    """The kinds of label from this line on, each with the first line that bears it."""
    kinds: dict[int, str] = {}
    unlabelled = blanks = 0
    for place in range(index, min(index + _LINES, len(texts))):
        text = texts[place]
        if not text.strip():
            blanks += 1
            if len(kinds) >= 4 or blanks > _MOST_BLANKS:
                break
            continue
        kind = next((number for number, label in enumerate(markers.HEADER_LABELS) if label.match(text)), None)
        if kind is not None:
            kinds.setdefault(kind, text)
            continue
        unlabelled += 1
        if unlabelled > _MOST_UNLABELLED:
            break
    kinds.pop(4, None)
    return kinds


def _is_short_block(kinds: dict[int, str]) -> bool:
    """`From: a@b.c` and `Date: Wed, 16 May 2012 00:15:02 -0600`, or that date and `To: a@b.c`."""
    date = kinds.get(_SENT, "")
    if markers.FULL_DATE.search(date) is None:
        return False
    return any(markers.ADDRESS.search(kinds.get(kind, "")) is not None for kind in (_FROM, _TO))


def notes_block_start(texts: Sequence[str], index: int) -> int | None:
    """Where the block of a Notes reply begins whose `To:` stands at this line: `name`, `date time`, `To:`, `cc:`.

    None when this is no such block.
    """
    if markers.NOTES_TO.match(texts[index]) is None:
        return None
    above = [place for place in range(index - 1, max(-1, index - 4), -1) if texts[place].strip()]
    if (
        not above
        or markers.DATE_OR_TIME.search(texts[above[0]]) is None
        or markers.TIME.search(texts[above[0]]) is None
    ):
        return None
    below = [text for text in texts[index + 1 : index + 9] if text.strip()]
    has_copy = any(markers.NOTES_CC.match(text) is not None for text in below)
    has_subject = any(markers.NOTES_SUBJECT.match(text) is not None for text in below)
    if not (has_copy and has_subject):
        return None
    dated = texts[above[0]].strip()
    is_date_alone = dated[:1].isdigit()
    if not is_date_alone or len(above) < 2:
        return above[0]
    is_sender = above[1] == above[0] - 1 or markers.ADDRESS.search(texts[above[1]]) is not None
    return above[1] if is_sender else above[0]
