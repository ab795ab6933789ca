"""Attributions: the `On …, … wrote:` that a mail program puts above what it quotes, wrapped anywhere. Pure."""

from collections.abc import Sequence

from channels.email import quote_markers as markers
from core.text.html_text import Region

MOST_LINES = 4

_INVISIBLE = " \t\u200e\u200f\u202a\u202b\u202c\u202d\u202e"


def next_ending(texts: Sequence[str], regions: Sequence[Region], index: int) -> int:
    """The next line that ends as an attribution must: with a colon, Zoho's dashes, or right above a quote."""
    for place in range(index, len(texts)):
        text = texts[place]
        if text.rstrip(_INVISIBLE).endswith((":", "：", "--")) and text.strip("-_=*~# "):
            return place
        if text[:1].isdigit() and markers.DATED_SENDER.match(text) is not None:
            return place
        if Region.QUOTE in regions[place + 1 : place + 3] and text.strip() and markers.SAID.search(text) is not None:
            return place
    return len(texts) + MOST_LINES


def attribution_length(texts: Sequence[str], regions: Sequence[Region], index: int) -> tuple[int, bool]:
    """How many lines from `index` on are one `On …, … wrote:`, and whether that alone proves a quote. (0, False): none.

    Mail programs wrap it anywhere, so up to four lines are read as one.
    """
    joined = ""
    found = (0, False)
    first = texts[index]
    is_lead = (
        markers.ATTRIBUTION_LEAD.match(first) is not None
        or markers.ADDRESS.search(first) is not None
        or markers.DATE_OR_TIME.search(first) is not None
    )
    for length in range(1, MOST_LINES + 1):
        place = index + length - 1
        if place >= len(texts) or not texts[place].strip() or regions[place] == Region.QUOTE:
            break
        joined = f"{joined} {texts[place].strip()}".strip()
        if len(joined) > markers.LONGEST_LINE:
            break
        if length > 1 and not is_lead:
            break
        verdict = _attribution_strength(joined)
        if verdict is not None:
            found = (length, verdict)
            following = next_text(texts, place + 1)
            if verdict or (following is not None and regions[following] == Region.QUOTE):
                return found
    return found


def next_text(texts: Sequence[str], index: int) -> int | None:
    """The next line that is not empty."""
    for place in range(index, len(texts)):
        if texts[place].strip():
            return place
    return None


def _attribution_strength(text: str) -> bool | None:
    """True: surely an attribution. False: one if quoted lines follow. None: not one."""
    has_date = markers.DATE_OR_TIME.search(text) is not None
    has_address = markers.ADDRESS.search(text) is not None
    has_colon = markers.ENDS_WITH_COLON.search(text) is not None
    if has_colon and _names_sender_and_time(text):
        return True
    if any(
        pattern.search(text) is not None
        for pattern in (markers.DATED_SENDER, markers.WROTE_ON_DATE, markers.BY_ADDRESS)
    ):
        return True
    if markers.ATTRIBUTION_END.search(text) is not None:
        if not has_colon and not (text.startswith("--") and has_date):
            return None
        is_lead = markers.ATTRIBUTION_LEAD.match(text) is not None
        return (has_date and (is_lead or has_address)) or (has_address and is_lead)
    if markers.SAID.search(text) is not None:
        return False
    if not has_colon:
        return None
    if markers.ATTRIBUTION_VERB.search(text) is not None and has_date:
        return markers.ATTRIBUTION_LEAD.match(text) is not None or has_address
    ends_with_address = markers.ADDRESS_AT_END.search(text) is not None
    if ends_with_address and (has_date or markers.QUOTING_SOMEONE.match(text) is not None):
        return True
    return None


def _names_sender_and_time(text: str) -> bool:
    """A mailbox and a time of day in one line before a colon, in whatever language; not where somebody tells it."""
    mailbox = markers.MAILBOX.search(text)
    if mailbox is None or markers.TIME.search(text) is None or markers.TELLING.search(text) is not None:
        return False
    if markers.ATTRIBUTION_LEAD.match(text) is not None:
        return True
    before = text[: mailbox.start()].split()
    return len(before) <= 6 and not any(word[:1].islower() for word in before if len(word) > 2)
