"""What is new in a reply, what is quoted from before, and what is a signature. Nothing is ever deleted: the three
parts together hold every line of the text. Pure, and linear in the size of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from channels.email import quote_markers as markers
from channels.email.quote_elements import classify_element
from channels.email.signatures import mark_signature
from core.text.html_text import HtmlLine, Region, html_lines

_ATTRIBUTION_LINES = 4
_HEADER_BLOCK_LINES = 14
_MOST_LINES = 20_000
_MOST_CHECKS = 1_000
_SEPARATOR_STARTS = "-_=*~#>"
_INVISIBLE = " \t\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_QUOTE_MARK = re.compile(r"^\s{0,3}((?:[>＞]\s{0,2})+)")


@dataclass(frozen=True, slots=True)
class ReplyParts:
    """The three parts of a message's text, each without empty lines around it."""

    reply_text: str
    quoted_text: str
    signature: str


def split_text(text: str, sender_name: str = "") -> ReplyParts:
    """The parts of a plain-text message. `sender_name` helps to find a signature that nothing else marks."""
    lines = []
    for raw in text.split("\n"):
        match = _QUOTE_MARK.match(raw)
        depth = match[1].count(">") + match[1].count("＞") if match is not None else 0
        if depth >= 3 and markers.GROUPWISE.match(raw[: markers.LONGEST_LINE]) is not None:
            depth = 0  # GroupWise frames its attribution with the marks and quotes without any
        lines.append(HtmlLine(raw.rstrip(), Region.NEW, depth))
    return _split(lines, sender_name, is_html=False)


def split_html(html: str, sender_name: str = "") -> ReplyParts:
    """The parts of a message whose cleaned HTML this is, as text."""
    return split_lines(quotable_lines(html), sender_name)


def quotable_lines(html: str) -> list[HtmlLine]:
    """The lines of cleaned HTML with the marks mail programs leave on quotes and signatures."""
    return html_lines(html, classify_element)


def split_lines(lines: list[HtmlLine], sender_name: str = "") -> ReplyParts:
    """The parts of a message from its `quotable_lines`."""
    return _split(lines, sender_name, is_html=True)


def _split(lines: list[HtmlLine], sender_name: str, *, is_html: bool) -> ReplyParts:
    regions = [Region.QUOTE if line.depth else line.region for line in lines]
    texts = [line.text[: markers.LONGEST_LINE] for line in lines]
    cut = _mark_quotes(texts, lines, regions)
    if cut is not None:
        for index in range(cut, len(lines)):
            regions[index] = Region.QUOTE
    _give_rules_to_quotes(texts, regions)
    mark_signature(texts, regions, sender_name)
    _absorb_blank_lines(texts, regions)
    full = [("> " * line.depth + line.text).rstrip() if is_html and line.depth else line.text for line in lines]
    return ReplyParts(
        *(_joined(full, regions, wanted) for wanted in (Region.NEW, Region.QUOTE, Region.SIGNATURE)),
    )


def _mark_quotes(texts: Sequence[str], lines: Sequence[HtmlLine], regions: list[Region]) -> int | None:
    """Mark attribution lines as quoted; the line from which everything is quoted, None when nothing is cut."""
    has_reply_above = any(markers.REPLY_ABOVE_HINT.search(text) is not None for text in texts[:_MOST_LINES])
    last_colon = -1
    checks_left = _MOST_CHECKS
    for index, text in enumerate(texts[:_MOST_LINES]):
        if regions[index] == Region.QUOTE or not text.strip():
            continue
        if has_reply_above and markers.REPLY_ABOVE.search(text) is not None:
            return _with_drawn_lines_above(texts, regions, index)
        if _is_forward_or_original(texts, index):
            return _cut_at(texts, regions, index)
        if last_colon < index:
            last_colon = _next_ending(texts, index)
        if last_colon - index >= _ATTRIBUTION_LINES or not checks_left:
            continue
        checks_left -= 1
        length, is_strong = _attribution_length(texts, regions, index)
        if not length:
            continue
        following = _next_text(texts, index + length)
        is_followed = following is not None and regions[following] == Region.QUOTE
        if is_followed:
            for place in range(index, following or index):
                regions[place] = Region.QUOTE
        elif is_strong and following is not None:
            return index
        elif is_strong:
            for place in range(index, index + length):
                regions[place] = Region.QUOTE
    return None


