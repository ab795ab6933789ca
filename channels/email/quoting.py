"""What is new in a reply, what is quoted from before, and what is a signature. Nothing is ever deleted: the three
parts together hold every line of the text. Pure, and linear in the size of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from channels.email import attributions
from channels.email import quote_markers as markers
from channels.email import quote_separators as separators
from channels.email.attributions import attribution_length, next_ending, next_text
from channels.email.footers import mark_footers
from channels.email.header_blocks import is_header_block, notes_block_start
from channels.email.quote_elements import classify_element
from channels.email.signatures import mark_signature
from core.text.html_text import HtmlLine, Region, html_lines

_MOST_LINES = 20_000
_MOST_CHECKS = 2_000  # of header blocks; attributions cost more
_MOST_ATTRIBUTIONS = 500
_SEPARATOR_STARTS = "-_=*~#>\u2010\u2013\u2014"
_TITLE_STARTS = frozenset("-_=*~#\u2010\u2013\u2014")
_QUOTE_MARK = re.compile(r"^\s{0,3}(?:[A-Z]{1,3}(?=>))?((?:[>＞]\s{0,2})+)")


@dataclass(frozen=True, slots=True)
class ReplyParts:
    """The three parts of a message's text, each without empty lines around it."""

    reply_text: str
    quoted_text: str
    signature: str


def split_text(text: str, sender_name: str = "", *, is_forward: bool = False) -> ReplyParts:
    """The parts of a plain-text message. `sender_name` helps to find a signature that nothing else marks.

    `is_forward`: the subject says so, and then what stands below the first header block is the content.
    """
    lines = []
    for raw in text.split("\n"):
        match = _QUOTE_MARK.match(raw)
        depth = match[1].count(">") + match[1].count("＞") if match is not None else 0
        if depth and _is_no_quote(raw, depth):
            depth = 0
        lines.append(HtmlLine(raw.rstrip(), Region.NEW, depth))
    return _split(lines, sender_name, is_html=False, is_forward=is_forward)


def split_html(html: str, sender_name: str = "", *, is_forward: bool = False) -> ReplyParts:
    """The parts of a message whose cleaned HTML this is, as text."""
    return split_lines(quotable_lines(html), sender_name, is_forward=is_forward)


def quotable_lines(html: str) -> list[HtmlLine]:
    """The lines of cleaned HTML with the marks mail programs leave on quotes and signatures."""
    return html_lines(html, classify_element)


def split_lines(lines: list[HtmlLine], sender_name: str = "", *, is_forward: bool = False) -> ReplyParts:
    """The parts of a message from its `quotable_lines`."""
    return _split(lines, sender_name, is_html=True, is_forward=is_forward)


def _is_no_quote(raw: str, depth: int) -> bool:
    """GroupWise frames its attribution with the marks; people point with `>>> here <<<` and draw `>-----<`."""
    if depth >= 3 and separators.GROUPWISE.match(raw[: markers.LONGEST_LINE]) is not None:
        return True
    return raw.rstrip().endswith("<" * min(depth, 2)) and "<" * min(depth, 2) in raw[depth:] and "@" not in raw


def _split(lines: list[HtmlLine], sender_name: str, *, is_html: bool, is_forward: bool) -> ReplyParts:
    regions = [Region.QUOTE if line.depth else line.region for line in lines]
    texts = [line.text[: markers.LONGEST_LINE] for line in lines]
    forwarded = _forward_start(texts, regions, is_forward=is_forward)
    upper = len(lines) if forwarded is None else forwarded
    own, own_regions = texts[:upper], regions[:upper]
    cut = _mark_quotes(own, own_regions)
    if cut is not None:
        own_regions[cut:] = [Region.QUOTE] * (upper - cut)
    _give_rules_to_quotes(own, own_regions)
    mark_footers(own, own_regions)
    mark_signature(own, own_regions, sender_name)
    regions = own_regions + [Region.NEW] * (len(lines) - upper)
    _absorb_blank_lines(texts, regions)
    full = [("> " * line.depth + line.text).rstrip() if is_html and line.depth else line.text for line in lines]
    parts = ReplyParts(
        *(_joined(full, regions, wanted) for wanted in (Region.NEW, Region.QUOTE, Region.SIGNATURE)),
    )
    return parts if parts.reply_text else _something_left(parts)


