"""Visitors: found again by their token or by the host page's proof, what they told about themselves, what they saw.

Everything takes the caller's session and returns values; nothing here commits.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat import repository
from channels.webchat.manifest import LONGEST_ANSWER
from channels.webchat.models import Visitor
from channels.webchat.posts import tidy_text
from channels.webchat.tokens import VisitorTokens
from channels.webchat.touches import PageSeen, next_touch, tidy_page
from core import clock, ids
from core.errors import NotFound, NotPermitted
from core.messages import Claims, Touch, touch_document, touch_of
from core.staff.principal import Permission, Principal

MOST_PAGES: Final = 200
MOST_FIELDS: Final = 30
_SAME_VISIT: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class CurrentPage:
    """The page that a visitor looks at, and since when."""

    url: str
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PageVisit:
    """One page that a visitor saw."""

    url: str
    title: str
    referrer: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class VisitorRecord:
    """A visitor as everybody else sees him. `left_at` None: his page is open right now.

    `claims` is what he said about himself, verified when his host page proved it. Sequences are those of his stream.
    """

    id: UUID
    account_id: UUID
    claims: Claims
    language: str
    time_zone: str
    user_agent: str
    first_touch: Touch | None
    last_touch: Touch | None
    current_page: CurrentPage | None
    page_count: int
    last_seq: int
    delivered_seq: int
    read_seq: int
    mailed_seq: int
    is_blocked: bool
    consented_at: datetime | None
    created_at: datetime
    last_seen_at: datetime
    left_at: datetime | None

    @property
    def is_here(self) -> bool:
        """Whether one of his pages is connected."""
        return self.left_at is None


@dataclass(frozen=True, slots=True)
class Visit:
    """A page with the widget was opened. `visitor_id` is what a valid token said, None without one.

    `claims` come from channels.webchat.identity.prove_identity; `language` and `time_zone` are the browser's.
    """

    account_id: UUID
    visitor_id: UUID | None = None
    claims: Claims = field(default_factory=Claims)
    language: str = ""
    time_zone: str = ""
    user_agent: str = ""
    page: PageSeen | None = None
    has_consented: bool = False


async def begin_visit(session: AsyncSession, visit: Visit) -> VisitorRecord:
    """The visitor behind a page that was opened: found again, or new.

    Whom the host page proved is the same visitor on every device; a token that belongs to another proven person is
    not followed. Raises NotPermitted(code="blocked").
    """
    row = await _find_again(session, visit)
    if row is None:
        row = await _create(session, visit)
    if row.is_blocked:
        raise _blocked()
    _tell(row, visit.claims)
    row.language = visit.language[:35] or row.language
    row.time_zone = visit.time_zone[:64] or row.time_zone
    row.user_agent = tidy_text(visit.user_agent)[:500] or row.user_agent
    row.last_seen_at = clock.utc_now()
    if visit.has_consented and row.consented_at is None:
        row.consented_at = row.last_seen_at
    if visit.page is not None:
        await _see(session, row, visit.page)
    return await _saved(session, row)


async def find_visitor(session: AsyncSession, visitor_id: UUID) -> VisitorRecord | None:
    """A visitor, when there is such a one."""
    row = await repository.find_visitor(session, visitor_id)
    return None if row is None else record_of(row)


async def get_visitor(session: AsyncSession, visitor_id: UUID, account_id: UUID | None = None) -> VisitorRecord:
    """A visitor, of this widget when one is named. Raises NotFound(code="unknown_visitor")."""
    found = await find_visitor(session, visitor_id)
    if found is None or (account_id is not None and found.account_id != account_id):
        raise unknown_visitor(visitor_id)
    return found


async def admit(
    session: AsyncSession, tokens: VisitorTokens, token: str, account_id: UUID | None = None
) -> VisitorRecord:
    """The visitor whom a token proves.

    Raises NotSignedIn (see VisitorTokens.read), NotFound(code="unknown_visitor") when he was erased, and
    NotPermitted(code="blocked").
    """
    proven = tokens.read(token, account_id)
    visitor = await get_visitor(session, proven.visitor_id, proven.account_id)
    if visitor.is_blocked:
        raise _blocked()
    return visitor


async def change_profile(session: AsyncSession, visitor_id: UUID, told: Claims) -> VisitorRecord:
    """What a visitor typed about himself. What his host page proved is not typed over. Raises NotFound."""
    row = await _locked(session, visitor_id)
    _tell(row, told)
    return await _saved(session, row)


async def see_page(session: AsyncSession, visitor_id: UUID, page: PageSeen) -> VisitorRecord:
    """The visitor went on to another page; the newest 200 are kept. Raises NotFound."""
    row = await _locked(session, visitor_id)
    row.last_seen_at = clock.utc_now()
    await _see(session, row, page)
    return await _saved(session, row)


async def list_pages(session: AsyncSession, visitor_id: UUID, limit: int = 50) -> list[PageVisit]:
    """The pages that a visitor saw, newest first."""
    rows = await repository.list_pages(session, visitor_id, limit)
    return [PageVisit(row.url, row.title, row.referrer, row.seen_at) for row in rows]


async def set_blocked(session: AsyncSession, principal: Principal, visitor_id: UUID, is_blocked: bool) -> VisitorRecord:
    """Let a visitor write no more, or again. Raises NotPermitted, NotFound."""
    principal.require(Permission.BLOCK_CUSTOMERS)
    row = await _locked(session, visitor_id)
    row.is_blocked = is_blocked
    return await _saved(session, row)


def unknown_visitor(visitor_id: UUID) -> NotFound:
    """The error for a visitor who is not there (any more)."""
    return NotFound("There is no such visitor.", code="unknown_visitor", data={"visitor_id": str(visitor_id)})


def record_of(row: Visitor) -> VisitorRecord:
    """The value of a row."""
    page = row.current_page
    return VisitorRecord(
        id=row.id,
        account_id=row.channel_account_id,
        claims=Claims(
            row.name,
            row.email,
            row.phone,
            row.host_user_id or "",
            is_verified=row.is_verified,
            is_email_verified=row.is_verified and row.is_email_verified,
            fields=dict(row.fields),
        ),
        language=row.language,
        time_zone=row.time_zone,
        user_agent=row.user_agent,
        first_touch=_read_touch(row.first_touch),
        last_touch=_read_touch(row.last_touch),
        current_page=CurrentPage(page["url"], page["title"], datetime.fromisoformat(page["at"])) if page else None,
        page_count=row.page_count,
        last_seq=row.last_seq,
        delivered_seq=row.delivered_seq,
        read_seq=row.read_seq,
        mailed_seq=row.mailed_seq,
        is_blocked=row.is_blocked,
        consented_at=row.consented_at,
        created_at=row.created_at,
        last_seen_at=row.last_seen_at,
        left_at=row.left_at,
    )


async def _find_again(session: AsyncSession, visit: Visit) -> Visitor | None:
    """Locked. A proven person before the holder of a token; the holder only when he is nobody else."""
    proven = visit.claims.host_user_id if visit.claims.is_verified else ""
    if proven:
        known = await repository.lock_by_host_user(session, visit.account_id, proven)
        if known is not None:
            return known
    if visit.visitor_id is None:
        return None
    row = await repository.lock_visitor(session, visit.visitor_id)
    if row is None or row.channel_account_id != visit.account_id:
        return None
    if proven and row.host_user_id is None:
        is_first = await repository.claim_host_user(session, row, proven)
        return row if is_first else await repository.lock_by_host_user(session, visit.account_id, proven)
    return None if proven else row


async def _create(session: AsyncSession, visit: Visit) -> Visitor:
    now = clock.utc_now()
    proven = visit.claims.host_user_id if visit.claims.is_verified else None
    visitor_id = await repository.insert_visitor(session, ids.new_id(), visit.account_id, proven, now)
    if visitor_id is None:  # another page of the same person was a moment quicker
        row = await repository.lock_by_host_user(session, visit.account_id, proven or "")
    else:
        row = await repository.lock_visitor(session, visitor_id)
    assert row is not None
    return row


def _tell(row: Visitor, told: Claims) -> None:
    name, email, phone = tidy_text(told.name)[:200], tidy_text(told.email).lower()[:320], tidy_text(told.phone)[:50]
    if told.is_verified:
        row.is_verified = True
    may_replace = told.is_verified or not row.is_verified
    row.name = name if name and (may_replace or not row.name) else row.name
    if email and (told.is_email_verified or not row.is_email_verified):
        row.email, row.is_email_verified = email, told.is_email_verified
    row.phone = phone or row.phone
    if told.fields:
        row.fields = _fields({**row.fields, **told.fields})


def _fields(answers: Mapping[str, str]) -> dict[str, Any]:
    kept = list(answers.items())[-MOST_FIELDS:]
    return {tidy_text(key)[:40]: tidy_text(answer)[:LONGEST_ANSWER] for key, answer in kept}


async def _see(session: AsyncSession, row: Visitor, seen: PageSeen) -> None:
    page, now = tidy_page(seen), clock.utc_now()
    if not page.url:
        return
    touch = next_touch(_read_touch(row.last_touch), page, now)
    row.last_touch = touch_document(touch)
    row.first_touch = row.first_touch or row.last_touch
    before = row.current_page
    row.current_page = {"url": page.url, "title": page.title, "at": now.isoformat()}
    if before and before["url"] == page.url and now - datetime.fromisoformat(before["at"]) < _SAME_VISIT:
        return
    row.page_count += 1
    await repository.insert_page(session, row.id, page, now)
    if row.page_count > MOST_PAGES:
        await repository.drop_pages_beyond(session, row.id, MOST_PAGES)


async def _locked(session: AsyncSession, visitor_id: UUID) -> Visitor:
    row = await repository.lock_visitor(session, visitor_id)
    if row is None:
        raise unknown_visitor(visitor_id)
    return row


async def _saved(session: AsyncSession, row: Visitor) -> VisitorRecord:
    row.version += 1
    await session.flush()
    return record_of(row)


def _read_touch(document: Mapping[str, Any] | None) -> Touch | None:
    return None if document is None else touch_of(document)


def _blocked() -> NotPermitted:
    return NotPermitted("This visitor was blocked.", code="blocked")
