"""What a browser is told when its session begins, and whenever it asks who it is."""

from uuid import UUID

from core.staff import organization, users
from core.staff.principal import Principal
from core.staff.sign_in import NewSession
from ticketing.views.service import find_start_view
from web.api.schemas.session import OrganizationRef, SessionInfo
from web.api.schemas.staff import Language, me_view
from web.context import ApiRequest
from web.session_cookie import set_session_cookie


async def session_info(request: ApiRequest, user_id: UUID, csrf_token: str) -> SessionInfo:
    """The person, the company and the CSRF token of the session."""
    async with request.context.database.read() as session:
        record = await users.get_record(session, user_id)
        company = await organization.get_settings(session)
        start_view = await find_start_view(session, _principal_of(record))
    return SessionInfo(
        user=me_view(record),
        csrf_token=csrf_token,
        organization=OrganizationRef(
            name=company.name, time_zone=company.time_zone, default_language=Language(company.default_language)
        ),
        demo=request.context.is_demo,
        start_view=start_view,
    )


def _principal_of(record: users.UserRecord) -> Principal:
    return Principal(record.id, record.name, record.role, frozenset(record.team_ids), record.language)


async def begin_in_browser(request: ApiRequest, new: NewSession) -> SessionInfo:
    """Hand the new session to the browser that asked for it."""
    set_session_cookie(request, new.cookie)
    return await session_info(request, new.user_id, new.csrf_token)