def _something_left(parts: ReplyParts) -> ReplyParts:
    """A message is never trimmed to nothing: then its signature, or all that it quotes, is what it says."""
    if parts.signature:
        return ReplyParts(parts.signature, parts.quoted_text, "")
    return ReplyParts(parts.quoted_text, "", "")


def _forward_start(texts: Sequence[str], regions: Sequence[Region], *, is_forward: bool) -> int | None:
    """The line from which on a message hands on another one, None when it is an answer.

    What is handed on is new to whoever reads this, so it stays with the words above it.
    """
    checks_left = _MOST_CHECKS
    for index, text in enumerate(texts[:_MOST_LINES]):
        if not text.strip():
            continue
        checks_left -= 1
        if not checks_left:
            return None
        bare = text.strip(" >\t")
        may_begin = bare[:1] in _TITLE_STARTS or bare[-1:] in (":", "：")
        if may_begin and separators.is_forward_line(bare) and not _is_answered_above(texts, regions, index):
            return index
        if is_forward and (_is_original(texts, index) or regions[index] == Region.QUOTE):
            return _with_drawn_lines_above(texts, regions, index)
        if regions[index] == Region.QUOTE or _is_original(texts, index):
            is_handed_on = _begins_forward(texts, index) and not _is_answered_above(texts, regions, index)
            return index if is_handed_on else None
    return None


def _begins_forward(texts: Sequence[str], index: int) -> bool:
    """Whether a quoted stretch begins with the words of a forward, perhaps below an empty or a drawn line."""
    near = [text.lstrip(" >\t") for text in texts[index : index + 4]]
    return any(text and separators.is_forward_line(text) for text in near)


def _is_answered_above(texts: Sequence[str], regions: Sequence[Region], index: int) -> bool:
    """Whether an `On … wrote:` right above says that the forward stands inside an answered mail."""
    above = [place for place in range(max(0, index - 6), index) if texts[place].strip()]
    return any(attribution_length(texts, regions, place)[0] for place in above)


def _is_original(texts: Sequence[str], index: int) -> bool:
    text = texts[index]
    if text.lstrip()[:1] in tuple(_SEPARATOR_STARTS) and separators.is_original_line(text):
        return True
    return (":" in text[:60] or "：" in text[:60]) and is_header_block(texts, index)


def _mark_quotes(texts: Sequence[str], regions: list[Region]) -> int | None:
    """Mark attribution lines as quoted; the line from which everything is quoted, None when nothing is cut."""
    has_reply_above = separators.may_say_reply_above("\n".join(texts[:_MOST_LINES]))
    last_colon = -1
    checks_left, blocks_left = _MOST_ATTRIBUTIONS, _MOST_CHECKS
    for index, text in enumerate(texts[:_MOST_LINES]):
        if regions[index] == Region.QUOTE or not text.strip():
            continue
        if has_reply_above and separators.REPLY_ABOVE.search(text) is not None:
            return _with_drawn_lines_above(texts, regions, index)
        blocks_left -= ":" in text[:60] or "：" in text[:60]
        if blocks_left > 0 and _begins_other_mail(texts, index):
            if not _is_head_of_marked_quote(texts, regions, index):
                return _cut_at(texts, regions, index)
            continue
        if (notes := notes_block_start(texts, index)) is not None:
            return _cut_at(texts, regions, notes)
        if last_colon < index:
            last_colon = next_ending(texts, regions, index)
        if last_colon - index >= attributions.MOST_LINES or not checks_left:
            continue
        checks_left -= 1
        if _take_attribution(texts, regions, index):
            return index
    return None


