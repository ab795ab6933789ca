"""The SQL of notifications."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import insert_missing_rows, padded
from core.db.paging import Page, after, page_of
from core.staff.models import User
from core.staff.principal import Principal
from ticketing.messages.models import Message
from ticketing.notifications.models import Notification
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket, TicketFollower

MOST_COUNTED = 100


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may be told: his stored preferences."""

    id: UUID
    preferences: dict[str, Any]


async def followers_of(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Who follows each ticket."""
    found: dict[UUID, set[UUID]] = {}
    if ticket_ids:
        query = select(TicketFollower.ticket_id, TicketFollower.user_id).where(
            TicketFollower.ticket_id.in_(padded(ticket_ids))
        )
        for ticket_id, user_id in (await session.execute(query)).all():
            found.setdefault(ticket_id, set()).add(user_id)
    return found


async def active_people(session: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, Person]:
    """Those of `user_ids` who work here."""
    query = select(User.id, User.preferences).where(User.id.in_(padded(user_ids)), User.is_active)
    return {row.id: Person(row.id, row.preferences) for row in (await session.execute(query)).all()}


async def words_of(session: AsyncSession, message_ids: Collection[UUID]) -> Mapping[UUID, tuple[str, str]]:
    """Per message what is new in it, and all of it."""
    if not message_ids:
        return {}
    query = select(
        Message.id, func.substr(Message.reply_text, 1, 800).label("new"), func.substr(Message.text, 1, 800).label("all")
    ).where(Message.id.in_(padded(message_ids)))
    return {row.id: (row[1], row[2]) for row in (await session.execute(query)).all()}


async def insert_notifications(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Insert, leaving out what a person has been told already."""
    await insert_missing_rows(session, Notification, rows)


async def list_page(
    session: AsyncSession, principal: Principal, cursor: str | None, limit: int, *, only_unread: bool
) -> Page[Row[Any]]:
    """A person's notifications about tickets he can see, newest first."""
    query = (
        select(
            Notification.id,
            Notification.kind,
            Notification.ticket_id,
            Notification.snippet,
            Notification.actor_name,
            Notification.created_at,
            Notification.read_at,
            Ticket.number,
            Ticket.subject,
        )
        .join(Ticket, Ticket.id == Notification.ticket_id)
        .where(Notification.user_id == principal.user_id, visible_to(principal))
    )
    if only_unread:
        query = query.where(Notification.read_at.is_(None))
    rows = (await session.execute(after(query, [Notification.id], cursor, limit=limit))).all()
    return page_of(rows, limit, lambda row: [row.id])


async def count_unread(session: AsyncSession, principal: Principal) -> int:
    """How many he has not read; counting stops at 100."""
    unread = (
        select(Notification.id)
        .join(Ticket, Ticket.id == Notification.ticket_id)
        .where(Notification.user_id == principal.user_id, Notification.read_at.is_(None), visible_to(principal))
        .limit(MOST_COUNTED)
        .subquery()
    )
    return (await session.execute(select(func.count()).select_from(unread))).scalar() or 0


async def mark_read(
    session: AsyncSession, user_id: UUID, notification_ids: Collection[UUID] | None, now: datetime
) -> int:
    """Mark some (None: all) of a person's notifications as read; how many were not yet."""
    statement = update(Notification).where(Notification.user_id == user_id, Notification.read_at.is_(None))
    if notification_ids is not None:
        statement = statement.where(Notification.id.in_(padded(notification_ids)))
    done = await session.execute(
        statement.values(read_at=now, version=Notification.version + 1)
        .returning(Notification.id)
        .execution_options(synchronize_session=False)
    )
    return len(done.all())
