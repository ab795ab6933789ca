"""The door of every API route: who is asking, may that role come in, and did the request come from our own pages.

A browser proves itself by cookie and, on every unsafe method, by the session's CSRF token; a program by a bearer
token. What was found is remembered for a few seconds per process, and dropped at once when a person changes, so that
a busy desk costs no look-up per request.
"""

import hmac
import time
from collections import OrderedDict
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

import structlog
from aiohttp import hdrs, web

from core import clock
from core.context import AppContext
from core.errors import AppError, NotPermitted, NotSignedIn
from core.staff import authentication
from core.staff.signed_in import SignedIn
from web.access import Access
from web.context import CONTEXT
from web.document import CSRF_HEADER, SESSION_COOKIE

SAFE_METHODS = frozenset({hdrs.METH_GET, hdrs.METH_HEAD, hdrs.METH_OPTIONS})
REMEMBER_SECONDS = 3.0
_MOST_REMEMBERED = 10_000
_BEARER = "bearer "
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Remembered:
    signed_in: SignedIn
    until: float


class Gatekeeper:
    """Finds out who is asking. One per application."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._remembered: OrderedDict[str, _Remembered] = OrderedDict()
        self._forgotten = 0  # how often somebody was: a look that began before may have seen what is over

    async def admit(self, request: web.Request, access: Access) -> SignedIn | None:
        """Let the request in or raise NotSignedIn or NotPermitted. On a public route nobody is looked up."""
        require_own_origin(request)
        if access.is_public:
            return None
        signed_in = await self.find_signed_in(request)
        if signed_in is None:
            raise NotSignedIn("Sign in first.")
        if signed_in.session_id is not None and request.method not in SAFE_METHODS:
            _require_csrf(request, signed_in)
        if access.permission is not None:
            signed_in.principal.require(access.permission)
        return signed_in

    async def find_signed_in(self, request: web.Request) -> SignedIn | None:
        """Who is behind a bearer token or a cookie, or None. A bad bearer token does not fall back to the cookie."""
        header = request.headers.get(hdrs.AUTHORIZATION, "")
        if header:
            is_bearer = header[: len(_BEARER)].lower() == _BEARER
            return await self._look_up("token", header[len(_BEARER) :].strip()) if is_bearer else None
        cookie = request.cookies.get(SESSION_COOKIE)
        return await self._look_up("session", cookie) if cookie else None

    def forget(self, user_id: UUID | None = None) -> None:
        """Look this person (None: everybody) up anew with the next request."""
        self._forgotten += 1
        for key in [k for k, r in self._remembered.items() if user_id in {None, r.signed_in.principal.user_id}]:
            del self._remembered[key]

    async def _look_up(self, kind: str, token: str) -> SignedIn | None:
        if not token or len(token) > 200:
            return None
        key = f"{kind}:{authentication.digest_of(token)}"
        known = self._remembered.get(key)
        if known is not None and known.until > time.monotonic():
            return known.signed_in
        forgotten = self._forgotten
        find = authentication.find_by_session if kind == "session" else authentication.find_by_token
        async with self._context.database.read() as session:
            signed_in = await find(session, token)
        if signed_in is None:
            self._remembered.pop(key, None)
            return None
        if forgotten == self._forgotten:
            self._remember(key, signed_in)
        if authentication.needs_touch(signed_in, clock.utc_now()):
            await self._touch(signed_in)
        return signed_in

    def _remember(self, key: str, signed_in: SignedIn) -> None:
        self._remembered[key] = _Remembered(signed_in, time.monotonic() + REMEMBER_SECONDS)
        self._remembered.move_to_end(key)
        while len(self._remembered) > _MOST_REMEMBERED:
            self._remembered.popitem(last=False)

    async def _touch(self, signed_in: SignedIn) -> None:
        try:
            async with self._context.database.write() as session:
                await authentication.touch(session, signed_in)
        except AppError as error:
            _log.warning("session_touch_failed", error=error.message)


def require_own_origin(request: web.Request) -> None:
    """Refuse unsafe requests and WebSockets that another site's page sent. Raises NotPermitted(code="bad_origin").

    A browser always names the origin there; programs send none and are let through to prove themselves otherwise.
    """
    is_socket = request.headers.get(hdrs.UPGRADE, "").lower() == "websocket"
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is None or (request.method in SAFE_METHODS and not is_socket):
        return
    if not is_own_origin(request, origin):
        raise NotPermitted("This request came from another site.", code="bad_origin")


def is_own_origin(request: web.Request, origin: str) -> bool:
    """Whether a page of this origin is one of ours: of the host that was asked, or of the configured address."""
    return _host_of(origin) in _own_hosts(request)


def _own_hosts(request: web.Request) -> set[str]:
    base_url = request.config_dict[CONTEXT].settings.base_url
    hosts = {request.headers.get(hdrs.HOST, "").lower()}
    if base_url:
        hosts.add(_host_of(base_url))
    return hosts - {""}


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _require_csrf(request: web.Request, signed_in: SignedIn) -> None:
    sent = request.headers.get(CSRF_HEADER, "")
    if not hmac.compare_digest(sent.encode("utf-8", "surrogateescape"), signed_in.csrf_token.encode()):
        raise NotPermitted("The CSRF token is missing or not that of this session.", code="bad_csrf_token")
