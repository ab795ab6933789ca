"""What a visitor's page can do, the same through the socket and through the API."""

from uuid import UUID

from channels.webchat.posting import NewPost, Posted, record_post
from channels.webchat.touches import PageSeen
from channels.webchat.visitors import see_page
from core.context import AppContext
from ticketing.chats.service import end_by_visitor
from web.widget.attendance import Attendance
from web.widget.schemas import PageInput


class Verbs:
    """One visitor of one widget. What only passes (typing) is told to the desks and kept nowhere."""

    __slots__ = ("_account_id", "_attendance", "_context", "_visitor_id")

    def __init__(self, context: AppContext, attendance: Attendance, visitor_id: UUID, account_id: UUID) -> None:
        self._context, self._attendance = context, attendance
        self._visitor_id, self._account_id = visitor_id, account_id

    async def say(self, post: NewPost, page: PageInput | None) -> Posted:
        """Keep a message, and the page it was written on, in one transaction. Raises what `record_post` raises."""
        async with self._context.database.write() as session:
            if page is not None:
                await see_page(session, self._visitor_id, _seen(page))
            return await record_post(session, self._visitor_id, post)

    async def type(self, *, is_typing: bool) -> None:
        """Let the agent know that he writes, or stopped."""
        await self._attendance.tell(self._visitor_id, self._account_id, is_typing=is_typing)

    async def visit(self, page: PageInput) -> None:
        """He looks at another page. Raises NotFound."""
        async with self._context.database.write() as session:
            visitor = await see_page(session, self._visitor_id, _seen(page))
        if visitor.current_page is not None:
            shown = {"url": visitor.current_page.url, "title": visitor.current_page.title}
            await self._attendance.tell(self._visitor_id, self._account_id, page=shown)

    async def end(self) -> bool:
        """He ends the talk; False when there is none."""
        async with self._context.database.write() as session:
            return await end_by_visitor(session, self._account_id, str(self._visitor_id))


def _seen(page: PageInput) -> PageSeen:
    return PageSeen(page.url, page.title, page.referrer)
