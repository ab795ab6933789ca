"""The piece of a text that shows why it was found, with the hits marked. Pure.

Hits are found where the index finds them: in the folded text (case, tone marks, digits), at the beginning of a token.
They are then mapped back, so that the reader sees the text as it was written.
"""

import re
from collections.abc import Iterable, Sequence

from core.text.search import index_tokens
from core.text.thai import clusters, fold, is_thai, normalize

MARK_BEGIN, MARK_END = "\u0002", "\u0003"
_BEFORE, _LENGTH = 50, 180
_LONGEST = 60_000
_TONE_MARKS = frozenset("\u0e48\u0e49\u0e4a\u0e4b")
_COMBINING = "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b-\u200d\u00ad\ufeff"
_SEGMENT = re.compile(f"(?:เเ|.)(?:[{_COMBINING}]*\u0e4d[{_COMBINING}]*\u0e32|[{_COMBINING}]*)", re.DOTALL)
_THAI_RUN = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(f"[{MARK_BEGIN}{MARK_END}]")


def snippet(text: str, words: Sequence[str], *, whole: bool = False) -> str:
    """About 180 characters of `text` around its first hit, each hit between MARK_BEGIN and MARK_END.

    Without a hit (it was found by a number written otherwise) the beginning of the text. `whole` keeps a short text,
    such as a subject, uncut.
    """
    original = _MARKS.sub("", text[:_LONGEST])
    folded, places = _folded(original)
    hits = _merged(hit for word in words for hit in _hits(folded, index_tokens(word)))
    marked = [(places[begin], places[end]) for begin, end in hits]
    first = marked[0][0] if marked else 0
    start, stop = (0, len(original)) if whole else _window(original, first)
    pieces: list[str] = ["…"] if start else []
    position = start
    for begin, end in marked:
        if begin < position or end > stop:
            continue
        pieces += [original[position:begin], MARK_BEGIN, original[begin:end], MARK_END]
        position = end
    pieces += [original[position:stop], "…" if stop < len(original) or len(text) > _LONGEST else ""]
    return _SPACE.sub(" ", "".join(pieces)).strip()


def _folded(original: str) -> tuple[str, Sequence[int]]:
    """The text as the index sees it, and for each of its characters (and its end) the place in the original."""
    normal = normalize(original)
    if len(normal) == len(original):
        places: list[int] = [place for place, character in enumerate(normal) if character not in _TONE_MARKS]
        return fold(normal), [*places, len(original)]
    pieces: list[str] = []
    places = []
    for segment in _SEGMENT.finditer(original):
        piece = fold(normalize(segment[0]))
        pieces.append(piece)
        places += [segment.start()] * len(piece)
    return "".join(pieces), [*places, len(original)]


def _hits(folded: str, tokens: Sequence[str]) -> list[tuple[int, int]]:
    if not tokens:
        return []
    pattern = re.compile(r"[\W_]*?".join(re.escape(token) for token in tokens))
    return [match.span() for match in pattern.finditer(folded) if _begins_token(folded, match.start())]


def _begins_token(folded: str, place: int) -> bool:
    if place == 0:
        return True
    if not is_thai(folded[place]):
        return is_thai(folded[place - 1]) or not folded[place - 1].isalnum()
    begin = place
    while begin > 0 and _THAI_RUN.match(folded[begin - 1]) is not None:
        begin -= 1
    run = _THAI_RUN.match(folded, begin)
    if run is None:
        return True
    for cluster in clusters(run[0]):
        if begin >= place:
            break
        begin += len(cluster)
    return begin == place


def _merged(hits: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The hits in order, those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(hits):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def _window(original: str, first: int) -> tuple[int, int]:
    start = max(0, first - _BEFORE)
    if start:
        space = original.rfind(" ", start, first)
        start = space + 1 if space >= 0 else start
        while start < first and re.match(f"[{_COMBINING}]", original[start]) is not None:
            start += 1
    stop = min(len(original), start + _LENGTH)
    while stop < len(original) and re.match(f"[{_COMBINING}]", original[stop]) is not None:
        stop += 1
    return start, stop
