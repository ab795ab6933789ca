"""The first start: the person who holds the token that `serve` printed becomes the first administrator."""

from core.staff import authentication, organization
from core.staff.passwords import hash_password, require_good_password
from core.staff.principal import Role
from core.staff.sign_in import NewSession
from core.staff.users import NewUser
from web.access import PUBLIC
from web.api.schemas.session import SessionInfo, SetupInput, SetupState
from web.api.session_info import begin_in_browser
from web.context import ApiRequest
from web.openapi import Resource
from web.rate_limits import SIGN_IN_BY_ADDRESS, spend

resource = Resource("setup")


@resource.route("GET", "/setup", access=PUBLIC)
async def get_setup(request: ApiRequest) -> SetupState:
    """Whether the installation waits for its first administrator."""
    async with request.context.database.read() as session:
        return SetupState(needs_setup=await organization.needs_setup(session))


@resource.route("POST", "/setup", access=PUBLIC, status=201, errors=(403, 409))
async def set_up(request: ApiRequest, body: SetupInput) -> SessionInfo:
    """Make the first administrator and sign him in. 403 `bad_setup_token`, 409 `already_set_up`."""
    await spend(request, SIGN_IN_BY_ADDRESS, request.address)
    async with request.context.database.read() as session:
        await organization.require_setup_token(session, body.token)
    require_good_password(body.password, email=body.email)
    admin = NewUser(
        name=body.name,
        email=body.email,
        role=Role.ADMIN,
        language=body.language,
        password_hash=await hash_password(body.password),
    )
    async with request.context.database.write() as session:
        user = await organization.set_up(session, body.token, body.organization_name, admin)
        cookie, csrf_token = await authentication.start_session(
            session, user.id, user_agent=request.user_agent, address=request.address
        )
    return await begin_in_browser(request, NewSession(user.id, cookie, csrf_token))
