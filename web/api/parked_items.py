"""Parked items: what arrived and could not be understood or handled waits here for a person."""

from uuid import UUID

from aiohttp import web

from core.events.published import current_seq
from core.inbox import parked
from core.staff.principal import Permission
from web.api.schemas.common import Cursor, Limit, Page, PageLimit
from web.api.schemas.parked import ParkedItem, ParkedState, ParkedText, parked_shape
from web.context import ApiRequest
from web.downloads import file_response
from web.openapi import Resource

resource = Resource("parked items")

SHOWN_BYTES = 64 * 1024


@resource.route("GET", "/parked-items", access=Permission.SEE_PARKED)
async def list_parked_items(
    request: ApiRequest, state: ParkedState | None = None, cursor: Cursor = None, limit: Limit = PageLimit
) -> Page[ParkedItem]:
    """What is parked, being replayed or discarded, the newest first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        wanted = state.value if state else None
        page = await parked.list_parked(session, request.principal, wanted, cursor, limit)
    return Page(items=[parked_shape(one) for one in page.items], next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route(
    "GET", "/parked-items/{parked_id}/raw", access=Permission.SEE_PARKED, errors=(404,),
    produces="application/octet-stream",
)  # fmt: skip
async def get_parked_raw(request: ApiRequest, parked_id: UUID) -> web.StreamResponse:
    """The bytes exactly as they arrived."""
    data = await _bytes(request, parked_id)
    response = file_response("application/octet-stream", f"{parked_id}.eml", inline=False, size=len(data))
    await response.prepare(request.http)
    await response.write(data)
    await response.write_eof()
    return response


@resource.route("GET", "/parked-items/{parked_id}/text", access=Permission.SEE_PARKED, errors=(404,))
async def get_parked_text(request: ApiRequest, parked_id: UUID) -> ParkedText:
    """The first 64 kB of the bytes, as text."""
    data = await _bytes(request, parked_id)
    text = data[:SHOWN_BYTES].decode("utf-8", "replace").replace("\x00", "�")
    return ParkedText(text=text, is_cut=len(data) > SHOWN_BYTES)


@resource.route("POST", "/parked-items/{parked_id}/replay", access=Permission.ADMINISTER, errors=(404, 409))
async def replay_parked_item(request: ApiRequest, parked_id: UUID) -> ParkedItem:
    """Try it again. 409 `not_parked` when somebody was quicker."""
    async with request.context.database.write() as session:
        return parked_shape(await parked.replay(session, request.principal, parked_id))


@resource.route("POST", "/parked-items/{parked_id}/discard", access=Permission.ADMINISTER, errors=(404, 409))
async def discard_parked_item(request: ApiRequest, parked_id: UUID) -> ParkedItem:
    """Let it be; it stays readable. 409 `not_parked` when somebody was quicker."""
    async with request.context.database.write() as session:
        return parked_shape(await parked.discard(session, request.principal, parked_id))


async def _bytes(request: ApiRequest, parked_id: UUID) -> bytes:
    async with request.context.database.read() as session:
        raw = await parked.get_parked_bytes(session, request.principal, parked_id)
    return raw.inline if raw.inline is not None else await request.context.blobs.get(raw.blob_key or "")
