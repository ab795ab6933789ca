"""Files of tickets: asked for, watched, fetched, called off."""

from uuid import UUID

from aiohttp import web

from core.staff.principal import Permission
from ticketing.exporting import service
from ticketing.exporting.model import MEDIA_TYPES
from web.api.schemas.exports import Export, ExportInput, Exports, export_shape
from web.context import ApiRequest
from web.downloads import file_response
from web.openapi import Resource

resource = Resource("exports")


@resource.route("POST", "/exports", access=Permission.EXPORT_TICKETS, status=202, errors=(409,))
async def request_export(request: ApiRequest, body: ExportInput) -> Export:
    """Ask for a file of tickets. It is written beside other work; GET /exports/{export_id} tells how far it is.

    409 `too_many_exports` while three are on their way. 422 `bad_condition`, `bad_columns`, `bad_order`.
    """
    async with request.context.database.write() as session:
        export = await service.request_export(
            session, request.principal, body.asked, body.title, body.format, body.language.value
        )
    return export_shape(export)


@resource.route("GET", "/exports", access=Permission.EXPORT_TICKETS)
async def list_exports(request: ApiRequest) -> Exports:
    """Your newest exports."""
    async with request.context.database.read() as session:
        exports = await service.list_exports(session, request.principal)
    return Exports(items=[export_shape(export) for export in exports])


@resource.route("GET", "/exports/{export_id}", access=Permission.EXPORT_TICKETS, errors=(404,))
async def get_export(request: ApiRequest, export_id: UUID) -> Export:
    """One of your exports."""
    async with request.context.database.read() as session:
        return export_shape(await service.get_export(session, request.principal, export_id))


@resource.route("GET", "/exports/{export_id}/file", access=Permission.EXPORT_TICKETS, errors=(404,), produces="*/*")
async def get_export_file(request: ApiRequest, export_id: UUID) -> web.StreamResponse:
    """The file, for a day. 404 `export_not_there` before it is done and afterwards."""
    async with request.context.database.read() as session:
        export, key = await service.get_file(session, request.principal, export_id)
    pieces = request.context.blobs.stream(key)
    first = await anext(pieces, b"")
    response = file_response(MEDIA_TYPES[export.format], export.file_name, inline=False, size=export.size)
    response.headers["Cache-Control"] = "private, no-store"
    await response.prepare(request.http)
    await response.write(first)
    async for piece in pieces:
        await response.write(piece)
    await response.write_eof()
    return response


@resource.route("DELETE", "/exports/{export_id}", access=Permission.EXPORT_TICKETS, errors=(404,))
async def drop_export(request: ApiRequest, export_id: UUID) -> None:
    """Call an export off, or throw its file away."""
    async with request.context.database.write() as session:
        key = await service.drop_export(session, request.principal, export_id)
    if key is not None:
        await request.context.blobs.discard(key)
