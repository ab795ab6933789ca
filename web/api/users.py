"""The people who work here."""

from uuid import UUID

from core.events.published import current_seq
from core.staff import one_time, profile, users
from core.staff.principal import Permission
from core.staff.users import NewUser
from web.access import SIGNED_IN
from web.api.schemas.common import Page
from web.api.schemas.staff import InvitationInput, User, UserPatch, user_view
from web.context import ApiRequest
from web.openapi import Resource
from web.staff_mail import mail_sender

resource = Resource("users")


@resource.route("GET", "/users", access=SIGNED_IN)
async def list_users(request: ApiRequest) -> Page[User]:
    """Everybody who works here or did, active people first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        records = await users.list_users(session)
    return Page(items=[user_view(record) for record in records], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/users/invitations", access=Permission.ADMINISTER, status=201, errors=(409,))
async def invite_user(request: ApiRequest, body: InvitationInput) -> User:
    """Add a person and send the invitation. 409 `email_taken`, 422 `unknown_team`."""
    new = NewUser(body.name, body.email, body.role, body.language, tuple(body.team_ids))
    async with request.context.database.write() as session:
        user = await users.invite(session, request.principal, new)
        await one_time.send_invitation(session, mail_sender(request), user)
        return user_view(await users.load_record(session, user))


@resource.route("POST", "/users/{user_id}/invitation", access=Permission.ADMINISTER, errors=(404, 409))
async def invite_again(request: ApiRequest, user_id: UUID) -> None:
    """Send the invitation again; the link sent before stops working. 409 `already_accepted`."""
    async with request.context.database.write() as session:
        user = await users.get_invited(session, request.principal, user_id)
        await one_time.send_invitation(session, mail_sender(request), user)


@resource.route("PATCH", "/users/{user_id}", access=Permission.ADMINISTER, errors=(404, 409))
async def change_user(request: ApiRequest, user_id: UUID, body: UserPatch) -> User:
    """Change name, role, teams, or deactivate. 409 `last_admin`. A new role signs the person out everywhere."""
    async with request.context.database.write() as session:
        record = await users.change_user(session, request.principal, user_id, body.changes)
    request.forget_people(user_id)
    return user_view(record)


@resource.route("DELETE", "/users/{user_id}/totp", access=Permission.ADMINISTER, errors=(404,))
async def remove_user_totp(request: ApiRequest, user_id: UUID) -> None:
    """Turn off the second factor of somebody who lost it."""
    async with request.context.database.write() as session:
        await profile.remove_totp(session, request.principal, user_id)
