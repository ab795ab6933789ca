"""The page that shows one mail's cleaned HTML in a frame of its own. Pure.

Its policy (MESSAGE_POLICY) lets nothing run and nothing load from elsewhere. `allow-same-origin` is there on purpose:
without it the frame's pictures would be asked for without the session cookie, and the desk could not measure how high
the mail is. It is safe only because `allow-scripts` is absent: nothing in the page can make use of the origin.
"""

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import unquote

MESSAGE_POLICY = (
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_IMG = re.compile(r'<img\b(?:[^>"]|"[^"]*")*>')
_CID = re.compile(r'\sdata-cid="([^"]*)"')
_REMOTE = re.compile(r'\sdata-remote-src="([^"]*)"')
_COLOURED = re.compile(r'(?:background(?:-color)?|[";\s]color)\s*:|\sbgcolor=|\scolor="', re.IGNORECASE)
_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0; padding: 2px 0; font: 14px/1.65 "IBM Plex Sans Thai", system-ui, sans-serif; color: #1e293b;
  overflow-wrap: anywhere; }
a { color: #0f766e; }
img { max-width: 100%; height: auto; }
table { max-width: 100%; }
pre { white-space: pre-wrap; }
blockquote { margin: 0.5em 0; padding-left: 0.9em; border-left: 3px solid #94a3b8; }
body.paper { color-scheme: light; background: #fff; padding: 8px; }
@media (prefers-color-scheme: dark) {
  body:not(.paper) { color: #e2e8f0; }
  body:not(.paper) a { color: #5eead4; }
}
"""


def message_page(html: str, inline: Mapping[str, str], *, language: str = "", remote_base: str | None = None) -> str:
    """A whole document around a mail's cleaned HTML.

    `inline` gives the address of each attached picture by its Content-ID. `remote_base` is where the proxy serves the
    mail's pictures from elsewhere by their place in the mail; None leaves them out. A mail that brings colours of its
    own is shown on white paper, since they were chosen for it.
    """
    body = _IMG.sub(_Pictures(inline, remote_base), html)
    paper = ' class="paper"' if _COLOURED.search(html) is not None else ""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta name="referrer" content="no-referrer"><title></title><style>{_STYLE}</style>'
    )
    return (
        f'<!doctype html><html lang="{escape(language or "th")}"><head>{head}</head><body{paper}>{body}</body></html>'
    )


def remote_images(html: str) -> list[str]:
    """The addresses of a mail's pictures from elsewhere, in order; `remote_base`/N stands for the N-th (from 0)."""
    found = (_REMOTE.search(tag) for tag in _IMG.findall(html))
    return [unescape(match[1]) for match in found if match is not None]


class _Pictures:
    """Points each picture at where it may come from."""

    def __init__(self, inline: Mapping[str, str], remote_base: str | None) -> None:
        self._inline = {key.strip("<>"): url for key, url in inline.items()}
        self._remote_base = remote_base
        self._next = 0

    def __call__(self, match: re.Match[str]) -> str:
        tag = match[0]
        if (attached := _CID.search(tag)) is not None:
            name = unescape(attached[1])
            url = self._inline.get(name) or self._inline.get(unquote(name))
            return _replace(tag, attached, url) if url else tag
        if (remote := _REMOTE.search(tag)) is not None:
            place, self._next = self._next, self._next + 1
            return _replace(tag, remote, f"{self._remote_base}/{place}") if self._remote_base else tag
        return tag


def _replace(tag: str, attribute: re.Match[str], url: str) -> str:
    return f'{tag[: attribute.start()]} src="{escape(url)}"{tag[attribute.end() :]}'
