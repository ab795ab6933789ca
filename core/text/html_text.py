"""Readable text from HTML: paragraphs, lists, tables, links; line by line, each line knowing what it stands inside."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from lxml import etree

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header html legend li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_SPACED_NAMES = "h1 h2 h3 h4 h5 h6 ul ol dl pre table blockquote p"
_HIDDEN_NAMES = "head script style title template noscript"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_SPACED = frozenset(_SPACED_NAMES.split())
_HIDDEN = frozenset(_HIDDEN_NAMES.split())
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_NO_MARGIN = re.compile(r"(?i)margin(?:-(?:top|bottom))?\s*:\s*0")
_IS_HIDDEN = re.compile(
    r"(?i)display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden"
    r"|(?:max-height|opacity)\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?:;|!|$)"
)
_PRE = re.compile(r"(?i)white-space\s*:\s*(?:pre|break-spaces)")
_NO_SIZE = re.compile(r"(?i)font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?:;|!|$)")
_LONGEST_URL = 300
_MOST_ELEMENTS = 120_000  # each counts twice, entering and leaving
_INVISIBLE = str.maketrans(dict.fromkeys([0x200B, 0x200C, 0x00AD, 0xFEFF, 0x034F, 0x2060], None))


class Region(IntEnum):
    """What a stretch of a mail is: written now, someone's signature, or quoted from before."""

    NEW = 0
    SIGNATURE = 1
    QUOTE = 2
    QUOTE_REST = 3


@dataclass(frozen=True, slots=True)
class ElementMarks:
    """What a classifier may look at: tag name and the attributes mail clients mark their quotes with."""

    tag: str
    css_class: str
    identifier: str
    style: str
    type: str
    name: str = ""


@dataclass(slots=True)
class HtmlLine:
    """One line of text, the region of its element, and how many quoting blockquotes it stands in."""

    text: str
    region: Region
    depth: int


Classifier = Callable[[ElementMarks], Region]


def html_to_text(html: str) -> str:
    """The readable text of cleaned HTML. Quoted blocks get '> ' in front, as in a plain-text mail."""
    return lines_to_text(html_lines(html))


def lines_to_text(lines: list[HtmlLine]) -> str:
    """Lines joined, with quote marks."""
    return "\n".join(("> " * line.depth + line.text).rstrip() if line.depth else line.text for line in lines).strip(
        "\n"
    )


def html_lines(html: str, classify: Classifier | None = None) -> list[HtmlLine]:
    """The lines of cleaned HTML (pass what `clean_html` returned: hidden parts and scripts are not looked for twice).

    `classify` names the region an element opens: QUOTE and SIGNATURE hold for the element, QUOTE_REST for it and
    everything after it in the document.
    """
    if not html.strip():
        return []
    try:
        root = etree.fromstring(html, _parser())
    except (etree.XMLSyntaxError, ValueError):
        return []
    if root is None:
        return []
    return _Walk(classify).run(root)


def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(recover=True, remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)


