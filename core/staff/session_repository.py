"""All SQL about what proves a person: browser sessions, bearer tokens, one-time tokens."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Label, RowMapping, Select, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from core.db.repository import is_sqlite
from core.errors import NotFound
from core.staff.models import ApiToken, OneTimeToken, StaffSession, Team, TeamMember, User


async def find_session(session: AsyncSession, digest: str, now: datetime) -> Sequence[RowMapping]:
    """One row per team (at least one) of the active person whose unexpired session this is; none when there is none."""
    query = _person(
        StaffSession.id.label("proof_id"),
        StaffSession.csrf_token,
        StaffSession.last_used_at,
        StaffSession.expires_at,
    ).join(StaffSession, StaffSession.user_id == User.id)
    query = query.where(StaffSession.token_digest == digest, StaffSession.expires_at > now)
    return list((await session.execute(query)).mappings())


async def find_token(session: AsyncSession, digest: str) -> Sequence[RowMapping]:
    """One row per team (at least one) of the active person whose bearer token this is; none when there is none."""
    query = _person(ApiToken.id.label("proof_id"), ApiToken.last_used_at).join(ApiToken, ApiToken.user_id == User.id)
    return list((await session.execute(query.where(ApiToken.token_digest == digest))).mappings())


async def touch_session(session: AsyncSession, session_id: UUID, now: datetime, expires_at: datetime) -> None:
    """Note that a session is in use; it lives on for as long again."""
    statement = update(StaffSession).where(StaffSession.id == session_id)
    await session.execute(statement.values(last_used_at=now, expires_at=expires_at))


async def touch_token(session: AsyncSession, token_id: UUID, now: datetime) -> None:
    """Note that a token is in use."""
    await session.execute(update(ApiToken).where(ApiToken.id == token_id).values(last_used_at=now))


async def end_session(session: AsyncSession, session_id: UUID) -> None:
    """Sign one browser out."""
    await session.execute(delete(StaffSession).where(StaffSession.id == session_id))


async def end_sessions_of(session: AsyncSession, user_id: UUID, *, but: UUID | None = None) -> None:
    """Sign a person out everywhere, or everywhere else."""
    statement = delete(StaffSession).where(StaffSession.user_id == user_id)
    await session.execute(statement if but is None else statement.where(StaffSession.id != but))


async def end_expired_sessions(session: AsyncSession, now: datetime) -> None:
    """Throw away what can no longer be used."""
    await session.execute(delete(StaffSession).where(StaffSession.expires_at <= now))
    await session.execute(delete(OneTimeToken).where(OneTimeToken.expires_at <= now))


async def list_tokens(session: AsyncSession, user_id: UUID) -> Sequence[ApiToken]:
    """A person's bearer tokens, newest first."""
    query = select(ApiToken).where(ApiToken.user_id == user_id).order_by(ApiToken.id.desc())
    return (await session.execute(query)).scalars().all()


async def count_tokens(session: AsyncSession, user_id: UUID) -> int:
    """How many bearer tokens a person has."""
    return (await session.execute(select(func.count()).where(ApiToken.user_id == user_id))).scalar_one()


async def end_token(session: AsyncSession, user_id: UUID, token_id: UUID) -> None:
    """Revoke one of the person's own tokens. Raises NotFound."""
    statement = delete(ApiToken).where(ApiToken.id == token_id, ApiToken.user_id == user_id).returning(ApiToken.id)
    if (await session.execute(statement)).first() is None:
        raise NotFound("There is no such token.", data={"token_id": str(token_id)})


async def end_tokens_of(session: AsyncSession, user_id: UUID) -> None:
    """Revoke all bearer tokens of a person."""
    await session.execute(delete(ApiToken).where(ApiToken.user_id == user_id))


async def find_one_time_token(
    session: AsyncSession, kind: str, digest: str, now: datetime, *, lock: bool = False
) -> tuple[OneTimeToken, User] | None:
    """An unexpired invitation or reset with its person, or None."""
    query = (
        select(OneTimeToken, User)
        .join(User, User.id == OneTimeToken.user_id)
        .where(OneTimeToken.token_digest == digest, OneTimeToken.kind == kind, OneTimeToken.expires_at > now)
    )
    if lock and not is_sqlite(session):
        query = query.with_for_update()
    row = (await session.execute(query)).first()
    return None if row is None else (row[0], row[1])


async def end_one_time_tokens(session: AsyncSession, user_id: UUID, kind: str) -> None:
    """Make every open invitation (or reset) of a person useless."""
    await session.execute(delete(OneTimeToken).where(OneTimeToken.user_id == user_id, OneTimeToken.kind == kind))


async def latest_one_time_token_at(session: AsyncSession, user_id: UUID, kind: str) -> datetime | None:
    """When the newest open one was made."""
    query = select(func.max(OneTimeToken.created_at)).where(OneTimeToken.user_id == user_id, OneTimeToken.kind == kind)
    return (await session.execute(query)).scalar_one()


def _person(*proof: InstrumentedAttribute[Any] | Label[Any]) -> Select[Any]:
    living = select(TeamMember.user_id, TeamMember.team_id).join(Team, Team.id == TeamMember.team_id)
    membership = living.where(Team.deleted_at.is_(None)).subquery()
    return (
        select(User.id.label("user_id"), User.name, User.role, User.language, membership.c.team_id, *proof)
        .select_from(User)
        .outerjoin(membership, membership.c.user_id == User.id)
        .where(User.is_active.is_(True))
    )
