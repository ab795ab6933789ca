"""The SQL of digests: what waits for a person."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Text, and_, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.paging import AnyRow
from core.staff.models import User
from core.staff.principal import Principal
from ticketing.notifications.causes import NotificationKind
from ticketing.notifications.models import Notification
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket


async def unread_in_digest(session: AsyncSession, principal: Principal, limit: int) -> Sequence[AnyRow]:
    """What the person wants to hear of with the digest and has not read, newest first, and mentions in any case."""
    query = (
        select(Notification.kind, Notification.actor_name, Notification.snippet, Ticket.number, Ticket.subject)
        .join(Ticket, Ticket.id == Notification.ticket_id)
        .where(
            Notification.user_id == principal.user_id,
            Notification.read_at.is_(None),
            or_(
                Notification.in_digest,
                Notification.kind.in_((NotificationKind.MENTIONED.value, NotificationKind.TEAM_MENTIONED.value)),
            ),
            visible_to(principal),
        )
        .order_by(Notification.id.desc())
        .limit(limit)
    )
    return (await session.execute(query)).all()


async def open_tickets_of(session: AsyncSession, principal: Principal, limit: int) -> Sequence[AnyRow]:
    """The person's own tickets that wait for him and are not set aside, those whose customer waits longest first."""
    is_up = or_(Ticket.snoozed_until.is_(None), Ticket.snoozed_until <= clock.utc_now())
    mine = and_(Ticket.owner_id == principal.user_id, Ticket.status.in_(("new", "open")), is_up)
    query = (
        select(Ticket.number, Ticket.subject, Ticket.waiting_since, Ticket.due_at)
        .where(mine)
        .order_by(func.coalesce(Ticket.waiting_since, Ticket.last_message_at), Ticket.id)
        .limit(limit)
    )
    return (await session.execute(query)).all()


async def due_tickets_of(session: AsyncSession, principal: Principal, until: datetime, limit: int) -> Sequence[AnyRow]:
    """The person's own active tickets that are due before `until`, the most overdue first."""
    query = (
        select(Ticket.number, Ticket.subject, Ticket.waiting_since, Ticket.due_at)
        .where(Ticket.owner_id == principal.user_id, Ticket.is_active, Ticket.due_at < until)
        .order_by(Ticket.due_at, Ticket.id)
        .limit(limit)
    )
    return (await session.execute(query)).all()


async def people_with_digest(session: AsyncSession) -> set[UUID]:
    """Active people whose choices name a rhythm; what exactly they chose is for the caller to read."""
    words = cast(User.preferences, Text)
    query = select(User.id).where(User.is_active, or_(words.like('%"daily"%'), words.like('%"weekly"%')))
    return set((await session.execute(query)).scalars())
