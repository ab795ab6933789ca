"""What a person changes about himself."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict, Invalid
from core.secrets import Secrets
from core.staff import repository, session_repository
from core.staff.authentication import digest_of
from core.staff.changes import tell_about_user
from core.staff.models import ApiToken, User
from core.staff.principal import Permission, Principal
from core.staff.signed_in import SignedIn
from core.staff.totp import NewFactor, new_factor, new_recovery_codes, recovery_digest, step_of_code
from core.staff.users import UserRecord, load_record

MOST_TOKENS = 50


async def change_profile(session: AsyncSession, principal: Principal, changes: dict[str, Any]) -> UserRecord:
    """Change name, language, theme, preferences (a Preferences)."""
    user = await repository.get_user(session, principal.user_id, lock=True)
    user.name = changes.get("name", user.name)
    user.language = changes.get("language", user.language)
    user.theme = changes.get("theme", user.theme)
    if "preferences" in changes:
        user.preferences = changes["preferences"].model_dump(mode="json")
    if changes:
        await _tell(session, user, sorted(changes))
    return await load_record(session, user)


async def set_availability(session: AsyncSession, principal: Principal, availability: str) -> UserRecord:
    """Say whether one takes work now: online|away|offline."""
    user = await repository.get_user(session, principal.user_id, lock=True)
    if user.availability != availability:
        user.availability = availability
        await _tell(session, user, ["availability"])
    return await load_record(session, user)


async def set_avatar(session: AsyncSession, principal: Principal, blob_key: str | None) -> UserRecord:
    """Show this stored picture of oneself to colleagues and visitors; None takes it away."""
    user = await repository.get_user(session, principal.user_id, lock=True)
    if user.avatar_blob_key != blob_key:
        user.avatar_blob_key = blob_key
        await _tell(session, user, ["avatar"])
    return await load_record(session, user)


async def password_hash_of(session: AsyncSession, principal: Principal) -> str | None:
    """What the person's password is compared with, outside of a transaction."""
    return (await repository.get_user(session, principal.user_id)).password_hash


def wrong_password() -> Invalid:
    """The answer to a wrong current password on a page of a signed-in person."""
    return Invalid("The current password is wrong.", code="wrong_password", data={"field": "current_password"})


async def change_password(session: AsyncSession, signed_in: SignedIn, old_hash: str | None, new_hash: str) -> None:
    """Replace the hash that was compared; every other browser of the person is signed out."""
    user = await repository.get_user(session, signed_in.principal.user_id, lock=True)
    if user.password_hash != old_hash:
        raise wrong_password()
    user.password_hash = new_hash
    await session_repository.end_sessions_of(session, user.id, but=signed_in.session_id)
    await _tell(session, user, ["password"])


async def begin_totp(session: AsyncSession, secrets: Secrets, principal: Principal) -> NewFactor:
    """Store a new secret that counts once confirmed. Raises Conflict(code="totp_active")."""
    user = await repository.get_user(session, principal.user_id, lock=True)
    _require_no_totp(user)
    organization = await repository.find_organization(session)
    factor = new_factor(user.email, organization.name if organization else "")
    user.totp_secret_encrypted, user.totp_last_step = secrets.encrypt(factor.secret), None
    await session.flush()
    return factor


async def confirm_totp(session: AsyncSession, secrets: Secrets, principal: Principal, code: str) -> list[str]:
    """Turn the second factor on and give the recovery codes, which are shown once.

    Raises Conflict(code="totp_active" | "totp_not_begun"), Invalid(code="bad_totp_code").
    """
    user = await repository.get_user(session, principal.user_id, lock=True)
    _require_no_totp(user)
    if user.totp_secret_encrypted is None:
        raise Conflict("Ask for a secret first.", code="totp_not_begun")
    step = step_of_code(secrets.decrypt(user.totp_secret_encrypted), code, clock.utc_now(), last_step=None)
    if step is None:
        raise Invalid("The code is wrong.", code="bad_totp_code", data={"field": "code"})
    codes = new_recovery_codes()
    user.totp_confirmed_at, user.totp_last_step = clock.utc_now(), step
    user.recovery_code_digests = [recovery_digest(recovery_code) for recovery_code in codes]
    await _tell(session, user, ["has_totp"])
    return codes


async def remove_totp(session: AsyncSession, principal: Principal, user_id: UUID) -> None:
    """Turn the second factor off: one's own (the password was checked before), or as administrator anybody's."""
    if user_id != principal.user_id:
        principal.require(Permission.ADMINISTER)
    user = await repository.get_user(session, user_id, lock=True)
    had_one = user.totp_confirmed_at is not None
    user.totp_secret_encrypted, user.totp_confirmed_at, user.totp_last_step = None, None, None
    user.recovery_code_digests = []
    await session.flush()
    if had_one:
        await tell_about_user(session, user, principal.user_id, principal.name, ["has_totp"], actor_kind=principal.via)


async def list_tokens(session: AsyncSession, principal: Principal) -> list[ApiToken]:
    """The person's bearer tokens, newest first; what they were is known to nobody."""
    return list(await session_repository.list_tokens(session, principal.user_id))


async def make_token(session: AsyncSession, principal: Principal, name: str) -> tuple[ApiToken, str]:
    """A new bearer token, whose text is shown once. Raises Conflict(code="too_many_tokens")."""
    await repository.get_user(session, principal.user_id, lock=True)
    if await session_repository.count_tokens(session, principal.user_id) >= MOST_TOKENS:
        raise Conflict(f"A person can have {MOST_TOKENS} tokens.", code="too_many_tokens")
    text = f"sawas_{ids.new_token()}"
    token = ApiToken(
        id=ids.new_id(),
        token_digest=digest_of(text),
        user_id=principal.user_id,
        name=name,
        created_at=clock.utc_now(),
    )
    session.add(token)
    await session.flush()
    return token, text


async def end_token(session: AsyncSession, principal: Principal, token_id: UUID) -> None:
    """Revoke one of one's own tokens. Raises NotFound."""
    await session_repository.end_token(session, principal.user_id, token_id)


def _require_no_totp(user: User) -> None:
    if user.totp_confirmed_at is not None:
        raise Conflict("The second factor is on already.", code="totp_active")


async def _tell(session: AsyncSession, user: User, fields: list[str]) -> None:
    await tell_about_user(session, user, user.id, user.name, fields)
