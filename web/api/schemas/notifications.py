"""Shapes of what a person is told."""

from datetime import datetime
from uuid import UUID

from ticketing.notifications.causes import NotificationKind
from web.api.schemas.common import Body, Ids, Page, View


class Notification(View):
    """One line in the bell. `is_vip`: the ticket is about an important customer."""

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


class NotificationPage(Page[Notification]):
    """A page of the bell; `unread_count` stops at 100 (show 99+)."""

    unread_count: int


class NotificationsRead(Body):
    """Which notifications were read; null for all."""

    ids: Ids | None = None
