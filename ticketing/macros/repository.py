"""The SQL of canned replies."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount
from core.db.paging import Page, after, page_of
from core.staff.principal import Permission, Principal
from core.text.thai import fold, folded_tokens, normalize
from ticketing.macros.models import CannedReply

PERSONAL, TEAM, EVERYONE = "personal", "team", "everyone"


def usable_by(principal: Principal) -> ColumnElement[bool]:
    """The replies somebody may use: his own, his teams', everyone's."""
    return or_(
        CannedReply.visibility == EVERYONE,
        and_(CannedReply.visibility == PERSONAL, CannedReply.owner_id == principal.user_id),
        and_(CannedReply.visibility == TEAM, CannedReply.team_id.in_(sorted(principal.team_ids))),
    )


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The replies somebody may look at: those he may use, and every team's for who keeps them."""
    if principal.may(Permission.MANAGE_CANNED_REPLIES):
        return or_(CannedReply.visibility == TEAM, usable_by(principal))
    return usable_by(principal)


async def page_of_replies(
    session: AsyncSession, principal: Principal, text: str, *, cursor: str | None, limit: int
) -> Page[CannedReply]:
    """Those that somebody may look at, most used first."""
    query = select(CannedReply).where(visible_to(principal), matching(text))
    query = after(query, [CannedReply.use_count, CannedReply.id], cursor, limit=limit)
    rows = (await session.execute(query)).scalars().all()
    return page_of(rows, limit, lambda row: (row.use_count, row.id))


async def offered_replies(session: AsyncSession, principal: Principal, text: str, limit: int) -> Sequence[CannedReply]:
    """Enabled ones to choose among: a shortcut that begins with `text` first, then the most used."""
    query = select(CannedReply).where(usable_by(principal), CannedReply.is_enabled.is_(True))
    if text.strip():
        begins = CannedReply.folded_shortcut.startswith(fold_shortcut(text), autoescape=True)
        query = query.where(or_(begins, matching(text))).order_by(case((begins, 0), else_=1))
    query = query.order_by(CannedReply.use_count.desc(), CannedReply.folded_shortcut).limit(limit)
    return (await session.execute(query)).scalars().all()


async def find_usable(session: AsyncSession, principal: Principal, reply_id: UUID) -> CannedReply | None:
    """One enabled reply that somebody may use."""
    query = select(CannedReply).where(
        CannedReply.id == reply_id, CannedReply.is_enabled.is_(True), usable_by(principal)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def find_visible(
    session: AsyncSession, principal: Principal, reply_id: UUID, *, lock: bool = False
) -> CannedReply | None:
    """One reply that somebody may look at; `lock` holds its row until the transaction ends."""
    query = select(CannedReply).where(CannedReply.id == reply_id, visible_to(principal))
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.execute(query)).scalar_one_or_none()


async def find_by_shortcut(session: AsyncSession, folded_shortcut: str) -> UUID | None:
    """The reply that has this shortcut, whosever it is."""
    query = select(CannedReply.id).where(CannedReply.folded_shortcut == folded_shortcut)
    return (await session.execute(query)).scalar_one_or_none()


async def count_use(session: AsyncSession, reply_id: UUID, now: datetime) -> None:
    """It was used once more; its version is about what it says and stays."""
    statement = update(CannedReply).where(CannedReply.id == reply_id)
    await session.execute(statement.values(use_count=CannedReply.use_count + 1, last_used_at=now))


async def brand_of(session: AsyncSession, channel_account_id: UUID | None) -> str:
    """The brand that a channel account answers as, '' when it names none."""
    if channel_account_id is None:
        return ""
    query = select(ChannelAccount.brand).where(ChannelAccount.id == channel_account_id)
    return (await session.execute(query)).scalar_one_or_none() or ""


def fold_shortcut(shortcut: str) -> str:
    """The form in which two shortcuts are the same."""
    return fold(normalize(shortcut)).strip()


def search_tokens(*texts: str) -> str:
    """Everything a search looks at, as tokens with spaces around them: clusters of Thai, words of the rest."""
    return " " + " ".join(token for text in texts for token in folded_tokens(text)) + " "


def matching(text: str) -> ColumnElement[bool]:
    """Replies in which every word of `text` occurs; the end of a word may still be missing."""
    words = [folded_tokens(word) for word in text.split()]
    phrases = [" " + " ".join(word) for word in words if word]
    return and_(true(), *[CannedReply.search_tokens.contains(phrase, autoescape=True) for phrase in phrases])
