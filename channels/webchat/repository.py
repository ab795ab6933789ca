"""All SQL about visitors, the pages they saw and what they uploaded."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, exists, func, literal_column, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat.models import Visitor, VisitorConnection, VisitorFrame, VisitorPage, VisitorUpload
from channels.webchat.touches import PageSeen
from core import ids
from core.channel_accounts.models import ChannelAccount
from core.db.bulk import insert_rows, padded
from core.db.repository import upsert


async def find_visitor(session: AsyncSession, visitor_id: UUID) -> Visitor | None:
    """A visitor's row."""
    return await session.get(Visitor, visitor_id, populate_existing=True)


async def is_visitor_of(session: AsyncSession, visitor_id: UUID, account_id: UUID) -> bool:
    """Whether the visitor came through this widget."""
    query = select(exists().where(Visitor.id == visitor_id, Visitor.channel_account_id == account_id))
    return bool((await session.execute(query)).scalar())


async def lock_visitor(session: AsyncSession, visitor_id: UUID) -> Visitor | None:
    """A visitor's row, locked and as it is now. Rows that point at it can be added meanwhile."""
    return await session.get(Visitor, visitor_id, populate_existing=True, with_for_update={"key_share": True})


async def lock_by_host_user(session: AsyncSession, account_id: UUID, host_user_id: str) -> Visitor | None:
    """The visitor whom a host page proved to be this user of its own, locked."""
    query = (
        select(Visitor)
        .where(Visitor.channel_account_id == account_id, Visitor.host_user_id == host_user_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def lock_visitors(session: AsyncSession, visitor_ids: Collection[UUID]) -> set[UUID]:
    """Lock several visitors in the order of their ids, as everybody does who locks more than one; those that exist."""
    if not visitor_ids:
        return set()
    query = by_id(visitor_ids).with_for_update(key_share=True)
    return set((await session.execute(query)).scalars())


def by_id(visitor_ids: Collection[UUID]) -> Select[UUID]:
    """A query over the ids of these visitors, in the order in which everybody locks them."""
    return select(Visitor.id).where(Visitor.id.in_(padded(sorted(visitor_ids)))).order_by(Visitor.id)


async def insert_visitor(
    session: AsyncSession, visitor_id: UUID, account_id: UUID, host_user_id: str | None, now: datetime
) -> UUID | None:
    """A new visitor's id; None when the host's user is known by now. Not connected yet, so away."""
    values: dict[str, Any] = {
        "id": visitor_id,
        "channel_account_id": account_id,
        "host_user_id": host_user_id,
        "created_at": now,
        "last_seen_at": now,
        "left_at": now,
    }
    statement = upsert(session, Visitor).values(values).on_conflict_do_nothing().returning(Visitor.id)
    found: UUID | None = (await session.execute(statement)).scalar_one_or_none()
    return found


async def claim_host_user(session: AsyncSession, row: Visitor, host_user_id: str) -> bool:
    """Make a locked anonymous visitor the one of this host user; False when another row just became that."""
    try:
        async with session.begin_nested():
            row.host_user_id = host_user_id
            await session.flush()
    except IntegrityError:
        await session.refresh(row)
        return False
    return True


async def forget_silent_visitors(session: AsyncSession, seen_before: datetime, limit: int) -> int:
    """Remove visitors who never wrote and have not been seen since, with all that hangs on them; how many."""
    widgets = select(ChannelAccount.id).where(ChannelAccount.kind == "webchat")
    query = (
        select(Visitor.id)
        .where(
            Visitor.channel_account_id.in_(widgets),
            Visitor.last_seen_at < seen_before,
            Visitor.last_seq == 0,
            Visitor.is_blocked.is_(False),
            ~exists().where(VisitorConnection.visitor_id == Visitor.id),
        )
        .order_by(Visitor.last_seen_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    found = list((await session.execute(query)).scalars())
    if found:
        for model in (VisitorPage, VisitorUpload):
            await session.execute(delete(model).where(model.visitor_id.in_(padded(found))))
        await session.execute(delete(Visitor).where(Visitor.id.in_(padded(found))))
    return len(found)


# --- pages ------------------------------------------------------------------------------------------------------------


async def insert_page(session: AsyncSession, visitor_id: UUID, page: PageSeen, seen_at: datetime) -> None:
    """A page that the visitor saw."""
    row = {"id": ids.new_id(), "visitor_id": visitor_id, "url": page.url, "title": page.title}
    await insert_rows(session, VisitorPage, [{**row, "referrer": page.referrer, "seen_at": seen_at}])


async def list_pages(session: AsyncSession, visitor_id: UUID, limit: int) -> Sequence[VisitorPage]:
    """The newest pages, newest first."""
    query = select(VisitorPage).where(VisitorPage.visitor_id == visitor_id).order_by(VisitorPage.id.desc()).limit(limit)
    return (await session.execute(query)).scalars().all()


async def drop_pages_beyond(session: AsyncSession, visitor_id: UUID, kept: int) -> None:
    """Forget all but the newest pages."""
    oldest_kept = (
        select(VisitorPage.id)
        .where(VisitorPage.visitor_id == visitor_id)
        .order_by(VisitorPage.id.desc())
        .offset(kept - 1)
        .limit(1)
        .scalar_subquery()
    )
    await session.execute(
        delete(VisitorPage)
        .where(VisitorPage.visitor_id == visitor_id, VisitorPage.id < oldest_kept)
        .execution_options(synchronize_session=False)
    )


# --- uploads ----------------------------------------------------------------------------------------------------------


async def count_uploads(
    session: AsyncSession, visitor_id: UUID, since: datetime, bytes_since: datetime
) -> tuple[int, int]:
    """How many files since, and how many bytes since the other instant (the earlier one)."""
    recent = func.count().filter(VisitorUpload.created_at >= since)
    query = select(recent, func.coalesce(func.sum(VisitorUpload.size), 0)).where(
        VisitorUpload.visitor_id == visitor_id, VisitorUpload.created_at >= bytes_since
    )
    count, total = (await session.execute(query)).one()
    return int(count), int(total)


async def find_upload(session: AsyncSession, visitor_id: UUID, upload_id: UUID) -> VisitorUpload | None:
    """A file of this visitor."""
    query = select(VisitorUpload).where(VisitorUpload.id == upload_id, VisitorUpload.visitor_id == visitor_id)
    return (await session.execute(query)).scalar_one_or_none()


async def take_uploads(
    session: AsyncSession, visitor_id: UUID, upload_ids: Sequence[UUID], now: datetime
) -> Sequence[VisitorUpload]:
    """Mark the visitor's unused files as used; those that could be marked."""
    if not upload_ids:
        return []
    statement = (
        update(VisitorUpload)
        .where(
            VisitorUpload.id.in_(padded(upload_ids)),
            VisitorUpload.visitor_id == visitor_id,
            VisitorUpload.used_at.is_(None),
        )
        .values(used_at=now)
        .returning(VisitorUpload)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return (await session.execute(statement)).scalars().all()


async def drop_unused_uploads(session: AsyncSession, created_before: datetime, limit: int) -> int:
    """Forget files that no message took; how many."""
    old = (
        select(VisitorUpload.id)
        .where(VisitorUpload.used_at.is_(None), VisitorUpload.created_at < created_before)
        .limit(limit)
    )
    found = list((await session.execute(old)).scalars())
    if found:
        still_unused = VisitorUpload.used_at.is_(None)
        await session.execute(delete(VisitorUpload).where(VisitorUpload.id.in_(padded(found)), still_unused))
    return len(found)


# --- those who left with something unread ----------------------------------------------------------------------------


async def unread_after_leaving(
    session: AsyncSession, account_id: UUID, left_before: datetime, limit: int
) -> Sequence[Visitor]:
    """Visitors with an e-mail who left before that instant and have one of our messages neither read nor mailed."""
    query = (
        select(Visitor)
        .where(
            Visitor.channel_account_id == account_id,
            Visitor.left_at < left_before,
            Visitor.is_blocked.is_(False),
            Visitor.email != literal_column("''"),  # a bound value would not let the index over them be used
            Visitor.answered_seq > Visitor.read_seq,
            Visitor.answered_seq > Visitor.mailed_seq,
        )
        .order_by(Visitor.left_at)
        .limit(limit)
        .execution_options(populate_existing=True)
    )
    return (await session.execute(query)).scalars().all()


async def move_mailed(session: AsyncSession, visitor_id: UUID, up_to: int, left_before: datetime) -> bool:
    """Note that everything up to here goes by mail; False when he came back, read it, or it was noted before."""
    statement = (
        update(Visitor)
        .where(
            Visitor.id == visitor_id,
            Visitor.left_at < left_before,
            Visitor.mailed_seq < up_to,
            Visitor.read_seq < up_to,
        )
        .values(mailed_seq=up_to)
        .returning(Visitor.id)
        .execution_options(synchronize_session=False)
    )
    return (await session.execute(statement)).first() is not None


async def lower_mailed(session: AsyncSession, visitor_id: UUID, message_ids: Collection[UUID]) -> None:
    """Let the mailed part of a stream end before the first of these messages again."""
    first = select(func.min(VisitorFrame.seq)).where(
        VisitorFrame.visitor_id == visitor_id, VisitorFrame.message_id.in_(padded(message_ids))
    )
    seq = (await session.execute(first)).scalar()
    if seq is not None:
        await session.execute(
            update(Visitor)
            .where(Visitor.id == visitor_id, Visitor.mailed_seq >= seq)
            .values(mailed_seq=seq - 1)
            .execution_options(synchronize_session=False)
        )
