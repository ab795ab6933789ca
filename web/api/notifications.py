"""The bell."""

from core.events.published import current_seq
from ticketing.notifications import service
from web.access import SIGNED_IN
from web.api.schemas.common import Cursor, Limit, PageLimit
from web.api.schemas.notifications import Notification, NotificationPage, NotificationsRead
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("notifications")


@resource.route("GET", "/notifications", access=SIGNED_IN)
async def list_notifications(
    request: ApiRequest, unread: bool = False, cursor: Cursor = None, limit: Limit = PageLimit
) -> NotificationPage:
    """What the reader was told, newest first; `unread` leaves out what he has read."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        page = await service.list_notifications(
            session, request.principal, cursor=cursor, limit=limit, only_unread=unread
        )
        unread_count = await service.count_unread(session, request.principal)
    return NotificationPage(
        items=[Notification.model_validate(view, from_attributes=True) for view in page.items],
        next_cursor=page.next_cursor,
        as_of_seq=as_of_seq,
        unread_count=unread_count,
    )


@resource.route("POST", "/notifications/read", access=SIGNED_IN)
async def mark_notifications_read(request: ApiRequest, body: NotificationsRead) -> None:
    """Mark some notifications, or all, as read on every screen of the reader."""
    async with request.context.database.write() as session:
        await service.mark_read(session, request.principal, body.ids)
