"""The SQL of notifications."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Row, Update, and_, false, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import insert_missing_rows, padded
from core.db.paging import Page, after, page_of
from core.staff.models import TeamMember, User
from core.staff.preferences import Preferences, preferences_of
from core.staff.principal import Principal
from crm_link.customers.models import Contact
from ticketing.messages.models import Message
from ticketing.notifications.models import Notification
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket, TicketFollower

MOST_COUNTED = 100
WordsByMessage: TypeAlias = Mapping[UUID, tuple[str, str]]


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


async def preferences_of_people(session: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, Preferences]:
    """How those of `user_ids` who work here want to be told."""
    query = select(User.id, User.preferences).where(User.id.in_(padded(user_ids)), User.is_active)
    return {row.id: preferences_of(row.preferences) for row in (await session.execute(query)).all()}


async def members_of(session: AsyncSession, team_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Who belongs to each team that still exists."""
    found: dict[UUID, set[UUID]] = {}
    if team_ids:
        query = select(TeamMember.team_id, TeamMember.user_id).where(TeamMember.team_id.in_(padded(team_ids)))
        for team_id, user_id in (await session.execute(query)).all():
            found.setdefault(team_id, set()).add(user_id)
    return found


async def authors_of(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Which of the staff wrote each message; automatic ones nobody."""
    if not message_ids:
        return {}
    query = select(Message.id, Message.author_id).where(
        Message.id.in_(padded(message_ids)), Message.author_kind == "user", Message.author_id.is_not(None)
    )
    return {row.id: row.author_id for row in (await session.execute(query)).all()}


async def words_of(session: AsyncSession, message_ids: Collection[UUID]) -> WordsByMessage:
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
            func.coalesce(Contact.is_vip, false()).label("is_vip"),
        )
        .join(Ticket, Ticket.id == Notification.ticket_id)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .where(Notification.user_id == principal.user_id, Notification.in_bell, visible_to(principal))
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
        .where(Notification.user_id == principal.user_id, Notification.read_at.is_(None), Notification.in_bell)
        .where(visible_to(principal))
        .limit(MOST_COUNTED)
        .subquery()
    )
    return (await session.execute(select(func.count()).select_from(unread))).scalar() or 0


async def mark_read(
    session: AsyncSession, user_id: UUID, notification_ids: Collection[UUID] | None, now: datetime
) -> int:
    """Mark some (None: all) of a person's notifications as read; how many were not yet.

    With a notification goes everything older about its ticket that stands in no bell: it has been seen with it.
    """
    unread = (Notification.user_id == user_id, Notification.read_at.is_(None))
    statement = update(Notification).where(*unread)
    if notification_ids is not None:
        named = Notification.id.in_(padded(notification_ids))
        tickets = select(Notification.ticket_id).where(Notification.user_id == user_id, named)
        beside = and_(Notification.in_bell.is_(False), Notification.ticket_id.in_(tickets))
        statement = statement.where(or_(named, beside))
    return await _read(session, statement, now)


async def mark_ticket_read(
    session: AsyncSession, user_id: UUID, ticket_id: UUID, now: datetime, *, until: int | None = None
) -> int:
    """Mark what a person was told about a ticket as read (`until`: by events before it); how many were not yet."""
    mine = (Notification.user_id == user_id, Notification.ticket_id == ticket_id, Notification.read_at.is_(None))
    statement = update(Notification).where(*mine)
    if until is not None:
        statement = statement.where(Notification.event_id < until)
    return await _read(session, statement, now)


async def _read(session: AsyncSession, statement: Update, now: datetime) -> int:
    """Nothing leaves any more for what has been read."""
    values = {"read_at": now, "version": Notification.version + 1, "mail_due_at": None, "push_due_at": None}
    done = await session.execute(
        statement.values(values).returning(Notification.id).execution_options(synchronize_session=False)
    )
    return len(done.all())
