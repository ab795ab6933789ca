"""One message: the page that shows its HTML, its pictures from elsewhere, and the mail as it arrived."""

from typing import Annotated
from uuid import UUID

from aiohttp import web
from pydantic import Field

from core.db.session import Session
from core.errors import NotFound, Unavailable
from core.http import fetch
from core.staff.principal import Principal
from ticketing.messages.media import is_raster_image, sniffed_type
from ticketing.messages.reading import attachments_of, get_html, get_raw
from ticketing.tickets.message_access import get_ticket_of_message
from web.access import SIGNED_IN
from web.api.schemas.messages import attachment_url
from web.context import ApiRequest
from web.downloads import FILE_POLICY, file_response
from web.message_page import MESSAGE_POLICY, message_page, remote_images
from web.openapi import API_BASE, Resource

resource = Resource("messages")
_MAX_IMAGE_BYTES = 10 * 1024 * 1024
_MOST_REMOTE_IMAGES = 500

Place = Annotated[int, Field(ge=0, lt=_MOST_REMOTE_IMAGES)]


@resource.route("GET", "/messages/{message_id}/html", access=SIGNED_IN, errors=(404,), produces="text/html")
async def get_message_html(request: ApiRequest, message_id: UUID, remote_images: bool = False) -> web.Response:
    """The message's cleaned HTML as a page for a sandboxed frame. Pictures from elsewhere only when asked for."""
    async with request.context.database.read() as session:
        html = await _visible_html(session, request.principal, message_id)
        files = await attachments_of(session, message_id)
    inline = {file.content_id: attachment_url(file.id) for file in files if file.content_id and file.blob_key}
    base = f"{API_BASE}/messages/{message_id}/images" if remote_images else None
    response = web.Response(text=message_page(html, inline, remote_base=base), content_type="text/html")
    response.headers["Content-Security-Policy"] = MESSAGE_POLICY
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@resource.route(
    "GET", "/messages/{message_id}/images/{place}", access=SIGNED_IN, errors=(404, 413, 503), produces="image/*"
)
async def get_remote_image(request: ApiRequest, message_id: UUID, place: Place) -> web.Response:
    """A picture that the mail shows from elsewhere, fetched by this server: the sender learns nothing of the reader.

    Only addresses that stand in the mail are fetched, never private ones, and only pictures are passed on.
    """
    async with request.context.database.read() as session:
        addresses = remote_images(await _visible_html(session, request.principal, message_id))
    if place >= len(addresses):
        raise NotFound("The message has no such picture.", code="image_not_found")
    is_open = request.context.settings.allow_private_hosts
    picture = await fetch(addresses[place], max_bytes=_MAX_IMAGE_BYTES, allow_private=is_open)
    if picture.status != 200 or not is_raster_image(picture.body):
        raise Unavailable("There is no picture at this address.", code="fetch_failed")
    response = web.Response(body=picture.body, content_type=sniffed_type(picture.body) or "image/png")
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


@resource.route("GET", "/messages/{message_id}/raw", access=SIGNED_IN, errors=(404,), produces="message/rfc822")
async def get_message_raw(request: ApiRequest, message_id: UUID) -> web.StreamResponse:
    """The mail exactly as it arrived. 404 `no_raw` for what was written here, and when it is no longer kept."""
    async with request.context.database.read() as session:
        await get_ticket_of_message(session, request.principal, message_id)
        raw = await get_raw(session, message_id)
    data = raw.data if raw.data is not None else await request.context.blobs.get(raw.blob_key or "")
    response = file_response("message/rfc822", f"{message_id}.eml", inline=False, size=len(data))
    await response.prepare(request.http)
    await response.write(data)
    await response.write_eof()
    return response


async def _visible_html(session: Session, principal: Principal, message_id: UUID) -> str:
    await get_ticket_of_message(session, principal, message_id)
    return await get_html(session, message_id)
