"""Style sheets of a mail written onto the elements they style, because the sheets themselves are not kept."""

import re

import css_inline

_LARGEST_HTML = 400_000
_MOST_WORK = 2_000_000
_SHEET = re.compile(r"(?is)<style\b[^>]*>(.*?)</style\s*>")
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
