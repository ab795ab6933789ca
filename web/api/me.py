"""The signed-in person's own settings."""

from io import BytesIO
from uuid import UUID

import segno

from core.events.published import current_seq
from core.staff import profile, users
from core.staff.models import ApiToken as ApiTokenRow
from core.staff.passwords import hash_password, is_right_password, require_good_password
from web.access import SIGNED_IN
from web.api.schemas.common import Page
from web.api.schemas.staff import (
    ApiToken,
    AvailabilityInput,
    Me,
    MePatch,
    PasswordChange,
    PasswordProof,
    RecoveryCodes,
    TokenInput,
    TotpCode,
    TotpSecret,
    me_view,
)
from web.context import ApiRequest
from web.openapi import Resource
from web.rate_limits import PASSWORD_BY_PERSON, spend

resource = Resource("me")


@resource.route("GET", "/me", access=SIGNED_IN)
async def get_me(request: ApiRequest) -> Me:
    """The signed-in person."""
    async with request.context.database.read() as session:
        return me_view(await users.get_record(session, request.principal.user_id))


@resource.route("PATCH", "/me", access=SIGNED_IN)
async def change_me(request: ApiRequest, body: MePatch) -> Me:
    """Change one's own name, language, theme or preferences."""
    async with request.context.database.write() as session:
        record = await profile.change_profile(session, request.principal, body.changes)
    request.forget_people(record.id)
    return me_view(record)


@resource.route("PUT", "/me/availability", access=SIGNED_IN)
async def set_availability(request: ApiRequest, body: AvailabilityInput) -> Me:
    """Say whether one takes work now."""
    async with request.context.database.write() as session:
        return me_view(await profile.set_availability(session, request.principal, body.availability))


@resource.route("POST", "/me/password", access=SIGNED_IN)
async def change_password(request: ApiRequest, body: PasswordChange) -> None:
    """Choose a new password. 422 `wrong_password`, `weak_password`. Other browsers are signed out."""
    old_hash = await _require_password(request, body.current_password)
    async with request.context.database.read() as session:
        email = (await users.get_record(session, request.principal.user_id)).email
    require_good_password(body.new_password, email=email)
    new_hash = await hash_password(body.new_password)
    async with request.context.database.write() as session:
        await profile.change_password(session, request.signed_in, old_hash, new_hash)
    request.forget_people(request.principal.user_id)


@resource.route("POST", "/me/totp", access=SIGNED_IN, errors=(409,))
async def begin_totp(request: ApiRequest) -> TotpSecret:
    """A new secret for an authenticator app. It counts once confirmed. 409 `totp_active`."""
    async with request.context.database.write() as session:
        factor = await profile.begin_totp(session, request.context.secrets, request.principal)
    return TotpSecret(secret=factor.secret, uri=factor.uri, qr_svg=_qr_svg(factor.uri))


@resource.route("POST", "/me/totp/confirm", access=SIGNED_IN, errors=(409,))
async def confirm_totp(request: ApiRequest, body: TotpCode) -> RecoveryCodes:
    """Turn the second factor on. 422 `bad_totp_code`, 409 `totp_not_begun`, `totp_active`."""
    await spend(request, PASSWORD_BY_PERSON, str(request.principal.user_id))
    async with request.context.database.write() as session:
        codes = await profile.confirm_totp(session, request.context.secrets, request.principal, body.code)
    return RecoveryCodes(recovery_codes=codes)


@resource.route("POST", "/me/totp/remove", access=SIGNED_IN)
async def remove_totp(request: ApiRequest, body: PasswordProof) -> None:
    """Turn the second factor off. 422 `wrong_password`."""
    await _require_password(request, body.password)
    async with request.context.database.write() as session:
        await profile.remove_totp(session, request.principal, request.principal.user_id)


@resource.route("GET", "/me/tokens", access=SIGNED_IN)
async def list_tokens(request: ApiRequest) -> Page[ApiToken]:
    """One's own bearer tokens, newest first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        tokens = await profile.list_tokens(session, request.principal)
    return Page(items=[_token_view(token) for token in tokens], next_cursor=None, as_of_seq=as_of_seq)


@resource.route("POST", "/me/tokens", access=SIGNED_IN, status=201, errors=(409,))
async def make_token(request: ApiRequest, body: TokenInput) -> ApiToken:
    """A new bearer token; its text is in this answer and nowhere else."""
    async with request.context.database.write() as session:
        token, text = await profile.make_token(session, request.principal, body.name)
    return _token_view(token, text)


@resource.route("DELETE", "/me/tokens/{token_id}", access=SIGNED_IN, errors=(404,))
async def end_token(request: ApiRequest, token_id: UUID) -> None:
    """Revoke a bearer token."""
    async with request.context.database.write() as session:
        await profile.end_token(session, request.principal, token_id)
    request.forget_people(request.principal.user_id)


async def _require_password(request: ApiRequest, password: str) -> str | None:
    await spend(request, PASSWORD_BY_PERSON, str(request.principal.user_id))
    async with request.context.database.read() as session:
        password_hash = await profile.password_hash_of(session, request.principal)
    if not await is_right_password(password_hash, password):
        raise profile.wrong_password()
    return password_hash


def _qr_svg(text: str) -> str:
    picture = BytesIO()
    segno.make(text, error="m").save(picture, kind="svg", scale=4, border=2, xmldecl=False, svgns=True)
    return picture.getvalue().decode()


def _token_view(token: ApiTokenRow, text: str | None = None) -> ApiToken:
    return ApiToken(
        id=token.id, name=token.name, token=text, created_at=token.created_at, last_used_at=token.last_used_at
    )
