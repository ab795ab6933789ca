"""Where a visitor is and what led him there: from the addresses of pages to core.messages.Touch. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from urllib.parse import parse_qs, urlsplit

from core.messages import Touch

LONGEST_ADDRESS: Final = 2_000
LONGEST_TITLE: Final = 300
_LONGEST_UTM: Final = 200
_UTM: Final = ("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content")


@dataclass(frozen=True, slots=True)
class PageSeen:
    """A page as the widget tells it: its address, title, and the page before it ('' when the browser hides it)."""

    url: str
    title: str = ""
    referrer: str = ""


def tidy_page(page: PageSeen) -> PageSeen:
    """Bounded, and without anything that is not a web address: no page can put a script link before an agent."""
    return PageSeen(_address(page.url), page.title.strip()[:LONGEST_TITLE], _address(page.referrer))


def touch_at(page: PageSeen, at: datetime) -> Touch:
    """A touch that begins at this page. Own pages are no referrer worth remembering; see `next_touch`."""
    return Touch(page_url=page.url, at=at, page_title=page.title, referrer=page.referrer, **_utm(page.url))


def next_touch(last: Touch | None, page: PageSeen, at: datetime) -> Touch:
    """The last touch after one more page.

    A page with utm parameters or a referrer of another site begins a new touch. A step within the company's own site,
    or a visit without any origin, keeps what led here before: a direct visit tells nothing, so the last known origin
    stands.
    """
    if last is None or _utm(page.url) or is_from_outside(page):
        return touch_at(page, at)
    return replace(last, page_url=page.url, page_title=page.title, at=at)


def is_from_outside(page: PageSeen) -> bool:
    """Whether another site led here."""
    return bool(page.referrer) and _host(page.referrer) != _host(page.url)


def _utm(url: str) -> dict[str, str]:
    """The utm fields of an address that are there and not empty."""
    try:
        values = parse_qs(urlsplit(url).query, max_num_fields=200)
    except ValueError:
        return {}
    return {name: values[name][0].strip()[:_LONGEST_UTM] for name in _UTM if values.get(name, [""])[0].strip()}


def _address(url: str) -> str:
    url = url.strip()[:LONGEST_ADDRESS]
    try:
        is_web = urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname)
    except ValueError:
        return ""
    return url if is_web else ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
