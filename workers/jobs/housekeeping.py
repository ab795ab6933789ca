"""Throws away what has had its time: expired sign-ins and tokens, raw chats, silent visitors, uploads nobody sent."""

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat.forgetting import forget_silent_visitors, forget_unused_uploads
from core import clock
from core.channel_accounts.sending_limits import forget_old_turns
from core.context import AppContext
from core.inbox.models import InboundDelivery, InboundItem
from core.staff.models import OneTimeToken, Presence, StaffSession
from core.webhooks.deliveries import forget_old_deliveries
from ticketing.automation.waiting import forget_old_runs
from ticketing.bulk.service import forget_operations
from ticketing.conversations.models import AwaitedReference
from ticketing.messages.models import Attachment
from ticketing.notifications.models import NoticeMail
from ticketing.replies.models import AutomaticMail, Draft

_DAY = 86_400.0
RAW_DAYS = 90
UPLOAD_DAYS = 7
AWAITED_DAYS = 30
NOTICE_DAYS = 60  # after an answer would have been refused; until then its sender is told why
BULK_DAYS = 7
_BATCH = 500
_BULK_BATCH = 10


async def run(context: AppContext, _key: str = "") -> None:
    """One round; each kind in a short transaction of its own, so that nobody waits for the whole."""
    now = clock.utc_now()
    async with context.database.write() as session:
        await session.execute(delete(StaffSession).where(StaffSession.expires_at < now))
        await session.execute(delete(OneTimeToken).where(OneTimeToken.expires_at < now))
        await session.execute(delete(Presence).where(Presence.expires_at < now))
        await session.execute(
            delete(AwaitedReference).where(AwaitedReference.created_at < clock.ago(AWAITED_DAYS * _DAY))
        )
        await forget_old_turns(session, clock.ago(_DAY))
        await session.execute(delete(NoticeMail).where(NoticeMail.expires_at < clock.ago(NOTICE_DAYS * _DAY)))
        await session.execute(delete(AutomaticMail).where(AutomaticMail.hour < clock.ago(2 * _DAY)))
    async with context.database.write() as session:
        await forget_operations(session, clock.ago(BULK_DAYS * _DAY), _BULK_BATCH)
    async with context.database.write() as session:
        await _drop_raw_chats(session)
    async with context.database.write() as session:
        await _drop_forgotten_uploads(session)
    async with context.database.write() as session:
        await forget_unused_uploads(session, _BATCH)
    async with context.database.write() as session:
        await forget_silent_visitors(session, _BATCH)
    async with context.database.write() as session:
        await forget_old_runs(session, _BATCH)
        await forget_old_deliveries(session, _BATCH)


async def _drop_raw_chats(session: AsyncSession) -> None:
    """Raw deliveries of chats are kept for 90 days; mails stay as long as their ticket (DESIGN section 7)."""
    old = (
        select(InboundDelivery.id)
        .where(
            InboundDelivery.channel_kind != "email",
            InboundDelivery.state.in_(("parsed", "discarded")),
            InboundDelivery.received_at < clock.ago(RAW_DAYS * _DAY),
        )
        .limit(_BATCH)
    )
    ids = list((await session.execute(old)).scalars())
    if ids:
        await session.execute(delete(InboundItem).where(InboundItem.delivery_id.in_(ids)))
        await session.execute(delete(InboundDelivery).where(InboundDelivery.id.in_(ids)))


async def _drop_forgotten_uploads(session: AsyncSession) -> None:
    """An upload is forgotten when no message and no draft has it after a week."""
    old = (
        select(Attachment.id)
        .where(Attachment.message_id.is_(None), Attachment.created_at < clock.ago(UPLOAD_DAYS * _DAY))
        .limit(_BATCH)
    )
    candidates = set((await session.execute(old)).scalars())
    if not candidates:
        return
    drafted = (await session.execute(select(Draft.attachment_ids))).scalars()
    kept = {attachment_id for ids in drafted for attachment_id in ids}
    await session.execute(delete(Attachment).where(Attachment.id.in_([c for c in candidates if str(c) not in kept])))
