"""Where a form was found: read from the page's address, carried through the form, checked when it comes back."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qs, urlsplit

from aiohttp import hdrs, web

from channels.webform.submission import Origin
from channels.webform.values import clean_line
from web.context import CONTEXT
from web.forms.pages import ORIGIN_NAMES
from web.forms.posted import Posted
from web.gate import is_own_origin

_UTM: Final = tuple(name for name in ORIGIN_NAMES if name.startswith("utm_"))
_URLS: Final = frozenset({"page_url", "referrer"})
_LONGEST_URL: Final = 2_000
_LONGEST_TEXT: Final = 300


def origin_of_visit(request: web.Request, title: str) -> dict[str, str]:
    """Of a form that is being opened. An embedding page names itself; the hosted page is its own origin."""
    query = request.query
    page_url = query.get("page_url", "")
    if not page_url:
        base_url = request.config_dict[CONTEXT].settings.base_url
        page_url = base_url.rstrip("/") + request.path_qs if base_url else str(request.url)
    referrer = query.get("referrer", "") or request.headers.get(hdrs.REFERER, "")
    if referrer and is_own_origin(request, referrer):
        referrer = ""
    found = {"page_url": page_url, "page_title": query.get("page_title", "") or title, "referrer": referrer}
    page_query = parse_qs(_query_of(page_url))
    for name in _UTM:
        found[name] = query.get(name, "") or next(iter(page_query.get(name, ())), "")
    return _checked(found)


def origin_of_post(posted: Posted) -> dict[str, str]:
    """As the form brought it back; whoever wants to may have changed it, so it is only kept within bounds."""
    return _checked({name: posted.first(f"-{name}") for name in ORIGIN_NAMES})


def as_origin(found: Mapping[str, str]) -> Origin:
    """The value that a submission keeps."""
    return Origin.model_validate({name: found.get(name, "") for name in ORIGIN_NAMES})


def _checked(found: Mapping[str, str]) -> dict[str, str]:
    checked = {}
    for name, value in found.items():
        text = clean_line(value)
        if name in _URLS:
            text = text[:_LONGEST_URL] if text.startswith(("https://", "http://")) else ""
        checked[name] = text[:_LONGEST_URL] if name in _URLS else text[:_LONGEST_TEXT]
    return checked


def _query_of(url: str) -> str:
    try:
        return urlsplit(url).query
    except ValueError:
        return ""
