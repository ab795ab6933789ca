"""Limits on how deep and how tangled HTML may be, applied before it is parsed.

A browser's parser takes quadratic time on thousands of open elements, and copies every open formatting element into
every following block. No real mail needs more than a few dozen of either; the rest is dropped, its text stays.
"""

import re

DEEPEST = 200
MOST_OPEN_FORMATS = 25

_FORMATS = frozenset(["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"])
_NESTING_NAMES = (
    "div span table blockquote ul ol dl center section article aside header footer main nav form fieldset button object"
    " applet marquee svg math ins del sub sup abbr cite q label details summary pre address figure dir menu select"
    " noscript template label font kbd samp var bdo bdi mark ruby hgroup legend caption iframe"
)
_NESTING = frozenset(_NESTING_NAMES.split())
_FEW_TAGS = 150
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>?")


def limit_depth(html: str) -> str:
    """The same HTML when it is sane, else without the tags that go too deep."""
    if html.count("<") < _FEW_TAGS:
        return html
    return _Limiter().run(html)


class _Limiter:
    def __init__(self) -> None:
        self._depth = 0
        self._formats = 0
        self._dropped: dict[str, int] = {}
        self._has_dropped = False

    def run(self, html: str) -> str:
        limited = _TAG.sub(self._judge, html)
        return limited if self._has_dropped else html

    def _judge(self, match: re.Match[str]) -> str:
        name = match[2].lower()
        is_format = name in _FORMATS
        if not is_format and name not in _NESTING:
            return match[0]
        if match[1]:
            return self._close(match[0], name, is_format=is_format)
        is_too_much = self._formats >= MOST_OPEN_FORMATS if is_format else self._depth >= DEEPEST
        if is_too_much:
            self._dropped[name] = self._dropped.get(name, 0) + 1
            self._has_dropped = True
            return " "
        if is_format:
            self._formats += 1
        else:
            self._depth += 1
        return match[0]

    def _close(self, tag: str, name: str, *, is_format: bool) -> str:
        if self._dropped.get(name):
            self._dropped[name] -= 1
            return " "
        if is_format:
            self._formats = max(0, self._formats - 1)
        else:
            self._depth = max(0, self._depth - 1)
        return tag
