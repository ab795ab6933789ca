"""What people do with the links in our mails: accept an invitation, choose a new password."""

from core.staff import authentication, one_time
from core.staff.passwords import hash_password, require_good_password
from core.staff.sign_in import NewSession
from core.staff.users import canonical_email
from web.access import PUBLIC
from web.api.schemas.session import (
    InvitationAcceptance,
    InvitationView,
    LinkToken,
    NewPassword,
    ResetRequest,
    SessionInfo,
)
from web.api.session_info import begin_in_browser
from web.context import ApiRequest
from web.openapi import Resource
from web.rate_limits import LINK_BY_ADDRESS, MAIL_BY_ADDRESS, spend
from web.staff_mail import mail_sender

resource = Resource("invitations and resets")


@resource.route("GET", "/invitations/{token}", access=PUBLIC, errors=(404,))
async def get_invitation(request: ApiRequest, token: LinkToken) -> InvitationView:
    """Whom the invitation is for. 404 `link_not_valid` when it was used, is too old, or never existed."""
    await spend(request, LINK_BY_ADDRESS, request.address)
    async with request.context.database.read() as session:
        invitation = await one_time.get_invitation(session, token)
    return InvitationView(email=invitation.email, name=invitation.name)


@resource.route("POST", "/invitations/{token}", access=PUBLIC, status=201, errors=(404,))
async def accept_invitation(request: ApiRequest, token: LinkToken, body: InvitationAcceptance) -> SessionInfo:
    """Choose name and password, and be signed in."""
    await spend(request, LINK_BY_ADDRESS, request.address)
    async with request.context.database.read() as session:
        invitation = await one_time.get_invitation(session, token)
    require_good_password(body.password, email=invitation.email)
    password_hash = await hash_password(body.password)
    async with request.context.database.write() as session:
        record = await one_time.accept_invitation(
            session, token, name=body.name, password_hash=password_hash, language=body.language
        )
        cookie, csrf_token = await authentication.start_session(
            session, record.id, user_agent=request.user_agent, address=request.address
        )
    return await begin_in_browser(request, NewSession(record.id, cookie, csrf_token))


@resource.route("POST", "/password-resets", access=PUBLIC, status=202)
async def request_password_reset(request: ApiRequest, body: ResetRequest) -> None:
    """Ask for a link by mail. The answer is the same whether or not somebody has this address."""
    await spend(request, MAIL_BY_ADDRESS, request.address)
    async with request.context.database.write() as session:
        await one_time.request_password_reset(session, mail_sender(request), canonical_email(body.email))


@resource.route("POST", "/password-resets/{token}", access=PUBLIC, errors=(404,))
async def reset_password(request: ApiRequest, token: LinkToken, body: NewPassword) -> None:
    """Choose a new password with the link's token; the person is signed out everywhere."""
    await spend(request, LINK_BY_ADDRESS, request.address)
    async with request.context.database.read() as session:
        email = await one_time.get_reset_email(session, token)
    require_good_password(body.password, email=email)
    password_hash = await hash_password(body.password)
    async with request.context.database.write() as session:
        user_id = await one_time.reset_password(session, token, password_hash)
    request.forget_people(user_id)
