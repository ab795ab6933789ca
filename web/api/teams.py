"""Teams."""

from uuid import UUID

from core.events.published import current_seq
from core.staff import teams
from core.staff.principal import Permission
from core.staff.teams import TeamFields, TeamRecord
from web.access import SIGNED_IN
from web.api.schemas.common import IfMatch, Page
from web.api.schemas.staff import Assignment, Team, TeamInput, TeamPatch
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("teams")


@resource.route("GET", "/teams", access=SIGNED_IN)
async def list_teams(request: ApiRequest) -> Page[Team]:
    """Every team with its members."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        records = await teams.list_teams(session)
    return Page(items=[_view(record) for record in records], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/teams", access=Permission.ADMINISTER, status=201, errors=(409,))
async def create_team(request: ApiRequest, body: TeamInput) -> Team:
    """Make a team."""
    fields = TeamFields(
        name=body.name,
        description=body.description,
        member_ids=tuple(body.member_ids),
        assignment=body.assignment,
        max_open_per_person=body.max_open_per_person,
    )
    async with request.context.database.write() as session:
        record = await teams.create_team(session, request.principal, fields)
    request.set_etag(record.version)
    return _view(record)


@resource.route("PATCH", "/teams/{team_id}", access=Permission.ADMINISTER, errors=(404, 409))
async def change_team(request: ApiRequest, team_id: UUID, body: TeamPatch, if_match: IfMatch = None) -> Team:
    """Change a team's fields or members."""
    async with request.context.database.write() as session:
        record = await teams.change_team(session, request.principal, team_id, body.changes, if_match)
    request.forget_people()
    request.set_etag(record.version)
    return _view(record)


@resource.route("DELETE", "/teams/{team_id}", access=Permission.ADMINISTER, errors=(404,))
async def delete_team(request: ApiRequest, team_id: UUID, if_match: IfMatch = None) -> None:
    """Delete a team. Its tickets stay, without a queue of their own."""
    async with request.context.database.write() as session:
        await teams.delete_team(session, request.principal, team_id, if_match)
    request.forget_people()


def _view(record: TeamRecord) -> Team:
    fields = record.fields
    return Team(
        id=record.id,
        name=fields.name,
        description=fields.description,
        member_ids=list(fields.member_ids),
        assignment=Assignment(fields.assignment),
        max_open_per_person=fields.max_open_per_person,
        version=record.version,
    )
