"""Pictures of the people who work here: one's own to choose, everybody's to see."""

from typing import Annotated
from uuid import UUID

from aiohttp import web
from pydantic import Field

from core.errors import Invalid, NotFound
from core.staff import profile, users
from ticketing.messages.media import HEAD, sniffed_type
from web.access import SIGNED_IN
from web.api.schemas.staff import Me, me_view
from web.context import ApiRequest
from web.downloads import file_response
from web.openapi import Resource

resource = Resource("avatars")
LARGEST_AVATAR = 512 * 1024
PICTURES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})

PictureVersion = Annotated[str, Field(max_length=64, description="Ignored; it makes each picture's address its own.")]


@resource.route("PUT", "/me/avatar", access=SIGNED_IN, errors=(413,), consumes="application/octet-stream")
async def put_avatar(request: ApiRequest) -> Me:
    """Show a picture of oneself: PNG, JPEG, WebP or GIF, at most 512 kB, as the raw body. 422 `not_a_picture`."""
    data = await request.read_body(LARGEST_AVATAR)
    if sniffed_type(data[:HEAD]) not in PICTURES:
        raise Invalid("This is no PNG, JPEG, WebP or GIF picture.", code="not_a_picture", data={"field": "avatar"})
    key = await request.context.blobs.put(data)
    async with request.context.database.write() as session:
        return me_view(await profile.set_avatar(session, request.principal, key))


@resource.route("DELETE", "/me/avatar", access=SIGNED_IN)
async def delete_avatar(request: ApiRequest) -> Me:
    """Show no picture of oneself any more."""
    async with request.context.database.write() as session:
        return me_view(await profile.set_avatar(session, request.principal, None))


@resource.route("GET", "/users/{user_id}/avatar", access=SIGNED_IN, errors=(404,), produces="image/*")
async def get_avatar(request: ApiRequest, user_id: UUID, v: PictureVersion = "") -> web.StreamResponse:
    """A person's picture. `avatar_url` of the person is its address."""
    async with request.context.database.read() as session:
        key = (await users.get_record(session, user_id)).avatar_blob_key
    if key is None:
        raise NotFound("This person has no picture.", code="no_avatar")
    data = await request.context.blobs.get(key)
    media_type = sniffed_type(data[:HEAD])
    if media_type not in PICTURES:
        raise NotFound("The stored file is no picture.", code="no_avatar")
    response = file_response(media_type, "avatar", inline=True, size=len(data))
    await response.prepare(request.http)
    await response.write(data)
    await response.write_eof()
    return response
