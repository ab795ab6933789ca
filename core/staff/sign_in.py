"""Signing in: password, then the second factor, then a new session. Hashes are checked outside of transactions."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.errors import NotSignedIn
from core.secrets import Secrets
from core.staff import repository
from core.staff.authentication import start_session
from core.staff.models import User
from core.staff.totp import recovery_digest, step_of_code


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who claims an address: what his password is compared with. No hash when there is no such person."""

    user_id: UUID | None
    password_hash: str | None


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session just started; `cookie` is shown once and kept nowhere."""

    user_id: UUID
    cookie: str
    csrf_token: str


async def find_candidate(session: AsyncSession, email: str) -> Candidate:
    """The person with this canonical address, or a candidate whom no password fits."""
    user = await repository.find_user_by_email(session, email)
    if user is None or not user.is_active:
        return Candidate(None, None)
    return Candidate(user.id, user.password_hash)


def bad_credentials() -> NotSignedIn:
    """The one answer to a wrong address and to a wrong password."""
    return NotSignedIn("The address or the password is wrong.", code="bad_credentials")


async def sign_in(
    session: AsyncSession, secrets: Secrets, candidate: Candidate, code: str | None, *, user_agent: str, address: str
) -> NewSession:
    """Check the second factor, where there is one, and start a session. The password was found right before.

    Raises NotSignedIn(code="bad_credentials" | "totp_required" | "bad_totp_code"). The row lock makes a code work once
    even when it is sent twice at the same moment.
    """
    if candidate.user_id is None:
        raise bad_credentials()
    user = await repository.get_user(session, candidate.user_id, lock=True)
    if not user.is_active or user.password_hash != candidate.password_hash:
        raise bad_credentials()
    if user.totp_confirmed_at is not None:
        _use_code(user, secrets, code)
    user.last_seen_at = clock.utc_now()
    cookie, csrf_token = await start_session(session, user.id, user_agent=user_agent, address=address)
    return NewSession(user.id, cookie, csrf_token)


def _use_code(user: User, secrets: Secrets, code: str | None) -> None:
    if not code:
        raise NotSignedIn("The code of your authenticator app is needed.", code="totp_required")
    step = step_of_code(
        secrets.decrypt(user.totp_secret_encrypted or ""), code, clock.utc_now(), last_step=user.totp_last_step
    )
    if step is not None:
        user.totp_last_step = step
        return
    digest = recovery_digest(code)
    if digest not in user.recovery_code_digests:
        raise NotSignedIn("The code is wrong or was used already.", code="bad_totp_code")
    user.recovery_code_digests = [kept for kept in user.recovery_code_digests if kept != digest]
