"""Files of a visitor's talk and pictures of its agents, from addresses that are their own permission.

A page shows a picture with an <img>, which cannot send a token in a header; so the address holds it.
"""

from typing import Annotated

from aiohttp import web
from pydantic import Field

from core.errors import NotFound
from ticketing.messages.media import HEAD, is_raster_image, served_type, sniffed_type
from web.access import PUBLIC
from web.downloads import file_response
from web.widget.door import VisitorRequest, visitor_resource
from web.widget.showing import SHOWING

resource = visitor_resource("files")

FileToken = Annotated[str, Field(min_length=1, max_length=4_000, description="From the address in the stream.")]
FileId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
BlobKey = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Signature = Annotated[str, Field(min_length=1, max_length=64, description="From the address in the stream.")]


@resource.route("GET", "/files/{file_id}", access=PUBLIC, errors=(401, 403, 404), produces="*/*")
async def get_visitor_file(request: VisitorRequest, file_id: FileId, token: FileToken) -> web.StreamResponse:
    """A file of the talk. Pictures that their bytes prove to be some are shown in the page, the rest is downloaded."""
    grant = request.tokens.read_file(token)
    pieces = request.context.blobs.stream(grant.blob_key)
    first = await anext(pieces, b"")
    is_picture = is_raster_image(first[:HEAD]) and sniffed_type(first[:HEAD]) == grant.content_type
    response = file_response(served_type(grant.content_type), grant.file_name, inline=is_picture, size=grant.size)
    await response.prepare(request.http)
    await response.write(first)
    async for piece in pieces:
        await response.write(piece)
    await response.write_eof()
    return response


@resource.route("GET", "/avatars/{blob_key}", access=PUBLIC, errors=(403, 404), produces="image/*")
async def get_avatar_for_visitors(request: VisitorRequest, blob_key: BlobKey, s: Signature) -> web.StreamResponse:
    """An agent's picture, from the address in the stream."""
    if not request.http.config_dict[SHOWING].is_picture(blob_key, s):
        raise NotFound("There is no such picture.", code="unknown_picture")
    data = await request.context.blobs.get(blob_key)
    kind = sniffed_type(data[:HEAD])
    if kind is None or not is_raster_image(data[:HEAD]):
        raise NotFound("There is no such picture.", code="unknown_picture")
    response = web.Response(body=data, content_type=kind)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Content-Disposition"] = "inline"
    return response
