"""How many messages may leave through an account in a minute and an hour, counted in one row for all processes.

Every message over the limit is promised a place in the next minute that has room, so it waits once and in order.
Windows are those of the clock: no minute and no hour of it ever holds more than allowed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import SendingTurn, SendingWindow
from core.db.repository import is_sqlite, upsert

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_PROMISE_HOLDS: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Filling:
    """The minute and the hour now being filled (they may lie ahead), and how many places of each are taken."""

    minute_start: datetime
    minute_count: int
    hour_start: datetime
    hour_count: int


def next_place(
    filling: Filling | None, per_minute: int | None, per_hour: int | None, now: datetime
) -> tuple[Filling, datetime]:
    """The state after one more message, and when that one may leave (`now` or later). Pure."""
    hour, in_hour = now.replace(minute=0, second=0, microsecond=0), 0
    if filling is not None and filling.hour_start >= hour:
        hour, in_hour = filling.hour_start, filling.hour_count
    if per_hour is not None and in_hour >= per_hour:
        hour, in_hour = hour + _HOUR, 0
    at = max(now, hour)
    minute, in_minute = at.replace(second=0, microsecond=0), 0
    if filling is not None and filling.minute_start >= minute:
        minute, in_minute = filling.minute_start, filling.minute_count
    if per_minute is not None and in_minute >= per_minute:
        minute, in_minute = minute + _MINUTE, 0
    at = max(at, minute)
    if at >= hour + _HOUR:
        hour, in_hour = at.replace(minute=0, second=0, microsecond=0), 0
    return Filling(minute, in_minute + 1, hour, in_hour + 1), at


async def take_turn(
    session: AsyncSession,
    account_id: UUID,
    delivery_id: UUID,
    now: datetime,
    *,
    per_minute: int | None,
    per_hour: int | None,
) -> datetime | None:
    """None: the delivery may leave now. Else the instant it was promised a place at.

    A promise that was not used within a minute is void, so that what a standstill has delayed does not come at once.
    """
    if per_minute is None and per_hour is None:
        return None
    query = select(SendingTurn.at).where(SendingTurn.delivery_id == delivery_id)
    promised = (await session.execute(query)).scalar()
    if promised is not None:
        if promised > now:
            return promised
        await session.execute(delete(SendingTurn).where(SendingTurn.delivery_id == delivery_id))
        if now - promised < _PROMISE_HOLDS:
            return None
    filling, at = next_place(await _lock_filling(session, account_id, now), per_minute, per_hour, now)
    values = {
        "minute_start": filling.minute_start,
        "minute_count": filling.minute_count,
        "hour_start": filling.hour_start,
        "hour_count": filling.hour_count,
    }
    statement = upsert(session, SendingWindow).values(channel_account_id=account_id, **values)
    await session.execute(
        statement.on_conflict_do_update(index_elements=[SendingWindow.channel_account_id], set_=values)
    )
    if at <= now:
        return None
    await session.execute(upsert(session, SendingTurn).values(delivery_id=delivery_id, at=at))
    return at


async def forget_windows(session: AsyncSession, account_id: UUID) -> None:
    """The limits have changed: count anew."""
    await session.execute(delete(SendingWindow).where(SendingWindow.channel_account_id == account_id))


async def forget_old_turns(session: AsyncSession, before: datetime) -> None:
    """Throw away places that nobody used: their deliveries were taken back."""
    await session.execute(delete(SendingTurn).where(SendingTurn.at < before))


async def _lock_filling(session: AsyncSession, account_id: UUID, now: datetime) -> Filling | None:
    """The account's row, held until the transaction ends; it is made first, so that there is something to hold."""
    beginning = {"minute_start": now, "minute_count": 0, "hour_start": now, "hour_count": 0}
    beginning["minute_start"] = now.replace(second=0, microsecond=0)
    beginning["hour_start"] = now.replace(minute=0, second=0, microsecond=0)
    made = upsert(session, SendingWindow).values(channel_account_id=account_id, **beginning).on_conflict_do_nothing()
    await session.execute(made)
    query = select(SendingWindow).where(SendingWindow.channel_account_id == account_id)
    if not is_sqlite(session):
        query = query.with_for_update()
    row = (await session.execute(query.execution_options(populate_existing=True))).scalar_one()
    return Filling(row.minute_start, row.minute_count, row.hour_start, row.hour_count)
