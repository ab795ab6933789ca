"""Style sheets of a mail written onto the elements they style, because the sheets themselves are not kept."""

import re

import css_inline

_LARGEST_HTML = 400_000
_MOST_WORK = 2_000_000
_SHEET = re.compile(r"(?is)<style\b[^>]*>(.*?)</style\s*>")
_BODY = re.compile(r"(?i)<body\b([^>]{1,4000})>")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]{1,40})\s*=\s*(?:(["'])(.*?)\2|([^\s"'>]{1,200}))""", re.DOTALL)
_COLOUR = re.compile(r"(?i)(?:^|;)\s*(background-color|background|color)\s*:\s*([#\w(),.% ]{1,60})(?=;|$)")
_PLAIN_COLOUR = re.compile(r"\s*#?\w{3,20}\s*$")
_INLINER = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False, keep_link_tags=False)


def inline_styles(html: str) -> str:
    """HTML whose `<style>` rules became `style` attributes; unchanged when there are none or far too many.

    Rules inside @media and other at-rules are left out: they are for screens of another size.
    """
    if len(html) > _LARGEST_HTML or "<style" not in html.lower():
        return html
    rules = sum(sheet.count("{") for sheet in _SHEET.findall(html))
    if not rules or rules * html.count("<") > _MOST_WORK:
        return html
    try:
        return _INLINER.inline(html)
    except (css_inline.InlineError, ValueError):
        return html


def keep_page_colours(html: str) -> str:
    """HTML whose `<body>` colours are on an element that stays: else white type loses the black page it was set on."""
    match = _BODY.search(html[:_LARGEST_HTML])
    if match is None:
        return html
    found = {name.lower(): quoted or bare for name, _, quoted, bare in _ATTRIBUTE.findall(match[1])}
    style = found.get("style", "")
    colours = [f"{name}:{value.strip()}" for name, value in _COLOUR.findall(style)]
    if not colours:
        pairs = (("background-color", found.get("bgcolor", "")), ("color", found.get("text", "")))
        colours = [f"{name}:{value.strip()}" for name, value in pairs if _PLAIN_COLOUR.match(value) is not None]
    if not colours:
        return html
    return f"{html[: match.end()]}<div style='{';'.join(colours)}'>{html[match.end() :]}"
