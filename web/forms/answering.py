"""The HTTP side of every form page: which look it has, and the headers it is sent with."""

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from aiohttp import hdrs, web

from channels.webform.manifest import FormConfig, Language, origin_of
from web.forms.assets import asset_addresses
from web.forms.pages import THEMES, Look, message_page

FORMS: Final = "/forms"
_LANGUAGES: Final = tuple(language.value for language in Language)


def look_of(request: web.Request, config: FormConfig | None = None) -> Look:
    """The look that the page's address asks for; the language also by what the browser prefers."""
    query = request.query
    wanted = query.get("lang", "") or _preferred(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""), config)
    language = config.language_for(wanted) if config else (wanted if wanted in _LANGUAGES else "th")
    is_embedded = query.get("embed") == "1"
    theme = query.get("theme", "")
    if theme not in THEMES:
        theme = "light" if is_embedded else "auto"
    color = config.color if config else Look("th").color
    return Look(language, is_embedded, theme, color, asset_addresses())


def address_of(slug: str, look: Look, language: str = "", path: str = "") -> str:
    """The address of a form's page (or of `path` below it) in the same look, maybe in another language."""
    query = {"lang": language or look.language}
    if look.is_embedded:
        query |= {"embed": "1", "theme": look.theme}
    elif look.theme != "auto":
        query["theme"] = look.theme
    return f"{FORMS}/{slug}{path}?{urlencode(query)}"


def page_response(html: str, look: Look, config: FormConfig | None = None, *, status: int = 200) -> web.Response:
    """A page with its policy: nothing from elsewhere, framed only by us and the sites that the form names."""
    response = web.Response(text=html, status=status, content_type="text/html", charset="utf-8")
    response.headers["Content-Security-Policy"] = policy_of(look, config)
    # The token in the page is good for one submission: a page from a cache would be sent a second time
    response.headers[hdrs.CACHE_CONTROL] = "no-store"
    response.headers[hdrs.VARY] = hdrs.ACCEPT_LANGUAGE
    # Inside a frame the form still has to name its own origin when it is sent
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    return response


def policy_of(look: Look, config: FormConfig | None) -> str:
    """The content security policy of a form page (CSP level 3)."""
    allowed = config.allowed_origins if config else ()
    # A form's answer may lead on to another page, and browsers hold form-action against that too
    onward = [origin_of(config.redirect_url)] if config and config.redirect_url else []
    rules: Mapping[str, Sequence[str]] = {
        "default-src": ["'none'"],
        "style-src": ["'self'", look.style_hash],
        "script-src": ["'self'"],
        "worker-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'", *onward],
        "frame-ancestors": ["'self'", *allowed],
        "base-uri": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def see_other(address: str) -> web.Response:
    """On to another page (RFC 9110 section 15.4.4): going back or looking again sends nothing twice."""
    return web.Response(status=303, headers={hdrs.LOCATION: address, hdrs.CACHE_CONTROL: "no-store"})


def gone(request: web.Request) -> web.Response:
    """There is no such form."""
    look = look_of(request)
    return page_response(message_page("gone", look), look, status=404)


def _preferred(header: str, config: FormConfig | None) -> str:
    """The first language of Accept-Language that we have (RFC 9110 section 12.5.4; browsers send them in order)."""
    ours = tuple(language.value for language in config.languages) if config else _LANGUAGES
    named = (part.partition(";")[0].strip().partition("-")[0].lower() for part in header.split(","))
    return next((code for code in named if code in ours), "")
