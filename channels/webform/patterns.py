"""Patterns that an administrator gives for answers: only those that no answer can make slow. Pure.

Python's matcher goes back and tries again. How often is bounded by the product of what each variable part may take, as
long as no group is repeated; a pattern whose product is small is quick for every answer.
"""

import re

LONGEST_PATTERN = 200
LONGEST_MATCHED = 500
_MOST_WAYS = 1_000_000
_PIECE = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<special>\(\?(?!:))|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<repeat>[*+?]|\{(?P<least>\d{1,4})(?P<comma>,(?P<most>\d{0,4}))?\})[?+]?|.",
    re.DOTALL,
)
_SET_ALGEBRA = re.compile(r"\[\^?\[|\[.*(?:--|&&|~~|\|\|)", re.DOTALL)


def require_quick(pattern: str) -> None:
    """Raises ValueError for a pattern that is no regular expression, or that some answer could keep busy."""
    ways, ended_group = 1, False
    for piece in _PIECE.finditer(pattern):
        if piece["special"]:
            raise ValueError("a pattern may not look around, name groups or set flags")
        if piece[0] == "[" or _SET_ALGEBRA.match(piece[0]):
            raise ValueError("a set in a pattern holds letters, no other set")
        if repeat := piece["repeat"]:
            if ended_group and repeat != "?":
                raise ValueError("a group in a pattern may not be repeated")
            ways *= _choices(piece)
        if piece["or"]:
            ways *= 2
        if re.fullmatch(r"\\\d.*", piece[0]):
            raise ValueError("a pattern may not refer back to its own groups")
        ended_group = bool(piece["close"])
    if ways > _MOST_WAYS:
        raise ValueError("this pattern leaves too much open; use fewer * and +")
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"this is no regular expression: {error}") from error


def matches(pattern: str, answer: str) -> bool:
    """Whether the whole answer is of this form; answers beyond 500 characters never are."""
    return len(answer) <= LONGEST_MATCHED and re.fullmatch(pattern, answer) is not None


def _choices(piece: re.Match[str]) -> int:
    """In how many ways this repetition can be satisfied."""
    if piece["repeat"] == "?":
        return 2
    if piece["least"] is None:
        return LONGEST_MATCHED
    least = int(piece["least"])
    if piece["comma"] is None:
        return 1
    most = int(piece["most"]) if piece["most"] else least + LONGEST_MATCHED
    return max(1, min(most, LONGEST_MATCHED) - least + 1)
