"""Tags."""

from uuid import UUID

from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.tags import service as tags
from ticketing.tags.reading import TagView, list_tags
from web.access import SIGNED_IN
from web.api.schemas.common import IfMatch, Page
from web.api.schemas.tags import Tag, TagInput, TagPatch
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("tags")


@resource.route("GET", "/tags", access=SIGNED_IN)
async def list_of_tags(request: ApiRequest) -> Page[Tag]:
    """Every tag, by name."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        views = await list_tags(session)
    return Page(items=[_shape(view) for view in views], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/tags", access=Permission.MANAGE_TAGS, status=201, errors=(409,))
async def create_tag(request: ApiRequest, body: TagInput) -> Tag:
    """Make a tag. 409 `name_taken`."""
    async with request.context.database.write() as session:
        view = await tags.create_tag(session, request.principal, body.name, body.color.value)
    request.set_etag(view.version)
    return _shape(view)


@resource.route("PATCH", "/tags/{tag_id}", access=Permission.MANAGE_TAGS, errors=(404, 409, 412))
async def change_tag(request: ApiRequest, tag_id: UUID, body: TagPatch, if_match: IfMatch = None) -> Tag:
    """Rename or recolour a tag."""
    async with request.context.database.write() as session:
        view = await tags.change_tag(session, request.principal, tag_id, body.changes, if_match)
    request.set_etag(view.version)
    return _shape(view)


@resource.route("DELETE", "/tags/{tag_id}", access=Permission.MANAGE_TAGS, errors=(404, 412))
async def delete_tag(request: ApiRequest, tag_id: UUID, if_match: IfMatch = None) -> None:
    """Delete a tag and take it off every ticket."""
    async with request.context.database.write() as session:
        await tags.delete_tag(session, request.principal, tag_id, if_match)


def _shape(view: TagView) -> Tag:
    return Tag(id=view.id, name=view.name, color=view.color, version=view.version)