class _Walk:
    """One pass over the tree with an explicit stack, so that depth costs no recursion."""

    def __init__(self, classify: Classifier | None) -> None:
        self._classify = classify
        self._lines: list[HtmlLine] = []
        self._current: list[str] = []
        self._length = 0
        self._region = Region.NEW
        self._rest_is_quote = False
        self._depth = 0
        self._pre = 0
        self._gap_wanted = False
        self._prefix = ""
        self._lists: list[int | None] = []
        self._cell_rows: list[bool] = []

    def run(self, root: etree._Element) -> list[HtmlLine]:
        stack: list[tuple[etree._Element, bool, Region, int]] = [(root, False, Region.NEW, 0)]
        elements = 0
        while stack and elements < _MOST_ELEMENTS:
            elements += 1
            element, is_leaving, region, depth = stack.pop()
            if is_leaving:
                self._leave(element)
                self._region, self._depth = (Region.QUOTE if self._rest_is_quote else region), depth
                if element.tail and element is not root:
                    self._text(element.tail)
                continue
            if not isinstance(element.tag, str) or element.tag in _HIDDEN or self._is_hidden(element):
                if element.tail:
                    self._text(element.tail)
                continue
            stack.append((element, True, self._region, self._depth))
            self._enter(element)
            if element.text:
                self._text(element.text)
            stack.extend((child, False, region, depth) for child in reversed(element))
        self._break()
        if stack:
            self._lines.append(HtmlLine("[…]", Region.NEW, 0))
        while self._lines and not self._lines[-1].text:
            self._lines.pop()
        return self._lines

    def _is_hidden(self, element: etree._Element) -> bool:
        style = element.get("style")
        if style is None:
            return False
        # Newsletters set their frames' type to nothing and give their cells a size: then it hides nothing.
        return _IS_HIDDEN.search(style) is not None or (not len(element) and _NO_SIZE.search(style) is not None)

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._break()
            if tag in _SPACED and not self._is_tight(element):
                self._gap_wanted = True
        if self._classify is not None and not self._rest_is_quote:
            self._mark(element)
        if _keeps_lines(element):
            self._pre += 1
        if tag == "br":
            self._break(is_explicit=True)
        elif tag == "hr":
            self._break()
            self._append("----------")
            self._break()
        elif tag == "img":
            alt = _SPACES.sub(" ", element.get("alt") or "").strip()
            if alt and len(alt) <= 200:
                self._text(f"[{alt}]")
        elif tag in ("ul", "ol", "dir"):
            start = element.get("start") or "1"
            self._lists.append((int(start) if start.isdigit() and len(start) < 6 else 1) if tag == "ol" else None)
        elif tag == "li":
            self._bullet()
        elif tag == "tr":
            self._cell_rows.append(_is_data_row(element))
        elif tag in ("td", "th"):
            self._cell()
        elif tag == "blockquote" and _is_quoting(element):
            self._depth += 1

    def _leave(self, element: etree._Element) -> None:
        tag = element.tag
        if _keeps_lines(element):
            self._pre -= 1
        if tag == "a":
            self._link(element)
        elif tag in ("ul", "ol", "dir") and self._lists:
            self._lists.pop()
        elif tag == "tr" and self._cell_rows:
            self._break()
            self._cell_rows.pop()
        elif tag in ("td", "th") and not (self._cell_rows and self._cell_rows[-1]):
            self._break()
        if tag in _BLOCKS:
            self._break()
            if tag in _SPACED and not self._is_tight(element):
                self._gap_wanted = True

    def _mark(self, element: etree._Element) -> None:
        get = element.get
        css_class, identifier, style = get("class") or "", get("id") or "", get("style") or ""
        name = (get("name") or "") if element.tag == "div" else ""
        if not (css_class or identifier or style or name or element.tag == "blockquote"):
            return
        assert self._classify is not None
        region = self._classify(ElementMarks(element.tag, css_class, identifier, style, get("type") or "", name))
        if region == Region.NEW:
            return
        self._break()
        if region == Region.QUOTE_REST:
            self._rest_is_quote = True
            region = Region.QUOTE
        self._region = max(self._region, region)

    def _is_tight(self, element: etree._Element) -> bool:
        if element.tag == "table":
            return bool(self._cell_rows)
        style = element.get("style")
        if style is not None and _NO_MARGIN.search(style) is not None:
            return True
        return (element.get("class") or "").startswith(("Mso", "x_Mso"))

    def _text(self, text: str) -> None:
        if self._pre and (self._current or not text.isspace()):
            for index, line in enumerate(text.replace("\r", "").split("\n")):
                if index:
                    self._break(is_explicit=True)
                if line:
                    self._append(line)
            return
        squeezed = _SPACES.sub(" ", text)
        if not squeezed.isascii():
            squeezed = squeezed.translate(_INVISIBLE)
        if squeezed == " ":
            if self._current and not self._current[-1].endswith(" "):
                self._current.append(" ")
            return
        if squeezed.startswith(" ") and (not self._current or self._current[-1].endswith(" ")):
            squeezed = squeezed[1:]
        if squeezed:
            self._append(squeezed)

    def _append(self, text: str) -> None:
        if self._gap_wanted:
            if self._lines and self._lines[-1].text:
                self._lines.append(HtmlLine("", self._region, min(self._depth, self._lines[-1].depth)))
            self._gap_wanted = False
        if self._prefix:
            self._current.append(self._prefix)
            self._prefix = ""
        self._current.append(text)

    def _break(self, *, is_explicit: bool = False) -> None:
        if self._current:
            line = "".join(self._current).rstrip()
            self._current.clear()
            if line.endswith(" |"):
                line = line[:-2].rstrip()
            if line:
                self._lines.append(HtmlLine(line, self._region, self._depth))
                return
        if is_explicit and self._lines and (len(self._lines) < 2 or self._lines[-1].text or self._lines[-2].text):
            self._lines.append(HtmlLine("", self._region, self._depth))

    def _bullet(self) -> None:
        self._gap_wanted = self._gap_wanted and len(self._lists) <= 1
        indent = "  " * max(0, min(len(self._lists), 8) - 1)
        number = self._lists[-1] if self._lists else None
        if number is None:
            self._prefix = f"{indent}- "
        else:
            self._prefix = f"{indent}{number}. "
            self._lists[-1] = number + 1

    def _cell(self) -> None:
        if self._cell_rows and self._cell_rows[-1]:
            if self._current:
                self._current = ["".join(self._current).rstrip() + " | "]
        else:
            self._break()

    def _link(self, element: etree._Element) -> None:
        href = (element.get("href") or "").strip()
        if not href or len(href) > _LONGEST_URL or not href.lower().startswith(("http://", "https://", "mailto:")):
            return
        shown = "".join(element.itertext()).strip()
        target = href[7:].partition("?")[0] if href.lower().startswith("mailto:") else href
        if not shown or _bare(shown) == _bare(target) or _bare(target) in _bare(shown):
            return
        self._append(f" <{target}>")


def _keeps_lines(element: etree._Element) -> bool:
    style = element.get("style")
    return element.tag == "pre" or (style is not None and "white-space" in style and _PRE.search(style) is not None)


def _bare(url: str) -> str:
    return url.strip().lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _is_quoting(element: etree._Element) -> bool:
    """Real quotes are marked; a bare blockquote is how some editors indent."""
    style = element.get("style") or ""
    marks = (element.get("class") or "") + (element.get("type") or "")
    return bool(marks) or "border-left" in style or "margin:0" in style.replace(" ", "")


def _is_data_row(row: etree._Element) -> bool:
    """A row of short plain cells reads on one line; anything with blocks inside is layout."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or len(cells) > 40:
        return False
    for cell in cells:
        size = 0
        for index, inner in enumerate(cell.iter()):
            if index > 30 or inner.tag in ("table", "ul", "ol", "blockquote", "img", "h1", "h2"):
                return False
            size += len(inner.text or "") + len(inner.tail or "" if inner is not cell else "")
        if size > 200:
            return False
    return True
