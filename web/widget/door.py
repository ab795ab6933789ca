"""The door of the visitors' API: from which page a request comes, and which visitor sent it."""

from typing import Final

from aiohttp import hdrs, web

from channels.webchat.tokens import VisitorTokens
from channels.webchat.visitors import VisitorRecord, admit
from core.errors import NotSignedIn
from web.access import Access
from web.context import CONTEXT, ApiRequest
from web.document import ApiInfo
from web.openapi import CHAT_BASE, Resource
from web.widget.origins import require_origin, require_some_origin
from web.widget.widgets import WIDGETS, Widget

VISITORS_API: Final = ApiInfo(
    CHAT_BASE,
    "Sawasdesk for visitors",
    "What the chat widget on a company's pages speaks, for widgets of one's own. Browsers may call it from the pages "
    "that the widget's settings allow; no cookie is set or read.",
)
TOKENS: Final = web.AppKey("visitor_tokens", VisitorTokens)
_BEARER: Final = "bearer "


class VisitorRequest(ApiRequest):
    """A call of the visitors' API, past its door. `visitor` is as he was when he came in."""

    __slots__ = ("_visitor", "_widget")

    def __init__(self, http: web.Request, visitor: VisitorRecord | None = None, widget: Widget | None = None) -> None:
        super().__init__(http)
        self._visitor, self._widget = visitor, widget

    @property
    def visitor(self) -> VisitorRecord:
        """Who is asking. Raises NotSignedIn (only possible on a public route)."""
        if self._visitor is None:
            raise NotSignedIn("Send the visitor's token.", code="visitor_token_missing")
        return self._visitor

    @property
    def widget(self) -> Widget:
        """The widget he came by. Raises NotSignedIn (only possible on a public route)."""
        if self._widget is None:
            raise NotSignedIn("Send the visitor's token.", code="visitor_token_missing")
        return self._widget

    @property
    def tokens(self) -> VisitorTokens:
        """Signs and reads what visitors carry."""
        return self.http.config_dict[TOKENS]

    async def get_widget(self, key: str) -> Widget:
        """The widget with this public key, for pages that it allows. Raises NotFound, NotPermitted."""
        widget = await self.http.config_dict[WIDGETS].get_by_key(key)
        require_origin(self.http, widget)
        return widget


async def enter(request: web.Request, access: Access) -> VisitorRequest:
    """Let a request in.

    Raises NotPermitted (`origin_not_allowed`, `blocked`), NotSignedIn (a missing, wrong or old token) and NotFound
    (the visitor or the widget is gone).
    """
    await require_some_origin(request)
    if access.is_public:
        return VisitorRequest(request)
    visitor, widget = await prove(request, _bearer(request))
    return VisitorRequest(request, visitor, widget)


async def prove(request: web.Request, token: str) -> tuple[VisitorRecord, Widget]:
    """The visitor of a token and his widget, for pages that this widget allows. Raises what `enter` raises."""
    proven = request.config_dict[TOKENS].read(token)
    widget = await request.config_dict[WIDGETS].get(proven.account_id)
    require_origin(request, widget)
    async with request.config_dict[CONTEXT].database.read() as session:
        return await admit(session, request.config_dict[TOKENS], token), widget


def visitor_resource(tag: str) -> Resource:
    """Routes of the visitors' API behind this door."""
    return Resource(tag, base=CHAT_BASE, enter=enter)


def _bearer(request: web.Request) -> str:
    header = request.headers.get(hdrs.AUTHORIZATION, "")
    if header[: len(_BEARER)].lower() != _BEARER:
        raise NotSignedIn("Send the visitor's token.", code="visitor_token_missing")
    return header[len(_BEARER) :].strip()
