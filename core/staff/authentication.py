"""Who holds this cookie or token: one query (session, person and teams together), and the cookie's life."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import RowMapping
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.staff import repository, session_repository
from core.staff.models import StaffSession
from core.staff.principal import Principal, Role
from core.staff.signed_in import SignedIn

SESSION_LIFE = timedelta(days=14)
TOUCH_EVERY = timedelta(minutes=1)


def digest_of(token: str) -> str:
    """What is stored instead of a token. The token has 256 random bits, so a plain SHA-256 cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


async def find_by_session(session: AsyncSession, token: str) -> SignedIn | None:
    """Whose browser this is, or None when the cookie is unknown, expired, or its person deactivated."""
    rows = await session_repository.find_session(session, digest_of(token), clock.utc_now())
    if not rows:
        return None
    first = rows[0]
    return SignedIn(
        principal=_principal(rows, via="user"),
        session_id=first["proof_id"],
        token_id=None,
        csrf_token=first["csrf_token"],
        last_used_at=first["last_used_at"],
        expires_at=first["expires_at"],
    )


async def find_by_token(session: AsyncSession, token: str) -> SignedIn | None:
    """Whose program this is, or None when the token is unknown or its person deactivated."""
    rows = await session_repository.find_token(session, digest_of(token))
    if not rows:
        return None
    first = rows[0]
    principal = _principal(rows, via="api")
    return SignedIn(principal, None, first["proof_id"], "", first["last_used_at"], None)


async def start_session(session: AsyncSession, user_id: UUID, *, user_agent: str, address: str) -> tuple[str, str]:
    """Record a new session; returns the cookie's token (kept nowhere) and the CSRF token.

    Signing in always makes a new session, so that a cookie planted before cannot become a signed-in one.
    """
    now, token, csrf_token = clock.utc_now(), ids.new_token(), ids.new_token()
    await session_repository.end_expired_sessions(session, now)
    session.add(
        StaffSession(
            id=ids.new_id(),
            token_digest=digest_of(token),
            user_id=user_id,
            csrf_token=csrf_token,
            created_at=now,
            last_used_at=now,
            expires_at=now + SESSION_LIFE,
            user_agent=user_agent,
            address=address,
        )
    )
    await session.flush()
    return token, csrf_token


async def end_session(session: AsyncSession, session_id: UUID) -> None:
    """Sign one browser out."""
    await session_repository.end_session(session, session_id)


def needs_touch(signed_in: SignedIn, now: datetime) -> bool:
    """Whether "last used" is old enough to be worth a write: at most one a minute for each session or token."""
    return signed_in.last_used_at is None or now - signed_in.last_used_at >= TOUCH_EVERY


async def touch(session: AsyncSession, signed_in: SignedIn) -> None:
    """Note the use of a session (which prolongs it) or of a token, and that the person was here."""
    now = clock.utc_now()
    await repository.touch_last_seen(session, signed_in.principal.user_id)
    if signed_in.session_id is not None:
        await session_repository.touch_session(session, signed_in.session_id, now, now + SESSION_LIFE)
    elif signed_in.token_id is not None:
        await session_repository.touch_token(session, signed_in.token_id, now)


def _principal(rows: Sequence[RowMapping], *, via: str) -> Principal:
    first = rows[0]
    return Principal(
        user_id=first["user_id"],
        name=first["name"],
        role=Role(first["role"]),
        team_ids=frozenset(row["team_id"] for row in rows if row["team_id"] is not None),
        language=first["language"],
        via=via,
    )