def _take_attribution(texts: Sequence[str], regions: list[Region], index: int) -> bool:
    """Mark the attribution that begins at this line as quoted, if any; True when all that follows is quoted too."""
    length, is_strong = attribution_length(texts, regions, index)
    if not length:
        return False
    following = next_text(texts, index + length)
    if following is not None and regions[following] != Region.QUOTE:
        return is_strong
    if following is not None or is_strong:
        for place in range(index, index + length if following is None else following):
            regions[place] = Region.QUOTE
    return False


def _begins_other_mail(texts: Sequence[str], index: int) -> bool:
    """Whether a line says that another mail follows: a titled rule, or the first line of a header block."""
    text = texts[index]
    if text.lstrip()[0] in _SEPARATOR_STARTS and separators.is_original_line(text):
        return True
    if separators.GROUPWISE.match(text) is not None:
        return True
    return (":" in text[:60] or "：" in text[:60]) and is_header_block(texts, index)


def _is_head_of_marked_quote(texts: Sequence[str], regions: list[Region], index: int) -> bool:
    """A header block on top whose mail is marked line by line: it goes with it, and the answer may stand below."""
    if not _starts_with_nothing_new(texts, regions, index):
        return False
    quote = next((place for place in range(index, min(index + 20, len(texts))) if regions[place] == Region.QUOTE), None)
    if quote is None:
        return False
    regions[index:quote] = [Region.QUOTE] * (quote - index)
    return True


def _cut_at(texts: Sequence[str], regions: Sequence[Region], index: int) -> int | None:
    """A mail that begins with a forwarded header has nothing above it: then what was forwarded is the message."""
    start = _with_drawn_lines_above(texts, regions, index)
    return None if _starts_with_nothing_new(texts, regions, start) else start


def _give_rules_to_quotes(texts: Sequence[str], regions: list[Region]) -> None:
    """A rule drawn right above a quote belongs to it, as Outlook's does."""
    is_above_quote = False
    for index in range(len(texts) - 1, -1, -1):
        if not texts[index].strip():
            continue
        if is_above_quote and regions[index] == Region.NEW and separators.DRAWN_LINE.match(texts[index]) is not None:
            regions[index] = Region.QUOTE
        is_above_quote = regions[index] == Region.QUOTE


def _starts_with_nothing_new(texts: Sequence[str], regions: Sequence[Region], index: int) -> bool:
    return not any(texts[place].strip() and regions[place] == Region.NEW for place in range(index))


def _with_drawn_lines_above(texts: Sequence[str], regions: Sequence[Region], index: int) -> int:
    """The rule above a header block belongs to the quote."""
    start = index
    place = index - 1
    while place >= 0 and index - place <= 4:
        if texts[place].strip():
            if regions[place] != Region.NEW or not _is_rule(texts[place]):
                break
            start = place
        place -= 1
    return start


def _is_rule(text: str) -> bool:
    """A drawn line, a title in one, or the bare address that some programs put above their header block."""
    return (
        separators.DRAWN_LINE.match(text) is not None
        or separators.FRAMED_TITLE.match(text) is not None
        or separators.is_original_title(text)
        or markers.ADDRESS.fullmatch(text.strip()) is not None
    )


def _absorb_blank_lines(texts: Sequence[str], regions: list[Region]) -> None:
    """Empty lines go with what stands above them, so that pieces keep their paragraphs."""
    for index in range(1, len(regions)):
        if not texts[index].strip():
            regions[index] = regions[index - 1]


def _joined(texts: Sequence[str], regions: Sequence[Region], wanted: Region) -> str:
    out: list[str] = []
    previous = -1
    for index, text in enumerate(texts):
        if regions[index] != wanted:
            continue
        if out and previous != index - 1 and out[-1].strip() and wanted == Region.NEW:
            out.append("")
        out.append(text)
        previous = index
    return "\n".join(out).strip("\n").strip()
