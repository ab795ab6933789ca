"""Shapes of visitors of the company's pages, as the desk sees them."""

from datetime import datetime
from uuid import UUID

from channels.webchat.visitors import PageVisit, VisitorRecord
from core.messages import Touch
from web.api.schemas.chats import Chat
from web.api.schemas.common import View


class VisitorTouch(View):
    """Where on the web a visit began: the page, what led there, and the campaign's utm_* values."""

    page_url: str
    page_title: str
    referrer: str
    utm_source: str
    utm_medium: str
    utm_campaign: str
    utm_term: str
    utm_content: str
    at: datetime


class VisitorPage(View):
    """The page that a visitor looks at, since `at`."""

    url: str
    title: str
    at: datetime


class VisitedPage(View):
    """A page that a visitor saw."""

    url: str
    title: str
    referrer: str
    seen_at: datetime


class Visitor(View):
    """A visitor. What he typed is a claim; `is_verified` when the page he is signed in on vouched for him.

    `fields` are his answers to the questions before the chat.
    """

    id: UUID
    name: str
    email: str
    phone: str
    fields: dict[str, str]
    is_verified: bool
    language: str
    time_zone: str
    user_agent: str
    is_here: bool
    current_page: VisitorPage | None
    page_count: int
    first_touch: VisitorTouch | None
    last_touch: VisitorTouch | None
    created_at: datetime
    last_seen_at: datetime
    is_blocked: bool


class TicketVisitor(View):
    """Who is behind a ticket's chat (null for other tickets), the pages he saw last, newest first, and the talk."""

    visitor: Visitor | None
    pages: list[VisitedPage]
    chat: Chat | None


def visitor_shape(record: VisitorRecord) -> Visitor:
    """A visitor as the desk sees him."""
    claims, page = record.claims, record.current_page
    return Visitor(
        id=record.id,
        name=claims.name,
        email=claims.email,
        phone=claims.phone,
        fields=dict(claims.fields),
        is_verified=claims.is_verified,
        language=record.language,
        time_zone=record.time_zone,
        user_agent=record.user_agent,
        is_here=record.is_here,
        current_page=VisitorPage(url=page.url, title=page.title, at=page.at) if page else None,
        page_count=record.page_count,
        first_touch=_touch(record.first_touch),
        last_touch=_touch(record.last_touch),
        created_at=record.created_at,
        last_seen_at=record.last_seen_at,
        is_blocked=record.is_blocked,
    )


def page_shape(page: PageVisit) -> VisitedPage:
    """A visited page as the desk sees it."""
    return VisitedPage(url=page.url, title=page.title, referrer=page.referrer, seen_at=page.seen_at)


def _touch(touch: Touch | None) -> VisitorTouch | None:
    return VisitorTouch.model_validate(touch, from_attributes=True) if touch is not None else None