def _next_ending(texts: Sequence[str], index: int) -> int:
    """The next line that ends as an attribution must: with a colon, or in Zoho's way with dashes."""
    for place in range(index, len(texts)):
        if texts[place].rstrip(_INVISIBLE).endswith((":", "：", "--")):
            return place
    return len(texts) + _ATTRIBUTION_LINES


def _is_forward_or_original(texts: Sequence[str], index: int) -> bool:
    """Whether a line says that another mail follows: a titled rule, or the first line of a header block."""
    text = texts[index]
    if text.lstrip()[0] in _SEPARATOR_STARTS and (
        markers.SEPARATOR.match(text) is not None or markers.LOTUS.match(text) is not None
    ):
        return True
    if markers.FORWARD_SEPARATOR.match(text) is not None or markers.GROUPWISE.match(text) is not None:
        return True
    return (":" in text[:60] or "：" in text[:60]) and _is_header_block(texts, index)


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
        if is_above_quote and regions[index] == Region.NEW and markers.DRAWN_LINE.match(texts[index]) is not None:
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
            if regions[place] != Region.NEW or markers.DRAWN_LINE.match(texts[place]) is None:
                break
            start = place
        place -= 1
    return start


def _is_header_block(texts: Sequence[str], index: int) -> bool:
    """`From: … Sent: … To: … Subject: …` in any language: three kinds of label within a few lines, led by From or a
    date, and never the labels of a form (`Name:`, `Phone:`) alone.
    """
    first = texts[index]
    needed = 3
    if markers.FROM_LABEL.match(first) is None and markers.SENT_LABEL.match(first) is None:
        if markers.TO_LABEL.match(first) is None and markers.SUBJECT_LABEL.match(first) is None:
            return False
        needed = 4
    if index and markers.FROM_LABEL.match(texts[index - 1]) is not None:
        return False  # the line above began the same block and it was none
    kinds: set[int] = set()
    unlabelled = 0
    for place in range(index, min(index + _HEADER_BLOCK_LINES, len(texts))):
        text = texts[place]
        if not text.strip():
            if len(kinds) >= 3:
                break
            unlabelled += 1
            if unlabelled > 4:
                break
            continue
        kind = next((number for number, label in enumerate(markers.HEADER_LABELS) if label.match(text)), None)
        if kind is None:
            unlabelled += 1
            if unlabelled > 5:
                break
        else:
            kinds.add(kind)
    return len(kinds & {0, 1, 2, 3}) >= needed and {0, 1} <= kinds


def _attribution_length(texts: Sequence[str], regions: Sequence[Region], index: int) -> tuple[int, bool]:
    """How many lines from `index` on are one `On …, … wrote:`, and whether that alone proves a quote. (0, False): none.

    Mail programs wrap it anywhere, so up to four lines are read as one.
    """
    joined = ""
    is_lead = markers.ATTRIBUTION_LEAD.match(texts[index]) is not None
    for length in range(1, _ATTRIBUTION_LINES + 1):
        place = index + length - 1
        if place >= len(texts) or not texts[place].strip() or regions[place] == Region.QUOTE:
            break
        joined = f"{joined} {texts[place].strip()}".strip()
        if len(joined) > markers.LONGEST_LINE:
            break
        if length > 1 and not is_lead and "@" not in joined:
            break
        verdict = _attribution_strength(joined)
        if verdict is not None:
            return length, verdict
    return 0, False


def _attribution_strength(text: str) -> bool | None:
    """True: surely an attribution. False: one if quoted lines follow. None: not one."""
    has_date = markers.DATE_OR_TIME.search(text) is not None
    has_address = markers.ADDRESS.search(text) is not None
    has_colon = markers.ENDS_WITH_COLON.search(text) is not None
    if markers.ATTRIBUTION_END.search(text) is not None:
        if not has_colon and not (text.startswith("--") and has_date):
            return None
        is_lead = markers.ATTRIBUTION_LEAD.match(text) is not None
        return (has_date and (is_lead or has_address)) or (has_address and is_lead)
    if not has_colon:
        return None
    if markers.ATTRIBUTION_VERB.search(text) is not None and has_date:
        return markers.ATTRIBUTION_LEAD.match(text) is not None or has_address
    ends_with_address = markers.ADDRESS_AT_END.search(text) is not None
    if ends_with_address and (has_date or markers.QUOTING_SOMEONE.match(text) is not None):
        return True
    return None


def _next_text(texts: Sequence[str], index: int) -> int | None:
    for place in range(index, len(texts)):
        if texts[place].strip():
            return place
    return None


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
