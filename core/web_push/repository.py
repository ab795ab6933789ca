"""The SQL of Web Push."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.bulk import insert_rows, padded
from core.staff.models import User
from core.web_push.models import PushKey, PushMessage, PushSubscription
from core.web_push.pushes import DuePush

KEY_ID: Final = 1
LEASE: Final = timedelta(minutes=2)


async def find_key(session: AsyncSession) -> PushKey | None:
    """The installation's keys."""
    return await session.get(PushKey, KEY_ID)


async def find_by_digest(session: AsyncSession, digest: str) -> PushSubscription | None:
    """The browser with this endpoint."""
    query = select(PushSubscription).where(PushSubscription.endpoint_digest == digest)
    return (await session.execute(query)).scalar_one_or_none()


async def list_of(session: AsyncSession, user_id: UUID) -> Sequence[PushSubscription]:
    """A person's browsers, oldest first."""
    query = select(PushSubscription).where(PushSubscription.user_id == user_id).order_by(PushSubscription.id)
    return (await session.execute(query)).scalars().all()


async def people_with_browsers(session: AsyncSession) -> set[UUID]:
    """Active people who can be told by push."""
    query = select(PushSubscription.user_id).join(User, User.id == PushSubscription.user_id).where(User.is_active)
    return set((await session.execute(query.distinct())).scalars())


async def browsers_of(session: AsyncSession, user_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """The browsers of each person."""
    wanted = padded(user_ids)
    if not wanted:
        return {}
    query = select(PushSubscription.user_id, PushSubscription.id).where(PushSubscription.user_id.in_(wanted))
    found: dict[UUID, list[UUID]] = {}
    for user_id, subscription_id in (await session.execute(query.order_by(PushSubscription.id))).all():
        found.setdefault(user_id, []).append(subscription_id)
    return found


async def delete_subscription(session: AsyncSession, subscription_id: UUID, *, user_id: UUID | None = None) -> bool:
    """Forget a browser and what waits for it; False when there is none (of this person)."""
    statement = delete(PushSubscription).where(PushSubscription.id == subscription_id)
    if user_id is not None:
        statement = statement.where(PushSubscription.user_id == user_id)
    if (await session.execute(statement.returning(PushSubscription.id))).first() is None:
        return False
    await session.execute(delete(PushMessage).where(PushMessage.subscription_id == subscription_id))
    return True


async def replace_messages(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert messages; those that wait for the same browser on the same topic give way."""
    if not rows:
        return
    waiting = delete(PushMessage).where(
        PushMessage.subscription_id.in_(padded(row["subscription_id"] for row in rows)),
        PushMessage.topic.in_(padded(row["topic"] for row in rows)),
        PushMessage.lease_token.is_(None),
    )
    await session.execute(waiting.execution_options(synchronize_session=False))
    await insert_rows(session, PushMessage, rows)


async def claim_due(session: AsyncSession, token: UUID, limit: int) -> list[DuePush]:
    """Lease messages that are due, or that a worker left behind."""
    now = clock.utc_now()
    due = (
        select(PushMessage.id)
        .where(PushMessage.next_attempt_at <= now)
        .order_by(PushMessage.next_attempt_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = list((await session.execute(due)).scalars())
    if not ids:
        return []
    statement = (
        update(PushMessage)
        .where(PushMessage.id.in_(ids))
        .values(lease_token=token, next_attempt_at=now + LEASE, attempts=PushMessage.attempts + 1)
        .returning(
            PushMessage.id,
            PushMessage.subscription_id,
            PushMessage.payload_encrypted,
            PushMessage.topic,
            PushMessage.attempts,
            PushMessage.created_at,
        )
        .execution_options(synchronize_session=False)
    )
    claimed = (await session.execute(statement)).all()
    query = select(PushSubscription.id, PushSubscription.document_encrypted).where(
        PushSubscription.id.in_(padded(row.subscription_id for row in claimed))
    )
    browsers = {row.id: row.document_encrypted for row in (await session.execute(query)).all()}
    return [DuePush(*row, browsers.get(row.subscription_id)) for row in claimed]


async def anything_due(session: AsyncSession) -> bool:
    """A cheap look for reading sessions."""
    query = select(PushMessage.id).where(PushMessage.next_attempt_at <= clock.utc_now()).limit(1)
    return (await session.execute(query)).first() is not None


async def finish(session: AsyncSession, token: UUID, message_ids: Collection[UUID]) -> None:
    """These are done with, sent or not."""
    if message_ids:
        await session.execute(
            delete(PushMessage)
            .where(PushMessage.id.in_(padded(message_ids)), PushMessage.lease_token == token)
            .execution_options(synchronize_session=False)
        )


async def note_sent(session: AsyncSession, subscription_ids: Collection[UUID]) -> None:
    """These browsers' push services took something."""
    if subscription_ids:
        await session.execute(
            update(PushSubscription)
            .where(PushSubscription.id.in_(padded(subscription_ids)))
            .values(last_sent_at=clock.utc_now())
            .execution_options(synchronize_session=False)
        )


async def postpone(session: AsyncSession, token: UUID, message_id: UUID, at: datetime) -> None:
    """Try again then."""
    await session.execute(
        update(PushMessage)
        .where(PushMessage.id == message_id, PushMessage.lease_token == token)
        .values(lease_token=None, next_attempt_at=at)
        .execution_options(synchronize_session=False)
    )
