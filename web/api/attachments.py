"""Files: uploading one for a message that is being written, and handing out those of visible messages."""

from typing import Annotated
from uuid import UUID

from aiohttp import web
from pydantic import Field

from core.errors import NotFound
from core.staff.principal import Permission
from ticketing.messages.media import HEAD, is_shown_inline, served_type, stored_type
from ticketing.messages.uploads import NewUpload, delete_upload, record_upload
from ticketing.tickets.message_access import get_visible_attachment
from web.access import SIGNED_IN
from web.api.schemas.messages import Attachment, attachment_shape
from web.context import ApiRequest
from web.downloads import file_response
from web.file_names import clean_file_name
from web.openapi import Resource

resource = Resource("attachments")

FileName = Annotated[str, Field(min_length=1, max_length=255, description="The name people see.")]


@resource.route(
    "POST",
    "/attachments",
    access=Permission.NOTE_TICKETS,
    status=201,
    errors=(413,),
    consumes="application/octet-stream",
)
async def upload_attachment(request: ApiRequest, file_name: FileName) -> Attachment:
    """Upload a file (the raw body) for a reply, note or draft. What type it is, its bytes decide. 413 `too_large`."""
    data = await request.read_body(request.context.settings.max_upload_bytes)
    key = await request.context.blobs.put(data)
    new = NewUpload(clean_file_name(file_name), stored_type(data[:HEAD], request.http.content_type), len(data), key)
    async with request.context.database.write() as session:
        return attachment_shape(await record_upload(session, request.principal, new))


@resource.route("GET", "/attachments/{attachment_id}", access=SIGNED_IN, errors=(404,), produces="*/*")
async def get_attachment(request: ApiRequest, attachment_id: UUID, download: bool = False) -> web.StreamResponse:
    """A file's bytes. Pictures and PDFs that are what they say are shown in the browser, the rest is downloaded."""
    async with request.context.database.read() as session:
        file = await get_visible_attachment(session, request.principal, attachment_id)
    if file.blob_key is None:
        raise NotFound("The file is not stored.", code="attachment_not_stored", data={"state": file.state})
    pieces = request.context.blobs.stream(file.blob_key)
    first = await anext(pieces, b"")
    inline = not download and is_shown_inline(first[:HEAD], file.content_type)
    response = file_response(served_type(file.content_type), file.file_name, inline=inline, size=file.size)
    await response.prepare(request.http)
    await response.write(first)
    async for piece in pieces:
        await response.write(piece)
    await response.write_eof()
    return response


@resource.route("DELETE", "/attachments/{attachment_id}", access=SIGNED_IN, errors=(404,))
async def delete_attachment(request: ApiRequest, attachment_id: UUID) -> None:
    """Throw away an own upload that is on no message yet."""
    async with request.context.database.write() as session:
        await delete_upload(session, request.principal, attachment_id)
