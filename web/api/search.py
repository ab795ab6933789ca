"""The search box."""

from typing import Annotated

from pydantic import Field

from core.events.published import current_seq
from ticketing.search.service import search
from web.access import SIGNED_IN
from web.api.schemas.common import Cursor, Limit, Page
from web.api.schemas.search import SearchHit
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("search")
_PAGE = 20

SearchText = Annotated[
    str, Field(max_length=200, description="Words, all of which must be there; the last may be cut.")
]
Hidden = Annotated[bool, Field(description="Look in spam and trash too.")]


@resource.route("GET", "/search", access=SIGNED_IN)
async def search_everything(
    request: ApiRequest, q: SearchText, hidden: Hidden = False, cursor: Cursor = None, limit: Limit = _PAGE
) -> Page[SearchHit]:
    """Tickets, customers and companies that the reader may see; exact numbers and addresses first, then the newest."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        page = await search(session, request.principal, q, cursor, limit, include_hidden=hidden)
    items = [SearchHit.model_validate(hit, from_attributes=True) for hit in page.items]
    return Page(items=items, next_cursor=page.next_cursor, as_of_seq=as_of_seq)
