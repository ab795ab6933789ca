"""What a handler is given: the request, who sent it, and the open parts of the process."""

from typing import Final, Protocol
from uuid import UUID

from aiohttp import web
from multidict import CIMultiDict

from core.context import AppContext
from core.errors import NotSignedIn
from core.staff.principal import Principal
from core.staff.signed_in import SignedIn
from web.access import Access
from web.bodies import read_bytes


class Gate(Protocol):
    """The door of the application (web/gate.py)."""

    async def admit(self, request: web.Request, access: Access) -> SignedIn | None:
        """Let the request in, or raise NotSignedIn or NotPermitted. None on a public route."""

    async def find_signed_in(self, request: web.Request) -> SignedIn | None:
        """Who is behind a cookie or bearer token, or None."""

    def forget(self, user_id: UUID | None = None) -> None:
        """Look this person (None: everybody) up anew with the next request."""


CONTEXT: Final = web.AppKey("context", AppContext)
GATE: Final[web.AppKey[Gate]] = web.AppKey("gate")
ADDRESS: Final = web.RequestKey("address", str)
IS_SECURE: Final = web.RequestKey("is_secure", bool)


class ApiRequest:
    """One call of an API route, past its door. `headers` are added to the answer."""

    __slots__ = ("_signed_in", "headers", "http")

    def __init__(self, http: web.Request, signed_in: SignedIn | None = None) -> None:
        self.http = http
        self.headers: CIMultiDict[str] = CIMultiDict()
        self._signed_in = signed_in

    @property
    def context(self) -> AppContext:
        """The open parts of this process."""
        return self.http.config_dict[CONTEXT]

    @property
    def signed_in(self) -> SignedIn:
        """Who is asking and what proved it. Raises NotSignedIn (only possible on a public route)."""
        if self._signed_in is None:
            raise NotSignedIn("Sign in first.")
        return self._signed_in

    @property
    def principal(self) -> Principal:
        """Who is asking. Raises NotSignedIn (only possible on a public route)."""
        return self.signed_in.principal

    @property
    def address(self) -> str:
        """The client's network address, as far as the trusted proxies tell."""
        return self.http.get(ADDRESS) or self.http.remote or ""

    @property
    def is_secure(self) -> bool:
        """Whether the client came by HTTPS."""
        return bool(self.http.get(IS_SECURE))

    @property
    def user_agent(self) -> str:
        """What the client calls itself, cut to 300 characters."""
        return self.http.headers.get("User-Agent", "")[:300]

    async def find_signed_in(self) -> SignedIn | None:
        """Who is asking on a public route, or None."""
        return self._signed_in or await self.http.config_dict[GATE].find_signed_in(self.http)

    def forget_people(self, user_id: UUID | None = None) -> None:
        """Call after changing what a person (None: anybody) may do, so that this process knows at once."""
        self.http.config_dict[GATE].forget(user_id)

    def set_etag(self, version: int) -> None:
        """Tell the version of the document in the answer, for a later If-Match."""
        self.headers["ETag"] = f'"{version}"'

    async def read_body(self, limit: int) -> bytes:
        """The raw body, of at most `limit` bytes. Raises TooLarge."""
        return await read_bytes(self.http, limit)
