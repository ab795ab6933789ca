"""Files from visitors: taken piece by piece within the widget's limits, refused with a reason that a page can show."""

import asyncio
import tempfile
from typing import IO, Final

from aiohttp import BodyPartReader, hdrs, web
from aiohttp.http_exceptions import HttpProcessingError

from channels.webchat.uploads import NewUpload, record_upload, require_room
from core.errors import Invalid, NotPermitted, TooLarge
from ticketing.messages.media import HEAD, stored_type
from web.access import VISITOR
from web.file_names import clean_file_name
from web.problems import RequestRefused
from web.widget.door import VisitorRequest, visitor_resource
from web.widget.hub import VISITOR_HUB
from web.widget.schemas import UploadView
from web.widget.widgets import Widget

resource = visitor_resource("uploads")

_CHUNK: Final = 64 * 1024
_IN_MEMORY: Final = 1024 * 1024
_ENVELOPE: Final = 64 * 1024  # what the form around the file may weigh


@resource.route("POST", "/uploads", access=VISITOR, status=201, errors=(404, 413, 415), consumes="multipart/form-data")
async def upload_visitor_file(request: VisitorRequest) -> UploadView:
    """Upload one file (a form with one part); a message then names its id. What type it is, its bytes decide.

    413 `file_too_large` (data.limit), 422 `file_type_not_allowed` (data.content_type, data.types), `empty_file`,
    403 `uploads_not_allowed`, 429 `upload_limit`.
    """
    widget = request.widget
    limit = widget.config.uploads.max_bytes
    if not widget.config.uploads.is_allowed:
        raise NotPermitted("This widget takes no files.", code="uploads_not_allowed")
    announced = request.http.content_length or 0
    if announced > limit + _ENVELOPE:
        raise _too_large(limit)
    async with request.context.database.read() as session:
        await require_room(session, request.visitor.id, widget.config.limits, max(1, announced - _ENVELOPE))
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as kept:
        new = await _receive(request.http, widget, kept)
        kept.seek(0)
        data = await asyncio.to_thread(kept.read)
    key = await request.context.blobs.put(data)
    async with request.context.database.write() as session:
        file = await record_upload(session, request.visitor.id, NewUpload(new[0], new[1], len(data), key))
    url = request.http.config_dict[VISITOR_HUB].showing.upload(file)
    return UploadView(id=file.id, file_name=file.file_name, content_type=file.content_type, size=file.size, url=url)


async def _receive(request: web.Request, widget: Widget, kept: IO[bytes]) -> tuple[str, str]:
    """Take the file; its name and the type that its bytes prove. Refused as soon as it is known that it must be."""
    part = await _file_part(request)
    limit, size, content_type = widget.config.uploads.max_bytes, 0, ""
    while True:
        try:
            chunk = await part.read_chunk(_CHUNK)
        except (ValueError, web.RequestPayloadError, HttpProcessingError) as error:
            raise _unreadable() from error
        if not chunk:
            break
        if size == 0:
            content_type = _allowed_type(widget, chunk[:HEAD], part.headers.get(hdrs.CONTENT_TYPE, ""))
        size += len(chunk)
        if size > limit:
            raise _too_large(limit)
        await asyncio.to_thread(kept.write, chunk)
    if size == 0:
        raise Invalid("This file is empty.", code="empty_file")
    return clean_file_name(part.filename or ""), content_type


async def _file_part(request: web.Request) -> BodyPartReader:
    """The form's first part."""
    if request.content_type != "multipart/form-data":
        raise RequestRefused(415, "not_a_form", "The body must be multipart/form-data.")
    try:
        part = await (await request.multipart()).next()
    except (ValueError, web.RequestPayloadError, HttpProcessingError, AssertionError) as error:
        raise _unreadable() from error
    if not isinstance(part, BodyPartReader):
        raise _unreadable()
    return part


def _allowed_type(widget: Widget, head: bytes, claimed: str) -> str:
    content_type = stored_type(head, claimed)
    if not widget.config.allows_file(content_type):
        raise Invalid(
            "Files of this type are not taken.",
            code="file_type_not_allowed",
            data={"content_type": content_type, "types": list(widget.config.uploads.types)},
        )
    return content_type


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"A file may have at most {limit} bytes.", code="file_too_large", data={"limit": limit})


def _unreadable() -> RequestRefused:
    return RequestRefused(400, "unreadable_body", "The form could not be read.")
