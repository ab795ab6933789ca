"""Headers that every answer carries. A handler that sets one of them itself (a sandboxed mail, say) keeps its own."""

from aiohttp import web

from web.context import CONTEXT, IS_SECURE
from web.openapi import API_BASE, CHAT_BASE

# The desk: everything from this server; styles are also set by its components at run time, scripts never are.
DESK_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; media-src 'self' blob:; manifest-src 'self'; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_HSTS = "max-age=31536000"


async def add_security_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Signal handler of on_response_prepare."""
    response.headers.popall("Server", None)  # which versions run here is nobody's business
    for name, value in _ALWAYS.items():
        response.headers.setdefault(name, value)
    is_api = request.path.startswith((API_BASE + "/", CHAT_BASE + "/"))
    if "Content-Security-Policy" not in response.headers:
        response.headers["Content-Security-Policy"] = _DATA_POLICY if is_api else DESK_POLICY
        response.headers.setdefault("X-Frame-Options", "DENY")
    if is_api:
        response.headers.setdefault("Cache-Control", "no-store")
    if request.get(IS_SECURE) or request.config_dict[CONTEXT].settings.base_url.startswith("https://"):
        response.headers.setdefault("Strict-Transport-Security", _HSTS)
