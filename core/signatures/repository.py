"""The SQL of signatures."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount
from core.db.repository import upsert
from core.signatures.models import Signature
from core.staff.models import Organization, Team, User


async def find_by_keys(session: AsyncSession, keys: Collection[str]) -> dict[str, Signature]:
    """The signatures under these keys."""
    query = select(Signature).where(Signature.key.in_(sorted(keys)))
    return {row.key: row for row in (await session.execute(query)).scalars()}


async def list_of_user(session: AsyncSession, user_id: UUID) -> Sequence[Signature]:
    """A person's own signatures: the general one first."""
    query = select(Signature).where(Signature.user_id == user_id).order_by(Signature.key)
    return (await session.execute(query)).scalars().all()


async def put(
    session: AsyncSession,
    key: str,
    user_id: UUID | None,
    account_id: UUID | None,
    html_th: str,
    html_en: str,
    now: datetime,
) -> None:
    """Write one signature over what was there."""
    values = {"html_th": html_th, "html_en": html_en, "updated_at": now}
    statement = upsert(session, Signature).values(
        key=key, user_id=user_id, channel_account_id=account_id, version=1, **values
    )
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[Signature.key], set_={**values, "version": Signature.version + 1}
        ).execution_options(synchronize_session=False)
    )


async def remove(session: AsyncSession, key: str) -> None:
    """Take one away; one that is not there is gone already."""
    await session.execute(delete(Signature).where(Signature.key == key).execution_options(synchronize_session=False))


async def brand_of(session: AsyncSession, account_id: UUID | None) -> str:
    """What an account calls the company, '' for nothing of its own."""
    if account_id is None:
        return ""
    query = select(ChannelAccount.brand).where(ChannelAccount.id == account_id)
    return (await session.execute(query)).scalar_one_or_none() or ""


async def account_exists(session: AsyncSession, account_id: UUID) -> bool:
    """Whether an account is connected."""
    query = select(ChannelAccount.id).where(ChannelAccount.id == account_id, ChannelAccount.deleted_at.is_(None))
    return (await session.execute(query)).first() is not None


async def facts_of(session: AsyncSession, user_id: UUID, team_id: UUID | None) -> tuple[str, str, str]:
    """(the person's mail address, the team's name, the company's name), '' for what is not there."""
    query = (
        select(User.email, Team.name, Organization.name)
        .select_from(User)
        .outerjoin(Team, Team.id == team_id)
        .outerjoin(Organization, Organization.id.is_not(None))
        .where(User.id == user_id)
        .limit(1)
    )
    row = (await session.execute(query)).first()
    return (row[0] or "", row[1] or "", row[2] or "") if row else ("", "", "")
