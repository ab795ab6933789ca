"""The session cookie: HttpOnly, SameSite=Lax, Secure whenever the client came by HTTPS."""

from http.cookies import SimpleCookie

from core.staff.authentication import SESSION_LIFE
from web.context import ApiRequest
from web.document import SESSION_COOKIE


def set_session_cookie(request: ApiRequest, value: str) -> None:
    """Give the browser its session; a page's script can never read it."""
    _set(request, value, int(SESSION_LIFE.total_seconds()))


def drop_session_cookie(request: ApiRequest) -> None:
    """Make the browser forget its session."""
    _set(request, "", 0)


def _set(request: ApiRequest, value: str, max_age: int) -> None:
    cookie: SimpleCookie = SimpleCookie()
    cookie[SESSION_COOKIE] = value
    morsel = cookie[SESSION_COOKIE]
    morsel["path"], morsel["max-age"], morsel["httponly"], morsel["samesite"] = "/", max_age, True, "Lax"
    if request.is_secure or request.context.settings.base_url.startswith("https://"):
        morsel["secure"] = True
    request.headers.add("Set-Cookie", morsel.OutputString())
