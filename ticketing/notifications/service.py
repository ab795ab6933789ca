"""A person's bell: the list, the count, and marking as read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.paging import DEFAULT_LIMIT, Page
from core.events.base import Actor, Audience, NewEvent
from core.events.facts.desk import NotificationRead
from core.events.log import record_events
from core.staff.principal import Principal
from ticketing.notifications import repository
from ticketing.notifications.causes import NotificationKind


@dataclass(frozen=True, slots=True)
class NotificationView:
    """One line in the bell."""

    id: UUID
    kind: NotificationKind
    ticket_id: UUID
    ticket_number: int
    subject: str
    snippet: str
    is_vip: bool
    actor_name: str
    created_at: datetime
    read_at: datetime | None


async def list_notifications(
    session: AsyncSession,
    principal: Principal,
    *,
    cursor: str | None = None,
    limit: int = DEFAULT_LIMIT,
    only_unread: bool = False,
) -> Page[NotificationView]:
    """The person's notifications, newest first; those about tickets he may no longer see are left out."""
    page = await repository.list_page(session, principal, cursor, limit, only_unread=only_unread)
    views = [
        NotificationView(
            id=row.id,
            kind=NotificationKind(row.kind),
            ticket_id=row.ticket_id,
            ticket_number=row.number,
            subject=row.subject,
            snippet=row.snippet,
            is_vip=row.is_vip,
            actor_name=row.actor_name,
            created_at=row.created_at,
            read_at=row.read_at,
        )
        for row in page.items
    ]
    return Page(views, page.next_cursor)


async def count_unread(session: AsyncSession, principal: Principal) -> int:
    """How many the person has not read; counting stops at 100 (show 99+)."""
    return await repository.count_unread(session, principal)


async def mark_read(session: AsyncSession, principal: Principal, notification_ids: Collection[UUID] | None) -> int:
    """Mark some of the person's notifications, or all of them, as read; how many were not yet."""
    if notification_ids is not None and not notification_ids:
        return 0
    count = await repository.mark_read(session, principal.user_id, notification_ids, clock.utc_now())
    if count:
        await record_events(session, [read_event(principal.actor)])
    return count


async def mark_ticket_read(session: AsyncSession, principal: Principal, ticket_id: UUID) -> int:
    """Mark everything the person was told about a ticket as read; how many were not yet."""
    count = await repository.mark_ticket_read(session, principal.user_id, ticket_id, clock.utc_now())
    if count:
        await record_events(session, [read_event(principal.actor)])
    return count


def read_event(reader: Actor) -> NewEvent:
    """Tells the reader's screens. Several are read at once, so the event is an aggregate of its own."""
    return NewEvent(
        fact=NotificationRead(),
        aggregate_kind="notifications",
        aggregate_id=ids.new_id(),
        version=1,
        actor=reader,
        audience=Audience(users=frozenset({reader.id} if reader.id else ())),
    )
