"""Copies of sent messages on their way into the account's own sent folder. Nothing here can make anything be sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.models import SentCopy
from core.db.repository import is_sqlite, upsert
from core.jobs import nudge_after_commit

SENT_COPIES_JOB: Final = "sent_copies"
MOST_ATTEMPTS: Final = 8
_LEASE: Final = timedelta(minutes=5)
_FIRST_PAUSE_SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class DueCopy:
    """A copy that is ours to put away. Its bytes are `raw`, or the blob `blob_key`."""

    delivery_id: UUID
    channel_account_id: UUID
    external_message_id: str
    raw: bytes | None
    blob_key: str | None
    attempts: int
    token: UUID


async def record_copy(
    session: AsyncSession,
    delivery_id: UUID,
    account_id: UUID,
    external_message_id: str,
    *,
    raw: bytes | None,
    blob_key: str | None,
) -> None:
    """Keep the bytes of a message that has left until they are put away; a second time changes nothing."""
    now = clock.utc_now()
    statement = upsert(session, SentCopy).values(
        delivery_id=delivery_id,
        channel_account_id=account_id,
        external_message_id=external_message_id,
        raw=raw,
        blob_key=blob_key,
        next_attempt_at=now,
        created_at=now,
    )
    await session.execute(statement.on_conflict_do_nothing())
    nudge_after_commit(session, SENT_COPIES_JOB)


async def anything_due(session: AsyncSession) -> bool:
    """A cheap look, for reading sessions."""
    query = select(SentCopy.delivery_id).where(SentCopy.next_attempt_at <= clock.utc_now()).limit(1)
    return (await session.execute(query)).first() is not None


async def claim_due(session: AsyncSession, limit: int) -> Sequence[DueCopy]:
    """Take the next copies for five minutes; who does not come back leaves them to others."""
    now, token = clock.utc_now(), ids.new_id()
    due = select(SentCopy.delivery_id).where(SentCopy.next_attempt_at <= now)
    due = due.order_by(SentCopy.delivery_id).limit(limit).with_for_update(skip_locked=True)
    statement = (
        update(SentCopy)
        .where(SentCopy.delivery_id.in_(due if is_sqlite(session) else due.cte("due").select()))
        .values(lease_token=token, next_attempt_at=now + _LEASE, attempts=SentCopy.attempts + 1)
        .returning(
            SentCopy.delivery_id,
            SentCopy.channel_account_id,
            SentCopy.external_message_id,
            SentCopy.raw,
            SentCopy.blob_key,
            SentCopy.attempts,
        )
        .execution_options(synchronize_session=False)
    )
    rows = [DueCopy(*row[:6], token=token) for row in (await session.execute(statement)).all()]
    return sorted(rows, key=lambda row: row.delivery_id)


async def finish(session: AsyncSession, copy: DueCopy) -> None:
    """It is put away, or given up."""
    await session.execute(delete(SentCopy).where(SentCopy.delivery_id == copy.delivery_id))


async def postpone(session: AsyncSession, copy: DueCopy) -> None:
    """Try again after a pause that grows with the attempts."""
    pause = _FIRST_PAUSE_SECONDS * 2.0 ** (copy.attempts - 1)
    await session.execute(
        update(SentCopy)
        .where(SentCopy.delivery_id == copy.delivery_id, SentCopy.lease_token == copy.token)
        .values(next_attempt_at=clock.ahead(pause), lease_token=None)
        .execution_options(synchronize_session=False)
    )
