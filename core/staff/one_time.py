"""Invitations and password resets: a link that works once, sent by mail, of which only a digest is kept."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import NotFound
from core.secrets import Secrets
from core.staff import repository, session_repository
from core.staff.authentication import digest_of
from core.staff.changes import tell_about_user
from core.staff.mail_texts import INVITATION, PASSWORD_RESET, mail_text
from core.staff.models import OneTimeToken, User
from core.staff.system_mail import queue_mail
from core.staff.users import UserRecord, load_record

_LIFE_HOURS = {INVITATION: 7 * 24, PASSWORD_RESET: 2}
_PATHS = {INVITATION: "invitations", PASSWORD_RESET: "password-resets"}
_PAUSE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Sender:
    """What a mail to staff needs from its surroundings: the desk's address (no slash at the end) and the cipher."""

    base_url: str
    secrets: Secrets


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom an open invitation is for."""

    email: str
    name: str


async def send_invitation(session: AsyncSession, sender: Sender, user: User) -> None:
    """Queue the invitation; links sent before stop working."""
    await _send(session, sender, user, INVITATION)


async def request_password_reset(session: AsyncSession, sender: Sender, email: str) -> None:
    """Queue a reset for the active person with this canonical address, if there is one and none was sent just now."""
    user = await repository.find_user_by_email(session, email)
    if user is None or not user.is_active:
        return
    kind = PASSWORD_RESET if user.password_hash else INVITATION
    latest = await session_repository.latest_one_time_token_at(session, user.id, kind)
    if latest is not None and clock.utc_now() - latest < _PAUSE:
        return
    await _send(session, sender, user, kind)


async def get_invitation(session: AsyncSession, token: str) -> Invitation:
    """Whom the invitation is for. Raises NotFound(code="link_not_valid")."""
    _, user = await _get(session, INVITATION, token)
    return Invitation(user.email, user.name)


async def get_reset_email(session: AsyncSession, token: str) -> str:
    """Whose password the link may change. Raises NotFound(code="link_not_valid")."""
    _, user = await _get(session, PASSWORD_RESET, token)
    return user.email


async def accept_invitation(
    session: AsyncSession, token: str, *, name: str, password_hash: str, language: str
) -> UserRecord:
    """Give the invited person his password; the link is used up. Raises NotFound(code="link_not_valid")."""
    _, user = await _get(session, INVITATION, token, lock=True)
    user.name, user.password_hash, user.language = name, password_hash, language
    await session_repository.end_one_time_tokens(session, user.id, INVITATION)
    await tell_about_user(session, user, user.id, user.name, ["name", "language", "is_invited"])
    return await load_record(session, user)


async def reset_password(session: AsyncSession, token: str, password_hash: str) -> UUID:
    """Set the new password and sign the person out everywhere. Raises NotFound(code="link_not_valid")."""
    _, user = await _get(session, PASSWORD_RESET, token, lock=True)
    user.password_hash = password_hash
    await session_repository.end_one_time_tokens(session, user.id, PASSWORD_RESET)
    await session_repository.end_sessions_of(session, user.id)
    await tell_about_user(session, user, user.id, user.name, ["password"])
    return user.id


async def _send(session: AsyncSession, sender: Sender, user: User, kind: str) -> None:
    now, token, hours = clock.utc_now(), ids.new_token(), _LIFE_HOURS[kind]
    await session_repository.end_one_time_tokens(session, user.id, kind)
    organization = await repository.find_organization(session)
    mail = mail_text(
        kind,
        user.language,
        name=user.name,
        organization=organization.name if organization else "Sawasdesk",
        link=f"{sender.base_url}/{_PATHS[kind]}/{token}",
        hours=hours,
    )
    session.add(
        OneTimeToken(
            token_digest=digest_of(token),
            kind=kind,
            user_id=user.id,
            created_at=now,
            expires_at=now + timedelta(hours=hours),
        )
    )
    await queue_mail(session, user.email, mail.subject, sender.secrets.encrypt(mail.text))


async def _get(session: AsyncSession, kind: str, token: str, *, lock: bool = False) -> tuple[OneTimeToken, User]:
    found = await session_repository.find_one_time_token(session, kind, digest_of(token), clock.utc_now(), lock=lock)
    if found is None or not found[1].is_active:
        raise NotFound("This link was used already, is too old, or is not complete.", code="link_not_valid")
    return found
