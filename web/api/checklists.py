"""Checklists: tasks that are put on tickets together."""

from uuid import UUID

from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.tasks import templates
from web.access import SIGNED_IN
from web.api.schemas.common import IfMatch, Page
from web.api.schemas.tasks import Checklist, ChecklistInput, ChecklistPatch, checklist_shape
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("checklists")


@resource.route("GET", "/checklists", access=SIGNED_IN)
async def list_checklists(request: ApiRequest) -> Page[Checklist]:
    """Every checklist in its order, archived ones too."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        views = await templates.list_templates(session)
    return Page(items=[checklist_shape(view) for view in views], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/checklists", access=Permission.ADMINISTER, status=201, errors=(409,))
async def create_checklist(request: ApiRequest, body: ChecklistInput) -> Checklist:
    """Add a checklist at the end. 422 `name_missing`, `no_items`, `title_missing`; 409 `too_many_checklists`."""
    async with request.context.database.write() as session:
        view = await templates.create_template(session, request.principal, body.settings)
    request.set_etag(view.version)
    return checklist_shape(view)


@resource.route("PATCH", "/checklists/{checklist_id}", access=Permission.ADMINISTER, errors=(404, 412))
async def change_checklist(
    request: ApiRequest, checklist_id: UUID, body: ChecklistPatch, if_match: IfMatch = None
) -> Checklist:
    """Change or archive a checklist; tasks that are on tickets stay as they are."""
    async with request.context.database.write() as session:
        view = await templates.change_template(session, request.principal, checklist_id, body.settings, if_match)
    request.set_etag(view.version)
    return checklist_shape(view)
