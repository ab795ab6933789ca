"""Signing in and out."""

from core.staff import authentication, sign_in
from core.staff.passwords import is_right_password
from core.staff.users import canonical_email
from web.access import PUBLIC, SIGNED_IN
from web.api.schemas.session import SessionInfo, SignInInput
from web.api.session_info import begin_in_browser, session_info
from web.context import ApiRequest
from web.document import SESSION_COOKIE
from web.openapi import Resource
from web.rate_limits import SIGN_IN_BY_ADDRESS, SIGN_IN_BY_LOGIN, spend
from web.realtime.socket import HUB
from web.session_cookie import drop_session_cookie, set_session_cookie

resource = Resource("session")


@resource.route("GET", "/session", access=SIGNED_IN)
async def get_session(request: ApiRequest) -> SessionInfo:
    """Who is signed in, and the token that unsafe requests must carry ('' for a bearer token, which needs none).

    The browser's cookie is given a full life again, as the session behind it gets one while it is used.
    """
    cookie = request.http.cookies.get(SESSION_COOKIE)
    if cookie and request.signed_in.session_id is not None:
        set_session_cookie(request, cookie)
    return await session_info(request, request.principal.user_id, request.signed_in.csrf_token)


@resource.route("POST", "/session", access=PUBLIC, errors=(401,))
async def start_session(request: ApiRequest, body: SignInInput) -> SessionInfo:
    """Sign in.

    401 `bad_credentials`: address or password. 401 `totp_required`: send again with `totp_code`. 401 `bad_totp_code`:
    wrong, or used already. Attempts are limited per network address and per login.
    """
    email = canonical_email(body.email)
    await spend(request, SIGN_IN_BY_ADDRESS, request.address)
    await spend(request, SIGN_IN_BY_LOGIN, email)
    database = request.context.database
    async with database.read() as session:
        candidate = await sign_in.find_candidate(session, email)
    if not await is_right_password(candidate.password_hash, body.password):
        raise sign_in.bad_credentials()
    async with database.write() as session:
        new = await sign_in.sign_in(
            session,
            request.context.secrets,
            candidate,
            body.totp_code,
            user_agent=request.user_agent,
            address=request.address,
        )
    return await begin_in_browser(request, new)


@resource.route("DELETE", "/session", access=SIGNED_IN)
async def end_session(request: ApiRequest) -> None:
    """Sign this browser out. With a bearer token nothing ends: revoke the token instead."""
    session_id = request.signed_in.session_id
    if session_id is not None:
        async with request.context.database.write() as session:
            await authentication.end_session(session, session_id)
        request.forget_people(request.principal.user_id)
        await request.http.config_dict[HUB].sign_out(session_id)
    drop_session_cookie(request)
