"""All SQL about connected channel accounts."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount, ChannelHealth
from core.db.repository import is_sqlite
from core.errors import NotFound

Row = tuple[ChannelAccount, ChannelHealth | None]


async def list_accounts(session: AsyncSession) -> Sequence[Row]:
    """Every account that is not deleted, with its health, by name."""
    query = _with_health().where(ChannelAccount.deleted_at.is_(None)).order_by(ChannelAccount.name, ChannelAccount.id)
    return [(account, health) for account, health in (await session.execute(query)).all()]


async def get_account(session: AsyncSession, account_id: UUID, *, lock: bool = False) -> Row:
    """One account that is not deleted. Raises NotFound."""
    query = _with_health().where(ChannelAccount.id == account_id, ChannelAccount.deleted_at.is_(None))
    if lock and not is_sqlite(session):
        query = query.with_for_update(of=ChannelAccount)
    row = (await session.execute(query)).first()
    if row is None:
        raise NotFound("There is no such channel account.", data={"channel_account_id": str(account_id)})
    return row[0], row[1]


async def find_by_address(session: AsyncSession, kind: str, address: str) -> ChannelAccount | None:
    """The account of this kind and canonical address, deleted ones included."""
    query = select(ChannelAccount).where(ChannelAccount.kind == kind, ChannelAccount.address == address)
    return (await session.execute(query)).scalar_one_or_none()


async def is_mailbox(session: AsyncSession, account_id: UUID) -> bool:
    """Whether there is a mailbox with this id that is not deleted."""
    query = select(ChannelAccount.id).where(
        ChannelAccount.id == account_id, ChannelAccount.kind == "email", ChannelAccount.deleted_at.is_(None)
    )
    return (await session.execute(query)).first() is not None


async def forget_health(session: AsyncSession, account_id: UUID) -> None:
    """What was known about its servers no longer holds."""
    await session.execute(delete(ChannelHealth).where(ChannelHealth.channel_account_id == account_id))


def _with_health() -> Select[ChannelAccount, ChannelHealth]:
    return select(ChannelAccount, ChannelHealth).outerjoin(
        ChannelHealth, ChannelHealth.channel_account_id == ChannelAccount.id
    )
