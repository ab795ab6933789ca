"""Named leases: one process at a time does a thing (polls a mailbox, relays on SQLite, ticks the schedule)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core import clock, ids
from core.db.base import Base
from core.db.repository import upsert


class Lease(Base):
    """Who holds `name`, proven by `token`, until when."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(primary_key=True)
    token: Mapped[UUID]
    holder: Mapped[str]
    expires_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class HeldLease:
    """Proof of holding; every finishing write must name the token."""

    name: str
    token: UUID


async def claim_lease(session: AsyncSession, name: str, holder: str, seconds: float) -> HeldLease | None:
    """Take a free or expired lease, or return None while somebody else holds it."""
    token, now = ids.new_id(), clock.utc_now()
    row = {"name": name, "token": token, "holder": holder, "expires_at": clock.ahead(seconds)}
    statement = upsert(session, Lease).values(row)
    statement = statement.on_conflict_do_update(
        index_elements=[Lease.name],
        set_={"token": token, "holder": holder, "expires_at": row["expires_at"]},
        where=Lease.expires_at < now,
    ).returning(Lease.token)
    return HeldLease(name, token) if (await session.execute(statement)).first() else None


async def renew_lease(session: AsyncSession, lease: HeldLease, seconds: float) -> bool:
    """Hold on for `seconds` more; False when it was lost meanwhile."""
    statement = (
        update(Lease)
        .where(Lease.name == lease.name, Lease.token == lease.token)
        .values(expires_at=clock.ahead(seconds))
        .returning(Lease.name)
    )
    return (await session.execute(statement)).first() is not None


async def release_lease(session: AsyncSession, lease: HeldLease) -> None:
    """Give it back at once; harmless when it was lost."""
    await session.execute(delete(Lease).where(Lease.name == lease.name, Lease.token == lease.token))
