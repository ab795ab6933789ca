"""Which pages may use a widget: those of its allowed origins and our own (RFC 6454, Fetch standard section 3.3).

The browser vouches for the Origin header; a program can send what it likes and proves itself by its token instead.
Cookies play no part: no answer sets one, none is read, and no answer allows credentials.
"""

from typing import Final

from aiohttp import hdrs, web

from core.errors import NotPermitted
from web.gate import is_own_origin
from web.openapi import CHAT_BASE
from web.widget.widgets import WIDGETS, Widget

_ALLOWED: Final = web.RequestKey("allowed_origin", str)
_PREFLIGHT_SECONDS: Final = 7_200
_METHODS: Final = "GET, POST, OPTIONS"
_HEADERS: Final = "Authorization, Content-Type"
_SHOWN: Final = "Retry-After, X-Request-ID"


async def require_some_origin(request: web.Request) -> None:
    """Refuse pages that no widget allows, before it is known which widget is meant. Raises NotPermitted."""
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is None:
        return
    widgets = await request.config_dict[WIDGETS].all()
    if not is_own_origin(request, origin) and not any(widget.config.allows_origin(origin) for widget in widgets):
        raise _refused()
    request[_ALLOWED] = origin


def require_origin(request: web.Request, widget: Widget) -> None:
    """Refuse pages that this widget does not allow. Raises NotPermitted(code="origin_not_allowed")."""
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is not None and not is_own_origin(request, origin) and not widget.config.allows_origin(origin):
        request[_ALLOWED] = ""
        raise _refused()


async def preflight(request: web.Request) -> web.Response:
    """Answer a browser that asks before it sends; for any other method there is no such path."""
    if request.method != hdrs.METH_OPTIONS:
        raise web.HTTPNotFound
    await require_some_origin(request)
    return web.Response(
        status=204,
        headers={
            hdrs.ACCESS_CONTROL_ALLOW_METHODS: _METHODS,
            hdrs.ACCESS_CONTROL_ALLOW_HEADERS: _HEADERS,
            hdrs.ACCESS_CONTROL_MAX_AGE: str(_PREFLIGHT_SECONDS),
        },
    )


async def add_origin_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Signal handler of on_response_prepare: lets an allowed page read the answer, refusals included."""
    if not request.path.startswith(CHAT_BASE + "/"):
        return
    response.headers.add(hdrs.VARY, hdrs.ORIGIN)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    origin = request.get(_ALLOWED)
    if origin:
        response.headers[hdrs.ACCESS_CONTROL_ALLOW_ORIGIN] = origin
        response.headers[hdrs.ACCESS_CONTROL_EXPOSE_HEADERS] = _SHOWN


def _refused() -> NotPermitted:
    return NotPermitted("This chat widget may not be used on this page.", code="origin_not_allowed")
